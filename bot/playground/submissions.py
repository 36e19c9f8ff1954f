"""Submitting and closing modals, and what the app answers to that."""

from typing import Any

from bot.playground import limits
from bot.playground.delivery import Delivery
from bot.playground.interactions import common
from bot.playground.methods.views import checked_view
from bot.playground.modals import close, close_all, current, fill, missing, new_view, replace, show, stack_of
from bot.playground.refusal import Refused
from bot.playground.shapes import file_json, view_json
from bot.playground.state import Json, View
from bot.playground.workspace import Workspace


def open_view_of(workspace: Workspace, user: str, view_id: str) -> View:
    """A modal that somebody has open. Raises Refused `view_not_found`."""
    view = workspace.views.get(view_id)
    if view is None or view.user != user:
        raise Refused("view_not_found")
    return view


async def submit(workspace: Workspace, delivery: Delivery, view: View, values: Json | None = None) -> Json:
    """Submit a modal with what was filled in, and do what the app answers.

    Returns the app's answer, or the complaints that Slack makes itself. Raises NotAcknowledged.
    """
    fill(view, values or {})
    _give_files(workspace, view)
    if complaints := missing(view):
        return {"response_action": "errors", "errors": complaints}
    payload = common(workspace, "view_submission", view.user)
    payload |= {"view": view_json(view, workspace), "response_urls": []}
    answer = await delivery.ask("interactive", payload)
    return _obey(workspace, view, answer if isinstance(answer, dict) else {})


def _give_files(workspace: Workspace, view: View) -> None:
    """Put the files themselves where the form names them by id. Raises Refused `file_not_found`."""
    for actions in view.values.values():
        for value in actions.values():
            if value["type"] == "file_input":
                ids = [one if isinstance(one, str) else str(one.get("id")) for one in value["files"]]
                value["files"] = [_given(workspace, view.user, file_id) for file_id in ids]


def _given(workspace: Workspace, user: str, file_id: str) -> Json:
    file = workspace.files.get(file_id)
    if file is None or file.user != user:
        raise Refused("file_not_found")
    file.given = True
    return file_json(file, workspace)


def _obey(workspace: Workspace, view: View, answer: Json) -> Json:
    action = answer.get("response_action")
    if view.id not in workspace.views:
        return answer
    if action is None:
        close(workspace, view)
    elif action == "clear":
        close_all(workspace, view.user)
    elif action == "update":
        replace(workspace, view, checked_view(answer.get("view"), "modal"))
    elif action == "push":
        if len(stack_of(workspace, view.user)) >= limits.STACKED_VIEWS:
            raise Refused("push_limit_reached")
        body = checked_view(answer.get("view"), "modal")
        show(workspace, new_view(workspace, view.user, body, current(workspace, view.user)))
    elif action == "errors":
        _check_errors(view, answer.get("errors"))
    else:
        raise Refused("invalid_response_action")
    return answer


def _check_errors(view: View, errors: Any) -> None:
    inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise Refused("invalid_errors", messages=["[ERROR] errors must name the block_id of input blocks of the view"])


async def close_view(workspace: Workspace, delivery: Delivery, view: View, *, cleared: bool = False) -> None:
    """Close a modal by hand; `cleared` closes those under it too. The app is told when it asked for that.

    Raises NotAcknowledged.
    """
    payload = common(workspace, "view_closed", view.user)
    del payload["trigger_id"]
    payload |= {"view": view_json(view, workspace), "is_cleared": cleared}
    if cleared or view.body.get("clear_on_close"):
        close_all(workspace, view.user)
    else:
        close(workspace, view)
    if view.body.get("notify_on_close"):
        await delivery.ask("interactive", payload)
