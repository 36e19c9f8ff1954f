"""From a kept event to its end: the right handler, another attempt, or an honest failure."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from bot.slack import outgoing
from bot.slack.clicks.click import place_of_click
from bot.slack.desk import Desk
from bot.slack.handlers.edited import edited
from bot.slack.handlers.form import form
from bot.slack.handlers.message import message
from bot.slack.handlers.opened import opened
from bot.slack.handlers.pressed import pressed
from bot.slack.handlers.reaction import reaction
from bot.slack.handlers.removed import removed
from bot.slack.handlers.shortcut import command, shortcut
from bot.slack.handlers.stopping import stopped
from bot.slack.place import Place, place_of
from store.queries import inbox
from store.queries.inbox import Event

log = logging.getLogger(__name__)

Handler = Callable[[Desk, Event], Awaitable[None]]

EVENTS: dict[str, Handler] = {
    "message": message,
    "app_mention": message,
    "app_home_opened": opened,
    "agent_session_stopped": stopped,
    "reaction_added": reaction,
    "app_uninstalled": removed,
    "tokens_revoked": removed,
}
REQUESTS: dict[str, Handler] = {
    "block_actions": pressed,
    "view_submission": form,
    "shortcut": shortcut,
    "message_action": shortcut,
}
MOST_ATTEMPTS = 5


async def handle(desk: Desk, inbox_id: UUID) -> None:
    """Bring an event to its end. Raises what went wrong while there is another attempt to come."""
    async with desk.system.database.worker() as session:
        event = await inbox.take(session, inbox_id)
    if event is None:
        return
    try:
        await handler_of(event.body)(desk, event)
    except Exception as error:
        await _not_yet(desk, event, error)
        raise
    async with desk.system.database.worker() as session:
        await inbox.done(session, event.id)


def handler_of(body: dict[str, Any]) -> Handler:
    """Choose who handles a request; raises `KeyError` for one that nobody does."""
    if body.get("type") == "event_callback":
        event = body["event"]
        return edited if event.get("subtype") == "message_changed" else EVENTS[event["type"]]
    return REQUESTS[body["type"]] if "type" in body else command


async def _not_yet(desk: Desk, event: Event, error: Exception) -> None:
    """Note a failed attempt; after the last one the person is told, and the event is put aside for the operator."""
    why = f"{type(error).__name__}: {error}"[:500]
    log.warning("event %s failed at attempt %d", event.id, event.attempts, exc_info=error)
    async with desk.system.database.worker() as session:
        if event.attempts < MOST_ATTEMPTS:
            await inbox.failed(session, event.id, why)
            return
        await inbox.give_up(session, event.id, why)
    place, user = _where(event.body)
    if place is not None and user:
        reference = str(event.id)[-12:]
        sentence = (
            f"Something went wrong on our side ({reference}), and I gave up after {event.attempts} attempts. "
            "What you asked is kept, and whoever runs Shortlist can have it tried again."
        )
        await desk.say(outgoing.whispered(f"{event.id}:gave-up", place, user, sentence))


def _where(body: dict[str, Any]) -> tuple[Place | None, str]:
    """Give where and whom to tell, as far as the event says."""
    said = body.get("event") or {}
    if body.get("type") == "event_callback" and said.get("channel") and (said.get("ts") or said.get("message")):
        inner = said.get("message") or said
        return place_of(body, inner | {"channel_type": said.get("channel_type")}, said["channel"]), inner.get(
            "user", ""
        )
    user = body.get("user")
    who = user.get("id", "") if isinstance(user, dict) else ""
    return (place_of_click(body), who) if body.get("type") == "block_actions" else (None, who)
