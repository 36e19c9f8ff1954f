"""Turning prospects into applicants, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from store.models.enums import ApplicationStatus
from store.queries import naming, prospects
from store.queries.naming import JobRow
from store.queries.prospects import Prospect
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, Stale
from tools.pipeline.taking_back import unchanged
from tools.undoing import Event, undoes

State = dict[str, Any]
CONVERTED, RETURNED = "application.converted", "application.returned"
_COLUMNS = ("job_id", "source_id", "credited_to_id", "applied_at")
"""What a conversion changes besides status and stage."""


async def convert(
    ctx: ToolContext,
    one: Prospect,
    name: str,
    job: JobRow,
    *,
    stage_id: UUID,
    source_id: UUID | None,
    credited_to_id: UUID | None,
) -> UUID:
    """Make a prospect an applicant of a job in the same row, applying now; raises `Stale` when somebody was quicker."""
    before = {
        "status": ApplicationStatus.PROSPECT.value,
        "stage_id": one.stage_id,
        "job_id": one.job_id,
        "source_id": one.source_id,
        "credited_to_id": one.credited_to_id,
        "applied_at": one.applied_at,
    }
    after = {
        "status": ApplicationStatus.ACTIVE.value,
        "stage_id": stage_id,
        "job_id": job.id,
        "source_id": source_id,
        "credited_to_id": credited_to_id,
        "applied_at": ctx.now,
    }
    await _apply(ctx, one.id, name, before, after)
    await ctx.record(CONVERTED, "application", one.id, before=_kept(before), after=_kept(after))
    return one.id


async def _apply(ctx: ToolContext, application_id: UUID, name: str, before: State, after: State) -> None:
    done = await prospects.make_applicant(
        ctx.session,
        application_id,
        was_stage_id=before["stage_id"],
        stage_id=after["stage_id"],
        values={column: after[column] for column in _COLUMNS},
        by=ctx.actor.id,
        at=ctx.now,
    )
    if not done:
        raise Stale(f"{name} is no prospect any more: somebody else was quicker, so nothing was changed.")


def _kept(state: State) -> State:
    """Write a state as the audit chain keeps it."""
    return {
        field: value.isoformat() if isinstance(value, datetime) else str(value) if value is not None else None
        for field, value in state.items()
    }


def _read(kept: Mapping[str, Any]) -> State:
    state: State = {field: UUID(kept[field]) if kept[field] else None for field in ("stage_id", *_COLUMNS[:-1])}
    return {**state, "status": kept["status"], "applied_at": datetime.fromisoformat(kept["applied_at"])}


@undoes(CONVERTED)
async def back_to_prospect(ctx: ToolContext, event: Event) -> str:
    """Make the applicant the prospect they were, with the job, source, credit and day they had then."""
    one = await unchanged(ctx, event)
    former = _read(event.before)
    done = await prospects.make_prospect(
        ctx.session,
        one.id,
        was_stage_id=UUID(event.after["stage_id"]),
        stage_id=former["stage_id"],
        values={column: former[column] for column in _COLUMNS},
        by=ctx.actor.id,
        at=ctx.now,
    )
    if not done:
        raise NotAllowed
    await ctx.record(RETURNED, "application", one.id, dict(event.after), dict(event.before), undoes=event.change_id)
    return f"{one.name} is a prospect again and no applicant of {one.job_code}"


@undoes(RETURNED)
async def applicant_again(ctx: ToolContext, event: Event) -> str:
    """Make the prospect an applicant again."""
    candidate_id = await prospects.candidate_of(ctx.session, event.subject_id)
    people = await naming.candidates_by_id(ctx.session, [candidate_id] if candidate_id else [])
    if not people:
        raise NotFound("That prospect is not there for you any more, so nothing was undone.")
    await _apply(ctx, event.subject_id, people[0].name, _read(event.after), _read(event.before))
    await ctx.record(
        CONVERTED, "application", event.subject_id, dict(event.after), dict(event.before), undoes=event.change_id
    )
    return f"{people[0].name} is an applicant again"
