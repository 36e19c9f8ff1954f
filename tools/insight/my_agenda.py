"""What needs somebody today."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import IntEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from store.queries import agenda, approvals
from store.queries.agenda import Medallist, Meeting, OfferWaiting, Stuck
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.views import Agenda, AgendaItem, ApprovalCard
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
    """Something that waits, and how much it presses."""

    urgency: Urgency
    item: AgendaItem


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
    ordered = sorted(waiting, key=lambda one: (one.urgency, one.item.due or ctx.now, str(one.item.subject_id)))
    items = tuple(one.item for one in ordered[:SHOWN])
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
    return Waiting(Urgency.TODAY if is_today else Urgency.TOMORROW, _meeting(one, what, one.starts_at))


def _meeting(one: Meeting, what: str, due: datetime) -> AgendaItem:
    return AgendaItem(
        what=what,
        subject_id=one.id,
        due=due,
        action=_show(one.candidate, one.job_code),
        of="interview",
        candidate_id=one.candidate_id,
        job_id=one.job_id,
    )


def _whom(one: Meeting) -> str:
    context = ", ".join(part for part in (one.stage, one.job_code) if part)
    return f"{one.candidate or 'a candidate'}{f' ({context})' if context else ''}"


def _show(candidate: str | None, job_code: str | None) -> str:
    """Say how to see the candidate; the job tells namesakes apart."""
    if not candidate:
        return ""
    return f"show {candidate} on {job_code}" if job_code else f"show {candidate}"


async def _feedback(ctx: ToolContext) -> list[Waiting]:
    owed = [
        Waiting(Urgency.FEEDBACK_OWED, _owed(ctx, one))
        for one in await agenda.feedback_owed(ctx.session, ctx.actor.id, ctx.now)
    ]
    late = await agenda.feedback_missing(ctx.session, ctx.actor.id, ctx.now - FEEDBACK_LATE_AFTER)
    missing = [Waiting(Urgency.FEEDBACK_MISSING, _meeting(one, _owing(ctx, one), one.ends_at)) for one in late]
    return [*owed, *missing]


def _owed(ctx: ToolContext, one: Meeting) -> AgendaItem:
    item = _meeting(one, f"Your scorecard for {_late(ctx, one)}", one.ends_at)
    return item.model_copy(update={"action": f"show my scorecard for {one.candidate}"}) if one.candidate else item


def _late(ctx: ToolContext, one: Meeting) -> str:
    return f"{_whom(one)} is {_overdue(ctx, one.ends_at)}"


def _owing(ctx: ToolContext, one: Meeting) -> str:
    owe = "owes" if len(one.missing) == 1 else "owe"
    return f"{listed(one.missing)} {owe} a scorecard for {_whom(one)}, {_overdue(ctx, one.ends_at)}"


def _overdue(ctx: ToolContext, since: datetime) -> str:
    days = (ctx.now - since).days
    return f"overdue by {counted(days, 'day')}" if days else "due"


async def _decisions(ctx: ToolContext) -> list[Waiting]:
    """Cards that wait for a click, and offers that wait for the person's approval."""
    cards = [_card(ctx, one) for one in await approvals.pending(ctx.session, ctx.actor.id, ctx.now)]
    offers = [
        _offer(Urgency.DECISION, one, "waits for your approval")
        for one in await agenda.offers_to_approve(ctx.session, ctx.actor.id)
    ]
    return [*cards, *offers]


def _card(ctx: ToolContext, one: approvals.Waiting) -> Waiting:
    card = ApprovalCard(id=one.id, tool=one.tool, summary=one.summary, digest=one.digest, may_decide=ctx.actor.name)
    what = f"Your yes or no is needed: {short(one.summary, 160)}"
    return Waiting(Urgency.DECISION, AgendaItem(what=what, subject_id=one.id, of="approval", card=card))


def _offer(urgency: Urgency, one: OfferWaiting, state: str) -> Waiting:
    whom = f"for {one.candidate}" if one.candidate else "for a candidate"
    on = f" on {one.job_code}" if one.job_code else ""
    item = AgendaItem(
        what=f"The offer {whom}{on} {state}",
        subject_id=one.id,
        due=one.since,
        action=_show(one.candidate, one.job_code),
        of="offer",
        candidate_id=one.candidate_id,
        job_id=one.job_id,
    )
    return Waiting(urgency, item)


async def _offers(ctx: ToolContext) -> list[Waiting]:
    states = {
        "sent": "has no answer yet",
        "approved": "is approved but not sent",
        "pending_approval": "is not approved",
    }
    return [
        _offer(Urgency.OFFER, one, f"{states.get(one.status or '', 'waits')} after {_days(ctx, one.since)}")
        for one in await agenda.stale_offers(ctx.session, ctx.now - OFFER_STALE_AFTER)
    ]


def _days(ctx: ToolContext, since: datetime | None) -> str:
    return counted((ctx.now - since).days, "day") if since else "a while"


async def _stuck(ctx: ToolContext) -> list[Waiting]:
    found = await agenda.stuck(ctx.session, ctx.actor.id, ctx.now - STUCK_AFTER)
    return [Waiting(Urgency.STUCK, _one(ctx, one) if one.number == 1 else _group(ctx, one)) for one in found]


def _one(ctx: ToolContext, one: Stuck) -> AgendaItem:
    """One person is acted on directly."""
    return AgendaItem(
        what=f"{one.candidate} has been in {one.stage} on {one.job_code} for {_days(ctx, one.since)}",
        subject_id=one.application_id,
        due=one.since,
        action=f"move {one.candidate} to the next stage on {one.job_code}",
        of="application",
        candidate_id=one.candidate_id,
        job_id=one.job_id,
    )


def _group(ctx: ToolContext, one: Stuck) -> AgendaItem:
    """Several are looked at first."""
    what = (
        f"{one.number} people have been in {one.stage} on {one.job_code} for over {STUCK_AFTER.days} days, "
        f"{one.candidate} longest ({_days(ctx, one.since)})"
    )
    return AgendaItem(
        what=what,
        subject_id=one.job_id,
        due=one.since,
        action=f"who is in {one.stage} on {one.job_code}",
        of="job",
        candidate_id=one.candidate_id,
        job_id=one.job_id,
    )


async def _follow_ups(ctx: ToolContext) -> list[Waiting]:
    found = await agenda.medallists_due(ctx.session, ctx.actor.id, ctx.today)
    return [Waiting(Urgency.FOLLOW_UP, _follow_up(ctx, one)) for one in found]


def _follow_up(ctx: ToolContext, one: Medallist) -> AgendaItem:
    runner_up = f" (runner-up on {one.job_code})" if one.job_code else ""
    return AgendaItem(
        what=f"Get back to {one.candidate}{runner_up}",
        subject_id=one.candidate_id,
        due=datetime.combine(one.resurface_on, time(), ZoneInfo(ctx.actor.timezone or "UTC")),
        action=_show(one.candidate, one.job_code),
        of="candidate",
        candidate_id=one.candidate_id,
        job_id=one.job_id,
    )
