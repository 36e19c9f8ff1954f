"""Files and screenshots beside somebody's words about a candidate."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import FeedbackFile


async def add(
    session: AsyncSession,
    interview_id: UUID,
    person_id: UUID,
    *,
    filename: str,
    media_type: str,
    sha256: str,
    content: bytes,
    channel: str | None,
    ts: str | None,
) -> None:
    """Keep a file; the same one again changes nothing."""
    row = insert(FeedbackFile).values(
        id=new_id(),
        interview_id=interview_id,
        person_id=person_id,
        filename=filename,
        media_type=media_type,
        sha256=sha256,
        content=content,
        slack_channel=channel,
        slack_ts=ts,
    )
    await session.execute(row.on_conflict_do_nothing(index_elements=["interview_id", "person_id", "sha256"]))


async def names(session: AsyncSession, interviews: Sequence[UUID]) -> dict[tuple[UUID, UUID], tuple[str, ...]]:
    """Give the names of the files of interviews that the session's person may see, by interview and who sent them."""
    kept = FeedbackFile
    query = select(kept.interview_id, kept.person_id, kept.filename).where(kept.interview_id.in_(interviews))
    found: dict[tuple[UUID, UUID], tuple[str, ...]] = {}
    for row in await session.execute(query.order_by(kept.id)):
        of = (row.interview_id, row.person_id)
        found[of] = (*found.get(of, ()), row.filename)
    return found
