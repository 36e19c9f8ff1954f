"""What a model read in somebody's words, kept by exactly what it was given."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import FeedbackReading


async def of(session: AsyncSession, interview_id: UUID, person_id: UUID) -> dict[str, Mapping[str, Any]]:
    """Give what was read of the person's words about an interview, by the digest of what was given."""
    kept = FeedbackReading
    query = select(kept.digest, kept.said).where(kept.interview_id == interview_id, kept.person_id == person_id)
    return {row.digest: row.said for row in await session.execute(query)}


async def keep(
    session: AsyncSession,
    interview_id: UUID,
    person_id: UUID,
    *,
    digest: str,
    said: Mapping[str, Any],
    model: str,
    prompt_version: str,
) -> None:
    """Keep a reading; the first of the same words stays."""
    row = insert(FeedbackReading).values(
        id=new_id(),
        interview_id=interview_id,
        person_id=person_id,
        digest=digest,
        said=dict(said),
        model=model,
        prompt_version=prompt_version,
    )
    await session.execute(row.on_conflict_do_nothing(index_elements=["interview_id", "person_id", "digest"]))
