"""Marking strong people who were not hired."""

from datetime import date

from pydantic import Field

from store.queries import medals
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.errors import Stale, ToolError
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem


class MarkSilverMedal(Args):
    """Whom, for which ended application, and why."""

    candidate: CandidateRef
    job: JobRef | None = None
    stood_out: str | None = Field(default=None, max_length=2_000)
    why_not: str | None = Field(default=None, max_length=2_000)
    resurface_on: date | None = None


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=(
        "mark {candidate} as a silver medallist",
        "mark {candidate} as a silver medalist on {job}",
        "silver medal for {candidate}",
        "put {candidate} on the bench",
    ),
)
async def mark_silver_medal(ctx: ToolContext, args: MarkSilverMedal) -> Outcome:
    """Mark a rejected or withdrawn candidate as a silver medallist, to be met again."""
    person = await references.candidate(ctx, args.candidate, write=True)
    job = await references.job(ctx, args.job, write=True) if args.job else None
    ended = await medals.ended(ctx.session, person.id, job.id if job else None)
    if not ended:
        on = f" on {job.code}" if job else ""
        raise ToolError(f"{person.name} has no application{on} that ended without a hire, so nothing was marked.")
    exact = args.model_copy(update={"candidate": str(person.id), "job": str(ended[0].job_id)})
    await ctx.confirm(f"Mark {person.name} as a silver medallist.", exact)
    values = {"stood_out": args.stood_out, "why_not": args.why_not, "resurface_on": args.resurface_on}
    medal = await medals.mark(ctx.session, ended[0], ctx.actor.id, values)
    if medal is None:
        return Outcome(say=f"{person.name} is a silver medallist already, so nothing was changed.")
    await ctx.record("medal.given", "silver_medal", medal, after={"candidate_id": str(person.id)})
    item = ChangedItem(id=medal, name=person.name, to="silver medallist", candidate_id=person.id)
    view = Changed(what="Marked", items=(item,), undo=ctx.change_id)
    return Outcome(say=f"{person.name} is on the bench as a silver medallist.", views=(view,))


@undoes("medal.given")
async def undo_marking(ctx: ToolContext, event: Event) -> str:
    """Take the mark away again."""
    if not await medals.unmark(ctx.session, [event.subject_id]):
        raise Stale("That mark is gone already, so nothing was undone.")
    await ctx.record("medal.taken", "silver_medal", event.subject_id, before=dict(event.after), undoes=event.change_id)
    return "the silver medal is taken back"
