"""Putting people into pools and taking them out, forwards and backwards."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from store.queries import naming, pools
from store.queries.naming import CandidateRow
from store.queries.pools import Pool
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, Stale, ToolError
from tools.undoing import Event, undoes
from tools.views import ChangedItem, Mention

LONGEST_NAME = 80
ADDED, REMOVED = "pool.member_added", "pool.member_removed"
CREATED, RETIRED = "pool.created", "pool.retired"


def mention(pool: Pool) -> Mention:
    """Name a pool for what is said next: "show it"."""
    return Mention(kind="pool", id=str(pool.id), label=pool.name)


def pool_name(text: str) -> str:
    """Write a pool's name as the store keeps it. Raises `ToolError` for an empty or endless one."""
    name = " ".join("".join(c if c.isprintable() else " " for c in text).split()).strip("\"“”'‘’")
    if not name:
        raise ToolError("A pool needs a name, so nothing was changed.")
    if len(name) > LONGEST_NAME:
        raise ToolError(f"A pool’s name may have up to {LONGEST_NAME} characters, so nothing was changed.")
    return name


async def by_hand(ctx: ToolContext, pool_id: UUID) -> Pool:
    """Give a pool whose members are chosen by hand; raises `ToolError` for one that fills itself."""
    pool = await pools.by_id(ctx.session, pool_id)
    if pool is None:
        raise NotFound("That pool is not there for you any more, so nothing was changed.")
    if pool.is_dynamic:
        raise ToolError(
            f"{pool.name} fills itself from a saved search, so nobody can be added or removed by hand; "
            "nothing was changed."
        )
    return pool


async def create(ctx: ToolContext, name: str, description: str | None, search: Mapping[str, Any] | None = None) -> Pool:
    """Make a pool, or bring back a closed one of that name; raises `ToolError` when one is in use.

    With a `search` the pool fills itself, without one it is kept by hand.
    """
    old = await pools.by_name(ctx.session, name)
    if old is not None and old.is_active:
        raise ToolError(f"There is a pool called {old.name} already, so nothing was changed.")
    if old is not None:
        values: dict[str, Any] = {"name": name, "description": description, "owner_id": ctx.actor.id}
        values |= {"filter": dict(search) if search else None, "is_active": True}
        if not await pools.change(ctx.session, old.id, values):
            raise NotAllowed
        pool_id = old.id
    else:
        made = await pools.create(ctx.session, name=name, description=description, owner_id=ctx.actor.id, search=search)
        if made is None:
            raise Stale(f"Somebody has just made a pool called {name}, so nothing was changed.")
        pool_id = made
    await ctx.record(CREATED, "talent_pool", pool_id, after={"name": name, "is_active": True})
    pool = await pools.by_id(ctx.session, pool_id)
    if pool is None:
        raise NotAllowed
    return pool


async def put_in(ctx: ToolContext, pool: Pool, people: Sequence[CandidateRow], reason: str | None) -> list[ChangedItem]:
    """Put people who are not in it into a pool."""
    for person in people:
        if not await pools.add(ctx.session, pool.id, person.id, by=ctx.actor.id, at=ctx.now, reason=reason):
            raise Stale(f"{person.name} has just been added to {pool.name} by somebody else, so nothing was changed.")
        state = _state(person.id, pool.name, is_member=True)
        await ctx.record(ADDED, "talent_pool", pool.id, None, state)
    return [ChangedItem(id=p.id, name=p.name, to=pool.name, candidate_id=p.id) for p in people]


async def take_out(ctx: ToolContext, pool: Pool, people: Sequence[CandidateRow]) -> list[ChangedItem]:
    """Take members out of a pool."""
    for person in people:
        if not await pools.remove(ctx.session, pool.id, person.id, ctx.now):
            raise NotAllowed
        before = _state(person.id, pool.name, is_member=True)
        await ctx.record(REMOVED, "talent_pool", pool.id, before, _state(person.id, pool.name, is_member=False))
    return [ChangedItem(id=p.id, name=p.name, from_=pool.name, candidate_id=p.id) for p in people]


def _state(candidate_id: UUID, pool: str, *, is_member: bool) -> dict[str, Any]:
    return {"candidate_id": str(candidate_id), "pool": pool, "is_member": is_member}


@undoes(ADDED)
async def undo_add(ctx: ToolContext, event: Event) -> str:
    """Take somebody out again."""
    pool, person = await _both(ctx, event)
    if not await pools.remove(ctx.session, pool.id, person.id, ctx.now):
        raise Stale(f"{person.name} is not in {pool.name} any more, so this was not undone.")
    await ctx.record(
        REMOVED,
        "talent_pool",
        pool.id,
        dict(event.after),
        _state(person.id, pool.name, is_member=False),
        undoes=event.change_id,
    )
    return f"{person.name} is no longer in {pool.name}"


@undoes(REMOVED)
async def undo_remove(ctx: ToolContext, event: Event) -> str:
    """Put somebody back, as if they had never left."""
    pool, person = await _both(ctx, event)
    if not await pools.bring_back(ctx.session, pool.id, person.id):
        raise Stale(f"{person.name} is in {pool.name} again already, so nothing was undone.")
    await ctx.record(
        ADDED,
        "talent_pool",
        pool.id,
        dict(event.after),
        _state(person.id, pool.name, is_member=True),
        undoes=event.change_id,
    )
    return f"{person.name} is back in {pool.name}"


@undoes(CREATED)
async def undo_create(ctx: ToolContext, event: Event) -> str:
    """Close the new pool, unless somebody has been put into it since."""
    pool = await _pool(ctx, event)
    if not pool.is_active:
        raise Stale(f"{pool.name} is closed already, so nothing was undone.")
    if await pools.current_members(ctx.session, pool.id):
        raise Stale(f"{pool.name} has members by now, so this was not undone.")
    await _set_active(ctx, event, pool, is_active=False)
    return f"the pool {pool.name} is gone"


@undoes(RETIRED)
async def undo_retire(ctx: ToolContext, event: Event) -> str:
    """Bring the pool back."""
    pool = await _pool(ctx, event)
    if pool.is_active:
        raise Stale(f"{pool.name} is there already, so nothing was undone.")
    await _set_active(ctx, event, pool, is_active=True)
    return f"the pool {pool.name} is back"


async def _set_active(ctx: ToolContext, event: Event, pool: Pool, *, is_active: bool) -> None:
    if not await pools.change(ctx.session, pool.id, {"is_active": is_active}):
        raise NotAllowed
    await ctx.record(
        CREATED if is_active else RETIRED,
        "talent_pool",
        pool.id,
        {"is_active": not is_active},
        {"name": pool.name, "is_active": is_active},
        undoes=event.change_id,
    )


async def _pool(ctx: ToolContext, event: Event) -> Pool:
    pool = await pools.by_id(ctx.session, event.subject_id)
    if pool is None:
        raise NotFound("That pool is not there for you any more, so nothing was undone.")
    return pool


async def _both(ctx: ToolContext, event: Event) -> tuple[Pool, CandidateRow]:
    pool = await _pool(ctx, event)
    found = await naming.candidates_by_id(ctx.session, [UUID(event.after["candidate_id"])])
    if not found:
        raise NotFound("That candidate is not there for you any more, so nothing was undone.")
    return pool, found[0]
