"""The `chat` methods that write a message in pieces."""

from typing import Any

from bot.playground import limits
from bot.playground.methods.agents import SESSION
from bot.playground.methods.arguments import Arguments, Method, channel_of, joined
from bot.playground.methods.chat import WRITE, own_message, thread_of
from bot.playground.methods.content import checked_blocks, metadata_of
from bot.playground.refusal import Refused
from bot.playground.shapes import message_json, with_ids
from bot.playground.state import Channel, Json, Message, Stream
from bot.playground.validation.chunks import problems_of_chunks
from bot.playground.workspace import Workspace


def start(workspace: Workspace, arguments: Arguments) -> Json:
    """Begin a message that grows. In channels one person is named, who sees it grow."""
    channel = joined(workspace, channel_of(workspace, arguments))
    thread_ts = thread_of(channel, arguments)
    if channel.kind == "im" and thread_ts is None:
        raise Refused("invalid_thread_ts")
    chunks, mode = _chunks_of(arguments, required=False)
    stream = Stream(_recipient(workspace, channel, arguments), workspace.clock.now(), mode)
    message = Message(workspace.clock.stamp(), channel.id, workspace.bot.id, "", thread_ts=thread_ts, by_app=True)
    message.stream = stream
    _check_size(message, chunks)
    _append(message, chunks)
    workspace.add(message)
    return {"channel": channel.id, "ts": message.ts}


def _recipient(workspace: Workspace, channel: Channel, arguments: Arguments) -> str | None:
    if channel.kind == "im":
        return None
    for name in ("recipient_user_id", "recipient_team_id"):
        if not arguments.text(name):
            raise Refused(f"missing_{name}")
    return workspace.user(arguments.text("recipient_user_id")).id


def append(workspace: Workspace, arguments: Arguments) -> Json:
    """Add a piece."""
    message, stream = _streaming(workspace, arguments)
    chunks, mode = _chunks_of(arguments, required=True)
    _match_mode(stream, mode)
    _check_size(message, chunks)
    _append(message, chunks)
    workspace.push_message("message_changed", message)
    return {"channel": message.channel, "ts": message.ts}


def stop(workspace: Workspace, arguments: Arguments) -> Json:
    """Add a last piece and blocks below it, and finish the message."""
    message, stream = _streaming(workspace, arguments)
    chunks, mode = _chunks_of(arguments, required=False)
    _match_mode(stream, mode)
    status = arguments.text("session_status")
    if status and status not in SESSION:
        raise Refused("invalid_arguments")
    blocks = checked_blocks(arguments.json("blocks", "invalid_blocks_format")) or []
    _check_size(message, chunks)
    if len(message.blocks) + len(blocks) > limits.MESSAGE_BLOCKS:
        raise Refused("msg_blocks_too_many")
    metadata = metadata_of(arguments)
    _append(message, [*chunks, {"type": "blocks", "blocks": blocks}])
    workspace.reveal(message)
    workspace.change(message, metadata=metadata or message.metadata, blocks=message.blocks)
    if status:
        workspace.set_session(workspace.channels[message.channel], message.root, status=status)
    return {"channel": message.channel, "ts": message.ts, "message": message_json(message, workspace)}


def _streaming(workspace: Workspace, arguments: Arguments) -> tuple[Message, Stream]:
    """The message a call continues. Raises Refused when it does not grow any more."""
    message = own_message(workspace, arguments, "message_not_owned_by_app")
    stream = message.stream
    if stream is None or not stream.open:
        raise Refused("stopped_by_user" if stream and stream.stopped_by_user else "message_not_in_streaming_state")
    return message, stream


def _chunks_of(arguments: Arguments, *, required: bool) -> tuple[list[Json], str]:
    """The pieces of a call, and whether they came as "markdown_text" or as "chunks" (empty: there are none)."""
    markdown, chunks = arguments.values.get("markdown_text"), arguments.json("chunks", "invalid_chunks")
    if markdown is not None and chunks:
        raise Refused("cannot_provide_both_markdown_text_and_chunks")
    if markdown is not None:
        pieces: list[Json] = [{"type": "markdown_text", "text": str(markdown)}]
        return _checked(pieces), "markdown_text"
    if not chunks:
        if required:
            raise Refused("markdown_text_or_chunks_required")
        return [], ""
    return _checked(chunks), "chunks"


def _checked(chunks: Any) -> list[Json]:
    problems = problems_of_chunks(chunks)
    if problems:
        raise Refused("invalid_chunks", messages=problems)
    for chunk in chunks:
        if chunk["type"] == "markdown_text" and len(chunk["text"]) > limits.STREAM_CHARACTERS:
            raise Refused("msg_too_long")
        if chunk["type"] == "blocks":
            checked_blocks(chunk["blocks"])
    return list(chunks)


def _match_mode(stream: Stream, mode: str) -> None:
    if mode and stream.mode and mode != stream.mode:
        raise Refused("streaming_mode_mismatch")
    stream.mode = stream.mode or mode


def _check_size(message: Message, chunks: list[Json]) -> None:
    """Refuse what would make the whole message longer than Slack takes, which counts once there is text in it."""
    tasks = {} if message.stream is None else dict(message.stream.tasks)
    text = message.text
    for chunk in chunks:
        if chunk["type"] == "markdown_text":
            text += chunk["text"]
        elif chunk["type"] == "task_update":
            tasks[chunk["id"]] = {**tasks.get(chunk["id"], {}), **chunk}
    weight = len(text.encode()) + sum(map(_weight, tasks.values()))
    if text and weight > limits.STREAM_BYTES:
        raise Refused("msg_too_long")


def _weight(task: Json) -> int:
    return len(task["title"].encode()) + 2 * sum(len((task.get(name) or "").encode()) for name in ("details", "output"))


def _append(message: Message, chunks: list[Json]) -> None:
    for chunk in chunks:
        if chunk["type"] == "markdown_text":
            _append_text(message, chunk["text"])
        elif chunk["type"] == "blocks":
            message.blocks = [*message.blocks, *with_ids(chunk["blocks"], f"s{len(message.blocks)}-")]
        elif message.stream and chunk["type"] == "plan_update":
            message.stream.plan_title = chunk["title"]
        elif message.stream:
            known = message.stream.tasks.get(chunk["id"], {"details": "", "output": "", "sources": []})
            given = {name: value for name, value in chunk.items() if name != "type" and value is not None}
            message.stream.tasks[chunk["id"]] = {**known, **given}


def _append_text(message: Message, text: str) -> None:
    """Let the last block of markdown grow, or begin one."""
    message.text += text
    last = message.blocks[-1] if message.blocks else {}
    if last.get("type") == "markdown" and last.get("block_id", "").startswith("stream"):
        message.blocks = [*message.blocks[:-1], {**last, "text": last["text"] + text}]
    elif text:
        name = f"stream{len(message.blocks)}"
        message.blocks = [*message.blocks, {"type": "markdown", "block_id": name, "text": text}]


METHODS = {
    "chat.startStream": Method(start, WRITE, 2),
    "chat.appendStream": Method(append, WRITE, 4),
    "chat.stopStream": Method(stop, WRITE, 2),
}
