"""What holds between the blocks of one payload: ids that do not repeat, one table, two charts, the text of them all."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.playground.limits import MARKDOWN_CHARACTERS, MESSAGE_BLOCK_CHARACTERS
from bot.playground.validation.schema import Place, unique

Block = dict[str, Any]


def distinct_ids(blocks: Sequence[Any], place: Place) -> None:
    """Block ids do not repeat in a payload, and action ids do not repeat in a block."""
    sound = [block for block in blocks if isinstance(block, dict)]
    unique(names(sound, "block_id"), "block_id", place)
    for index, block in enumerate(blocks):
        elements = list(elements_of(block)) if isinstance(block, dict) else []
        unique(names(elements, "action_id"), "action_id", place.at(index))


def names(things: Sequence[dict[str, Any]], member: str) -> list[str]:
    """The ids that are given, and are words."""
    return [name for thing in things if isinstance(name := thing.get(member), str)]


def elements_of(block: Block) -> Iterator[dict[str, Any]]:
    """The interactive elements that stand in a block."""
    candidates = [block.get("accessory"), block.get("element"), *listed(block.get("elements"))]
    for candidate in candidates:
        if isinstance(candidate, dict):
            yield candidate


def listed(value: Any) -> list[Any]:
    """The value when it is a list."""
    return value if isinstance(value, list) else []


def few_enough(blocks: Sequence[Any], place: Place) -> None:
    """A message holds one table, one data table, two charts and 12,000 characters of markdown."""
    for kind, most, sentence in (
        ("table", 1, "only_one_table_allowed"),
        ("data_table", 1, "only_one_data_table_allowed"),
        ("data_visualization", 2, "no more than 2 data_visualization blocks allowed"),
    ):
        if sum(kind_is(block, kind) for block in blocks) > most:
            place.say(sentence)
    texts = [block.get("text") for block in blocks if kind_is(block, "markdown")]
    if sum(len(text) for text in texts if isinstance(text, str)) > MARKDOWN_CHARACTERS:
        place.say(f"must be less than {MARKDOWN_CHARACTERS + 1} characters in all markdown blocks")


def kind_is(block: Any, kind: str) -> bool:
    """Whether this is a block of a kind."""
    return isinstance(block, dict) and block.get("type") == kind


def one_focus(blocks: Sequence[Any], place: Place) -> None:
    """Only one element of a view takes the focus when it opens."""
    focused = [e for b in blocks if isinstance(b, dict) for e in elements_of(b) if e.get("focus_on_load") is True]
    if len(focused) > 1:
        place.say("only one element may set focus_on_load")


def text_characters(value: Any) -> int:
    """How many characters of text blocks show, over all of them."""
    if isinstance(value, list | tuple):
        return sum(map(text_characters, value))
    if not isinstance(value, dict):
        return 0
    shown = ("text", "title", "caption")
    return sum(
        len(member) if name in shown and isinstance(member, str) else text_characters(member)
        for name, member in value.items()
    )


def too_much_text(blocks: Any) -> bool:
    """Whether Slack would answer `msg_blocks_too_long`."""
    return text_characters(blocks) > MESSAGE_BLOCK_CHARACTERS
