"""Making a talent pool."""

from pydantic import Field

from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, Outcome, tool
from tools.context import ToolContext
from tools.pools.membership import create, pool_name, put_in
from tools.views import Changed, ChangedItem
from tools.wording import listed


class CreatePool(Args):
    """A new pool and who is in it from the start."""

    name: str = Field(min_length=1, max_length=500)
    description: str | None = Field(default=None, max_length=2_000)
    candidates: list[CandidateRef] = Field(default_factory=list, max_length=500)


@tool(
    area="pools",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=(
        "create a pool called {text}",
        "create a talent pool {text}",
        "make a new pool {text} with {candidates}",
        "start a pool for {text}",
        "new talent pool: {text}",
        "set up a pool named {text}",
    ),
)
async def create_pool(ctx: ToolContext, args: CreatePool) -> Outcome:
    """Make a talent pool kept by hand, with some people in it if any are named."""
    name = pool_name(args.name)
    people = await references.candidates(ctx, args.candidates, write=True)
    exact = {"name": name, "candidates": [str(person.id) for person in people]}
    if args.description:
        exact["description"] = args.description
    with_whom = f" with {listed([person.name for person in people], most=60)}" if people else ""
    await ctx.confirm(f"Create the pool {name}{with_whom}.", exact=CreatePool.model_validate(exact), people=len(people))
    pool = await create(ctx, name, args.description)
    items = await put_in(ctx, pool, people, None)
    changed = Changed(
        what="Created a pool", items=(ChangedItem(id=pool.id, name=pool.name), *items), undo=ctx.change_id
    )
    say = f"Created the pool {pool.name}{f' with {listed([p.name for p in people])}' if people else ''}."
    return Outcome(say=say, views=(changed,), facts={"id": str(pool.id), "name": pool.name})
