"""Taking people out of a talent pool."""

from pydantic import Field

from store.queries import pools
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, Outcome, PoolRef, tool
from tools.context import ToolContext
from tools.pools.membership import by_hand, mention, take_out
from tools.views import Changed
from tools.wording import counted, listed


class RemoveFromPool(Args):
    """Who leaves which pool."""

    pool: PoolRef
    candidates: list[CandidateRef] = Field(min_length=1, max_length=500)


@tool(
    area="pools",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=(
        "remove {candidate} from the pool {pool}",
        "remove {candidates} from {pool}",
        "take {candidate} out of {pool}",
        "drop {candidates} from the {pool} pool",
        "{candidate} should not be in {pool} any more",
        "delete {candidate} from {pool}",
    ),
)
async def remove_from_pool(ctx: ToolContext, args: RemoveFromPool) -> Outcome:
    """Take one or several candidates out of a talent pool; their records stay."""
    people = await references.candidates(ctx, args.candidates, write=True)
    row = await references.pool(ctx, args.pool, write=True)
    pool = await by_hand(ctx, row.id)
    there = await pools.current_among(ctx.session, pool.id, [person.id for person in people])
    members = [person for person in people if person.id in there]
    strangers = [person.name for person in people if person.id not in there]
    be = "is" if len(strangers) == 1 else "are"
    if not members:
        return Outcome(say=f"{listed(strangers)} {be} not in {pool.name}, so nothing was changed.")
    names = listed([person.name for person in members], most=60)
    await ctx.confirm(
        f"Remove {counted(len(members), 'person', 'people')} from {pool.name}: {names}.",
        exact=RemoveFromPool(pool=str(pool.id), candidates=[str(person.id) for person in members]),
        people=len(members),
    )
    items = await take_out(ctx, pool, members)
    say = f"Removed {listed([person.name for person in members])} from {pool.name}."
    if strangers:
        say += f" {listed(strangers)} {be} not in it."
    changed = Changed(what="Removed from a pool", items=tuple(items), undo=ctx.change_id, about=(mention(pool),))
    return Outcome(say=say, views=(changed,), facts={"pool_id": str(pool.id), "removed": len(items)})
