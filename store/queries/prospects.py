"""Prospects: people kept with a job in mind, or none, who have not applied; and their becoming applicants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Application, Source
from store.models.enums import ApplicationStatus
from store.queries import applications


@dataclass(frozen=True)
class Prospect:
    """The row of a prospect: what of it a conversion changes."""

    id: UUID
    candidate_id: UUID
    job_id: UUID | None
    stage_id: UUID | None
    source_id: UUID | None
    source: str | None
    credited_to_id: UUID | None
    applied_at: datetime


async def for_job(session: AsyncSession, candidate_ids: Sequence[UUID], job_id: UUID) -> dict[UUID, Prospect]:
    """Give by candidate the prospects kept for a job, else those kept for none; of several the latest."""
    rows = await session.execute(
        select(
            Application.id,
            Application.candidate_id,
            Application.job_id,
            Application.stage_id,
            Application.source_id,
            Source.name.label("source"),
            Application.credited_to_id,
            Application.applied_at,
        )
        .outerjoin(Source, Source.id == Application.source_id)
        .where(
            Application.candidate_id.in_(candidate_ids),
            Application.status == ApplicationStatus.PROSPECT,
            or_(Application.job_id == job_id, Application.job_id.is_(None)),
        )
        .order_by(Application.job_id.is_(None).desc(), Application.applied_at, Application.id)
    )
    return {row["candidate_id"]: Prospect(**row) for row in rows.mappings()}


async def make_applicant(
    session: AsyncSession,
    prospect_id: UUID,
    *,
    was_stage_id: UUID | None,
    stage_id: UUID,
    values: dict[str, Any],
    by: UUID,
    at: datetime,
) -> bool:
    """Make a prospect an applicant by a transition, with the columns in `values` (the job among them) set before.

    False when it is no prospect any more, is not the person's to change, or another application is active meanwhile.
    """
    try:
        async with session.begin_nested():
            if not await _change(session, prospect_id, ApplicationStatus.PROSPECT, values):
                return False
            was, to = (ApplicationStatus.PROSPECT, was_stage_id), (ApplicationStatus.ACTIVE, stage_id)
            await applications.move(session, prospect_id, was=was, to=to, by=by, at=at)
    except IntegrityError:
        return False
    return True


async def make_prospect(
    session: AsyncSession,
    application_id: UUID,
    *,
    was_stage_id: UUID,
    stage_id: UUID | None,
    values: dict[str, Any],
    by: UUID,
    at: datetime,
) -> bool:
    """Make an applicant the prospect they were: a transition back, then the columns in `values`; false if refused."""
    was, to = (ApplicationStatus.ACTIVE, was_stage_id), (ApplicationStatus.PROSPECT, stage_id)
    await applications.move(session, application_id, was=was, to=to, by=by, at=at, reason="Undone")
    return await _change(session, application_id, ApplicationStatus.PROSPECT, values)


async def _change(
    session: AsyncSession, application_id: UUID, status: ApplicationStatus, values: dict[str, Any]
) -> bool:
    done: Any = await session.execute(
        update(Application).where(Application.id == application_id, Application.status == status).values(**values)
    )
    return bool(done.rowcount == 1)


async def candidate_of(session: AsyncSession, application_id: UUID) -> UUID | None:
    """Give whose application or prospect it is, if the person sees it."""
    found: UUID | None = await session.scalar(select(Application.candidate_id).where(Application.id == application_id))
    return found
