"""The message an earlier attempt at a turn streamed to, whose place the answer takes."""

import logging
from typing import Any
from uuid import UUID

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack.desk import Desk
from bot.slack.place import Place
from store.queries import outbox

log = logging.getLogger(__name__)

_SKEW_S = 1.0
"""Seconds Slack's clock may be behind ours; a stream begins later than that after its event."""
_LOOK_BACK = 100


async def streamed_before(desk: Desk, turn_id: UUID, place: Place) -> str | None:
    """Give the timestamp of that message, None where there is none; its process may have died in the middle of it."""
    async with desk.system.database.worker() as session:
        found = await outbox.results(session, f"{turn_id}:stream")
    begun = [str(result["ts"]) for result in found.values() if result and result.get("ts")]
    return begun[-1] if begun else await _not_noted(desk, turn_id, place)


async def _not_noted(desk: Desk, turn_id: UUID, place: Place) -> str | None:
    """Look in the thread for a stream whose process died before it was noted: all else we say carries its key."""
    since = f"{_made_at(turn_id) - _SKEW_S:.6f}"
    try:
        answer = await desk.client.conversations_replies(
            channel=place.channel, ts=place.root_ts, oldest=since, include_all_metadata=True, limit=_LOOK_BACK
        )
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        log.info("it could not be looked whether a stream was begun: %s", error)
        return None
    messages: list[dict[str, Any]] = answer.get("messages") or []
    unmarked = [m["ts"] for m in messages if m["ts"] > since and _is_ours(desk, m) and not m.get("metadata")]
    return str(unmarked[-1]) if unmarked else None


def _is_ours(desk: Desk, message: dict[str, Any]) -> bool:
    return message.get("bot_id") == desk.me.bot_id and not message.get("files")


def _made_at(event_id: UUID) -> float:
    """Give the seconds since 1970 at which an event was kept: its id is a UUID of version 7."""
    return (event_id.int >> 80) / 1000
