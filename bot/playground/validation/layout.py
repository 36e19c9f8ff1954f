"""The layout blocks: section, header, context, actions, divider, image, input, markdown, task cards and plans."""

from typing import Any

from bot.playground.limits import MARKDOWN_CHARACTERS
from bot.playground.validation.compositions import any_text, plain_text, slack_file
from bot.playground.validation.elements import (
    accessories,
    action_elements,
    context_action_elements,
    context_elements,
    file_input,
    input_elements,
)
from bot.playground.validation.rich_text import rich_text
from bot.playground.validation.schema import Check, Place, array, boolean, exactly_one, kind_of, shape, string, word

BLOCK_ID: dict[str, Check] = {"block_id": string(255)}


def text_or_fields(value: dict[str, Any], place: Place) -> None:
    """A rule: a section says something."""
    if value.get("text") is None and not value.get("fields"):
        place.say("must define either `text` or `fields`")


section = shape(
    {"type": word("section")},
    {
        **BLOCK_ID,
        "text": any_text(3000),
        "fields": array(any_text(2000), most=10),
        "accessory": accessories,
        "expand": boolean,
    },
    text_or_fields,
)
header = shape({"type": word("header"), "text": plain_text(150)}, BLOCK_ID)
context = shape({"type": word("context"), "elements": array(context_elements, most=10)}, BLOCK_ID)
actions = shape({"type": word("actions"), "elements": array(action_elements, most=25)}, BLOCK_ID)
context_actions = shape({"type": word("context_actions"), "elements": array(context_action_elements, most=5)}, BLOCK_ID)
divider = shape({"type": word("divider")}, BLOCK_ID)
image = shape(
    {"type": word("image"), "alt_text": string(2000)},
    {**BLOCK_ID, "image_url": string(3000), "slack_file": slack_file, "title": plain_text(2000)},
    exactly_one("image_url", "slack_file"),
)
markdown = shape({"type": word("markdown"), "text": string(MARKDOWN_CHARACTERS)}, BLOCK_ID)


def input_block(*, files: bool) -> Check:
    """An input block; only modals take `files`."""
    elements = {**input_elements, **({"file_input": file_input} if files else {})}
    return shape(
        {"type": word("input"), "label": plain_text(2000), "element": kind_of(elements)},
        {**BLOCK_ID, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
    )


source = shape({"type": word("url"), "url": string(3000), "text": string()})
task_card = shape(
    {
        "type": word("task_card"),
        "task_id": string(255),
        "title": string(),
        "status": word("pending", "in_progress", "complete", "error"),
    },
    {**BLOCK_ID, "details": rich_text, "output": rich_text, "sources": array(source, least=0)},
)
plan = shape({"type": word("plan"), "title": string()}, {**BLOCK_ID, "tasks": array(task_card, least=0)})
