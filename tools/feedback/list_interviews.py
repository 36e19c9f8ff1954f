"""Listing interviews: one's own, a candidate's or a job's."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from pydantic import Field

from store.queries import interviews
from tools import references
from tools.actor import MEETING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, PersonRef, tool
from tools.context import ToolContext
from tools.feedback.finding import line, panel_of, when
from tools.views import InterviewList
from tools.wording import counted

SHOWN = 25
DAYS = 14
"""Days ahead that are listed unless another number is given."""


class ListInterviews(Args):
    """Whose; without anybody and any job: the asker's own."""

    candidate: CandidateRef | None = None
    job: JobRef | None = None
    person: PersonRef | None = Field(default=None, description="Who interviews; 'me' too")
    days: int = Field(default=DAYS, ge=-365, le=365, description="Days ahead; negative: back")


@tool(
    area="feedback",
    effect=Effect.READ,
    roles=MEETING,
    examples=(
        "show my interviews",
        "interviews of {candidate}",
        "when is the interview with {candidate}",
        "who interviews {candidate}",
        "interviews on {job}",
        "upcoming interviews on {job}",
        "which interviews does {person} have",
    ),
)
async def list_interviews(ctx: ToolContext, args: ListInterviews) -> Outcome:
    """List interviews with their panels: of a candidate all, else those of the coming days."""
    who = await references.candidate(ctx, args.candidate, write=False) if args.candidate else None
    job = await references.job(ctx, args.job, write=False) if args.job else None
    nobody = who is None and job is None
    whose = args.person or ("me" if nobody else None)
    person = await references.person(ctx, whose, write=False) if whose else None
    since, until = (None, None) if who is not None else _window(ctx, args.days)
    found = await interviews.listed(
        ctx.session,
        person=person.id if person else None,
        job=job.id if job else None,
        candidate=who.id if who else None,
        since=since,
        until=until,
    )
    of = " ".join(
        part
        for part in (
            "interviews",
            f"with {who.name}" if who else "",
            f"on {job.code}" if job else "",
            f"of {person.name}" if person else "",
            "" if who else _days(args.days),
        )
        if part
    )
    view = InterviewList(
        of=of, items=tuple(line(one, ended=one.ends_at <= ctx.now) for one in found[:SHOWN]), total=len(found)
    )
    first = next((one for one in found if one.ends_at > ctx.now), None)
    say = f"{counted(len(found), 'interview').capitalize()}{of.removeprefix('interviews')}."
    if first is not None:
        say += f" Next: {first.whom} ({when(ctx, first)}), with {panel_of(first)}."
    facts = {"total": len(found), "ids": [str(one.id) for one in found[:SHOWN]]}
    return Outcome(say=say, views=(view,) if found else (), facts=facts)


def _days(days: int) -> str:
    return f"in the next {counted(days, 'day')}" if days >= 0 else f"in the last {counted(-days, 'day')}"


def _window(ctx: ToolContext, days: int) -> tuple[datetime, datetime]:
    """Give the days from now on, or back to the beginning of a day."""
    if days < 0:
        midnight = datetime.combine(ctx.today + timedelta(days=days), time(), ZoneInfo(ctx.actor.timezone or "UTC"))
        return midnight, ctx.now
    return ctx.now, ctx.now + timedelta(days=max(days, 1))
