"""The `chat` methods for whole messages."""

from bot.playground import limits
from bot.playground.methods.arguments import Arguments, Method, channel_of, joined
from bot.playground.methods.content import attachments_of, blocks_of, content_of, metadata_of, text_of
from bot.playground.refusal import Refused
from bot.playground.shapes import message_json
from bot.playground.state import Channel, Json, Message
from bot.playground.workspace import Workspace

WRITE = ("chat:write",)


def thread_of(channel: Channel, arguments: Arguments) -> str | None:
    """The thread a call answers in, None outside of one. Raises Refused `thread_not_found`."""
    thread_ts = arguments.text("thread_ts")
    if not thread_ts:
        return None
    root = channel.messages.get(thread_ts)
    if root is None or root.only_for:
        raise Refused("thread_not_found")
    return root.root


def post_message(workspace: Workspace, arguments: Arguments) -> Json:
    """Write a message."""
    channel = joined(workspace, channel_of(workspace, arguments))
    content = content_of(arguments)
    ts, thread_ts = workspace.clock.stamp(), thread_of(channel, arguments)
    message = Message(ts, channel.id, workspace.bot.id, thread_ts=thread_ts, by_app=True, **content)
    workspace.add(message)
    return {"channel": channel.id, "ts": ts, "message": message_json(message, workspace)}


def post_ephemeral(workspace: Workspace, arguments: Arguments) -> Json:
    """Write a message that one person sees."""
    channel = joined(workspace, channel_of(workspace, arguments))
    user = workspace.user(arguments.required("user"))
    if user.id not in channel.members:
        raise Refused("user_not_in_channel")
    content = content_of(arguments)
    ts, thread_ts = workspace.clock.stamp(), thread_of(channel, arguments)
    workspace.add(
        Message(ts, channel.id, workspace.bot.id, thread_ts=thread_ts, by_app=True, only_for=user.id, **content)
    )
    return {"message_ts": ts}


def own_message(workspace: Workspace, arguments: Arguments, error: str, name: str = "ts") -> Message:
    """A message of the app's own. Raises Refused `message_not_found`, or `error` for somebody else's."""
    channel = channel_of(workspace, arguments)
    message = workspace.message(channel.id, arguments.required(name))
    if message.only_for:
        raise Refused("message_not_found")
    if not message.by_app:
        raise Refused(error)
    return message


def update(workspace: Workspace, arguments: Arguments) -> Json:
    """Change a message. Blocks that are not given go when a text is given, and stay otherwise.

    What was streamed goes with the change: from then on it is a message like others.
    """
    message = own_message(workspace, arguments, "cant_update_message")
    if message.stream and message.stream.open:
        raise Refused("streaming_state_conflict")
    given = {"blocks": blocks_of(arguments), "attachments": attachments_of(arguments)}
    parts: Json = {name: value for name, value in given.items() if value is not None}
    if arguments.has("text"):
        parts = {"blocks": [], "text": text_of(arguments, limits.UPDATE_CHARACTERS), **parts}
    if arguments.has("metadata"):
        parts["metadata"] = metadata_of(arguments)
    if not parts:
        raise Refused("no_text")
    message.stream = None
    workspace.change(message, by=None if parts.get("blocks") else workspace.bot.id, **parts)
    shown = message_json(message, workspace)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": shown}


def delete(workspace: Workspace, arguments: Arguments) -> Json:
    """Delete a message."""
    message = own_message(workspace, arguments, "cant_delete_message")
    workspace.remove(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(workspace: Workspace, arguments: Arguments) -> Json:
    """The address of a message."""
    channel = channel_of(workspace, arguments)
    message = workspace.message(channel.id, arguments.required("message_ts"))
    address = f"{workspace.url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    thread = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.is_reply else ""
    return {"channel": channel.id, "permalink": address + thread}


METHODS = {
    "chat.postMessage": Method(post_message, WRITE, 0),
    "chat.postEphemeral": Method(post_ephemeral, WRITE, 4),
    "chat.update": Method(update, WRITE),
    "chat.delete": Method(delete, WRITE),
    "chat.getPermalink": Method(permalink, (), 0),
}
