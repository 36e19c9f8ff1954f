"""The open modals of each person: a stack, what has been filled in, and the errors of what was submitted."""

from collections.abc import Iterator
from typing import Any

from bot.playground.shapes import view_json
from bot.playground.state import Json, View
from bot.playground.workspace import Workspace

EMPTY: dict[str, tuple[str, Any]] = {
    "static_select": ("selected_option", None),
    "external_select": ("selected_option", None),
    "radio_buttons": ("selected_option", None),
    "checkboxes": ("selected_options", []),
    "multi_static_select": ("selected_options", []),
    "multi_external_select": ("selected_options", []),
    "users_select": ("selected_user", None),
    "multi_users_select": ("selected_users", []),
    "conversations_select": ("selected_conversation", None),
    "multi_conversations_select": ("selected_conversations", []),
    "channels_select": ("selected_channel", None),
    "multi_channels_select": ("selected_channels", []),
    "datepicker": ("selected_date", None),
    "timepicker": ("selected_time", None),
    "datetimepicker": ("selected_date_time", None),
    "file_input": ("files", []),
    "rich_text_input": ("rich_text_value", None),
}
"""Where the state of an element keeps what was chosen, and what stands there when nothing was."""

INITIAL = {
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_conversation": "initial_conversation",
    "selected_conversations": "initial_conversations",
    "selected_channel": "initial_channel",
    "selected_channels": "initial_channels",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
    "rich_text_value": "initial_value",
    "value": "initial_value",
}


def slot_of(element: Json) -> tuple[str, Any]:
    """The member that keeps an element's choice, and its empty value."""
    return EMPTY.get(element["type"], ("value", None))


def stateful(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """The elements that have a state, each with its block: inputs, and menus and pickers elsewhere."""
    for block in blocks:
        elements = [block.get("element"), block.get("accessory"), *_elements(block)]
        for element in elements:
            if isinstance(element, dict) and (element["type"] in EMPTY or block["type"] == "input"):
                yield block, element


def _elements(block: Json) -> list[Any]:
    elements = block.get("elements")
    return elements if block["type"] == "actions" and isinstance(elements, list) else []


def fresh_values(blocks: list[Json], known: dict[str, dict[str, Json]]) -> dict[str, dict[str, Json]]:
    """The state of a view: what is `known` where it still has a place, else what the app put there at first."""
    values: dict[str, dict[str, Json]] = {}
    for block, element in stateful(blocks):
        slot, empty = slot_of(element)
        first = {"type": element["type"], slot: element.get(INITIAL.get(slot, ""), empty)}
        before = known.get(block["block_id"], {}).get(element["action_id"])
        kept = before if before and before["type"] == element["type"] else first
        values.setdefault(block["block_id"], {})[element["action_id"]] = kept
    return values


def stack_of(workspace: Workspace, user: str) -> list[str]:
    """The ids of a person's open modals, the lowest first."""
    return workspace.stacks.setdefault(user, [])


def current(workspace: Workspace, user: str) -> View | None:
    """The modal a person sees."""
    stack = stack_of(workspace, user)
    return workspace.views[stack[-1]] if stack else None


def new_view(workspace: Workspace, user: str, body: Json, below: View | None = None) -> View:
    """A view of a person, not shown yet."""
    view_id = workspace.ids.take("V")
    root = below.root if below else view_id
    values = fresh_values(body["blocks"], {})
    return View(view_id, user, body, workspace.clock.stamp(), root, below.id if below else None, values)


def show(workspace: Workspace, view: View) -> None:
    """Put a modal on top."""
    workspace.views[view.id] = view
    stack_of(workspace, view.user).append(view.id)
    workspace.push({"type": "view_opened", "view": view_json(view, workspace)}, [view.user])


def replace(workspace: Workspace, view: View, body: Json) -> None:
    """Give an open modal another body; what was filled in stays where block and action ids stay."""
    view.body, view.hash = body, workspace.clock.stamp()
    view.values = fresh_values(body["blocks"], view.values)
    workspace.push({"type": "view_updated", "view": view_json(view, workspace)}, [view.user])


def close(workspace: Workspace, view: View) -> None:
    """Take a modal away."""
    stack_of(workspace, view.user).remove(view.id)
    del workspace.views[view.id]
    workspace.push({"type": "view_closed", "view_id": view.id}, [view.user])


def close_all(workspace: Workspace, user: str) -> None:
    """Take all modals of a person away."""
    for view_id in reversed(list(stack_of(workspace, user))):
        close(workspace, workspace.views[view_id])


def fill(view: View, values: dict[str, dict[str, Json]]) -> None:
    """Put what the page says was filled in into a view, where the view has a place for it."""
    for block_id, actions in values.items():
        for action_id, value in actions.items():
            if action_id in view.values.get(block_id, {}):
                view.values[block_id][action_id] = {**view.values[block_id][action_id], **value}


def missing(view: View) -> dict[str, str]:
    """What Slack itself complains of before it sends a form to the app: a sentence by block id."""
    complaints = {}
    for block, element in stateful(view.body["blocks"]):
        if block["type"] == "input" and (complaint := _complaint(block, element, view)):
            complaints[block["block_id"]] = complaint
    return complaints


def _complaint(block: Json, element: Json, view: View) -> str | None:
    slot, _ = slot_of(element)
    value = view.values[block["block_id"]][element["action_id"]].get(slot)
    if value in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if isinstance(value, str) and len(value) > element.get("max_length", len(value)):
        return f"Must be at most {element['max_length']} characters."
    if isinstance(value, str) and len(value) < element.get("min_length", 0):
        return f"Must be at least {element['min_length']} characters."
    return None
