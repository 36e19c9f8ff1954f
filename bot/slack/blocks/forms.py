"""Modals: what they ask for, and reading what was filled in.

An input's block and action are both called like the tool's argument it fills, so `submitted` gives arguments.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.slack.blocks.elements import OPTIONS, Element, option, plain, section, select
from bot.slack.blocks.message import Block
from bot.slack.blocks.text import one_line

View = dict[str, Any]
Choices = Sequence[tuple[str, str]]
"""(value, text) pairs; the value is what the tool's argument takes."""

TITLE = 24
METADATA = 3_000
INPUT = 3_000
PLACEHOLDER = 150


def modal(
    callback_id: str,
    title: str,
    blocks: Sequence[Block],
    *,
    metadata: str = "",
    submit: str = "",
    close: str = "Cancel",
) -> View:
    """Make a modal; raises `ValueError` for metadata over 3,000 characters, which Slack would refuse."""
    if len(metadata) > METADATA:
        raise ValueError(f"a modal keeps at most {METADATA} characters of metadata")
    view: View = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, TITLE),
        "close": plain(close, TITLE),
        "private_metadata": metadata,
        "blocks": list(blocks),
    }
    return {**view, "submit": plain(submit, TITLE)} if submit else view


def loading(callback_id: str, title: str = "One moment") -> View:
    """Make the modal that opens at once, because a click's trigger lives three seconds; it is filled in later."""
    return modal(callback_id, title, [section("Loading …")], close="Close")


def text_input(
    name: str, label: str, *, given: str = "", hint: str = "", lines: bool = False, must: bool = True
) -> Block:
    """Ask for words."""
    element: Element = {
        "type": "plain_text_input",
        "action_id": name,
        "multiline": lines,
        "max_length": INPUT,
        "placeholder": plain(hint or label, PLACEHOLDER),
    }
    if given:
        element["initial_value"] = given[:INPUT]
    return _input(name, label, element, must=must)


def menu_input(name: str, label: str, choices: Choices, *, chosen: str | None = None, must: bool = True) -> Block:
    """Ask for one of several; without any, or with more than a menu holds, ask for its name."""
    if not choices or len(choices) > OPTIONS:
        return text_input(name, label, must=must)
    element = select("Choose one", choices, name)
    first = next((option(text, value) for value, text in choices if value == chosen), None)
    return _input(name, label, {**element, "initial_option": first} if first else element, must=must)


def tick_input(name: str, label: str, text: str) -> Block:
    """Ask for a yes or no."""
    element: Element = {"type": "checkboxes", "action_id": name, "options": [option(text, "yes")]}
    return _input(name, label, element, must=False)


def number_input(name: str, label: str, *, given: int, least: int, most: int) -> Block:
    """Ask for a whole number."""
    element: Element = {
        "type": "number_input",
        "action_id": name,
        "is_decimal_allowed": False,
        "initial_value": str(given),
        "min_value": str(least),
        "max_value": str(most),
    }
    return _input(name, label, element, must=False)


def submitted(values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Read `view.state.values`: what was filled in, by name; what was left empty is left out."""
    read = {name: _value(element) for inputs in values.values() for name, element in inputs.items()}
    return {name: value for name, value in read.items() if value not in (None, "")}


def _value(element: Mapping[str, Any]) -> Any:
    match element.get("type"):
        case "checkboxes":
            return bool(element.get("selected_options"))
        case "number_input":
            return int(element["value"]) if element.get("value") else None
        case "static_select":
            return (element.get("selected_option") or {}).get("value")
        case _:
            return (element.get("value") or "").strip()


def _input(name: str, label: str, element: Element, *, must: bool) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": plain(one_line(label), 150),
        "optional": not must,
        "element": element,
    }
