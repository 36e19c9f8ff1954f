"""The blocks and elements everything here is made of, within Slack's limits.

`text` arguments called `mrkdwn` are ready to send: stored values in them went through `shown` or `escape`. All other
texts are taken as they are stored.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.slack.blocks.message import Block
from bot.slack.blocks.text import NOTHING, clean, inert, one_line, shown, size

Element = dict[str, Any]

SECTION = 2_900
"""Characters a section is filled with; Slack takes 3,000."""
FIELD = 600
"""Characters of one field of a card; Slack takes 2,000, but ten of those fill no card."""
HEADER = 150
BUTTON = 75
OPTION = 75
FIELDS = 10
BUTTONS = 25
OPTIONS = 100
CONTEXTS = 10


def marked(mrkdwn: str) -> Element:
    """Make a text object with Slack's markup; what looks like an address in it does not become a link."""
    return {"type": "mrkdwn", "text": mrkdwn if mrkdwn.strip() else NOTHING, "verbatim": True}


def plain(text: str, most: int) -> Element:
    """Make a text object that is shown as it is."""
    return {"type": "plain_text", "text": inert(one_line(text, most)) or NOTHING, "emoji": False}


def section(mrkdwn: str, *, block_id: str | None = None, accessory: Element | None = None) -> Block:
    """Make a paragraph, with something to press beside it."""
    block: Block = {"type": "section", "text": marked(mrkdwn)}
    if block_id:
        block["block_id"] = block_id
    if accessory:
        block["accessory"] = accessory
    return block


def quoted(text: str) -> Block:
    """Make a paragraph of somebody's words: several lines, no markup, at most a section's length."""
    return {
        "type": "section",
        "text": {"type": "plain_text", "text": inert(clean(text)).strip() or NOTHING, "emoji": False},
    }


def fields(pairs: Iterable[tuple[str, object]]) -> list[Block]:
    """Make labelled values, two in a row; those without a value are left out."""
    made = [marked(f"*{label}*\n{shown(value, FIELD)}") for label, value in pairs if value not in (None, "")]
    return [{"type": "section", "fields": made[at : at + FIELDS]} for at in range(0, len(made), FIELDS)]


def context(*mrkdwn: str, block_id: str | None = None) -> Block:
    """Make a small line."""
    block: Block = {"type": "context", "elements": [marked(text) for text in mrkdwn[:CONTEXTS]]}
    return {**block, "block_id": block_id} if block_id else block


def header(text: str) -> Block:
    """Make a heading."""
    return {"type": "header", "text": plain(text, HEADER)}


def divider() -> Block:
    """Make a line between two things."""
    return {"type": "divider"}


def button(text: str, action_id: str, value: str, *, style: str | None = None) -> Element:
    """Make a button; Slack takes values of up to 2,000 characters."""
    made: Element = {"type": "button", "text": plain(text, BUTTON), "action_id": action_id, "value": value}
    return {**made, "style": style} if style else made


def actions(buttons: Sequence[Element], block_id: str) -> Block:
    """Make a row of buttons."""
    return {"type": "actions", "block_id": block_id, "elements": list(buttons[:BUTTONS])}


def option(text: str, value: str, detail: str = "") -> Element:
    """Make a choice of a menu."""
    made: Element = {"text": plain(text, OPTION), "value": value}
    return {**made, "description": plain(detail, OPTION)} if one_line(detail) else made


def select(placeholder: str, choices: Sequence[tuple[str, str]], action_id: str) -> Element:
    """Make a menu of (value, text) pairs; Slack takes a hundred."""
    return {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": plain(placeholder, 150),
        "options": [option(text, value) for value, text in choices[:OPTIONS]],
    }


def paragraphs(lines: Iterable[str]) -> list[Block]:
    """Put lines of `mrkdwn` into as few sections as hold them; a line longer than a section must not be given."""
    made: list[list[str]] = []
    room = 0
    for line in lines:
        room -= size(line) + 1
        if room < 0 or not made:
            made.append([])
            room = SECTION - size(line) - 1
        made[-1].append(line)
    return [section("\n".join(some)) for some in made]
