"""The job a request is about when it names none."""

from uuid import UUID

from store.queries import history, jobs, naming
from store.queries.jobs import JobSummary
from store.queries.naming import JobRow
from tools import references
from tools.context import ToolContext
from tools.errors import ToolError, Unclear
from tools.views import Picker, PickerOption


async def thread_job(ctx: ToolContext) -> JobRow | None:
    """Give the job the thread named last, or changed an application of, if it still is one the person may see."""
    for mention in ctx.mentions:
        wanted = references.as_id(mention.id)
        if wanted is None:
            continue
        if mention.kind == "job":
            return await _visible(ctx, wanted)
        if mention.kind == "change":
            changed = await history.jobs_of_change(ctx.session, wanted)
            if changed:
                return await _visible(ctx, changed[0]) if len(changed) == 1 else None
    return None


async def job_or_ask(ctx: ToolContext, ref: str | None, *, question: str) -> JobRow:
    """Give the job named, else the thread's, else the person's only open one; raises `Unclear` to ask."""
    if ref:
        return await references.job(ctx, ref, write=True)
    found = await thread_job(ctx)
    if found is not None:
        return found
    own = await jobs.own(ctx.session, ctx.actor.id)
    if len(own) == 1:
        return as_row(own[0])
    if own:
        raise Unclear(Picker(question=question, options=_options(own), of="job", field="job"))
    raise ToolError(f"{question} Please name it, for example by its code.")


def as_row(summary: JobSummary) -> JobRow:
    """Give a listed job in the form references give it."""
    return JobRow(summary.id, summary.code, summary.title, summary.status, summary.is_confidential)


def _options(own: list[JobSummary]) -> tuple[PickerOption, ...]:
    return tuple(
        PickerOption(id=str(job.id), label=f"{job.code} {job.title}", detail=f"{job.active} active") for job in own
    )


async def _visible(ctx: ToolContext, job_id: UUID) -> JobRow | None:
    return next((row for row in await naming.jobs(ctx.session) if row.id == job_id), None)
