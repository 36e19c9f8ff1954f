"""What closing, opening again and taking both back have in common."""

from uuid import UUID

from store.models.enums import JobStatus
from store.queries import job_changes, jobs
from store.queries.jobs import JobRecord
from store.queries.naming import JobRow
from tools.context import ToolContext
from tools.errors import NotAllowed, Stale
from tools.undoing import Event
from tools.views import Changed, ChangedItem, Mention

ENDED = (JobStatus.CLOSED, JobStatus.ARCHIVED)


async def held(ctx: ToolContext, job_id: UUID) -> JobStatus:
    """Hold a job until the transaction ends and give its status; raises `NotAllowed`."""
    status = await job_changes.lock(ctx.session, job_id)
    if status is None:
        raise NotAllowed
    return status


async def record_of(ctx: ToolContext, job_id: UUID) -> JobRecord:
    """Give a job's columns; raises `NotAllowed`."""
    record = await jobs.record(ctx.session, job_id)
    if record is None:
        raise NotAllowed
    return record


def status_card(ctx: ToolContext, what: str, job: JobRow, was: JobStatus, now: JobStatus) -> Changed:
    """Make the card of a job whose status changed."""
    item = ChangedItem(id=job.id, name=job.label, from_=was.value, to=now.value)
    return Changed(what=what, items=(item,), undo=ctx.change_id, about=(mention(job),))


def mention(job: JobRow) -> Mention:
    """Name a job for what is said next: "reopen it"."""
    return Mention(kind="job", id=str(job.id), label=job.label)


def facts_of(job: JobRow) -> dict[str, str]:
    """Give what a model reads of a job."""
    return {"id": str(job.id), "code": job.code}


async def unchanged(ctx: ToolContext, event: Event) -> JobRecord:
    """Hold a job and check that its status is what the change left; raises `Stale`."""
    status = await held(ctx, event.subject_id)
    record = await record_of(ctx, event.subject_id)
    if status.value != event.after["status"]:
        raise Stale(f"{record.code} {record.title} is {status.value} by now, so this was not undone.")
    return record


async def record_reversal(ctx: ToolContext, event: Event) -> None:
    """Record that a change of status was taken back."""
    await ctx.record(
        "job.status_restored",
        "job",
        event.subject_id,
        {"status": event.after["status"]},
        {"status": event.before["status"]},
        undoes=event.change_id,
    )
