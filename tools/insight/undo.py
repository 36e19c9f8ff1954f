"""Taking a change back."""

from collections.abc import Sequence
from uuid import UUID

from pydantic import Field

from store.models.enums import Role
from store.queries import history
from store.queries.history import Change
from tools import references, undoing
from tools.base import Args, ChangeRef, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, ToolError
from tools.insight.words import change_in_words, ids_in, main_event
from tools.undoing import Event
from tools.views import Changed, ChangedItem
from tools.wording import listed


class Undo(Args):
    """Which change to take back."""

    change: ChangeRef | None = Field(default=None, description="An undo id; none: the last change of this conversation")


@tool(
    area="insight",
    effect=Effect.WRITE,
    examples=(
        "undo",
        "undo that",
        "undo the last change",
        "take that back",
        "revert that",
        "that was a mistake, undo it",
        "put it back the way it was",
        "undo {change}",
    ),
)
async def undo(ctx: ToolContext, args: Undo) -> Outcome:
    """Take a change back: the one with that undo id, or the last one of this conversation."""
    events = await _meant(ctx, args.change)
    change_id = events[0].change_id
    if change_id is None:
        raise NotFound("There is no such change of yours to take back.")
    names = await history.names(ctx.session, ids_in(events))
    if await history.is_undone(ctx.session, change_id):
        raise ToolError(
            f"That has been undone already ({change_in_words(main_event(events), names)}), so nothing was changed."
        )
    _refuse_what_cannot(events, names)
    await ctx.confirm(
        f"Undo: {listed([change_in_words(event, names) for event in reversed(events)])}.",
        exact=Undo(change=str(change_id)),
        people=len({_about(event) for event in events}),
    )
    said = [await undoing.handlers()[event.action](ctx, _event(event)) for event in events]
    done = [one for one in said if one]
    items = tuple(
        _undone(event.subject_id, names.get(event.subject_id), told)
        for event, told in zip(events, said, strict=True)
        if event.subject_id is not None and told
    )
    changed = Changed(what="Undone", items=items, undo=await _redo(ctx))
    return Outcome(say=f"Undone: {listed(done)}.", views=(changed,), facts={"undone": str(change_id)})


def _undone(subject_id: UUID, name: str | None, told: str) -> ChangedItem:
    """Name what was undone by its record; what has no name of its own by what happened to it."""
    return ChangedItem(id=subject_id, name=name, to=told) if name else ChangedItem(id=subject_id, name=told)


async def _meant(ctx: ToolContext, ref: str | None) -> list[Change]:
    if ref is None:
        return await _last_here(ctx)
    change_id = references.as_id(ref)
    events = await history.of_change(ctx.session, change_id) if change_id else []
    if not events or not all(_is_theirs(ctx, event) for event in events):
        raise NotFound("There is no such change that you can take back.")
    return events


def _is_theirs(ctx: ToolContext, event: Change) -> bool:
    """Tell whether the person did it, or is an administrator; others may see only a part of the change."""
    return event.actor_id == ctx.actor.id or Role.ADMIN in ctx.actor.roles


async def _redo(ctx: ToolContext) -> UUID | None:
    """Give the id that takes this undo back, unless some step of it is for good."""
    events = await history.of_change(ctx.session, ctx.change_id)
    return ctx.change_id if all(event.action in undoing.handlers() for event in events) else None


async def _last_here(ctx: ToolContext) -> list[Change]:
    """Find the last change this person made in this conversation that still stands."""
    if ctx.conversation_id is not None:
        latest = await history.last_changes(ctx.session, ctx.actor.id, conversation_id=ctx.conversation_id)
        for change_id in latest:
            if not await history.is_undone(ctx.session, change_id):
                return await history.of_change(ctx.session, change_id)
    raise NotFound(
        "You have changed nothing in this conversation that could be undone. "
        "Say “what did I change” to see your changes elsewhere, each with its undo."
    )


def _about(event: Change) -> tuple[UUID | None, str | None]:
    """Tell apart whom a change is about; in a pool it is the member."""
    return event.subject_id, (event.after or event.before or {}).get("candidate_id")


def _refuse_what_cannot(events: Sequence[Change], names: dict[UUID, str]) -> None:
    for event in events:
        if event.action not in undoing.handlers():
            what = change_in_words(event, names)
            raise ToolError(
                f"This can’t be undone with one word ({what}), so nothing was changed; please say what you want."
            )


def _event(event: Change) -> Event:
    """Hand an event to its handler. Raises `NotAllowed` for one that names nobody and nothing."""
    if event.change_id is None or event.subject_id is None or event.actor_id is None:
        raise NotAllowed
    return Event(
        change_id=event.change_id,
        actor_id=event.actor_id,
        action=event.action,
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        before=event.before or {},
        after=event.after or {},
        at=event.at,
    )
