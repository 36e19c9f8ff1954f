"""The `conversations` methods."""

from bot.playground.methods.arguments import Arguments, Method, channel_of, joined
from bot.playground.methods.users import page
from bot.playground.refusal import Refused
from bot.playground.shapes import channel_json, message_json
from bot.playground.state import Channel, Json, Message
from bot.playground.workspace import Workspace

READ = ("channels:read", "groups:read", "im:read")
HISTORY = ("channels:history", "groups:history", "im:history")
TYPES = {"public_channel": "channel", "private_channel": "private", "im": "im"}


def every(workspace: Workspace, arguments: Arguments) -> Json:
    """The conversations of some types, by pages; public ones without `types`."""
    types = arguments.words("types") or ["public_channel"]
    if not set(types) <= {*TYPES, "mpim"}:
        raise Refused("invalid_types")
    kinds = {TYPES[name] for name in types if name in TYPES}
    mine = [c for c in workspace.channels.values() if c.kind in kinds]
    found = [c for c in mine if c.kind == "channel" or workspace.bot.id in c.members]
    shown, cursor = page(found, arguments, 100)
    channels = [channel_json(channel, workspace) for channel in shown]
    return {"channels": channels, "response_metadata": {"next_cursor": cursor}}


def info(workspace: Workspace, arguments: Arguments) -> Json:
    """One conversation."""
    return {"channel": channel_json(channel_of(workspace, arguments), workspace)}


def open_im(workspace: Workspace, arguments: Arguments) -> Json:
    """The direct conversation with a person."""
    users = arguments.words("users")
    if len(users) != 1:
        raise Refused("users_list_not_supplied" if not users else "not_enough_users")
    user = workspace.user(users[0])
    if user.is_bot:
        raise Refused("cannot_dm_bot")
    if user.deleted:
        raise Refused("user_disabled")
    return {"channel": channel_json(workspace.im(user.id), workspace)}


def members(workspace: Workspace, arguments: Arguments) -> Json:
    """Who is in a conversation, by pages."""
    shown, cursor = page(channel_of(workspace, arguments).members, arguments, 100)
    return {"members": shown, "response_metadata": {"next_cursor": cursor}}


def history(workspace: Workspace, arguments: Arguments) -> Json:
    """The messages of a conversation outside its threads, newest first, by pages."""
    channel = joined(workspace, channel_of(workspace, arguments))
    tops = [m for m in reversed(_readable(channel)) if not m.is_reply and _within(m, arguments)]
    shown, cursor = page(tops, arguments, 100)
    return _messages(shown, cursor, workspace)


def replies(workspace: Workspace, arguments: Arguments) -> Json:
    """A message and the answers in its thread, oldest first, by pages."""
    channel = joined(workspace, channel_of(workspace, arguments))
    root = arguments.required("ts")
    if root not in channel.messages or channel.messages[root].only_for:
        raise Refused("thread_not_found")
    root = channel.messages[root].root
    thread = [m for m in _readable(channel) if m.root == root and (m.ts == root or _within(m, arguments))]
    shown, cursor = page(thread, arguments, 1000)
    return _messages(shown, cursor, workspace)


def _readable(channel: Channel) -> list[Message]:
    return [message for message in channel.messages.values() if not message.only_for]


def _within(message: Message, arguments: Arguments) -> bool:
    oldest, latest = arguments.text("oldest", "0"), arguments.text("latest")
    at = float(message.ts)
    if arguments.flag("inclusive"):
        return float(oldest) <= at and (not latest or at <= float(latest))
    return float(oldest) < at and (not latest or at < float(latest))


def _messages(shown: list[Message], cursor: str, workspace: Workspace) -> Json:
    return {
        "messages": [message_json(message, workspace) for message in shown],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }


METHODS = {
    "conversations.list": Method(every, READ, 2),
    "conversations.info": Method(info, READ),
    "conversations.open": Method(open_im, ("im:write",)),
    "conversations.members": Method(members, READ, 4),
    "conversations.history": Method(history, HISTORY),
    "conversations.replies": Method(replies, HISTORY),
}
