"""Showing who stands where on a job."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field

from store.models.enums import JobStatus, Role
from store.queries import applications, jobs, naming
from store.queries.applications import Waiting
from store.queries.jobs import JobFilter
from store.queries.naming import JobRow, StageRow
from tools import references
from tools.actor import PIPELINE
from tools.base import Args, Effect, JobRef, Limit, Offset, Outcome, StageRef, tool
from tools.context import ToolContext
from tools.errors import Unclear
from tools.jobs.focus import as_row, thread_job
from tools.views import Picker, PickerOption, Pipeline, PipelineItem, PipelineJob, PipelineStage
from tools.wording import counted, listed, shown

WHOLE_STAGE = 50
"""People shown of one stage when it was asked for alone, unless another number is asked for."""
ASKED = 12
"""Jobs offered to somebody who has none of their own."""


class ShowPipeline(Args):
    """The job, and one stage of it if only that is wanted."""

    job: JobRef | None = Field(default=None, description="Without one: the job talked about, else your own")
    stage: StageRef | None = None
    limit: Annotated[Limit, Field(description="People shown of each stage")] = None
    offset: Offset = None


@tool(
    area="pipeline",
    effect=Effect.READ,
    examples=(
        "show the pipeline for {job}",
        "show me {job}'s pipeline",
        "who is in {stage} on {job}",
        "who is left in {stage}",
        "how many people are in {stage} for {job}",
        "how does {job} stand",
        "where does everybody stand on {job}",
        "who is waiting in {stage}",
        "pipeline {job}",
        "how many active candidates does {job} have",
        "show {stage} on {job}",
    ),
)
async def show_pipeline(ctx: ToolContext, args: ShowPipeline) -> Outcome:
    """Show a job's active applications by stage: how many, who, for how many days."""
    job = await _job(ctx, args.job)
    every = await naming.stages(ctx.session, job.id)
    only = await references.stage(ctx, args.stage, job=job, write=False) if args.stage else None
    counts = await _counts(ctx, job)
    each, offset = args.limit or (WHOLE_STAGE if only else ctx.page_size), args.offset or 0
    people = await applications.waiting(ctx.session, job.id, only.id if only else None, each=each, offset=offset)
    chosen = [only] if only else _worth_showing(every, counts)
    stages = tuple(_stage(ctx, stage, counts.get(stage.id, 0), people) for stage in chosen)
    view = Pipeline(job=PipelineJob(id=job.id, code=job.code, title=job.title), stages=stages, offset=offset)
    await _explain(ctx, job, counts)
    return Outcome(say=_sentence(job, stages, only, offset), views=(view,), facts=_facts(view))


async def _job(ctx: ToolContext, ref: str | None) -> JobRow:
    if ref:
        return await references.job(ctx, ref, write=False)
    found = await thread_job(ctx)
    if found is not None:
        return found
    own = await jobs.own(ctx.session, ctx.actor.id)
    if not own:
        raise Unclear(await _ask(ctx))
    if len(own) > 1:
        others = listed([job.code for job in own[1:]])
        ctx.remark(f"You named no job; this is yours with the latest movement (the others are {others}).")
    return as_row(own[0])


async def _ask(ctx: ToolContext) -> Picker:
    found, _ = await jobs.matching(ctx.session, JobFilter(status=JobStatus.OPEN), limit=ASKED)
    options = tuple(PickerOption(id=str(job.id), label=f"{job.code} {job.title}") for job in found)
    return Picker(question="Which job’s pipeline do you mean?", options=options, of="job", field="job")


async def _counts(ctx: ToolContext, job: JobRow) -> dict[UUID, int]:
    """Count by stage; those who may have numbers but no names get them from the database's own count."""
    counts = await applications.count_by_stage(ctx.session, job.id)
    if Role.EXECUTIVE in ctx.actor.roles:
        for _, stage_id, number in await jobs.stage_counts_by_right(ctx.session, [job.id]):
            counts[stage_id] = max(number, counts.get(stage_id, 0))
    return counts


def _worth_showing(every: Sequence[StageRow], counts: dict[UUID, int]) -> list[StageRow]:
    """Leave out the stages where nobody active ever stands, unless somebody does."""
    return [stage for stage in every if counts.get(stage.id) or stage.kind.value not in {"hired", "archived"}]


def _stage(ctx: ToolContext, stage: StageRow, count: int, people: Sequence[Waiting]) -> PipelineStage:
    here = [one for one in people if one.stage_id == stage.id]
    items = tuple(
        PipelineItem(
            id=one.id,
            candidate_id=one.candidate_id,
            name=one.name,
            since=one.since,
            days=max(0, (ctx.now - one.since).days) if one.since else None,
        )
        for one in here
    )
    return PipelineStage(id=stage.id, name=stage.name, kind=stage.kind.value, count=count, items=items)


async def _explain(ctx: ToolContext, job: JobRow, counts: dict[UUID, int]) -> None:
    """Say why numbers are small for those who see only some of the applicants."""
    if ctx.actor.is_any((*PIPELINE, Role.EXECUTIVE)):
        return
    team = await jobs.team(ctx.session, job.id)
    if any(member.person_id == ctx.actor.id and member.role.value == "hiring_manager" for member in team):
        return
    ctx.remark(
        "Only the people you interview are counted here."
        if counts
        else "You see the applicants of your own jobs and the people you interview; this is not one of them."
    )


def _sentence(job: JobRow, stages: Sequence[PipelineStage], only: StageRow | None, offset: int) -> str:
    total = sum(stage.count for stage in stages)
    if only is not None:
        people = counted(total, "active candidate").capitalize()
        be = "is" if total == 1 else "are"
        names = [item.name for item in stages[0].items]
        if offset:
            return f"{people} {be} in {only.name} on {job.label}{shown(offset, len(names), total)}."
        more = [*names, *[""] * (total - len(names))]
        who = f": {listed(more)}" if names else ""
        return f"{people} {be} in {only.name} on {job.label}{who}."
    filled = [f"{stage.name} {stage.count}" for stage in stages if stage.count]
    if not filled:
        return f"{job.label} has no active candidates."
    return f"{job.label} has {counted(total, 'active candidate')}: {', '.join(filled)}."


def _facts(view: Pipeline) -> dict[str, object]:
    return {
        "job_id": str(view.job.id),
        "stages": [
            {
                "name": stage.name,
                "count": stage.count,
                "people": [
                    {"candidate_id": str(item.candidate_id), "name": item.name, "days": item.days}
                    for item in stage.items
                ],
            }
            for stage in view.stages
        ],
    }
