"""Putting an interview to another time: the record, and a new invitation to its panel."""

from datetime import datetime, timedelta

from pydantic import Field

from store.models.enums import InterviewStatus
from store.queries import interviews
from store.queries.interviews import Meeting
from tools.actor import HIRING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotAllowed, Stale, ToolError
from tools.feedback.finding import interview_meant, line, when
from tools.feedback.inviting import invite, invite_again
from tools.feedback.schedule_interview import LONGEST, moment_of
from tools.undoing import Event, undoes
from tools.views import InterviewList


class RescheduleInterview(Args):
    """Which one and when; as long as before unless `minutes` says otherwise."""

    starts_at: datetime = Field(description="ISO time; without an offset it is the asker's own")
    candidate: CandidateRef | None = None
    job: JobRef | None = None
    interview: str | None = None
    minutes: int | None = Field(default=None, ge=10, le=LONGEST)


@tool(area="feedback", effect=Effect.WRITE, roles=HIRING)
async def reschedule_interview(ctx: ToolContext, args: RescheduleInterview) -> Outcome:
    """Put an interview that has not taken place to another time; its panel gets a new invitation by mail."""

    def coming(one: Meeting) -> bool:
        return one.status is InterviewStatus.SCHEDULED and one.ends_at > ctx.now

    found = await interview_meant(ctx, interview=args.interview, candidate=args.candidate, job=args.job, prefer=coming)
    if not coming(found):
        raise ToolError(f"No interview with {found.whom} is ahead, so nothing was changed.")
    starts_at = moment_of(ctx, args.starts_at)
    if starts_at <= ctx.now:
        raise ToolError("That time has passed, so nothing was changed.")
    ends_at = starts_at + (timedelta(minutes=args.minutes) if args.minutes else found.ends_at - found.starts_at)
    exact = RescheduleInterview(interview=str(found.id), starts_at=starts_at, minutes=args.minutes)
    await ctx.confirm(f"Put the interview with {found.whom} to another time.", exact)
    if not await interviews.move(ctx.session, found.id, starts_at, ends_at, ctx.actor.timezone or found.timezone):
        raise NotAllowed
    before = {"starts_at": found.starts_at.isoformat(), "ends_at": found.ends_at.isoformat(), "zone": found.timezone}
    now = await interviews.by_id(ctx.session, found.id) or found
    after = {"starts_at": now.starts_at.isoformat(), "ends_at": now.ends_at.isoformat()}
    await ctx.record("interview.moved", "interview", found.id, before=before, after=after)
    say = (
        f"The interview with {found.whom} is now {when(ctx, now)}; it was {when(ctx, found)}. {await invite(ctx, now)}"
    )
    view = InterviewList(of="the interview", items=(line(now, ended=False),), total=1)
    return Outcome(say=say.strip(), views=(view,), facts={"interview_id": str(found.id)})


@undoes("interview.moved")
async def put_back_to(ctx: ToolContext, event: Event) -> str:
    """Put an interview back to when it was."""
    now = await interviews.by_id(ctx.session, event.subject_id)
    if now is None or now.starts_at.isoformat() != event.after.get("starts_at"):
        raise Stale("The interview has been changed again since, so this was not undone.")
    starts_at, ends_at = (datetime.fromisoformat(event.before[name]) for name in ("starts_at", "ends_at"))
    if not await interviews.move(ctx.session, now.id, starts_at, ends_at, event.before.get("zone") or now.timezone):
        raise Stale("The interview has been held or cancelled since, so this was not undone.")
    await invite_again(ctx, now.id)
    after = {"starts_at": starts_at.isoformat(), "ends_at": ends_at.isoformat()}
    await ctx.record("interview.put_back", "interview", now.id, after=after, undoes=event.change_id)
    return "the interview is at its old time again"
