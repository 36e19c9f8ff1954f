"""`auth.test`, `team.info` and the `users` methods."""

from typing import TypeVar

from bot.playground.methods.arguments import Arguments, Method
from bot.playground.refusal import Refused
from bot.playground.shapes import user_json
from bot.playground.state import Json, User
from bot.playground.workspace import Workspace

Item = TypeVar("Item")


def auth_test(workspace: Workspace, _arguments: Arguments) -> Json:
    """Who the token belongs to."""
    return {
        "url": f"{workspace.url}/",
        "team": workspace.team_name,
        "user": workspace.bot.name,
        "team_id": workspace.team_id,
        "user_id": workspace.bot.id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


def team_info(workspace: Workspace, _arguments: Arguments) -> Json:
    """The workspace."""
    return {"team": {"id": workspace.team_id, "name": workspace.team_name, "domain": "playground", "icon": {}}}


def _shown(workspace: Workspace, user: User) -> Json:
    with_email = "users:read.email" in workspace.app.scopes
    return user_json(user, with_email=with_email, now=workspace.clock.now())


def info(workspace: Workspace, arguments: Arguments) -> Json:
    """One user."""
    return {"user": _shown(workspace, workspace.user(arguments.required("user")))}


def every(workspace: Workspace, arguments: Arguments) -> Json:
    """All users, by pages."""
    members, cursor = page(sorted(workspace.users.values(), key=lambda user: user.id), arguments, 200)
    return {"members": [_shown(workspace, user) for user in members], "response_metadata": {"next_cursor": cursor}}


def by_email(workspace: Workspace, arguments: Arguments) -> Json:
    """One user, by e-mail address. Deactivated accounts are not found."""
    wanted = arguments.required("email").casefold()
    for user in workspace.users.values():
        if user.email.casefold() == wanted and not user.deleted and user.email:
            return {"user": _shown(workspace, user)}
    raise Refused("users_not_found")


def page(items: list[Item], arguments: Arguments, size: int) -> tuple[list[Item], str]:
    """The page of a list that `cursor` and `limit` ask for, and the cursor of the next one."""
    cursor = arguments.text("cursor", "0")
    if not cursor.isdigit():
        raise Refused("invalid_cursor")
    start, limit = int(cursor), arguments.integer("limit", size) or size
    end = start + min(limit, 1000)
    return items[start:end], str(end) if end < len(items) else ""


METHODS = {
    "auth.test": Method(auth_test, tier=0),
    "team.info": Method(team_info, ("team:read", "users:read")),
    "users.info": Method(info, ("users:read",), 4),
    "users.list": Method(every, ("users:read",), 2),
    "users.lookupByEmail": Method(by_email, ("users:read.email",)),
}
