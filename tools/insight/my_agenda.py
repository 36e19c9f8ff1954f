"""What needs somebody today."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import IntEnum
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from store.queries import agenda, approvals
from store.queries.agenda import Meeting, OfferWaiting, Stuck
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.views import Agenda, AgendaItem
from tools.wording import counted, listed, short

SHOWN = 20
"""Items an agenda shows; the total counts all."""
STUCK_AFTER = timedelta(days=7)
OFFER_STALE_AFTER = timedelta(days=5)
FEEDBACK_LATE_AFTER = timedelta(days=1)


class Urgency(IntEnum):
    """Which comes first; within one, what was due first."""

    TODAY = 0
    FEEDBACK_OWED = 1
    DECISION = 2
    OFFER = 3
    FEEDBACK_MISSING = 4
    STUCK = 5
    TOMORROW = 6
    FOLLOW_UP = 7


class Waiting(NamedTuple):
    """Something that waits, when it was or is due, and what to say to act on it."""

    urgency: Urgency
    due: datetime | None
    what: str
    subject_id: UUID
    action: str


class MyAgenda(Args):
    """Nothing: it is always the asker's."""


@tool(
    area="insight",
    effect=Effect.READ,
    examples=(
        "what needs me today",
        "what's on my plate",
        "my agenda",
        "what should I do next",
        "what is due today",
        "anything waiting for me",
        "do I have interviews today",
        "which scorecards do I owe",
        "my to-do list",
        "what's up today",
        "any approvals waiting for me",
    ),
)
async def my_agenda(ctx: ToolContext, args: MyAgenda) -> Outcome:  # noqa: ARG001 - every tool takes its arguments
    """Show what needs the person today: interviews, feedback owed, decisions, offers, people waiting, follow-ups."""
    waiting = [
        *await _interviews(ctx),
        *await _feedback(ctx),
        *await _decisions(ctx),
        *await _offers(ctx),
        *await _stuck(ctx),
        *await _follow_ups(ctx),
    ]
    ordered = sorted(waiting, key=lambda one: (one.urgency, one.due or ctx.now, str(one.subject_id)))
    items = tuple(
        AgendaItem(what=one.what, subject_id=one.subject_id, due=one.due, action=one.action) for one in ordered[:SHOWN]
    )
    facts = {"total": len(ordered), "items": [{"what": item.what, "action": item.action} for item in items]}
    return Outcome(say=_sentence(items, len(ordered)), views=(Agenda(items=items, total=len(ordered)),), facts=facts)


def _sentence(items: Sequence[AgendaItem], total: int) -> str:
    if not items:
        return "Nothing needs you today. All feedback is in, nothing waits for your decision, nobody is stuck."
    things = "1 thing needs" if total == 1 else f"{total} things need"
    return f"{things} you today. First: {items[0].what}."


async def _interviews(ctx: ToolContext) -> list[Waiting]:
    zone = ZoneInfo(ctx.actor.timezone or "UTC")
    midnight = datetime.combine(ctx.today + timedelta(days=1), time(), zone)
    found = await agenda.interviews(ctx.session, ctx.actor.id, ctx.now, midnight + timedelta(days=1))
    return [_interview(ctx, one, is_today=one.starts_at < midnight) for one in found]


def _interview(ctx: ToolContext, one: Meeting, *, is_today: bool) -> Waiting:
    when = f"{'today' if is_today else 'tomorrow'} at {ctx.actor.local(one.starts_at):%H:%M}"
    what = f"Interview with {_whom(one)} {when}"
    urgency = Urgency.TODAY if is_today else Urgency.TOMORROW
    return Waiting(urgency, one.starts_at, what, one.id, _show(one.candidate))


def _whom(one: Meeting) -> str:
    context = ", ".join(part for part in (one.stage, one.job_code) if part)
    return f"{one.candidate or 'a candidate'}{f' ({context})' if context else ''}"


def _show(candidate: str | None) -> str:
    return f"show {candidate}" if candidate else ""


