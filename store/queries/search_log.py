"""The log of searches: who looked for what, and whom it showed (41 CFR 60-1.12)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import SearchLog


async def record(
    session: AsyncSession,
    *,
    actor_id: UUID,
    conversation_id: UUID | None,
    job_id: UUID | None,
    criteria: dict[str, Any],
    result_ids: Sequence[UUID],
    total: int,
) -> None:
    """Append one search."""
    await session.execute(
        insert(SearchLog).values(
            actor_id=actor_id,
            conversation_id=conversation_id,
            job_id=job_id,
            criteria=criteria,
            result_ids=list(result_ids),
            total=total,
        )
    )
