"""What was written in a thread before we were summoned into the middle of it."""

from typing import Any

from slack_sdk.errors import SlackApiError

from bot.slack.desk import Desk
from bot.slack.place import Place
from store.queries import conversations
from tools.actor import Actor

MOST_MESSAGES = 50
MOST_CHARACTERS = 6_000
"""What of a long thread is read: its end."""


async def written_before(desk: Desk, actor: Actor, place: Place, said: dict[str, Any]) -> str:
    """Give what others wrote in the thread before this message; nothing where we have been talking all along."""
    if place.is_direct or "thread_ts" not in said or said["thread_ts"] == said["ts"]:
        return ""
    async with desk.system.database.worker() as session:
        if await conversations.talks_in(session, person_id=actor.id, channel=place.channel, root_ts=place.root_ts):
            return ""
    try:
        answer = await desk.client.conversations_replies(
            channel=place.channel, ts=place.root_ts, latest=said["ts"], limit=MOST_MESSAGES
        )
    except SlackApiError:
        return ""  # without the scope for this channel's history the message stands for itself
    texts = [m.get("text") or "" for m in answer.get("messages") or [] if m["ts"] < said["ts"] and not m.get("bot_id")]
    return "\n".join(texts)[-MOST_CHARACTERS:]
