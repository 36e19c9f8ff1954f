"""What one post to Slack consists of."""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]
"""A block as Slack's JSON; some kinds are not known to the SDK, so none is made into a model."""


@dataclass(frozen=True)
class TextFile:
    """A text too long for blocks, to be uploaded beside the message that names it."""

    name: str
    title: str
    content: str


@dataclass(frozen=True)
class Message:
    """One message within Slack's limits; `text` says the same as the blocks, in plain words."""

    text: str
    blocks: tuple[Block, ...]
    files: tuple[TextFile, ...] = ()
