"""The check of a whole list of blocks, by the surface it is shown on."""

from collections.abc import Sequence
from typing import Any, Literal

from bot.playground.limits import MESSAGE_BLOCK_CHARACTERS, MESSAGE_BLOCKS, VIEW_BLOCKS
from bot.playground.validation import layout
from bot.playground.validation.charts import data_visualization
from bot.playground.validation.rich_text import rich_text
from bot.playground.validation.schema import Check, Place, array, kind_of
from bot.playground.validation.tables import data_table, table
from bot.playground.validation.whole import distinct_ids, few_enough, one_focus, too_much_text

Surface = Literal["message", "modal", "home", "file"]

EVERYWHERE: dict[str, Check] = {
    "section": layout.section,
    "header": layout.header,
    "context": layout.context,
    "actions": layout.actions,
    "divider": layout.divider,
    "image": layout.image,
    "rich_text": rich_text,
}
IN_MESSAGES: dict[str, Check] = {
    "context_actions": layout.context_actions,
    "data_table": data_table,
    "data_visualization": data_visualization,
    "plan": layout.plan,
    "table": table,
    "task_card": layout.task_card,
}

BY_SURFACE: dict[str, Check] = {
    "message": kind_of(
        {**EVERYWHERE, **IN_MESSAGES, "markdown": layout.markdown, "input": layout.input_block(files=False)}
    ),
    "file": kind_of({**EVERYWHERE, **IN_MESSAGES}),
    "modal": kind_of({**EVERYWHERE, "input": layout.input_block(files=True)}),
    "home": kind_of({**EVERYWHERE, "input": layout.input_block(files=False)}),
}


def check_blocks(blocks: Any, surface: str, place: Place) -> None:
    """Report what Slack would refuse in a list of blocks on a surface."""
    most = VIEW_BLOCKS if surface in {"modal", "home"} else MESSAGE_BLOCKS
    array(BY_SURFACE[surface], least=0, most=most)(blocks, place)
    if isinstance(blocks, list | tuple):
        distinct_ids(blocks, place)
        few_enough(blocks, place)
        one_focus(blocks, place)


def problems_of(blocks: Sequence[Any], surface: Surface = "message") -> list[str]:
    """What Slack would say is wrong with a list of blocks, in its own words; nothing when it would take them.

    `surface` is where they are shown: "message", "modal", "home", or "file" for the message that shares a file.
    Text over the limit of a whole message is reported as `msg_blocks_too_long`.
    """
    place = Place("/blocks")
    check_blocks(blocks, surface, place)
    if surface in {"message", "file"} and too_much_text(blocks):
        place.say(f"msg_blocks_too_long: over {MESSAGE_BLOCK_CHARACTERS} characters in all blocks")
    return place.found
