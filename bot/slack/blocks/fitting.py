"""Sharing parts out over as few messages as Slack takes, each with its own words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.slack.blocks.elements import section
from bot.slack.blocks.message import Block, Message
from bot.slack.blocks.part import Part
from bot.slack.blocks.text import clean, escape, size, split

BLOCKS = 50
CHARACTERS = 12_000
"""Characters over all blocks of a message; Slack refuses a little over 13,000 with `msg_blocks_too_long`."""
MARKDOWN = 11_500
"""Characters over all markdown blocks of a message; Slack takes 12,000."""
MOST: dict[str, int] = {"data_table": 1, "table": 1, "data_visualization": 2}
"""Blocks of a kind in one message."""
TEXT = 3_000
"""Characters of a message's own words: what a screen reader should have to read, well under Slack's limits."""
NOT_TEXT = {"type", "block_id", "action_id", "value", "style"}


def fitted(parts: Iterable[Part]) -> tuple[Message, ...]:
    """Make messages of parts in their order, at least one; a part is torn only if no message would hold it whole."""
    made: list[list[Part]] = [[]]
    for part in (piece for whole in parts for piece in _small_enough(whole)):
        if made[-1] and not _fit([*made[-1], part]):
            made.append([])
        made[-1].append(part)
    return tuple(_message(some) for some in made)


def _small_enough(part: Part) -> Iterator[Part]:
    if _fit([part]):
        yield part
        return
    first, *others = part.blocks
    yield Part((first,), part.words, part.files)
    for block in others:
        yield Part((block,))


def _fit(parts: Sequence[Part]) -> bool:
    blocks = [block for part in parts for block in part.blocks]
    kinds = [block["type"] for block in blocks]
    return (
        len(blocks) <= BLOCKS
        and sum(map(_characters, blocks)) <= CHARACTERS
        and sum(_characters(block) for block in blocks if block["type"] == "markdown") <= MARKDOWN
        and all(kinds.count(kind) <= most for kind, most in MOST.items())
    )


def _characters(value: Any) -> int:
    """Count the text in a block: everything people read."""
    match value:
        case str():
            return size(value)
        case dict():
            return sum(_characters(member) for name, member in value.items() if name not in NOT_TEXT)
        case list() | tuple():
            return sum(map(_characters, value))
        case _:
            return 0


def _message(parts: Sequence[Part]) -> Message:
    blocks = tuple(named_once(block for part in parts for block in part.blocks)) or (section("Done."),)
    files = tuple(file for part in parts for file in part.files)
    return Message(text=spoken(part.words for part in parts), blocks=blocks, files=files)


def spoken(words: Iterable[str]) -> str:
    """Write a message's own text: every part's words on their line, up to what one should have to listen to."""
    told = clean("\n".join(filter(None, words))).strip()
    if size(escape(told)) <= TEXT:
        return escape(told) or "Done."
    return escape(next(split(told, TEXT - 1))) + "…"


def named_once(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give a block another id where one before has the same: Slack refuses a message in which ids repeat."""
    seen: set[str] = set()
    for block in blocks:
        name = block.get("block_id")
        number, free = 1, name
        while free in seen:
            number += 1
            free = f"{name}:{number}"
        if free is not None:
            seen.add(free)
        yield block if free == name else {**block, "block_id": free}
