"""The events an app is told of: their payloads, their envelope, and which of them the manifest asked for."""

from typing import TYPE_CHECKING

from bot.playground.shapes import message_json, view_json
from bot.playground.state import Json, Message

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace


def envelope(event: Json, workspace: "Workspace") -> Json:
    """The outer part of an event, with an `event_id` of its own."""
    foreign = event.get("user_team") is not None
    return {
        "token": "playground",
        "team_id": workspace.team_id,
        "context_team_id": workspace.team_id,
        "context_enterprise_id": None,
        "api_app_id": workspace.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": workspace.ids.take("Ev"),
        "event_time": int(workspace.clock.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team_id,
                "user_id": workspace.bot.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": foreign,
        "event_context": f"4-{event['type']}-{workspace.team_id}",
    }


def wanted(event: Json, workspace: "Workspace") -> bool:
    """Whether the app subscribed to an event and is where it happened."""
    name = event["type"]
    if name == "message":
        kind = event["channel_type"]
        name = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}[kind]
    channel = workspace.channels.get(event.get("channel_id") or event.get("channel") or "")
    here = channel is None or workspace.bot.id in channel.members
    return here and name in workspace.app.events


def posted(message: Message, workspace: "Workspace") -> list[Json]:
    """The events of a new message: the message itself, the mention of the app in it, the files shared with it."""
    channel = workspace.channels[message.channel]
    shown = message_json(message, workspace)
    common = {"channel": channel.id, "event_ts": message.ts, **_other_team(message.user, workspace)}
    event: Json = {**shown, **common, "channel_type": channel.type}
    mentioned = f"<@{workspace.bot.id}>" in message.text and channel.kind != "im" and not message.by_app
    mention = [{**shown, **common, "type": "app_mention"}] if mentioned else []
    return [*mention, event, *(_shared(name, message) for name in message.files)]


def _other_team(user: str, workspace: "Workspace") -> Json:
    team = workspace.users[user].team
    return {} if team == workspace.team_id else {"user_team": team, "source_team": team}


def _shared(file: str, message: Message) -> Json:
    return {
        "type": "file_shared",
        "channel_id": message.channel,
        "file_id": file,
        "user_id": message.user,
        "file": {"id": file},
        "event_ts": message.ts,
    }


def changed(message: Message, before: Json, workspace: "Workspace") -> Json:
    """The event of an edited message; `before` is how it was."""
    stamp = workspace.clock.stamp()
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": message_json(message, workspace),
        "previous_message": before,
        "channel": message.channel,
        "ts": stamp,
        "event_ts": stamp,
        "channel_type": workspace.channels[message.channel].type,
    }


def deleted(message: Message, before: Json, workspace: "Workspace") -> Json:
    """The event of a deleted message; `before` is how it was."""
    stamp = workspace.clock.stamp()
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": before,
        "channel": message.channel,
        "ts": stamp,
        "event_ts": stamp,
        "channel_type": workspace.channels[message.channel].type,
    }


def reacted(message: Message, user: str, name: str, workspace: "Workspace", *, removed: bool) -> Json:
    """The event of a reaction that came or went."""
    return {
        "type": "reaction_removed" if removed else "reaction_added",
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "item_user": message.user,
        "event_ts": workspace.clock.stamp(),
    }


def home_opened(user: str, tab: str, workspace: "Workspace") -> Json:
    """The event of somebody who opens the app's Home or Messages tab."""
    event: Json = {
        "type": "app_home_opened",
        "user": user,
        "channel": workspace.im(user).id,
        "tab": tab,
        "event_ts": workspace.clock.stamp(),
    }
    home = workspace.homes.get(user)
    if tab == "messages":
        event["context"] = {"entities": []}
    elif home:
        event["view"] = view_json(home, workspace)
    return event


def context_changed(user: str, seen: str, workspace: "Workspace") -> Json:
    """The event of somebody who looks at another channel (`seen`) while the app is open beside it."""
    entity = {"type": "slack#/types/channel_id", "value": seen, "team_id": workspace.team_id}
    return {
        "type": "app_context_changed",
        "user": user,
        "channel": workspace.im(user).id,
        "context": {"entities": [entity]},
        "event_ts": workspace.clock.stamp(),
    }


def stopped(user: str, channel: str, thread_ts: str, streams: list[str], workspace: "Workspace") -> Json:
    """The event of the stop button; `streams` are the messages whose streams Slack ended."""
    return {
        "type": "agent_session_stopped",
        "user": user,
        "channel": channel,
        "thread_ts": thread_ts,
        "streaming_message_ts": streams,
        "event_ts": workspace.clock.stamp(),
    }
