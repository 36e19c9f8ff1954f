"""Putting people into a talent pool."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import Field

from store.queries import naming, pools
from store.queries.naming import CandidateRow
from store.queries.pools import Pool
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, Outcome, PoolRef, tool
from tools.context import ToolContext
from tools.errors import NotFound, Unclear
from tools.pools.membership import by_hand, create, mention, pool_name, put_in
from tools.views import Changed, ChangedItem, Picker, PickerOption
from tools.wording import counted, listed

NEW = "new pool: "
"""What the choice "make a new pool" puts before the name."""


class AddToPool(Args):
    """Who goes into which pool, and why."""

    pool: PoolRef
    candidates: list[CandidateRef] = Field(min_length=1, max_length=500)
    reason: str | None = Field(default=None, max_length=2_000)


@tool(
    area="pools",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=(
        "add {candidate} to the pool {pool}",
        "add {candidates} to {pool}",
        "put {candidate} in {pool}",
        "put {candidates} into the {pool} pool",
        "save {candidate} to {pool}: {text}",
        "keep {candidate} in {pool}",
        "{candidate} belongs in the pool {pool}",
    ),
)
async def add_to_pool(ctx: ToolContext, args: AddToPool) -> Outcome:
    """Put one or several candidates into a talent pool."""
    people = await references.candidates(ctx, args.candidates, write=True)
    if args.pool.startswith(NEW):
        return await _into_new(ctx, args, people)
    pool = await by_hand(ctx, await _existing(ctx, args.pool))
    there = await pools.current_among(ctx.session, pool.id, [person.id for person in people])
    new = [person for person in people if person.id not in there]
    old = [person for person in people if person.id in there]
    if not new:
        return Outcome(say=f"{_are_in(old, pool.name)}, so nothing was changed.", facts={"added": 0})
    await ctx.confirm(_summary(new, pool.name), exact=_exact(str(pool.id), new, args.reason), people=len(new))
    items = await put_in(ctx, pool, new, args.reason)
    say = f"Added {listed([person.name for person in new])} to {pool.name}."
    if old:
        say += f" {_are_in(old, pool.name)}."
    return _outcome(ctx, say, pool, items)


async def _into_new(ctx: ToolContext, args: AddToPool, people: Sequence[CandidateRow]) -> Outcome:
    name = pool_name(args.pool.removeprefix(NEW))
    await ctx.confirm(
        _summary(people, f"the new pool {name}"),
        exact=_exact(f"{NEW}{name}", people, args.reason),
        people=len(people),
    )
    pool = await create(ctx, name, None)
    items = await put_in(ctx, pool, people, args.reason)
    say = f"Created the pool {pool.name} and added {listed([person.name for person in people])}."
    return _outcome(ctx, say, pool, items)


async def _existing(ctx: ToolContext, ref: str) -> UUID:
    """Find the pool; an unknown one is asked about, with the offer to make it."""
    try:
        return (await references.pool(ctx, ref, write=True)).id
    except NotFound as error:
        if references.as_id(ref) is not None:
            raise
        raise Unclear(await _ask(ctx, ref, error)) from error


async def _ask(ctx: ToolContext, ref: str, error: NotFound) -> Picker:
    near = [option for view in error.views if isinstance(view, Picker) for option in view.options]
    if not near:
        near = [PickerOption(id=str(row.id), label=row.name) for row in (await naming.pools(ctx.session))[:8]]
    name = pool_name(ref)
    create_it = PickerOption(id=f"{NEW}{name}", label=f"Create the pool {name}")
    return Picker(
        question=f"There is no pool called {references.quote(ref)}. Which one is it, or shall I create it?",
        options=(*near, create_it),
        of="pool",
        field="pool",
        instead_of=ref,
    )


def _summary(people: Sequence[CandidateRow], pool: str) -> str:
    names = listed([person.name for person in people], most=60)
    return f"Add {counted(len(people), 'person', 'people')} to {pool}: {names}."


def _exact(pool: str, people: Sequence[CandidateRow], reason: str | None) -> AddToPool:
    exact: dict[str, Any] = {"pool": pool, "candidates": [str(person.id) for person in people]}
    if reason:
        exact["reason"] = reason
    return AddToPool.model_validate(exact)


def _are_in(people: Sequence[CandidateRow], pool: str) -> str:
    be = "is" if len(people) == 1 else "are"
    return f"{listed([person.name for person in people])} {be} in {pool} already"


def _outcome(ctx: ToolContext, say: str, pool: Pool, items: list[ChangedItem]) -> Outcome:
    changed = Changed(what="Added to a pool", items=tuple(items), undo=ctx.change_id, about=(mention(pool),))
    return Outcome(say=say, views=(changed,), facts={"pool_id": str(pool.id), "added": [str(i.id) for i in items]})
