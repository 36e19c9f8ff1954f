"""Files about candidates."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Document
from store.models.enums import DocumentKind


async def known(session: AsyncSession, candidate_id: UUID, sha256: str) -> str | None:
    """Give the name under which a candidate has exactly this file already."""
    same = (Document.candidate_id == candidate_id, Document.sha256 == sha256)
    return await session.scalar(select(Document.filename).where(*same).limit(1))


async def add(
    session: AsyncSession,
    *,
    candidate_id: UUID,
    kind: DocumentKind,
    filename: str,
    media_type: str,
    sha256: str,
    content: bytes,
) -> UUID:
    """Keep a file with a candidate."""
    document = Document(
        id=new_id(),
        candidate_id=candidate_id,
        kind=kind,
        filename=filename,
        media_type=media_type,
        sha256=sha256,
        content=content,
    )
    session.add(document)
    await session.flush()
    return document.id


async def remove(session: AsyncSession, document_id: UUID) -> bool:
    """Take a file off a candidate; tells whether it was there."""
    removed = await session.execute(delete(Document).where(Document.id == document_id).returning(Document.id))
    return removed.first() is not None
