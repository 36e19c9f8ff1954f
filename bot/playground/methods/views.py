"""The `views` methods: modals and App Home."""

from typing import Any

from bot.playground import limits
from bot.playground.methods.arguments import Arguments, Method
from bot.playground.modals import close_all, current, fresh_values, new_view, replace, show, stack_of
from bot.playground.refusal import Refused
from bot.playground.shapes import view_json, with_ids
from bot.playground.state import Json, View
from bot.playground.validation import problems_of_view
from bot.playground.validation.views import view_too_large
from bot.playground.workspace import Workspace


def checked_view(body: Any, surface: str) -> Json:
    """A view that Slack would take. Raises Refused `invalid_arguments` with the reasons, or `view_too_large`."""
    problems = problems_of_view(body, surface)
    if problems:
        raise Refused("invalid_arguments", messages=problems)
    if view_too_large(body):
        raise Refused("view_too_large")
    view: Json = {**body, "blocks": with_ids(body["blocks"], "v")}
    return view


def _person_of(workspace: Workspace, arguments: Arguments) -> str:
    """Whose trigger a call comes with; it can be exchanged once, within three seconds."""
    trigger = workspace.triggers.get(arguments.text("trigger_id") or arguments.text("interactivity_pointer"))
    if trigger is None:
        raise Refused("invalid_trigger_id")
    if trigger.exchanged:
        raise Refused("exchanged_trigger_id")
    if workspace.clock.now() - trigger.issued > limits.TRIGGER_SECONDS:
        raise Refused("expired_trigger_id")
    return trigger.user


def _exchange(workspace: Workspace, arguments: Arguments) -> None:
    workspace.triggers[arguments.text("trigger_id") or arguments.text("interactivity_pointer")].exchanged = True


def _refuse_known(workspace: Workspace, body: Json) -> None:
    external = body.get("external_id")
    if external and any(view.body.get("external_id") == external for view in workspace.views.values()):
        raise Refused("duplicate_external_id")


def open_view(workspace: Workspace, arguments: Arguments) -> Json:
    """Open a modal in answer to an interaction; an open one of this app gives way."""
    body = checked_view(arguments.json("view"), "modal")
    user = _person_of(workspace, arguments)
    _refuse_known(workspace, body)
    _exchange(workspace, arguments)
    close_all(workspace, user)
    view = new_view(workspace, user, body)
    show(workspace, view)
    return {"view": view_json(view, workspace)}


def push_view(workspace: Workspace, arguments: Arguments) -> Json:
    """Put a modal on top of the open ones, three at most."""
    body = checked_view(arguments.json("view"), "modal")
    user = _person_of(workspace, arguments)
    _refuse_known(workspace, body)
    below = current(workspace, user)
    if below is None:
        raise Refused("not_found")
    if len(stack_of(workspace, user)) >= limits.STACKED_VIEWS:
        raise Refused("push_limit_reached")
    _exchange(workspace, arguments)
    view = new_view(workspace, user, body, below)
    show(workspace, view)
    return {"view": view_json(view, workspace)}


def update_view(workspace: Workspace, arguments: Arguments) -> Json:
    """Replace an open modal. With `hash`, only when nothing changed it since."""
    view = _open_view_of(workspace, arguments)
    body = checked_view(arguments.json("view"), "modal")
    _match_hash(view, arguments)
    replace(workspace, view, body)
    return {"view": view_json(view, workspace)}


def _open_view_of(workspace: Workspace, arguments: Arguments) -> View:
    view_id, external = arguments.text("view_id"), arguments.text("external_id")
    for view in workspace.views.values():
        if view.id == view_id or (external and view.body.get("external_id") == external):
            return view
    raise Refused("not_found")


def _match_hash(view: View | None, arguments: Arguments) -> None:
    given = arguments.text("hash")
    if given and (view is None or view.hash != given):
        raise Refused("hash_conflict")


def publish(workspace: Workspace, arguments: Arguments) -> Json:
    """Show a person their Home tab."""
    user = workspace.user(arguments.required("user_id"))
    body = checked_view(arguments.json("view"), "home")
    known = workspace.homes.get(user.id)
    _match_hash(known, arguments)
    if known is None:
        known = new_view(workspace, user.id, body)
        workspace.homes[user.id] = known
    known.body, known.hash = body, workspace.clock.stamp()
    known.values = fresh_values(body["blocks"], known.values)
    shown = view_json(known, workspace)
    workspace.push({"type": "home", "view": shown}, [user.id])
    return {"view": shown}


METHODS = {
    "views.open": Method(open_view, (), 4),
    "views.push": Method(push_view, (), 4),
    "views.update": Method(update_view, (), 4),
    "views.publish": Method(publish, (), 4),
}
