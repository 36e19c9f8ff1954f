"""What people do in the workspace without a button of the app: write, edit, delete, react, upload, look, stop."""

import mimetypes

from bot.playground import events
from bot.playground.composing import rich_text, typed
from bot.playground.refusal import Refused
from bot.playground.state import Channel, File, Json, Message
from bot.playground.workspace import Workspace


def post(
    workspace: Workspace, user: str, channel: Channel, text: str, *, thread_ts: str | None = None, files: list[str]
) -> str:
    """Write a message, and return its timestamp. Raises Refused `not_in_channel`, `thread_not_found` or
    `file_not_found`."""
    if user not in channel.members:
        raise Refused("not_in_channel")
    if thread_ts and thread_ts not in channel.messages:
        raise Refused("thread_not_found")
    ts = workspace.clock.stamp()
    root = channel.messages[thread_ts].root if thread_ts else None
    message = Message(ts, channel.id, user, thread_ts=root, client_msg_id=f"client-{ts}", **_said(workspace, text))
    for name in files:
        if name not in workspace.files:
            raise Refused("file_not_found")
        workspace.files[name].shares.append((channel.id, ts))
        message.files.append(name)
    workspace.add(message)
    return ts


def _said(workspace: Workspace, text: str) -> Json:
    said = typed(text, workspace.app.name, workspace.bot.id)
    return {"text": said, "blocks": [rich_text(said, "said")] if said else []}


def edit(workspace: Workspace, user: str, message: Message, text: str) -> None:
    """Change a message of one's own. Raises Refused `cant_update_message`."""
    if message.user != user:
        raise Refused("cant_update_message")
    workspace.change(message, by=user, **_said(workspace, text))


def delete(workspace: Workspace, user: str, message: Message) -> None:
    """Delete a message of one's own, or dismiss an ephemeral one. Raises Refused `cant_delete_message`."""
    if user not in {message.user, message.only_for}:
        raise Refused("cant_delete_message")
    workspace.remove(message)


def upload(workspace: Workspace, user: str, name: str, content: bytes) -> str:
    """Upload a file, and return its id; a message then shares it."""
    file_id = workspace.ids.take("F")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    created = int(workspace.clock.now())
    file = File(file_id, name, name, user, created, len(content), kind, "", content, complete=True)
    workspace.files[file_id] = file
    return file_id


def open_tab(workspace: Workspace, user: str, tab: str) -> None:
    """Open the app's Home or Messages tab. Raises Refused `invalid_arguments`."""
    if tab not in {"home", "messages"}:
        raise Refused("invalid_arguments")
    workspace.emit(events.home_opened(user, tab, workspace))


def stop(workspace: Workspace, user: str, channel: Channel, thread_ts: str) -> None:
    """Press the stop button of the app's work in a thread. Its streams there end; its session does not."""
    streaming = [m for m in channel.messages.values() if m.root == thread_ts and m.stream and m.stream.open]
    for message in streaming:
        workspace.end_stream(message, by_user=True)
    stamps = [message.ts for message in streaming]
    workspace.emit(events.stopped(user, channel.id, thread_ts, stamps, workspace))
