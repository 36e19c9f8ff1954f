"""From the plain values a test writes to the state that Slack's elements send."""

from typing import Any

from bot.playground.interactions import CHOICE, Container
from bot.playground.modals import slot_of, stateful
from bot.playground.state import Json, View


def action_of(container: Container, named: str, value: Any) -> Json:
    """The action of pressing or choosing: `named` is an action_id, "block_id/action_id" or what stands on a button.

    Raises LookupError when it is not there, or does not offer the value.
    """
    offered = []
    for block, element in _elements(container):
        ids = {element["action_id"], f"{block['block_id']}/{element['action_id']}", _label(element)}
        if named in ids:
            offered.append(element)
            if element["type"] != "button" or value in {None, element.get("value"), _label(element)}:
                try:
                    choice = _chosen(element, value)
                except LookupError:
                    continue
                return {"action_id": element["action_id"], "block_id": block["block_id"], **choice}
    there = ", ".join(f"{element['action_id']} ({_label(element)})" for _, element in _elements(container))
    raise LookupError(
        f"{named} with {value} cannot be chosen. There is: {there or 'nothing'}."
        if offered
        else f"There is no {named}. There is: {there or 'nothing'}."
    )


def _elements(container: Container) -> list[tuple[Json, Json]]:
    found = []
    for block in container.blocks:
        members = [block.get("accessory"), block.get("element"), *(block.get("elements") or [])]
        found += [(block, one) for one in members if isinstance(one, dict) and one.get("action_id")]
    return found


def _label(element: Json) -> str:
    text = element.get("text")
    return str(text.get("text", "")) if isinstance(text, dict) else ""


def _chosen(element: Json, value: Any) -> Json:
    slot, _ = CHOICE.get(element["type"]) or slot_of(element)
    if element["type"] == "button":
        return {}
    if slot == "selected_option":
        return {slot: _option(element, value)}
    if slot == "selected_options":
        return {slot: [_option(element, one) for one in value]}
    return {slot: value}


def _option(element: Json, value: Any) -> Json | None:
    if value is None or isinstance(value, dict):
        return value
    grouped = [option for group in element.get("option_groups") or [] for option in group["options"]]
    for option in [*(element.get("options") or []), *grouped]:
        if value in {option["value"], option["text"]["text"]}:
            return dict(option)
    raise LookupError(f"{element['action_id']} does not offer {value}.")


def values_of(view: View, plain: Json) -> dict[str, dict[str, Json]]:
    """The state of a modal from plain values by action_id, block_id or "block_id/action_id".

    Raises LookupError for a name that is no input of the view.
    """
    values: dict[str, dict[str, Json]] = {}
    left = dict(plain)
    for block, element in stateful(view.body["blocks"]):
        for name in (f"{block['block_id']}/{element['action_id']}", element["action_id"], block["block_id"]):
            if name in left:
                values.setdefault(block["block_id"], {})[element["action_id"]] = _chosen(element, left.pop(name))
                break
    if left:
        raise LookupError(f"The form has no {', '.join(left)}.")
    return values
