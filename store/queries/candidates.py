"""Candidates: their records, their applications, what is written about them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Application, Job, Person, Source, Stage
from store.models.enums import ApplicationStatus, StageKind


@dataclass(frozen=True)
class ApplicationRow:
    """An application in one line; what the person may not see is None."""

    id: UUID
    candidate_id: UUID
    job_id: UUID | None
    job_code: str | None
    job_title: str | None
    status: ApplicationStatus
    stage: str | None
    stage_kind: StageKind | None
    applied_at: datetime
    source: str | None
    credited_to: str | None


async def applications(
    session: AsyncSession, candidate_ids: Collection[UUID], *, only_active: bool = False
) -> dict[UUID, list[ApplicationRow]]:
    """Give the visible applications of some candidates, active ones first, then the newest."""
    query = (
        select(
            Application.id,
            Application.candidate_id,
            Application.job_id,
            Job.code,
            Job.title,
            Application.status,
            Stage.name,
            Stage.kind,
            Application.applied_at,
            Source.name,
            Person.name,
        )
        .outerjoin(Job, Job.id == Application.job_id)
        .outerjoin(Stage, Stage.id == Application.stage_id)
        .outerjoin(Source, Source.id == Application.source_id)
        .outerjoin(Person, Person.id == Application.credited_to_id)
        .where(Application.candidate_id.in_(candidate_ids))
        .order_by(
            Application.candidate_id,
            (Application.status != ApplicationStatus.ACTIVE),
            Application.applied_at.desc(),
            Application.id,
        )
    )
    if only_active:
        query = query.where(Application.status == ApplicationStatus.ACTIVE)
    found: dict[UUID, list[ApplicationRow]] = defaultdict(list)
    for row in await session.execute(query):
        found[row[1]].append(ApplicationRow(*row))
    return found


async def on_job(session: AsyncSession, job_id: UUID, candidate_ids: Sequence[UUID]) -> set[UUID]:
    """Give those of the candidates who are active on a job; where nobody is, those who ever applied to it."""
    query = select(Application.candidate_id, Application.status).where(
        Application.job_id == job_id, Application.candidate_id.in_(candidate_ids)
    )
    rows = (await session.execute(query)).all()
    active = {row.candidate_id for row in rows if row.status is ApplicationStatus.ACTIVE}
    return active or {row.candidate_id for row in rows}
