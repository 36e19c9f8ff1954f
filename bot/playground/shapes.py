"""The JSON of Slack's objects, made from what the workspace remembers."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.playground.state import Channel, File, Json, Message, User, View

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace


def user_json(user: User, *, with_email: bool, now: float) -> Json:
    """A user as `users.info` gives it."""
    first, _, last = user.real_name.partition(" ")
    profile: Json = {
        "title": user.title,
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "first_name": first,
        "last_name": last,
        "team": user.team,
        **({"email": user.email} if with_email and user.email else {}),
    }
    return {
        "id": user.id,
        "team_id": user.team,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": user.deleted,
        "profile": profile,
        **({} if user.deleted else _zone_json(user, now)),
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 0,
    }


def _zone_json(user: User, now: float) -> Json:
    offset = datetime.fromtimestamp(now, ZoneInfo(user.timezone)).utcoffset()
    seconds = int(offset.total_seconds()) if offset else 0
    return {"tz": user.timezone, "tz_label": user.timezone, "tz_offset": seconds}


def channel_json(channel: Channel, workspace: "Workspace") -> Json:
    """A conversation as `conversations.info` gives it."""
    if channel.kind == "im":
        person = next(member for member in channel.members if member != workspace.bot.id)
        return {"id": channel.id, "created": channel.created, "is_im": True, "user": person, "is_open": True}
    private = channel.kind == "private"
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "created": channel.created,
        "is_channel": not private,
        "is_group": private,
        "is_im": False,
        "is_mpim": False,
        "is_private": private,
        "is_archived": False,
        "is_general": channel.name == "general",
        "is_member": workspace.bot.id in channel.members,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def message_json(message: Message, workspace: "Workspace") -> Json:
    """A message as the history and the interactions give it."""
    shown: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    if message.files:
        shown["subtype"] = "file_share"
    if message.tombstone:
        shown["subtype"] = "tombstone"
    if message.by_app:
        shown |= {"bot_id": workspace.bot_id, "app_id": workspace.app_id}
        shown["bot_profile"] = {"id": workspace.bot_id, "app_id": workspace.app_id, "name": workspace.app.name}
    shown["team"] = workspace.team_id
    optional = {
        "client_msg_id": message.client_msg_id,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "files": [file_json(workspace.files[name], workspace) for name in message.files],
        "metadata": message.metadata,
        "edited": message.edited,
        "thread_ts": message.thread_ts,
        "reactions": reactions_json(message),
    }
    return shown | {name: value for name, value in optional.items() if value} | _thread_json(message, workspace)


def page_json(message: Message, workspace: "Workspace") -> Json:
    """A message as the page and the tests see it: Slack's form, with what only its clients know."""
    shown = message_json(message, workspace)
    if message.only_for:
        shown["ephemeral"] = True
    if message.stream:
        shown["streaming"] = message.stream.open
        shown["tasks"] = list(message.stream.tasks.values())
        shown["plan_title"] = message.stream.plan_title
    return shown


def _thread_json(message: Message, workspace: "Workspace") -> Json:
    if message.is_reply:
        parent = workspace.channels[message.channel].messages.get(message.root)
        return {"parent_user_id": parent.user} if parent else {}
    replies = workspace.replies(message)
    if not replies:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": sorted({reply.user for reply in replies}),
        "reply_users_count": len({reply.user for reply in replies}),
        "latest_reply": replies[-1].ts,
        "is_locked": False,
        "subscribed": True,
    }


def reactions_json(message: Message) -> list[Json]:
    """The reactions of a message, in the order they came."""
    return [{"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()]


def file_json(file: File, workspace: "Workspace") -> Json:
    """A file as `files.info` and messages give it."""
    kind = file.name.rpartition(".")[2].casefold() if "." in file.name else "binary"
    address = f"{workspace.url}/files-pri/{workspace.team_id}-{file.id}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": kind,
        "pretty_type": kind.upper(),
        "user": file.user,
        "user_team": workspace.team_id,
        "mode": "hosted",
        "size": file.size,
        "is_external": False,
        "is_public": any(workspace.channels[channel].kind == "channel" for channel, _ in file.shares),
        "url_private": f"{address}/{file.name}",
        "url_private_download": f"{address}/download/{file.name}",
        "permalink": f"{workspace.url}/files/{file.user}/{file.id}",
        "channels": [channel for channel, _ in file.shares if channel.startswith("C")],
        "ims": [channel for channel, _ in file.shares if channel.startswith("D")],
    }


def view_json(view: View, workspace: "Workspace") -> Json:
    """A view as the `views` methods and the interactions give it."""
    defaults: Json = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "close": None,
        "submit": None,
    }
    return {
        **defaults,
        **view.body,
        "id": view.id,
        "team_id": workspace.team_id,
        "state": {"values": view.values},
        "hash": view.hash,
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "app_id": workspace.app_id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": workspace.bot_id,
    }


def with_ids(blocks: list[Any], prefix: str) -> list[Json]:
    """The blocks with the block and action ids that Slack makes up where the app gave none."""
    named = []
    for index, block in enumerate(blocks):
        block_id = block.get("block_id") or f"{prefix}{index}"
        named.append({**block, "block_id": block_id, **_elements_with_ids(block, block_id)})
    return named


def _elements_with_ids(block: Json, block_id: str) -> Json:
    def named(element: Any, index: int) -> Any:
        passive = not isinstance(element, dict) or element.get("type") in {"image", "mrkdwn", "plain_text"}
        return element if passive else {"action_id": f"{block_id}-{index}", **element}

    changed: Json = {}
    if block["type"] in {"actions", "context_actions"}:
        changed["elements"] = [named(element, index) for index, element in enumerate(block["elements"])]
    for member in ("accessory", "element"):
        if block.get(member):
            changed[member] = named(block[member], 0)
    return changed
