"""Sequences: planned series of letters, who is in them, and which letter is due for whom."""

from collections.abc import Sequence as Several
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Candidate, Enrollment, Job, Person, Sequence, SequenceStep, StepVariant
from store.models.enums import EnrollmentStatus, FinishReason, SequenceStatus, StepCondition


@dataclass(frozen=True)
class Step:
    """A letter of a sequence: how many business days after the one before, when, and its words."""

    id: UUID | None
    position: int
    wait_days: int
    condition: StepCondition
    subject: str | None
    body: str


@dataclass(frozen=True)
class SequenceRow:
    """A sequence and how many people are in it or were."""

    id: UUID
    name: str
    job_id: UUID | None
    job_code: str | None
    owner: str | None
    status: SequenceStatus
    active: int
    finished: int


@dataclass(frozen=True)
class Enrolled:
    """Somebody in a sequence."""

    id: UUID
    candidate_id: UUID
    candidate: str
    sequence: str
    status: EnrollmentStatus
    finish_reason: FinishReason | None
    next_step: int | None
    next_at: datetime | None


async def finish(session: AsyncSession, enrollment_id: UUID, reason: FinishReason) -> bool:
    """End somebody's way through a sequence; false when it had ended."""
    ended = await session.execute(
        update(Enrollment)
        .where(Enrollment.id == enrollment_id, Enrollment.status != EnrollmentStatus.FINISHED)
        .values(status=EnrollmentStatus.FINISHED, finish_reason=reason, next_step=None, next_at=None)
        .returning(Enrollment.id)
    )
    return ended.first() is not None


async def every(session: AsyncSession) -> list[SequenceRow]:
    """Give the sequences the session's person sees, by name."""
    counted = (
        select(
            Enrollment.sequence_id,
            func.count().filter(Enrollment.status != EnrollmentStatus.FINISHED).label("active"),
            func.count().filter(Enrollment.status == EnrollmentStatus.FINISHED).label("finished"),
        )
        .group_by(Enrollment.sequence_id)
        .subquery()
    )
    query = (
        select(
            Sequence.id,
            Sequence.name,
            Sequence.job_id,
            Job.code,
            Person.name,
            Sequence.status,
            func.coalesce(counted.c.active, 0),
            func.coalesce(counted.c.finished, 0),
        )
        .outerjoin(Job, Job.id == Sequence.job_id)
        .outerjoin(Person, Person.id == Sequence.owner_id)
        .outerjoin(counted, counted.c.sequence_id == Sequence.id)
        .order_by(Sequence.name, Sequence.id)
    )
    return [SequenceRow(*row) for row in await session.execute(query)]


async def steps(session: AsyncSession, sequence_id: UUID) -> list[Step]:
    """Give the letters of a sequence in order; of several wordings the first."""
    query = (
        select(
            SequenceStep.id,
            SequenceStep.position,
            SequenceStep.wait_days,
            SequenceStep.condition,
            StepVariant.subject,
            StepVariant.body,
        )
        .join(StepVariant, StepVariant.step_id == SequenceStep.id)
        .where(SequenceStep.sequence_id == sequence_id)
        .ext(distinct_on(SequenceStep.position))
        .order_by(SequenceStep.position, StepVariant.id)
    )
    return [Step(*row) for row in await session.execute(query)]


async def create(
    session: AsyncSession, *, name: str, job_id: UUID | None, owner_id: UUID, letters: Several[Step]
) -> UUID:
    """Make a sequence that is ready for people."""
    sequence_id = new_id()
    row = {"id": sequence_id, "name": name, "job_id": job_id, "owner_id": owner_id, "status": SequenceStatus.ACTIVE}
    await session.execute(insert(Sequence).values(row))
    for letter in letters:
        step_id = new_id()
        await session.execute(
            insert(SequenceStep).values(
                id=step_id,
                sequence_id=sequence_id,
                position=letter.position,
                wait_days=letter.wait_days,
                condition=letter.condition,
            )
        )
        await session.execute(insert(StepVariant).values(step_id=step_id, subject=letter.subject, body=letter.body))
    return sequence_id


async def enroll(
    session: AsyncSession, candidate_id: UUID, sequence: SequenceRow, *, sender_id: UUID, at: datetime
) -> UUID | None:
    """Put somebody at the beginning of a sequence; None when they are in it or have been."""
    known = await session.scalar(
        select(Enrollment.id).where(Enrollment.candidate_id == candidate_id, Enrollment.sequence_id == sequence.id)
    )
    if known is not None:
        return None
    enrollment_id = new_id()
    row = {"id": enrollment_id, "candidate_id": candidate_id, "sequence_id": sequence.id, "job_id": sequence.job_id}
    await session.execute(insert(Enrollment).values(row | {"sender_id": sender_id, "next_step": 1, "next_at": at}))
    return enrollment_id


async def live(
    session: AsyncSession, *, candidate_id: UUID | None = None, sequence_id: UUID | None = None
) -> list[Enrolled]:
    """Give who is in which sequence now."""
    query = (
        select(
            Enrollment.id,
            Enrollment.candidate_id,
            Candidate.name,
            Sequence.name,
            Enrollment.status,
            Enrollment.finish_reason,
            Enrollment.next_step,
            Enrollment.next_at,
        )
        .join(Candidate, Candidate.id == Enrollment.candidate_id)
        .join(Sequence, Sequence.id == Enrollment.sequence_id)
        .where(Enrollment.status != EnrollmentStatus.FINISHED)
    )
    query = query.where(Enrollment.candidate_id == candidate_id) if candidate_id else query
    query = query.where(Enrollment.sequence_id == sequence_id) if sequence_id else query
    rows = await session.execute(query.order_by(Enrollment.next_at.nulls_last(), Enrollment.id).limit(200))
    return [Enrolled(*row) for row in rows]


async def set_paused(session: AsyncSession, enrollment_id: UUID, *, paused: bool) -> bool:
    """Hold a way through a sequence, or let it go on; false when there is nothing to change."""
    was, now = (
        (EnrollmentStatus.ACTIVE, EnrollmentStatus.PAUSED)
        if paused
        else (EnrollmentStatus.PAUSED, EnrollmentStatus.ACTIVE)
    )
    changed = await session.execute(
        update(Enrollment)
        .where(Enrollment.id == enrollment_id, Enrollment.status == was)
        .values(status=now)
        .returning(Enrollment.id)
    )
    return changed.first() is not None


async def rewrite(session: AsyncSession, new: Step, *, subjects: bool = True) -> None:
    """Change a letter of a sequence; of several wordings all become this one, `subjects` too unless they are kept."""
    step = update(SequenceStep).where(SequenceStep.id == new.id)
    await session.execute(step.values(wait_days=new.wait_days, condition=new.condition))
    words = update(StepVariant).where(StepVariant.step_id == new.id)
    await session.execute(words.values(body=new.body, **({"subject": new.subject} if subjects else {})))
