"""Opening jobs: closed ones again, drafts for the first time."""

from collections.abc import Mapping
from uuid import UUID

from store.models.enums import JobStatus, OpeningStatus
from store.queries import job_changes, jobs
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.jobs.states import ENDED, facts_of, held, record_of, record_reversal, status_card, unchanged
from tools.outreach.show_bench import bench_for
from tools.undoing import Event, undoes
from tools.wording import counted


class ReopenJob(Args):
    """Which job to open again."""

    job: JobRef


@tool(
    area="jobs",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=(
        "reopen {job}",
        "reopen the job {job}",
        "open {job} again",
        "we are hiring for {job} again",
        "{job} is back on",
        "open {job}",
        "restart hiring for {job}",
    ),
)
async def reopen_job(ctx: ToolContext, args: ReopenJob) -> Outcome:
    """Open a closed job again, or a draft for the first time."""
    job = await references.job(ctx, args.job, write=True)
    status = await held(ctx, job.id)
    if status is JobStatus.OPEN:
        return Outcome(say=f"{job.label} is open already, so nothing was changed.")
    await ctx.confirm(f"Open {job.label}.", exact=ReopenJob(job=str(job.id)))
    waiting = {
        opening: was
        for opening, was in (await job_changes.openings(ctx.session, job.id)).items()
        if was in (OpeningStatus.DRAFT, OpeningStatus.APPROVED)
    }
    spell = await _open(ctx, job.id, waiting)
    await ctx.record(
        "job.reopened",
        "job",
        job.id,
        before={"status": status.value, "openings": {str(one): was.value for one, was in waiting.items()}},
        after={"status": JobStatus.OPEN.value, "spell": str(spell)},
    )
    file = await jobs.file(ctx.session, job.id)
    slots = counted(file.openings_open if file else 0, "opening")
    verb = "Reopened" if status in ENDED else "Opened"
    say = f"{verb} {job.label}; it has {slots} to fill."
    card = status_card(ctx, f"{verb} a job", job, status, JobStatus.OPEN)
    bench, people = await bench_for(ctx, job.id, job.code)
    return Outcome(say=f"{say} {bench}".strip(), views=(card, *people), facts=facts_of(job))


async def _open(ctx: ToolContext, job_id: UUID, waiting: Mapping[UUID, OpeningStatus]) -> UUID:
    """Start a new open spell; the day the job was first opened stays."""
    record = await record_of(ctx, job_id)
    values = {"status": JobStatus.OPEN, "closed_at": None, "opened_at": record.opened_at or ctx.now}
    await job_changes.change_job(ctx.session, job_id, values)
    await job_changes.set_opening_statuses(ctx.session, dict.fromkeys(waiting, OpeningStatus.OPEN), ctx.now)
    return await job_changes.start_spell(ctx.session, job_id, ctx.now)


@undoes("job.reopened")
async def undo_reopen(ctx: ToolContext, event: Event) -> str:
    """Close the job as if it had not been opened again."""
    record = await unchanged(ctx, event)
    was = JobStatus(event.before["status"])
    values = {"status": was, "closed_at": ctx.now if was in ENDED else None}
    if was in (JobStatus.DRAFT, JobStatus.PENDING):
        values["opened_at"] = None
    await job_changes.change_job(ctx.session, record.id, values)
    await job_changes.drop_spell(ctx.session, UUID(event.after["spell"]))
    slots = {UUID(one): OpeningStatus(status) for one, status in event.before["openings"].items()}
    await job_changes.set_opening_statuses(ctx.session, slots, ctx.now)
    await record_reversal(ctx, event)
    return f"{record.code} {record.title} is {was.value} again"
