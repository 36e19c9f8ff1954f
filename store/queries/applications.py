"""Applications: where they stand, how they got there, and moving them; a move is always a new transition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_unless
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import (
    Application,
    Candidate,
    Job,
    Person,
    Referral,
    RejectionReason,
    Source,
    Stage,
    StageTransition,
    new_id,
)
from store.models.enums import ApplicationStatus, JobStatus, RejectionKind, SourceKind, StageKind

ENOUGH = 500
"""Applications one request may take at once; what is more is asked for stage by stage."""


@dataclass(frozen=True)
class Standing:
    """An application and where it stands."""

    id: UUID
    candidate_id: UUID
    name: str
    job_id: UUID
    job_code: str
    job_title: str
    job_status: JobStatus
    status: ApplicationStatus
    stage_id: UUID | None
    stage: str | None
    stage_kind: StageKind | None
    stage_position: int | None
    applied_at: datetime


@dataclass(frozen=True)
class Waiting:
    """An active application in a stage and since when it is there."""

    id: UUID
    candidate_id: UUID
    name: str
    stage_id: UUID
    since: datetime | None


@dataclass(frozen=True)
class Origin:
    """Where an applicant came from and who is credited."""

    source_id: UUID | None
    source: str | None
    credited_to_id: UUID | None


@dataclass(frozen=True)
class Reason:
    """Why an application may end without a hire."""

    id: UUID
    name: str
    kind: RejectionKind


def _standings() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Application.id,
            Application.candidate_id,
            Candidate.name,
            Application.job_id,
            Job.code.label("job_code"),
            Job.title.label("job_title"),
            Job.status.label("job_status"),
            Application.status,
            Application.stage_id,
            Stage.name.label("stage"),
            Stage.kind.label("stage_kind"),
            Stage.position.label("stage_position"),
            Application.applied_at,
        )
        .join(Candidate, Candidate.id == Application.candidate_id)
        .join(Job, Job.id == Application.job_id)
        .outerjoin(Stage, Stage.id == Application.stage_id)
    )


async def _read(session: AsyncSession, query: Select[*tuple[Any, ...]]) -> list[Standing]:
    return [Standing(**row) for row in (await session.execute(query)).mappings()]


async def by_ids(session: AsyncSession, ids: Sequence[UUID]) -> list[Standing]:
    """Give the visible applications among the ids, in the order of the ids."""
    found = {one.id: one for one in await _read(session, _standings().where(Application.id.in_(ids)))}
    return [found[one] for one in dict.fromkeys(ids) if one in found]


async def active_of(session: AsyncSession, candidate_ids: Sequence[UUID]) -> list[Standing]:
    """Give the active applications of candidates, the latest first."""
    query = _standings().where(
        Application.candidate_id.in_(candidate_ids), Application.status == ApplicationStatus.ACTIVE
    )
    return await _read(session, query.order_by(Application.applied_at.desc(), Application.id))


async def ended_of(session: AsyncSession, candidate_id: UUID, job_id: UUID | None = None) -> list[Standing]:
    """Give what a candidate's former applications came to, the latest first; a prospect has not applied yet."""
    under_way = (ApplicationStatus.ACTIVE, ApplicationStatus.PROSPECT)
    query = _standings().where(Application.candidate_id == candidate_id, Application.status.not_in(under_way))
    if job_id is not None:
        query = query.where(Application.job_id == job_id)
    return await _read(session, query.order_by(Application.applied_at.desc(), Application.id).limit(20))


async def active_in(session: AsyncSession, stage_id: UUID) -> list[Standing]:
    """Give everybody active in a stage, in the order of the pipeline's names."""
    query = _standings().where(Application.stage_id == stage_id, Application.status == ApplicationStatus.ACTIVE)
    return await _read(session, query.order_by(Candidate.name_folded, Application.id).limit(ENOUGH + 1))


async def count_active(session: AsyncSession, job_id: UUID) -> int:
    """Count a job's visible active applications."""
    query = select(func.count()).where(Application.job_id == job_id, Application.status == ApplicationStatus.ACTIVE)
    return (await session.execute(query.select_from(Application))).scalar_one()


