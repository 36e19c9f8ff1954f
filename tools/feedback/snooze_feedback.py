"""Being reminded of a scorecard later."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import Field

from store.queries import feedback_requests
from store.queries.interviews import Meeting
from tools.base import Args, CandidateRef, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import ToolError
from tools.feedback.finding import interview_meant
from tools.feedback.hours import OPENS, in_working_hours

LONGEST = timedelta(days=30)


class SnoozeFeedback(Args):
    """Of which interview and until when; without a time: tomorrow."""

    candidate: CandidateRef | None = None
    interview: str | None = None
    hours: int | None = Field(default=None, ge=1, le=720, description="In so many hours")
    until: datetime | None = Field(default=None, description="ISO time; without an offset the asker's own")


@tool(
    area="feedback",
    effect=Effect.WRITE,
    examples=(
        "remind me tomorrow",
        "remind me later",
        "snooze the scorecard",
        "remind me tomorrow about the scorecard for {candidate}",
        "snooze the feedback on {candidate}",
    ),
)
async def snooze_feedback(ctx: ToolContext, args: SnoozeFeedback) -> Outcome:
    """Remind the asker of a scorecard they owe later, in their working hours."""

    def owed(one: Meeting) -> bool:
        return one.ends_at <= ctx.now and any(p.person_id == ctx.actor.id for p in one.waiting_for)

    found = await interview_meant(ctx, interview=args.interview, candidate=args.candidate, mine=True, prefer=owed)
    if not any(p.person_id == ctx.actor.id for p in found.waiting_for):
        raise ToolError(f"Your scorecard for {found.whom} is in already, so there is nothing to be reminded of.")
    until = in_working_hours(_until(ctx, args), ctx.actor.timezone)
    await feedback_requests.snooze(ctx.session, found.id, ctx.actor.id, until)
    await ctx.record("feedback.snoozed", "interview", found.id, after={"until": until.isoformat()})
    say = f"I'll remind you of the scorecard for {found.whom} on {ctx.actor.local(until):%A, %d %B at %H:%M}."
    return Outcome(say=say, facts={"until": until.isoformat()})


def _until(ctx: ToolContext, args: SnoozeFeedback) -> datetime:
    zone = ZoneInfo(ctx.actor.timezone or "UTC")
    if args.until is not None:
        until = args.until if args.until.tzinfo else args.until.replace(tzinfo=zone)
        if not ctx.now < until <= ctx.now + LONGEST:
            raise ToolError("I can remind you at any time within the next 30 days; nothing was changed.")
        return until
    if args.hours is not None:
        return ctx.now + timedelta(hours=args.hours)
    return datetime.combine(ctx.today + timedelta(days=1), OPENS, zone)
