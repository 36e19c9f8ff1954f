"""Scheduling an interview: the record, its panel and its kit."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import Field

from store.models.enums import InterviewStatus
from store.queries import feedback_requests, interviews, kits
from store.queries.naming import JobRow
from tools import references
from tools.actor import HIRING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, PersonRef, StageRef, tool
from tools.context import ToolContext
from tools.errors import Stale, ToolError
from tools.feedback.finding import line, panel_of, when
from tools.feedback.inviting import invite, uninvite_again
from tools.pipeline.choosing import active_applications
from tools.undoing import Event, undoes
from tools.views import InterviewList

LONGEST = 480
USUAL = 60
"""Minutes of an interview whose stage has no kit."""


class ScheduleInterview(Args):
    """Whom, when, and who sits in."""

    candidate: CandidateRef
    starts_at: datetime = Field(description="ISO time; without an offset it is the asker's own")
    panel: list[PersonRef] = Field(min_length=1, max_length=12)
    minutes: int | None = Field(default=None, ge=10, le=LONGEST)
    job: JobRef | None = None
    stage: StageRef | None = Field(default=None, description="If not the one they are in")
    location: str | None = Field(default=None, max_length=500)


@tool(area="feedback", effect=Effect.WRITE, roles=HIRING)
async def schedule_interview(ctx: ToolContext, args: ScheduleInterview) -> Outcome:
    """Put an interview with an applicant on record and invite its panel by mail; feedback is asked for after it."""
    one = (await active_applications(ctx, [args.candidate], job=args.job, from_stage=None, verb="interview"))[0]
    job = JobRow(one.job_id, one.job_code, one.job_title, one.job_status)
    stage_id = (await references.stage(ctx, args.stage, job=job)).id if args.stage else one.stage_id
    people = [await references.person(ctx, ref, write=True, field="panel") for ref in args.panel]
    kit = await kits.of_stage(ctx.session, stage_id) if stage_id else None
    starts_at = moment_of(ctx, args.starts_at)
    minutes = args.minutes or (kit[2] if kit else USUAL)
    await ctx.confirm(
        f"Schedule an interview with {one.name} on {one.job_code}.",
        args.model_copy(update={"candidate": str(one.id), "panel": [str(person.id) for person in people]}),
    )
    made = await interviews.schedule(
        ctx.session,
        application_id=one.id,
        stage_id=stage_id,
        kit_id=kit[0] if kit else None,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        timezone=ctx.actor.timezone or "UTC",
        location=args.location,
        organiser_id=ctx.actor.id,
        panel=[person.id for person in people],
    )
    await ctx.record("interview.scheduled", "interview", made, after={"status": InterviewStatus.SCHEDULED.value})
    found = await interviews.by_id(ctx.session, made)
    if found is None:
        raise RuntimeError("an interview just made is not there")
    asks = "" if kit else " Its stage has no interview kit yet, so there are no attributes to rate: set one."
    invited = await invite(ctx, found)
    say = f"Scheduled: {found.whom} ({when(ctx, found)}, {minutes} minutes) with {panel_of(found)}. {invited}{asks}"
    view = InterviewList(of="the interview", items=(line(found, ended=False),), total=1)
    return Outcome(say=say.strip(), views=(view,), facts={"interview_id": str(made)})


def moment_of(ctx: ToolContext, given: datetime) -> datetime:
    """Read a time without an offset in the person's zone; refuse one long gone."""
    moment = given if given.tzinfo else given.replace(tzinfo=ZoneInfo(ctx.actor.timezone or "UTC"))
    if moment < ctx.now - timedelta(days=365):
        raise ToolError("That is more than a year ago, so nothing was scheduled. Please give the day with its year.")
    return moment


@undoes("interview.scheduled")
async def call_off(ctx: ToolContext, event: Event) -> str:
    """Cancel an interview that was scheduled by mistake."""
    was = InterviewStatus.SCHEDULED
    if not await interviews.set_status(ctx.session, event.subject_id, InterviewStatus.CANCELLED, was=was):
        raise Stale("The interview has been held or cancelled since, so this was not undone.")
    await feedback_requests.cancel(ctx.session, event.subject_id)
    await uninvite_again(ctx, event.subject_id)
    after = {"status": InterviewStatus.CANCELLED.value}
    await ctx.record("interview.cancelled", "interview", event.subject_id, after=after, undoes=event.change_id)
    return "the interview is cancelled"
