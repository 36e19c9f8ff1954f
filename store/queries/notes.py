"""Notes on candidates."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Note, Person, new_id
from store.models.enums import NoteVisibility


@dataclass(frozen=True)
class NoteRow:
    """A note as it is read."""

    id: UUID
    author: str | None
    body: str
    visibility: NoteVisibility
    at: datetime


async def of_candidate(session: AsyncSession, candidate_id: UUID, *, limit: int) -> list[NoteRow]:
    """Give the notes the person may read, newest first."""
    query = (
        select(Note.id, Person.name, Note.body, Note.visibility, Note.created_at)
        .outerjoin(Person, Person.id == Note.author_id)
        .where(Note.candidate_id == candidate_id, Note.deleted_at.is_(None))
        .order_by(Note.created_at.desc(), Note.id.desc())
        .limit(limit)
    )
    return [NoteRow(*row) for row in await session.execute(query)]


async def just_written(
    session: AsyncSession, *, candidate_id: UUID, author_id: UUID, body: str, since: datetime
) -> bool:
    """Tell whether the author wrote the same note a moment ago."""
    query = select(Note.id).where(
        Note.candidate_id == candidate_id,
        Note.author_id == author_id,
        Note.body == body,
        Note.created_at >= since,
        Note.deleted_at.is_(None),
    )
    return (await session.execute(query.limit(1))).first() is not None


async def add(
    session: AsyncSession,
    *,
    candidate_id: UUID,
    application_id: UUID | None,
    author_id: UUID,
    body: str,
    visibility: NoteVisibility,
) -> UUID:
    """Write a note."""
    note_id = new_id()
    await session.execute(
        insert(Note).values(
            id=note_id,
            candidate_id=candidate_id,
            application_id=application_id,
            author_id=author_id,
            body=body,
            visibility=visibility,
        )
    )
    return note_id


async def set_deleted(session: AsyncSession, note_id: UUID, at: datetime | None) -> bool:
    """Hide a note from `at` on, or show it again; false when there is nothing to change."""
    is_deleted = Note.deleted_at.is_not(None)
    changed = await session.execute(
        update(Note)
        .where(Note.id == note_id, is_deleted if at is None else ~is_deleted)
        .values(deleted_at=at)
        .returning(Note.id)
    )
    return changed.first() is not None
