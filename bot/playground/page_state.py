"""What the page shows a person: the workspace as they see it, and the messages of a conversation or a thread."""

from bot.playground.modals import stack_of
from bot.playground.refusal import Refused
from bot.playground.shapes import page_json, view_json
from bot.playground.state import Channel, Json, User
from bot.playground.workspace import Workspace


def state_of(workspace: Workspace, user: str) -> Json:
    """Everything a page needs to begin with, for one person."""
    im, home, plan = workspace.im(user), workspace.homes.get(user), workspace.app
    prompts = im.prompts or [{"title": title, "message": message} for title, message in plan.prompts]
    return {
        "team": {"id": workspace.team_id, "name": workspace.team_name},
        "app": {
            "id": workspace.app_id,
            "name": plan.name,
            "bot_user_id": workspace.bot.id,
            "commands": [vars(command) for command in plan.commands],
            "shortcuts": [vars(shortcut) for shortcut in plan.shortcuts],
        },
        "users": [_user(one) for one in workspace.users.values()],
        "me": user,
        "channels": [_channel(one) for one in workspace.channels.values() if user in one.members],
        "prompts": prompts,
        "home": view_json(home, workspace) if home else None,
        "views": [view_json(workspace.views[view_id], workspace) for view_id in stack_of(workspace, user)],
    }


def _user(user: User) -> Json:
    shown = ("id", "name", "real_name", "title", "email", "is_bot", "is_restricted", "deleted")
    return {**{name: getattr(user, name) for name in shown}, "roles": list(user.roles), "team": user.team}


def _channel(channel: Channel) -> Json:
    shown = {"id": channel.id, "name": channel.name, "type": channel.kind, "topic": channel.topic}
    return {**shown, "members": channel.members}


def messages_of(workspace: Workspace, user: str, channel_id: str, thread_ts: str | None) -> Json:
    """The messages somebody sees in a channel, or in a thread of it, with what the app says it is doing there.

    Raises Refused `channel_not_found`.
    """
    channel = workspace.channels.get(channel_id)
    if channel is None or user not in channel.members:
        raise Refused("channel_not_found")
    seen = [message for message in channel.messages.values() if workspace.visible(message, user)]
    wanted = [m for m in seen if (m.root == thread_ts if thread_ts else not m.is_reply)]
    answer: Json = {"messages": [page_json(message, workspace) for message in wanted]}
    status, session = channel.statuses.get(thread_ts or ""), channel.sessions.get(thread_ts or "")
    if status:
        answer["status"] = {"text": status.text, "loading": status.loading}
    if session:
        answer["session"] = {"status": session.status, "title": session.title}
    return answer
