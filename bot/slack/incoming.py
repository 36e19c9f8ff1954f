"""What Slack sends, read into what is kept: which event it is, what it is about, and whether it concerns us at all."""

import re
from collections.abc import Callable
from typing import Any

from store.receiving import Received

Body = dict[str, Any]

SPOKEN = {None, "file_share", "thread_broadcast"}
"""Subtypes of messages that somebody typed."""
FIRST = 10
"""Priority of what must not wait for a turn to end."""
_STOP = re.compile(r"\s*(please\s+)?stop[\s.!]*", re.IGNORECASE)


def read(body: Body, bot_user_id: str) -> Received | None:
    """Read a request of Slack's; None for what is no concern of ours."""
    match body.get("type"):
        case "event_callback":
            event = body.get("event") or {}
            reader = _EVENTS.get(event.get("type", ""))
            return reader(body, event, bot_user_id) if reader else None
        case "block_actions":
            return _action(body)
        case "view_submission":
            view = body["view"]
            return _interaction(body, f"submission:{view['id']}")
        case "shortcut" | "message_action":
            return _interaction(body, f"shortcut:{body['trigger_id']}")
        case _:
            return _interaction(body, f"command:{body['trigger_id']}") if "command" in body else None


def root_of(message: Body) -> str:
    """Give the timestamp of the thread a message belongs to: its own, when it opens one."""
    return str(message.get("thread_ts") or message["ts"])


def mentions(text: str, bot_user_id: str) -> bool:
    """Tell whether a text mentions the bot."""
    return f"<@{bot_user_id}" in text


def _message(body: Body, event: Body, bot_user_id: str) -> Received | None:
    if event.get("subtype") == "message_changed":
        return _edited(body, event, bot_user_id)
    if event.get("subtype") not in SPOKEN or event.get("bot_id") or not event.get("user"):
        return None
    channel, root = event["channel"], root_of(event)
    is_stop = bool(_STOP.fullmatch(event.get("text") or ""))
    to_us = event["type"] == "app_mention" or is_direct(event) or mentions(event.get("text") or "", bot_user_id)
    if not to_us and "thread_ts" not in event:
        return None
    return Received(
        event_id=body["event_id"],
        dedupe_key=f"message:{channel}:{event['ts']}",
        lane=f"{channel}:{root}",
        body=body,
        place=None if to_us else (channel, root),
        is_ordered=not is_stop,
        priority=FIRST if is_stop else 0,
    )


def is_direct(event: Body) -> bool:
    """Tell whether a message was written to the bot alone."""
    return event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")


def is_stop(event: Body) -> bool:
    """Tell whether somebody typed stop instead of pressing it."""
    return bool(_STOP.fullmatch(event.get("text") or ""))


def _edited(body: Body, event: Body, bot_user_id: str) -> Received | None:
    new, old = event.get("message") or {}, event.get("previous_message") or {}
    if new.get("bot_id") or not new.get("user") or new.get("text") == old.get("text") or not new.get("edited"):
        return None
    channel = event["channel"]
    to_us = is_direct(event) or mentions(new.get("text") or "", bot_user_id)
    if not to_us and "thread_ts" not in new:
        return None
    return Received(
        event_id=body["event_id"],
        dedupe_key=f"edit:{channel}:{new['ts']}:{new['edited'].get('ts')}",
        lane=f"{channel}:{root_of(new)}",
        body=body,
        place=None if to_us else (channel, root_of(new)),
    )


def _opened(body: Body, event: Body, _: str) -> Received:
    return Received(event_id=body["event_id"], lane=f"home:{event['user']}", body=body)


def _stopped(body: Body, event: Body, _: str) -> Received:
    lane = f"{event['channel']}:{event.get('thread_ts', '')}"
    return Received(event_id=body["event_id"], lane=lane, body=body, is_ordered=False, priority=FIRST)


def _reaction(body: Body, event: Body, bot_user_id: str) -> Received | None:
    item = event.get("item") or {}
    if item.get("type") != "message" or event.get("item_user") != bot_user_id:
        return None
    return Received(event_id=body["event_id"], lane=f"reaction:{item['channel']}:{item['ts']}", body=body)


def _removed(body: Body, _event: Body, _: str) -> Received:
    return Received(event_id=body["event_id"], lane="workspace", body=body)


def _action(body: Body) -> Received | None:
    actions = body.get("actions") or []
    if not actions:
        return None
    action = actions[0]
    container = body.get("container") or {}
    if container.get("type") == "view" or "channel" not in body:
        lane = f"home:{body['user']['id']}"
    else:
        lane = f"{body['channel']['id']}:{_thread_of_card(body)}"
    unique = f"action:{body['user']['id']}:{action.get('action_ts')}:{action.get('action_id')}"
    return Received(event_id=unique, lane=lane, body=body)


def _thread_of_card(body: Body) -> str:
    message, container = body.get("message") or {}, body.get("container") or {}
    return str(message.get("thread_ts") or container.get("thread_ts") or container.get("message_ts", ""))


def _interaction(body: Body, event_id: str) -> Received:
    user = body.get("user") or {}
    who = user.get("id") or body.get("user_id", "")
    return Received(event_id=event_id, lane=f"home:{who}", body=body)


_EVENTS: dict[str, Callable[[Body, Body, str], Received | None]] = {
    "message": _message,
    "app_mention": _message,
    "app_home_opened": _opened,
    "agent_session_stopped": _stopped,
    "reaction_added": _reaction,
    "app_uninstalled": _removed,
    "tokens_revoked": _removed,
}
