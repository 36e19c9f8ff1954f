"""Whether records are of the kind that is not named before others: confidential jobs, private candidates."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Candidate, Job


async def any_hidden(session: AsyncSession, job_ids: Collection[UUID], candidate_ids: Collection[UUID]) -> bool:
    """Tell whether one of these jobs is confidential or one of these candidates private.

    Asked under the rights of the person the answer was made for, who sees all of them.
    """
    if not job_ids and not candidate_ids:
        return False
    of_jobs = select(Job.id).where(Job.id.in_(job_ids), Job.is_confidential)
    of_people = select(Candidate.id).where(Candidate.id.in_(candidate_ids), Candidate.is_private)
    return bool(await session.scalar(select(or_(exists(of_jobs), exists(of_people)))))
