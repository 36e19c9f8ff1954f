"""Taking back what was done to applications: every undo appends a transition, nothing is erased."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from store.models.enums import ApplicationStatus
from store.queries import applications
from store.queries.applications import Standing
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, Stale
from tools.undoing import Event


async def unchanged(ctx: ToolContext, event: Event) -> Standing:
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


async def append(
    ctx: ToolContext,
    one: Standing,
    event: Event,
    action: str,
    to: Mapping[str, Any],
    *,
    reason: str | None = None,
) -> Standing:
    """Move the application where `to` says, record it as `action`, and give where it stands then."""
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
        action,
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
