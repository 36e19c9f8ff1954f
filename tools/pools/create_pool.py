"""Making a talent pool."""

from typing import Any

from pydantic import Field

from store.queries import candidate_search
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, Outcome, tool
from tools.candidates.arguments import FindCandidates
from tools.context import ToolContext
from tools.errors import ToolError
from tools.pools.membership import create, mention, pool_name, put_in
from tools.pools.saved import SavedSearch, criteria_of
from tools.views import Changed, ChangedItem
from tools.wording import counted, listed


class CreatePool(Args):
    """A new pool: who is in it from the start, or `find`, a search that fills it by itself from now on."""

    name: str = Field(min_length=1, max_length=500)
    description: str | None = Field(default=None, max_length=2_000)
    candidates: list[CandidateRef] = Field(default_factory=list, max_length=500)
    find: FindCandidates | None = Field(default=None, description="The filters of find_candidates")


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
    """Make a talent pool kept by hand, or one that a search fills."""
    name = pool_name(args.name)
    if args.find is not None:
        return await _dynamic(ctx, args, args.find, name)
    people = await references.candidates(ctx, args.candidates, write=True)
    exact = {"name": name, "candidates": [str(person.id) for person in people]}
    if args.description:
        exact["description"] = args.description
    with_whom = f" with {listed([person.name for person in people], most=60)}" if people else ""
    await ctx.confirm(f"Create the pool {name}{with_whom}.", exact=CreatePool.model_validate(exact), people=len(people))
    pool = await create(ctx, name, args.description)
    items = await put_in(ctx, pool, people, None)
    changed = Changed(
        what="Created a pool",
        items=(ChangedItem(id=pool.id, name=pool.name), *items),
        undo=ctx.change_id,
        about=(mention(pool),),
    )
    say = f"Created the pool {pool.name}{f' with {listed([p.name for p in people])}' if people else ''}."
    return Outcome(say=say, views=(changed,), facts={"id": str(pool.id), "name": pool.name})


_SAVED = {"title": "title", "company": "company", "ever_company": "ever_company", "locations": "location"}
"""Filters of a search that a saved one calls otherwise, or keeps as a list."""


async def _dynamic(ctx: ToolContext, args: CreatePool, find: FindCandidates, name: str) -> Outcome:
    """Save a search as a pool; what cannot be saved is refused, never left out."""
    if args.candidates:
        raise ToolError("A pool is either filled by a search or by hand; nothing was made.")
    asked = find.model_dump(mode="json", exclude_defaults=True, exclude={"limit", "offset", "order"})
    saved = {_SAVED.get(field, field): value for field, value in asked.items()}
    strange = sorted(field for field in saved if field not in SavedSearch.model_fields)
    if strange or not saved:
        what = listed([field.replace("_", " ") for field in strange]) or "nothing"
        raise ToolError(
            "A pool can be filled by skills, titles, companies, places, years, tags and last contact; "
            f"{what} cannot be saved, so no pool was made."
        )
    criteria, words = await criteria_of(ctx, name, saved)
    exact: dict[str, Any] = {"name": name, "find": asked}
    exact |= {"description": args.description} if args.description else {}
    await ctx.confirm(f"Create the pool {name}, filled by: {', '.join(words)}.", CreatePool.model_validate(exact))
    pool = await create(ctx, name, args.description, saved)
    total = (await candidate_search.search_candidates(ctx.session, criteria, limit=1)).total
    changed = Changed(what="Created a pool", items=(ChangedItem(id=pool.id, name=pool.name),), undo=ctx.change_id)
    say = f"Created the pool {pool.name}. It fills itself with whoever is {', '.join(words)}: now "
    facts = {"id": str(pool.id), "name": pool.name, "total": total}
    return Outcome(say=f"{say}{counted(total, 'person', 'people')}.", views=(changed,), facts=facts)
