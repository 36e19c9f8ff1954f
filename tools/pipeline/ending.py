"""Ending applications: what rejecting and withdrawing have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from store.models.enums import ApplicationStatus, RejectionKind, Role
from store.queries import applications
from store.queries.applications import Reason, Standing
from tools import references
from tools.actor import RECRUITING
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, Unclear
from tools.pipeline.taking_back import append, unchanged
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem, Picker, PickerOption
from tools.wording import listed

DECIDING = (*RECRUITING, Role.HIRING_MANAGER)
"""Roles that may end applications: on jobs they recruit or hire for."""


@dataclass(frozen=True)
class Ending:
    """How applications end: by whom, in which words, and the kinds of reason that fit."""

    status: ApplicationStatus
    action: str
    done: str
    kinds: tuple[RejectionKind, ...]


async def reason_for(ctx: ToolContext, ref: str | None, ending: Ending, question: str) -> Reason:
    """Give the reason named; raises `Unclear` with the fitting ones when it is missing, unknown or of another kind."""
    fitting = await applications.reasons(ctx.session, *ending.kinds)
    if not ref:
        raise Unclear(_picker(fitting, question))
    try:
        named = await references.reason(ctx, ref, write=True)
    except NotFound:
        unknown = f"There is no reason called {references.quote(ref)}. {question}"
        raise Unclear(_picker(fitting, unknown, ref)) from None
    found = next((reason for reason in fitting if reason.id == named.id), None)
    if found is None:
        other = f"{references.quote(named.name)} is not a reason for this. {question}"
        raise Unclear(_picker(fitting, other, ref))
    return found


def _picker(fitting: Sequence[Reason], question: str, ref: str = "") -> Picker:
    options = tuple(PickerOption(id=str(reason.id), label=reason.name) for reason in fitting)
    return Picker(question=question, options=options, of="reason", field="reason", instead_of=ref)


def by_job(chosen: Sequence[Standing], *, most: int = 60) -> str:
    """Name people by job: "Ana and Ben on ENG-014 Engineer; Cleo on DES-002 Designer"."""
    groups: dict[str, list[str]] = {}
    for one in chosen:
        groups.setdefault(f"{one.job_code} {one.job_title}", []).append(one.name)
    return "; ".join(f"{listed(names, most=most)} on {job}" for job, names in groups.items())


async def end(ctx: ToolContext, chosen: Sequence[Standing], ending: Ending, reason: Reason | None) -> Changed:
    """End the applications where they stand and record why; give the card."""
    for one in chosen:
        await applications.move(
            ctx.session,
            one.id,
            was=(one.status, one.stage_id),
            to=(ending.status, one.stage_id),
            by=ctx.actor.id,
            at=ctx.now,
            reason=reason.name if reason else None,
        )
        if reason is not None and not await applications.set_reason(ctx.session, one.id, reason.id):
            raise NotAllowed
        await ctx.record(
            ending.action,
            "application",
            one.id,
            before={"status": one.status.value, "stage_id": _text(one.stage_id)},
            after={
                "status": ending.status.value,
                "stage_id": _text(one.stage_id),
                "rejection_reason_id": _text(reason.id if reason else None),
            },
        )
    return Changed(what=ending.done, items=tuple(_item(one, ending) for one in chosen), undo=ctx.change_id)


def _item(one: Standing, ending: Ending) -> ChangedItem:
    return ChangedItem(id=one.id, name=one.name, from_=one.stage, to=ending.status.value, candidate_id=one.candidate_id)


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None


@undoes("application.rejected", "application.withdrawn")
async def reinstate(ctx: ToolContext, event: Event) -> str:
    """Make an ended application active again, in the stage it was in."""
    one = await unchanged(ctx, event)
    back = await append(ctx, one, event, "application.reinstated", event.before)
    return f"{back.name} is active again in {back.stage} on {back.job_code}"
