"""Showing talent pools."""

from store.queries import candidate_search, naming, pools
from store.queries.naming import CandidateRow
from store.queries.pools import Pool
from tools import references
from tools.actor import PIPELINE
from tools.base import Args, Effect, Limit, Offset, Outcome, PoolRef, tool
from tools.context import ToolContext
from tools.errors import NotFound
from tools.pools.saved import criteria_of
from tools.views import CandidateList, PoolLine, PoolList
from tools.wording import counted, shown

PAGE = 50
"""Pools a list shows unless another number is asked for; the total counts all."""


class ShowPool(Args):
    """Which pool; none lists them all."""

    pool: PoolRef | None = None
    limit: Limit = None
    offset: Offset = None


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
        return await _all(ctx, args.limit or PAGE, args.offset or 0)
    row = await references.pool(ctx, args.pool, write=False)
    pool = await pools.by_id(ctx.session, row.id)
    if pool is None:
        raise NotFound("That pool is not there for you any more.")
    limit, offset = args.limit or ctx.page_size, args.offset or 0
    people, total, criteria = await _people(ctx, pool, limit, offset)
    listed = await references.as_list(ctx, [person for person, _ in people], *criteria, most=limit)
    why = {person.id: reason or "" for person, reason in people}
    items = tuple(item.model_copy(update={"why": why[item.id]}) for item in listed.items)
    page = CandidateList(items=items, total=total, criteria=tuple(criteria), offset=offset)
    card = PoolList(items=(_line(pool, total),), total=1)
    facts = {
        "id": str(pool.id),
        "total": total,
        "offset": offset,
        "people": [{"id": str(i.id), "name": i.name} for i in items],
    }
    say = _sentence(pool, total, criteria, shown(offset, len(items), total) if offset else "")
    return Outcome(say=say, views=(card, page), facts=facts)


async def _all(ctx: ToolContext, limit: int, offset: int) -> Outcome:
    found, total = await pools.in_use(ctx.session, limit=limit, offset=offset)
    lines = [_line(pool, await _count(ctx, pool)) for pool in found]
    be = "is" if total == 1 else "are"
    say = f"There {be} {counted(total, 'talent pool')}{shown(offset, len(found), total)}."
    facts = {"total": total, "pools": [{"id": str(p.id), "name": p.name, "members": p.members} for p in lines]}
    return Outcome(say=say, views=(PoolList(items=tuple(lines), total=total, offset=offset),), facts=facts)


async def _count(ctx: ToolContext, pool: Pool) -> int:
    if pool.filter is None:
        return pool.members
    criteria, _ = await criteria_of(ctx, pool.name, pool.filter)
    return (await candidate_search.search_candidates(ctx.session, criteria, limit=1)).total


async def _people(
    ctx: ToolContext, pool: Pool, limit: int, offset: int
) -> tuple[list[tuple[CandidateRow, str | None]], int, list[str]]:
    """Give a page of the members: those put in by hand, or those whom the saved search finds now."""
    if pool.filter is None:
        members, total = await pools.members(ctx.session, pool.id, limit=limit, offset=offset)
        return members, total, [f"in the pool {pool.name}"]
    criteria, words = await criteria_of(ctx, pool.name, pool.filter)
    page = await candidate_search.search_candidates(ctx.session, criteria, limit=limit, offset=offset)
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


def _sentence(pool: Pool, total: int, criteria: list[str], which: str) -> str:
    people = counted(total, "person", "people")
    be = "is" if total == 1 else "are"
    if pool.is_dynamic:
        return f"{people.capitalize()} {be} in {pool.name}, whoever is {', '.join(criteria[1:])} now{which}."
    return f"{people.capitalize()} {be} in {pool.name}{which}."
