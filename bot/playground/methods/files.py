"""The `files` methods: an address to upload to, the sharing of what was uploaded, and what is known of a file."""

import mimetypes

from bot.playground.methods.arguments import Arguments, Method, channel_of, joined
from bot.playground.methods.chat import thread_of
from bot.playground.methods.content import blocks_of, text_of
from bot.playground.refusal import Refused
from bot.playground.shapes import file_json
from bot.playground.state import Channel, File, Json, Message
from bot.playground.workspace import Workspace


def upload_address(workspace: Workspace, arguments: Arguments) -> Json:
    """Where to upload a file of a name and a length in bytes."""
    name, length = arguments.required("filename"), arguments.integer("length", 0)
    if length <= 0:
        raise Refused("invalid_arguments", messages=["[ERROR] must be greater than 0 [json-pointer:/length]"])
    file_id, key = workspace.ids.take("F"), workspace.ids.take("upload")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    created = int(workspace.clock.now())
    workspace.files[file_id] = File(file_id, name, name, workspace.bot.id, created, length, kind, key)
    return {"upload_url": f"{workspace.url}/upload/v1/{key}", "file_id": file_id}


def receive(workspace: Workspace, key: str, content: bytes) -> File:
    """Take the content of a file. Raises Refused `file_not_found` or `length_mismatch`."""
    for file in workspace.files.values():
        if key and file.upload_key == key and not file.complete:
            if file.size != len(content):
                raise Refused("length_mismatch", status=400)
            file.content = content
            return file
    raise Refused("file_not_found", status=404)


def complete(workspace: Workspace, arguments: Arguments) -> Json:
    """Finish uploads and share them, in one message a channel."""
    given = arguments.json("files") or []
    if not isinstance(given, list) or not given:
        raise Refused("invalid_arguments", messages=["[ERROR] missing required field: files"])
    files = [_uploaded(workspace, one) for one in given]
    channels = [joined(workspace, channel) for channel in _channels(workspace, arguments)]
    comment, blocks = text_of(arguments, 40_000), blocks_of(Arguments(arguments.values), "file")
    if arguments.text("initial_comment"):
        comment, blocks = arguments.text("initial_comment"), []
    threads = [thread_of(channel, arguments) for channel in channels]
    for file, one in zip(files, given, strict=True):
        file.title, file.complete = one.get("title") or file.name, True
    for channel, thread_ts in zip(channels, threads, strict=True):
        _share(workspace, channel, thread_ts, files, comment, blocks or [])
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def _uploaded(workspace: Workspace, given: Json) -> File:
    file = workspace.files.get(str(given.get("id")))
    if file is None or file.content is None or file.complete:
        raise Refused("file_not_found")
    return file


def _channels(workspace: Workspace, arguments: Arguments) -> list[Channel]:
    names = arguments.words("channels") or [arguments.text("channel_id")]
    return [channel_of(workspace, Arguments({"channel": name})) for name in names if name]


def _share(
    workspace: Workspace, channel: Channel, thread_ts: str | None, files: list[File], text: str, blocks: list[Json]
) -> None:
    ts = workspace.clock.stamp()
    for file in files:
        file.shares.append((channel.id, ts))
    message = Message(ts, channel.id, workspace.bot.id, text, blocks, thread_ts=thread_ts, by_app=True)
    message.files = [file.id for file in files]
    workspace.add(message)


def info(workspace: Workspace, arguments: Arguments) -> Json:
    """What is known of a file. One that is not shared where the app is stays hidden."""
    file = workspace.files.get(arguments.required("file"))
    if file is None or not file.complete or not readable(workspace, file, workspace.bot.id):
        raise Refused("file_not_found")
    return {"file": file_json(file, workspace), "comments": [], "response_metadata": {"next_cursor": ""}}


def readable(workspace: Workspace, file: File, user: str) -> bool:
    """Whether somebody may read a file: whoever uploaded it, and the members of where it is shared."""
    shared = {member for channel, _ in file.shares for member in workspace.channels[channel].members}
    return user == file.user or user in shared or (file.given and user == workspace.bot.id)


METHODS = {
    "files.getUploadURLExternal": Method(upload_address, ("files:write",), 4),
    "files.completeUploadExternal": Method(complete, ("files:write",), 4),
    "files.info": Method(info, ("files:read",), 4),
}