async def count_by_stage(session: AsyncSession, job_id: UUID) -> dict[UUID, int]:
    """Count a job's visible active applications by stage."""
    rows = await session.execute(
        select(Application.stage_id, func.count().label("number"))
        .where(Application.job_id == job_id, Application.status == ApplicationStatus.ACTIVE)
        .group_by(Application.stage_id)
    )
    return {row.stage_id: row.number for row in rows}


async def waiting(
    session: AsyncSession, job_id: UUID, stage_id: UUID | None, *, each: int, offset: int = 0
) -> list[Waiting]:
    """Give up to `each` active applications a stage, those waiting longest first, after leaving out `offset`."""
    entered = (
        select(func.max(StageTransition.moved_at))
        .where(
            StageTransition.application_id == Application.id,
            StageTransition.to_stage_id == Application.stage_id,
            StageTransition.from_stage_id.is_distinct_from(StageTransition.to_stage_id),
        )
        .correlate(Application)
        .scalar_subquery()
    )
    active = (
        select(
            Application.id,
            Application.candidate_id,
            Candidate.name,
            Application.stage_id,
            entered.label("since"),
        )
        .join(Candidate, Candidate.id == Application.candidate_id)
        .where(Application.job_id == job_id, Application.status == ApplicationStatus.ACTIVE)
    )
    if stage_id is not None:
        active = active.where(Application.stage_id == stage_id)
    inner = active.subquery()
    place = func.row_number().over(partition_by=inner.c.stage_id, order_by=(inner.c.since.nulls_last(), inner.c.id))
    ranked = select(inner, place.label("place")).subquery()
    rows = await session.execute(
        select(ranked.c.id, ranked.c.candidate_id, ranked.c.name, ranked.c.stage_id, ranked.c.since)
        .where(ranked.c.place > offset, ranked.c.place <= offset + each)
        .order_by(ranked.c.place)
    )
    return [Waiting(**row) for row in rows.mappings()]


async def lock(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, tuple[ApplicationStatus, UUID | None]]:
    """Hold applications until the transaction ends and give where they stand now.

    What the person may not change is missing from the answer: a row lock asks for the right to update.
    """
    rows = await session.execute(
        select(Application.id, Application.status, Application.stage_id)
        .where(Application.id.in_(ids))
        .order_by(Application.id)
        .with_for_update(of=Application)
    )
    return {row.id: (row.status, row.stage_id) for row in rows}


async def may_move_on(session: AsyncSession, job_id: UUID) -> bool:
    """Tell whether the person may add applicants to a job and move them."""
    found = await session.execute(
        text(
            "select :job in (select shortlist.actor_decided_jobs())"
            " or (shortlist.actor_is('coordinator') and :job not in (select shortlist.actor_hidden_jobs()))"
        ),
        {"job": job_id},
    )
    return bool(found.scalar_one())


async def last_mover(session: AsyncSession, application_id: UUID) -> str | None:
    """Give the name of who moved an application last."""
    query = (
        select(Person.name)
        .join(StageTransition, StageTransition.moved_by_id == Person.id)
        .where(StageTransition.application_id == application_id)
        .order_by(StageTransition.position.desc())
        .limit(1)
    )
    found: str | None = await session.scalar(query)
    return found


async def add(
    session: AsyncSession,
    *,
    candidate_id: UUID,
    job_id: UUID,
    stage_id: UUID,
    source_id: UUID | None,
    credited_to_id: UUID | None,
    by: UUID,
    at: datetime,
) -> UUID | None:
    """Make a candidate an applicant of a job: the application and its first transition.

    None when they have become one meanwhile: two active applications on one job cannot be.
    """
    application_id = new_id()
    values = {
        "id": application_id,
        "candidate_id": candidate_id,
        "job_id": job_id,
        "status": ApplicationStatus.ACTIVE,
        "stage_id": stage_id,
        "source_id": source_id,
        "credited_to_id": credited_to_id,
        "applied_at": at,
        "status_changed_at": at,
    }
    unless = insert_unless(Application).values(**values).on_conflict_do_nothing()
    done: Any = await session.execute(unless.execution_options(preserve_rowcount=True))
    if done.rowcount != 1:
        return None
    await session.execute(
        insert(StageTransition).values(
            application_id=application_id,
            to_stage_id=stage_id,
            to_status=ApplicationStatus.ACTIVE,
            moved_at=at,
            moved_by_id=by,
        )
    )
    return application_id


