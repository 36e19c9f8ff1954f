"""Closing jobs."""

from uuid import UUID

from pydantic import Field

from store.models.enums import JobStatus, OpeningStatus
from store.queries import applications, job_changes
from store.queries.naming import JobRow
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, Confirm, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.jobs.states import ENDED, facts_of, held, record_reversal, status_card, unchanged
from tools.undoing import Event, undoes
from tools.wording import counted, short


class CloseJob(Args):
    """Which job to close and why."""

    job: JobRef
    reason: str | None = Field(default=None, max_length=2_000, description="Why its openings are not filled")


@tool(
    area="jobs",
    effect=Effect.WRITE,
    roles=RECRUITING,
    confirm=Confirm.ALWAYS,
    examples=(
        "close {job}",
        "close the job {job}",
        "close {job}, {text}",
        "shut down {job}",
        "we are not hiring for {job} any more",
        "cancel the requisition {job}",
        "stop hiring for {job} because {text}",
    ),
)
async def close_job(ctx: ToolContext, args: CloseJob) -> Outcome:
    """Close a job and its unfilled openings; a person has to click first. Its applications stay as they are."""
    job = await references.job(ctx, args.job, write=True)
    status = await held(ctx, job.id)
    if status in ENDED:
        return Outcome(say=f"{job.label} is {status.value} already, so nothing was changed.")
    unfilled = {
        opening: was
        for opening, was in (await job_changes.openings(ctx.session, job.id)).items()
        if was is not OpeningStatus.CLOSED
    }
    remain = await applications.count_active(ctx.session, job.id)
    await ctx.confirm(_summary(job, remain, len(unfilled), args.reason), exact=_exact(job, args), always=True)
    await job_changes.change_job(ctx.session, job.id, {"status": JobStatus.CLOSED, "closed_at": ctx.now})
    await job_changes.end_spell(ctx.session, job.id, ctx.now)
    await job_changes.close_openings(ctx.session, list(unfilled), ctx.now, args.reason)
    await ctx.record(
        "job.closed",
        "job",
        job.id,
        before={"status": status.value, "openings": {str(one): was.value for one, was in unfilled.items()}},
        after={"status": JobStatus.CLOSED.value, "reason": args.reason},
    )
    say = f"Closed {job.label}. {_remaining(remain)}"
    return Outcome(
        say=say, views=(status_card(ctx, "Closed a job", job, status, JobStatus.CLOSED),), facts=facts_of(job)
    )


def _summary(job: JobRow, remain: int, unfilled: int, reason: str | None) -> str:
    slots = f" {counted(unfilled, 'opening').capitalize()} will be closed unfilled." if unfilled else ""
    why = f" Reason: {short(reason)}." if reason else ""
    return f"Close {job.label}. {_remaining(remain)}{slots}{why}"


def _remaining(number: int) -> str:
    if not number:
        return "Nobody is active on it."
    verb = "remains" if number == 1 else "remain"
    return f"{counted(number, 'active application').capitalize()} {verb} as they are."


def _exact(job: JobRow, args: CloseJob) -> CloseJob:
    return CloseJob.model_validate({"job": str(job.id), **({"reason": args.reason} if args.reason else {})})


@undoes("job.closed")
async def undo_close(ctx: ToolContext, event: Event) -> str:
    """Open the job as if it had not been closed: the same spell goes on, its slots are as they were."""
    record = await unchanged(ctx, event)
    await job_changes.change_job(
        ctx.session, record.id, {"status": JobStatus(event.before["status"]), "closed_at": None}
    )
    spell = await job_changes.last_spell(ctx.session, record.id)
    if spell is not None and event.before["status"] == JobStatus.OPEN:
        await job_changes.resume_spell(ctx.session, spell)
    were = {UUID(one): OpeningStatus(was) for one, was in event.before["openings"].items()}
    await job_changes.set_opening_statuses(ctx.session, were, ctx.now)
    await record_reversal(ctx, event)
    return f"{record.code} {record.title} is {event.before['status']} again"
