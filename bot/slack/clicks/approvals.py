"""The buttons of a card that waits for a decision."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.slack import outgoing
from bot.slack.blocks.drawing import draw_whole_ran
from bot.slack.blocks.message import Message
from bot.slack.blocks.outcomes import CardOutcome, outcome_of, outcome_words, replace_card
from bot.slack.blocks.private import personal_sentence
from bot.slack.blocks.text import escape
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from store.queries import approvals, outbox
from store.queries.outbox import Outgoing
from tools.ran import Ran

KIND = "slack"


async def approved(desk: Desk, click: Click) -> None:
    """Carry out what the card says, once; whoever may not decide is told who may."""
    await decide(desk, click, yes=True)


async def decide(desk: Desk, click: Click, *, yes: bool, reason: str = "") -> None:
    """Decide a card and put what came of it in the place of its buttons, both in one transaction."""
    approval, digest = (*click.parts, "")[:2]
    try:
        approval_id = UUID(approval)
    except ValueError:
        return
    if await _was_done(desk, click):
        return
    at = desk.system.assistant.now()

    async def deliver(session: AsyncSession, ran: Ran) -> None:
        if reason and not yes:
            await approvals.note_reason(session, approval_id, reason)
        await outbox.add(session, _said(click, approval_id, ran, yes=yes, at=at, reason=reason))

    ran = await desk.system.assistant.decide(
        approval_id, yes=yes, actor=click.actor, digest=digest or None, surface=KIND, deliver=deliver
    )
    if ran.tool == "decide":
        await _refused(desk, click, approval_id, ran)
    for lane in _lanes(click):
        await desk.sender.drain(lane)


async def _was_done(desk: Desk, click: Click) -> bool:
    """Tell whether an earlier attempt at this click came to its end; what it had to say is sent then."""
    if click.event.attempts == 1:
        return False
    async with desk.system.database.worker() as session:
        written = await outbox.results(session, f"{click.event.id}:")
    for lane in _lanes(click):
        await desk.sender.drain(lane)
    return bool(written)


def _lanes(click: Click) -> list[str]:
    return [click.place.channel, f"user:{click.user}"] if click.place else [f"user:{click.user}"]


def _said(click: Click, approval_id: UUID, ran: Ran, *, yes: bool, at: datetime, reason: str) -> list[Outgoing]:
    outcome = outcome_of(ran, click.actor, yes=yes, at=at)
    key = f"{click.event.id}"
    if click.place is None or not click.message.get("ts"):
        return outgoing.told(f"{key}:outcome", click.user, draw_whole_ran(ran, click.actor))
    personal = not click.place.is_direct and personal_sentence(ran)
    public = _without_words(outcome) if personal else outcome
    if reason and not personal:
        public = CardOutcome(public.verdict, public.who, public.at, f"Reason: {reason}", public.undo)
    blocks = replace_card(click.message.get("blocks") or (), approval_id, public, click.actor)
    message = Message(text=outcome_words(public, click.actor), blocks=blocks)
    rows = [outgoing.replaced(f"{key}:card", click.place.channel, click.message["ts"], message)]
    if personal:
        rows += outgoing.told(f"{key}:outcome", click.user, draw_whole_ran(ran, click.actor))
    return rows


def _without_words(outcome: CardOutcome) -> CardOutcome:
    return CardOutcome(outcome.verdict, outcome.who, outcome.at, "", outcome.undo)


async def _refused(desk: Desk, click: Click, approval_id: UUID, ran: Ran) -> None:
    """Tell whoever pressed that it did not count: privately, with who may where the card is somebody else's."""
    async with desk.system.database.worker() as session:
        who = await approvals.who_may(session, approval_id)
    is_other = who is not None and who != click.actor.name
    sentence = f"Only {escape(who or '')} may decide this; nothing was changed." if is_other else escape(ran.say)
    place = click.place
    if place is None:
        await desk.say(*outgoing.told(f"{click.event.id}:not", click.user, [outgoing.sentence(sentence)]))
        return
    rows = [outgoing.whispered(f"{click.event.id}:not", place, click.user, sentence)]
    async with desk.system.database.person(click.actor.id) as session:
        is_stale = await approvals.is_stale(session, approval_id)
    if not is_other and is_stale and click.message.get("ts"):
        stale = CardOutcome("stale", say=ran.say)
        blocks = replace_card(click.message.get("blocks") or (), approval_id, stale, click.actor)
        message = Message(text=outcome_words(stale, click.actor), blocks=blocks)
        rows = [outgoing.replaced(f"{click.event.id}:card", place.channel, click.message["ts"], message), *rows]
    await desk.say(*rows)
