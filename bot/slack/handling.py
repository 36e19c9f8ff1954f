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
from bot.slack.streamed import streamed_before
from store.errors import StoreError
from store.queries import inbox, outbox
from store.queries.inbox import Event
from store.queries.outbox import Outgoing

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
    if event.attempts > MOST_ATTEMPTS:
        await _give_up(desk, event, event.error or "whoever took it up died each time")
        return
    try:
        await handler_of(event.body)(desk, event)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"[:500]
        log.warning("event %s failed at attempt %d", event.id, event.attempts, exc_info=error)
        if event.attempts == MOST_ATTEMPTS:
            await _give_up(desk, event, why)
            return
        async with desk.system.database.worker() as session:
            await inbox.failed(session, event.id, why)
        raise
    async with desk.system.database.worker() as session:
        await inbox.done(session, event.id)


def handler_of(body: dict[str, Any]) -> Handler:
    """Choose who handles a request; raises `KeyError` for one that nobody does."""
    if body.get("type") == "event_callback":
        event = body["event"]
        return edited if event.get("subtype") == "message_changed" else EVENTS[event["type"]]
    return REQUESTS[body["type"]] if "type" in body else command


async def _give_up(desk: Desk, event: Event, why: str) -> None:
    """Put an event aside for the operator and tell the person, both in one transaction.

    Where even the telling fails it is put aside all the same, and is not tried for ever.
    """
    try:
        rows = await _regrets(desk, event)
    except StoreError:
        raise
    except Exception:
        log.exception("event %s is given up, and nobody could be told", event.id)
        rows = []
    async with desk.system.database.worker() as session:
        await inbox.give_up(session, event.id, why)
        await outbox.add(session, rows)
    for row in rows:
        await desk.sender.drain(row.lane)


async def _regrets(desk: Desk, event: Event) -> list[Outgoing]:
    """Say that it was given up, where it was asked, in the place of what had been shown of the answer by then."""
    place, user = _where(event.body)
    sentence = (
        f"Something went wrong on our side ({str(event.id)[-12:]}), and I gave up after {MOST_ATTEMPTS} attempts. "
        "What you asked is kept, and whoever runs Shortlist can have it tried again."
    )
    key = f"{event.id}:gave-up"
    if not user:
        return []
    if place is None:
        return outgoing.told(key, user, [outgoing.sentence(sentence)])
    streamed = await streamed_before(desk, event.id, place)
    if streamed is not None:
        return outgoing.said(key, place, [outgoing.sentence(sentence)], asker=user, streamed=streamed)
    return [outgoing.whispered(key, place, user, sentence)]


def _where(body: dict[str, Any]) -> tuple[Place | None, str]:
    """Give where and whom to tell, as far as the event says."""
    said = body.get("event") or {}
    if body.get("type") == "event_callback" and said.get("channel") and (said.get("ts") or said.get("message")):
        inner = said.get("message") or said
        return place_of(body, inner | {"channel_type": said.get("channel_type")}, said["channel"]), inner.get(
            "user", ""
        )
    user = body.get("user")
    who = user.get("id", "") if isinstance(user, dict) else str(body.get("user_id") or "")
    return (place_of_click(body), who) if body.get("type") == "block_actions" else (None, who)
