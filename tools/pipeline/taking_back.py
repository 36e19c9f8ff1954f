"""Taking back what was done to applications: every undo appends a transition, nothing is erased."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from store.models.enums import ApplicationStatus
from store.queries import applications
from store.queries.applications import Standing
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, Stale
from tools.undoing import Event, undoes

_BACK = {
    "application.moved": "application.moved",
    "application.rejected": "application.reinstated",
    "application.withdrawn": "application.reinstated",
    "application.added": "application.removed",
    "application.removed": "application.added",
}


@undoes("application.moved")
async def move_back(ctx: ToolContext, event: Event) -> str:
    """Put an application back into the stage it came from."""
    one = await _unchanged(ctx, event)
    back = await _append(ctx, one, event, event.before)
    return f"{back.name} is back in {back.stage} on {back.job_code}"


@undoes("application.rejected", "application.withdrawn")
async def reinstate(ctx: ToolContext, event: Event) -> str:
    """Make an ended application active again, in the stage it was in."""
    one = await _unchanged(ctx, event)
    back = await _append(ctx, one, event, event.before)
    return f"{back.name} is active again in {back.stage} on {back.job_code}"


@undoes("application.added")
async def take_off(ctx: ToolContext, event: Event) -> str:
    """End an application that was added by mistake; its row stays, as withdrawn."""
    one = await _unchanged(ctx, event)
    gone = {"status": ApplicationStatus.WITHDRAWN.value, "stage_id": event.after["stage_id"]}
    await _append(ctx, one, event, gone, reason="Added by mistake")
    return f"{one.name} is no longer on {one.job_code}"


@undoes("application.removed")
async def put_on_again(ctx: ToolContext, event: Event) -> str:
    """Restore an application whose adding had been undone."""
    one = await _unchanged(ctx, event)
    back = await _append(ctx, one, event, event.before)
    return f"{back.name} is on {back.job_code} again, in {back.stage}"


async def _unchanged(ctx: ToolContext, event: Event) -> Standing:
    """Hold the application and check that it still stands where the change left it."""
    found = await applications.by_ids(ctx.session, [event.subject_id])
    if not found:
        raise NotFound("That application is not there for you any more, so nothing was undone.")
    one = found[0]
    held = (await applications.lock(ctx.session, [one.id])).get(one.id)
    if held is None:
        raise NotAllowed
    if held != _place(event.after):
        who = await applications.last_mover(ctx.session, one.id) or "somebody else"
        raise Stale(
            f"{one.name}’s application on {one.job_code} has been changed again since, by {who}, "
            "so this was not undone."
        )
    return one


async def _append(
    ctx: ToolContext, one: Standing, event: Event, to: Mapping[str, Any], reason: str | None = None
) -> Standing:
    await applications.move(
        ctx.session,
        one.id,
        was=_place(event.after),
        to=_place(to),
        by=ctx.actor.id,
        at=ctx.now,
        reason=reason or "Undone",
    )
    await ctx.record(
        _BACK[event.action],
        "application",
        one.id,
        before=_kept(event.after),
        after=_kept(to),
        undoes=event.change_id,
    )
    return (await applications.by_ids(ctx.session, [one.id]))[0]


def _place(state: Mapping[str, Any]) -> tuple[ApplicationStatus, UUID | None]:
    stage = state.get("stage_id")
    return ApplicationStatus(state["status"]), UUID(stage) if stage else None


def _kept(state: Mapping[str, Any]) -> dict[str, Any]:
    return {field: state[field] for field in ("status", "stage_id") if field in state}
