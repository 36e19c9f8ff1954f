"""Interview kits: what an interview of a stage covers."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Interview, InterviewKit, ScorecardAttribute


async def of_stage(session: AsyncSession, stage_id: UUID) -> tuple[UUID, str, int] | None:
    """Give the id, name and minutes of the kit in use for a stage: the newest."""
    query = select(InterviewKit.id, InterviewKit.name, InterviewKit.minutes).where(InterviewKit.stage_id == stage_id)
    row = (await session.execute(query.order_by(InterviewKit.id.desc()).limit(1))).first()
    return (row.id, row.name, row.minutes) if row else None


async def make(session: AsyncSession, stage_id: UUID, name: str, minutes: int, attributes: Sequence[str]) -> UUID:
    """Make a kit; interviews that have another keep it, and so do the scorecards of those."""
    kit_id = new_id()
    await session.execute(insert(InterviewKit).values(id=kit_id, stage_id=stage_id, name=name, minutes=minutes))
    for position, one in enumerate(attributes, 1):
        row = {"id": new_id(), "interview_kit_id": kit_id, "position": position, "name": one}
        await session.execute(insert(ScorecardAttribute).values(**row))
    return kit_id


async def remove_unused(session: AsyncSession, kit_id: UUID) -> bool:
    """Remove a kit that no interview has; tells whether it was removed."""
    used = select(Interview.id).where(Interview.interview_kit_id == kit_id).exists()
    gone = await session.execute(
        delete(InterviewKit).where(InterviewKit.id == kit_id, ~used).returning(InterviewKit.id)
    )
    return gone.first() is not None
