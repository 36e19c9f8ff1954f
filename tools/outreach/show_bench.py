"""The bench: silver medallists, all of them or those who fit a job."""

from collections.abc import Sequence
from uuid import UUID

from store.queries import medals, naming
from store.queries.medals import Bench
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, Effect, JobRef, Limit, Offset, Outcome, tool
from tools.context import ToolContext
from tools.views import CandidateItem, CandidateList, View
from tools.wording import counted, day, listed, short, shown

OFFERED = 5
"""People of the bench a new job is offered."""


class ShowBench(Args):
    """Which page."""

    limit: Limit = None
    offset: Offset = None


class FindSilverMedalists(Args):
    """For which job."""

    job: JobRef
    limit: Limit = None
    offset: Offset = None


@tool(
    area="outreach",
    effect=Effect.READ,
    roles=RECRUITING,
    examples=("show the bench", "who is on the bench", "show our silver medallists", "list the silver medalists"),
)
async def show_bench(ctx: ToolContext, args: ShowBench) -> Outcome:
    """Show the silver medallists who may be contacted and are not in process."""
    limit, offset = args.limit or ctx.page_size, args.offset or 0
    found, total = await medals.bench(ctx.session, job_id=None, now=ctx.now, limit=limit, offset=offset)
    view = await _list(ctx, found, total, offset, "silver medallists")
    say = f"{counted(total, 'silver medallist').capitalize()} on the bench{shown(offset, len(found), total)}."
    return Outcome(say=say, views=(view,), facts=_facts(view))


@tool(
    area="outreach",
    effect=Effect.READ,
    roles=RECRUITING,
    examples=(
        "find silver medallists for {job}",
        "which silver medalists fit {job}",
        "who on the bench fits {job}",
        "any silver medallists for {job}",
    ),
)
async def find_silver_medalists(ctx: ToolContext, args: FindSilverMedalists) -> Outcome:
    """Find people who came far on other jobs, were not hired, and know what this job needs."""
    limit, offset = args.limit or ctx.page_size, args.offset or 0
    job = await references.job(ctx, args.job, write=False)
    found, total = await medals.bench(ctx.session, job_id=job.id, now=ctx.now, limit=limit, offset=offset)
    view = await _list(ctx, found, total, offset, f"came far elsewhere and fit {job.code}")
    people = counted(total, "person", "people")
    say = f"{people.capitalize()} came far on another job and fit {job.label}{shown(offset, len(found), total)}."
    return Outcome(say=say, views=(view,), facts=_facts(view))


async def bench_for(ctx: ToolContext, job_id: UUID, code: str) -> tuple[str, tuple[View, ...]]:
    """Offer the bench for a job that has just opened: a sentence and the best of them, or nothing."""
    found, total = await medals.bench(ctx.session, job_id=job_id, now=ctx.now, limit=OFFERED, offset=0)
    if not total:
        return "", ()
    view = await _list(ctx, found, total, 0, f"came far elsewhere and fit {code}")
    be = "person" if total == 1 else "people"
    return f"Before anybody sources: {total} {be} came far on another job and fit it; here are the best.", (view,)


async def _list(ctx: ToolContext, found: Sequence[Bench], total: int, offset: int, said: str) -> CandidateList:
    rows = {row.id: row for row in await naming.candidates_by_id(ctx.session, [one.candidate_id for one in found])}
    items = tuple(
        CandidateItem(
            id=one.candidate_id,
            name=rows[one.candidate_id].name,
            title=rows[one.candidate_id].title,
            company=rows[one.candidate_id].company,
            location=rows[one.candidate_id].location,
            why=_why(one),
        )
        for one in found
        if one.candidate_id in rows
    )
    return CandidateList(items=items, total=total, criteria=(said, "may be contacted", "not in process"), offset=offset)


def _why(one: Bench) -> str:
    parts = [f"reached {one.stage} on {one.job_code}" if one.stage else f"was in process for {one.job_code}"]
    parts[0] += f", ended {day(one.ended_at)}"
    if one.skills:
        parts.append(f"knows {listed(one.skills)}")
    if one.stood_out:
        parts.append(short(one.stood_out))
    if one.resurface_on:
        parts.append(f"to be met again from {day(one.resurface_on)}")
    return "; ".join(parts)


def _facts(view: CandidateList) -> dict[str, object]:
    return {"total": view.total, "items": [{"id": str(i.id), "name": i.name, "why": i.why} for i in view.items]}
