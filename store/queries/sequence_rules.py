"""Moves in a process that start or stop a sequence: the rules, and whom they start one for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Enrollment, SequenceRule, SequenceStart, Stage
from store.models.enums import ApplicationStatus, RuleEffect


@dataclass(frozen=True)
class Rule:
    """What a move to a stage, or to a status, does."""

    id: UUID
    effect: RuleEffect
    stage: str | None
    status: ApplicationStatus | None


@dataclass(frozen=True)
class Start:
    """Somebody a rule wants to put into a sequence.

    `still_holds` when they stand where the move took them, `is_active` when that application is in process,
    `rejected_at` when it was rejected.
    """

    start_id: UUID
    sequence_id: UUID
    sequence: str
    job_id: UUID | None
    sender_id: UUID
    application_id: UUID
    candidate_id: UUID
    candidate: str
    still_holds: bool
    is_active: bool
    rejected_at: datetime | None
    has_been_in: bool


_DUE = text("select * from shortlist.starts_due(:most)")


async def of(session: AsyncSession, sequence_id: UUID) -> list[Rule]:
    """Give the rules of a sequence."""
    query = (
        select(SequenceRule.id, SequenceRule.effect, Stage.name, SequenceRule.status)
        .outerjoin(Stage, Stage.id == SequenceRule.stage_id)
        .where(SequenceRule.sequence_id == sequence_id)
        .order_by(SequenceRule.effect, SequenceRule.id)
    )
    return [Rule(*row) for row in await session.execute(query)]


async def add(
    session: AsyncSession,
    sequence_id: UUID,
    effect: RuleEffect,
    *,
    stage_id: UUID | None,
    status: ApplicationStatus | None,
    by: UUID,
) -> UUID | None:
    """Add a rule; None when there is one like it."""
    row = {"id": new_id(), "sequence_id": sequence_id, "effect": effect, "stage_id": stage_id, "status": status}
    made = await session.execute(
        insert(SequenceRule).values(row | {"created_by_id": by}).on_conflict_do_nothing().returning(SequenceRule.id)
    )
    return made.scalar_one_or_none()


async def remove(session: AsyncSession, rule_id: UUID) -> bool:
    """Remove a rule, and whom it was about to start a sequence for; false when it was gone."""
    gone = await session.execute(delete(SequenceRule).where(SequenceRule.id == rule_id).returning(SequenceRule.id))
    return gone.first() is not None


async def starts_due(session: AsyncSession, *, most: int) -> list[Start]:
    """Give whom rules start a sequence for, kept from others until the transaction ends; for the worker role."""
    rows = await session.execute(_DUE, {"most": most})
    return [Start(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


async def put_in(session: AsyncSession, start: Start, *, at: datetime, next_at: datetime) -> UUID:
    """Put somebody at the beginning of a sequence because of a move in their process; for the worker role."""
    enrollment_id = new_id()
    row: dict[str, UUID | None] = {"id": enrollment_id, "candidate_id": start.candidate_id}
    row["sequence_id"] = start.sequence_id
    row |= {"job_id": start.job_id, "sender_id": start.sender_id, "application_id": start.application_id}
    await session.execute(insert(Enrollment).values(row | {"next_step": 1, "next_at": next_at, "created_at": at}))
    return enrollment_id


async def done(session: AsyncSession, starts: Sequence[Start]) -> None:
    """Forget what has been decided."""
    ids = [one.start_id for one in starts]
    await session.execute(delete(SequenceStart).where(SequenceStart.id.in_(ids)))
