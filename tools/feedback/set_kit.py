"""Setting what interviewers of a stage rate."""

from typing import Annotated

from pydantic import Field, StringConstraints

from store.queries import kits, scorecards
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, Effect, JobRef, OneLine, Outcome, StageRef, tool
from tools.context import ToolContext
from tools.errors import NotAllowed, Stale, ToolError
from tools.jobs.focus import job_or_ask
from tools.matching import fold
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem
from tools.wording import listed

Name = Annotated[str, StringConstraints(min_length=1, max_length=80), OneLine]


class SetKit(Args):
    """The whole list: what is not in it is not asked any more."""

    stage: StageRef
    attributes: list[Name] = Field(min_length=1, max_length=15)
    job: JobRef | None = None
    minutes: int | None = Field(default=None, ge=10, le=480)


@tool(area="feedback", effect=Effect.WRITE, roles=RECRUITING)
async def set_kit(ctx: ToolContext, args: SetKit) -> Outcome:
    """Set which attributes interviewers of a stage rate. Interviews on record keep the kit they were made with."""
    names = list({fold(name): name for name in reversed(args.attributes)}.values())[::-1]
    if len(names) < len(args.attributes):
        raise ToolError("Two of these attributes are the same, so nothing was changed.")
    job = await job_or_ask(ctx, args.job, question=f"On which job is the stage {args.stage}?")
    stage = await references.stage(ctx, args.stage, job=job)
    before = await kits.of_stage(ctx.session, stage.id)
    were = [one.name for one in await scorecards.attributes(ctx.session, before[0])] if before else []
    minutes = args.minutes or (before[2] if before else 60)
    await ctx.confirm(
        f"Set the kit of {stage.name} on {job.code}.",
        args.model_copy(update={"job": str(job.id), "stage": str(stage.id)}),
    )
    if were == names and before and before[2] == minutes:
        return Outcome(say=f"The kit of {stage.name} on {job.code} is that already, so nothing was changed.")
    kit_id = await kits.make(ctx.session, stage.id, before[1] if before else stage.name, minutes, names)
    if await kits.of_stage(ctx.session, stage.id) is None:
        raise NotAllowed
    await ctx.record("kit.set", "interview_kit", kit_id, after={"stage_id": str(stage.id)})
    item = ChangedItem(id=kit_id, name=stage.name, from_=listed(were) or None, to=listed(names, most=15))
    say = f"Interviewers in {stage.name} on {job.code} now rate {listed(names, most=15)} ({minutes} minutes)."
    return Outcome(say=say, views=(Changed(what="Kit set", items=(item,), undo=ctx.change_id),))


@undoes("kit.set")
async def put_back(ctx: ToolContext, event: Event) -> str:
    """Use the kit before again; a kit that an interview has been scheduled with stays."""
    if not await kits.remove_unused(ctx.session, event.subject_id):
        raise Stale("An interview uses that kit by now, so this was not undone.")
    await ctx.record("kit.removed", "interview_kit", event.subject_id, undoes=event.change_id)
    return "the kit before is in use again"
