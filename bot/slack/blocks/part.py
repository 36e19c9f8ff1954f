"""A piece of a message: blocks that stay together, the same facts in plain words, and where they come from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.slack.blocks.elements import SECTION, quoted, section
from bot.slack.blocks.message import Block, TextFile
from bot.slack.blocks.text import clean, one_line, size, split
from tools.actor import Actor

WHOLE = 2 * SECTION
"""Characters of a stored text up to which it is shown whole; of a longer one a file holds the rest."""
BEGINNING = 1_200
"""Characters shown of a text that is put into a file."""


@dataclass(frozen=True)
class Place:
    """Who reads, and which call of which turn a view came from: buttons that repeat a call name it.

    `native` allows the blocks that not every workspace has yet: tables and charts. `sheet` asks for the rows of an
    answer as a file.
    """

    actor: Actor
    native: bool = True
    turn_id: UUID | None = None
    call_index: int | None = None
    args: Mapping[str, Any] = field(default_factory=dict)
    sheet: bool = False

    @property
    def call(self) -> str | None:
        """Give the id of the call as buttons carry it; None where it is not known and nothing can be repeated."""
        return f"{self.turn_id}.{self.call_index}" if self.turn_id and self.call_index is not None else None

    def day(self, moment: datetime | None) -> str:
        """Write a moment as a day in the reader's zone."""
        return self.actor.local(moment).strftime("%d %b %Y") if moment else ""

    def moment(self, moment: datetime | None) -> str:
        """Write a moment to the minute in the reader's zone."""
        return self.actor.local(moment).strftime("%d %b %Y %H:%M") if moment else ""


@dataclass(frozen=True)
class Part:
    """Blocks that stay in one message; `words` says the same for a screen reader, not yet escaped."""

    blocks: tuple[Block, ...]
    words: str = ""
    files: tuple[TextFile, ...] = ()


def part(*blocks: Block, words: str = "", files: Iterable[TextFile] = ()) -> Part:
    """Make a part."""
    return Part(blocks, words, tuple(files))


def long_text(text: str, title: str, *, words: str = "") -> list[Part]:
    """Show somebody's words whole, in several sections, or their beginning and a file with all of them.

    `title` says what the text is, and names the file.
    """
    plain = clean(text).strip()
    if not plain:
        return []
    if size(plain) <= WHOLE:
        return [Part((quoted(piece),), words if first else "") for first, piece in _marked(split(plain, SECTION))]
    file = text_file(title, plain)
    told = f"… {len(plain):,} characters, all of them in the file {file.name}."
    beginning = next(split(plain, BEGINNING))
    return [Part((quoted(beginning), section(f"_{told}_")), f"{words} {told}".strip(), (file,))]


def text_file(title: str, content: str) -> TextFile:
    """Make a file of a text, named by what it is."""
    kept = "".join(c if c.isalnum() else "-" for c in one_line(title, 60).lower())
    return TextFile(f"{'-'.join(filter(None, kept.split('-'))) or 'text'}.txt", one_line(title), content)


def _marked(pieces: Iterable[str]) -> Iterable[tuple[bool, str]]:
    return ((at == 0, piece) for at, piece in enumerate(pieces))