async def move(
    session: AsyncSession,
    application_id: UUID,
    *,
    was: tuple[ApplicationStatus, UUID | None],
    to: tuple[ApplicationStatus, UUID | None],
    by: UUID,
    at: datetime,
    reason: str | None = None,
) -> None:
    """Append a transition; the database moves the application if it still stands where `was` says."""
    await session.execute(
        insert(StageTransition).values(
            application_id=application_id,
            from_status=was[0],
            from_stage_id=was[1],
            to_status=to[0],
            to_stage_id=to[1],
            moved_at=at,
            moved_by_id=by,
            reason=reason,
        )
    )


async def set_reason(session: AsyncSession, application_id: UUID, reason_id: UUID | None) -> bool:
    """Set or clear why an application ended; false when nothing could be changed."""
    done = await session.execute(
        update(Application)
        .where(Application.id == application_id)
        .values(rejection_reason_id=reason_id)
        .returning(Application.id)
    )
    return done.first() is not None


async def origin_of(session: AsyncSession, candidate_id: UUID) -> Origin | None:
    """Give where a candidate came from before: by the latest application with a source, else by a referral."""
    earlier = await session.execute(
        select(Application.source_id, Source.name.label("source"), Application.credited_to_id)
        .join(Source, Source.id == Application.source_id)
        .where(Application.candidate_id == candidate_id)
        .order_by(Application.applied_at.desc(), Application.id)
        .limit(1)
    )
    row = earlier.mappings().one_or_none()
    if row is not None:
        return Origin(**row)
    referred = await session.execute(
        select(Referral.referrer_id)
        .where(Referral.candidate_id == candidate_id)
        .order_by(Referral.created_at.desc(), Referral.id)
        .limit(1)
    )
    referrer = referred.scalar_one_or_none()
    if referrer is None:
        return None
    source = await source_of_kind(session, SourceKind.REFERRALS)
    return Origin(source[0] if source else None, source[1] if source else None, referrer)


async def source_of_kind(session: AsyncSession, kind: SourceKind) -> tuple[UUID, str] | None:
    """Give the first source of a kind."""
    found = await session.execute(
        select(Source.id, Source.name).where(Source.kind == kind).order_by(Source.name, Source.id).limit(1)
    )
    row = found.one_or_none()
    return (row.id, row.name) if row else None


async def source_kind(session: AsyncSession, source_id: UUID) -> SourceKind | None:
    """Give the family of a source."""
    found: SourceKind | None = await session.scalar(select(Source.kind).where(Source.id == source_id))
    return found


async def reasons(session: AsyncSession, *kinds: RejectionKind) -> list[Reason]:
    """Give the reasons of the kinds an application may end for."""
    rows = await session.execute(
        select(RejectionReason.id, RejectionReason.name, RejectionReason.kind)
        .where(RejectionReason.kind.in_(kinds))
        .order_by(RejectionReason.kind, RejectionReason.name, RejectionReason.id)
    )
    return [Reason(**row) for row in rows.mappings()]


async def first_stage(session: AsyncSession, job_id: UUID) -> tuple[UUID, str] | None:
    """Give the stage a new applicant of a job starts in."""
    found = await session.execute(
        select(Stage.id, Stage.name)
        .where(Stage.job_id == job_id, Stage.kind.not_in((StageKind.HIRED, StageKind.ARCHIVED)))
        .order_by(Stage.position, Stage.id)
        .limit(1)
    )
    row = found.one_or_none()
    return (row.id, row.name) if row else None
