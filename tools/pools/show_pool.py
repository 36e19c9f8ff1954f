"""Showing talent pools."""

from store.queries import candidate_search, naming, pools
from store.queries.naming import CandidateRow
from store.queries.pools import Pool
from tools import references
from tools.actor import PIPELINE
from tools.base import Args, Effect, Outcome, PoolRef, tool
from tools.context import ToolContext
from tools.errors import NotFound
from tools.pools.saved import criteria_of
from tools.views import CandidateList, PoolLine, PoolList
from tools.wording import counted


class ShowPool(Args):
    """Which pool; none lists them all."""

    pool: PoolRef | None = None


@tool(
    area="pools",
    effect=Effect.READ,
    roles=PIPELINE,
    examples=(
        "show the pool {pool}",
        "who is in {pool}",
        "list the talent pools",
        "which pools do we have",
        "what is in the {pool} pool",
        "show me {pool}",
        "how many people are in {pool}",
        "open the talent pool {pool}",
    ),
)
async def show_pool(ctx: ToolContext, args: ShowPool) -> Outcome:
    """Show who is in a talent pool; without a name, list the pools."""
    if args.pool is None:
        return await _all(ctx)
    row = await references.pool(ctx, args.pool, write=False)
    pool = await pools.by_id(ctx.session, row.id)
    if pool is None:
        raise NotFound("That pool is not there for you any more.")
    people, total, criteria = await _people(ctx, pool)
    shown = await references.as_list(ctx, [person for person, _ in people], *criteria)
    why = {person.id: reason or "" for person, reason in people}
    items = tuple(item.model_copy(update={"why": why[item.id]}) for item in shown.items)
    page = CandidateList(items=items, total=total, criteria=tuple(criteria))
    card = PoolList(items=(_line(pool, total),), total=1)
    facts = {"id": str(pool.id), "total": total, "people": [{"id": str(i.id), "name": i.name} for i in items]}
    return Outcome(say=_sentence(pool, total, criteria), views=(card, page), facts=facts)


async def _all(ctx: ToolContext) -> Outcome:
    found = await pools.in_use(ctx.session)
    lines = [_line(pool, await _count(ctx, pool)) for pool in found]
    say = f"There {'is' if len(found) == 1 else 'are'} {counted(len(found), 'talent pool')}."
    facts = {"total": len(found), "pools": [{"id": str(p.id), "name": p.name, "members": p.members} for p in lines]}
    return Outcome(say=say, views=(PoolList(items=tuple(lines), total=len(found)),), facts=facts)


async def _count(ctx: ToolContext, pool: Pool) -> int:
    if pool.filter is None:
        return pool.members
    criteria, _ = await criteria_of(ctx, pool.name, pool.filter)
    return (await candidate_search.search_candidates(ctx.session, criteria, limit=1)).total


async def _people(ctx: ToolContext, pool: Pool) -> tuple[list[tuple[CandidateRow, str | None]], int, list[str]]:
    """Give a page of the members: those put in by hand, or those whom the saved search finds now."""
    if pool.filter is None:
        members, total = await pools.members(ctx.session, pool.id, limit=ctx.page_size)
        return members, total, [f"in the pool {pool.name}"]
    criteria, words = await criteria_of(ctx, pool.name, pool.filter)
    page = await candidate_search.search_candidates(ctx.session, criteria, limit=ctx.page_size)
    rows = await naming.candidates_by_id(ctx.session, page.ids)
    return [(row, None) for row in rows], page.total, [f"in the pool {pool.name}", *words]


def _line(pool: Pool, members: int) -> PoolLine:
    return PoolLine(
        id=pool.id,
        name=pool.name,
        description=pool.description,
        owner=pool.owner,
        members=members,
        is_dynamic=pool.is_dynamic,
    )


def _sentence(pool: Pool, total: int, criteria: list[str]) -> str:
    people = counted(total, "person", "people")
    be = "is" if total == 1 else "are"
    if pool.is_dynamic:
        return f"{people.capitalize()} {be} in {pool.name}, whoever is {', '.join(criteria[1:])} now."
    return f"{people.capitalize()} {be} in {pool.name}."