async def _feedback(ctx: ToolContext) -> list[Waiting]:
    owed = [
        Waiting(
            Urgency.FEEDBACK_OWED,
            one.ends_at,
            f"Your scorecard for {_whom(one)} is {_overdue(ctx, one.ends_at)}",
            one.id,
            _show(one.candidate),
        )
        for one in await agenda.feedback_owed(ctx.session, ctx.actor.id, ctx.now)
    ]
    late = await agenda.feedback_missing(ctx.session, ctx.actor.id, ctx.now - FEEDBACK_LATE_AFTER)
    missing = [
        Waiting(
            Urgency.FEEDBACK_MISSING,
            one.ends_at,
            f"{listed(one.missing)} {'owes' if len(one.missing) == 1 else 'owe'} a scorecard for {_whom(one)}, "
            f"{_overdue(ctx, one.ends_at)}",
            one.id,
            _show(one.candidate),
        )
        for one in late
    ]
    return [*owed, *missing]


def _overdue(ctx: ToolContext, since: datetime) -> str:
    days = (ctx.now - since).days
    return f"overdue by {counted(days, 'day')}" if days else "due"


async def _decisions(ctx: ToolContext) -> list[Waiting]:
    """Cards that wait for a click, and offers that wait for the person's approval."""
    cards = [
        Waiting(Urgency.DECISION, None, f"Your yes or no is needed: {short(card.summary, 160)}", card.id, "")
        for card in await approvals.pending(ctx.session, ctx.actor.id, ctx.now)
    ]
    offers = [
        Waiting(
            Urgency.DECISION, one.since, f"The offer {_for(one)} waits for your approval", one.id, _show(one.candidate)
        )
        for one in await agenda.offers_to_approve(ctx.session, ctx.actor.id)
    ]
    return [*cards, *offers]


def _for(one: OfferWaiting) -> str:
    whom = f"for {one.candidate}" if one.candidate else "for a candidate"
    return f"{whom} on {one.job_code}" if one.job_code else whom


async def _offers(ctx: ToolContext) -> list[Waiting]:
    states = {
        "sent": "has no answer yet",
        "approved": "is approved but not sent",
        "pending_approval": "is not approved",
    }
    return [
        Waiting(
            Urgency.OFFER,
            one.since,
            f"The offer {_for(one)} {states.get(one.status or '', 'waits')} after {_days(ctx, one.since)}",
            one.id,
            _show(one.candidate),
        )
        for one in await agenda.stale_offers(ctx.session, ctx.now - OFFER_STALE_AFTER)
    ]


def _days(ctx: ToolContext, since: datetime | None) -> str:
    return counted((ctx.now - since).days, "day") if since else "a while"


async def _stuck(ctx: ToolContext) -> list[Waiting]:
    return [_group(ctx, one) for one in await agenda.stuck(ctx.session, ctx.actor.id, ctx.now - STUCK_AFTER)]


def _group(ctx: ToolContext, one: Stuck) -> Waiting:
    """One person is acted on directly; several are looked at first."""
    days = _days(ctx, one.since)
    if one.number == 1:
        what = f"{one.candidate} has been in {one.stage} on {one.job_code} for {days}"
        action = f"move {one.candidate} to the next stage on {one.job_code}"
        return Waiting(Urgency.STUCK, one.since, what, one.application_id, action)
    what = (
        f"{one.number} people have been in {one.stage} on {one.job_code} for over {STUCK_AFTER.days} days, "
        f"{one.candidate} longest ({days})"
    )
    return Waiting(Urgency.STUCK, one.since, what, one.job_id, f"who is in {one.stage} on {one.job_code}")


async def _follow_ups(ctx: ToolContext) -> list[Waiting]:
    zone = ZoneInfo(ctx.actor.timezone or "UTC")
    found = []
    for one in await agenda.medallists_due(ctx.session, ctx.actor.id, ctx.today):
        runner_up = f" (runner-up on {one.job_code})" if one.job_code else ""
        due = datetime.combine(one.resurface_on, time(), zone)
        what = f"Get back to {one.candidate}{runner_up}"
        found.append(Waiting(Urgency.FOLLOW_UP, due, what, one.candidate_id, _show(one.candidate)))
    return found
