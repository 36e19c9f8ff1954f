"""Tags on candidates."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import delete, func, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import CandidateTag, Tag, new_id
from store.queries.naming import NamedRow

Pair = tuple[UUID, UUID]
"""A candidate's id and a tag's."""


async def make(session: AsyncSession, name: str) -> UUID | None:
    """Make a tag; None when somebody made one of that name meanwhile."""
    made = await session.execute(insert(Tag).values(id=new_id(), name=name).on_conflict_do_nothing().returning(Tag.id))
    return made.scalar_one_or_none()


async def called(session: AsyncSession, name: str) -> NamedRow | None:
    """Give the tag with that name, however its letters are written."""
    found = await session.execute(select(Tag.id, Tag.name).where(func.lower(Tag.name) == name.lower()))
    row = found.first()
    return NamedRow(row.id, row.name) if row else None


async def remove_unused(session: AsyncSession, tag_id: UUID) -> None:
    """Remove a tag if nobody has it; the database knows better than the person does."""
    await session.execute(delete(Tag).where(Tag.id == tag_id))


async def pairs(session: AsyncSession, candidate_ids: Collection[UUID], tag_ids: Collection[UUID]) -> set[Pair]:
    """Tell which of the candidates have which of the tags."""
    query = select(CandidateTag.candidate_id, CandidateTag.tag_id).where(
        CandidateTag.candidate_id.in_(candidate_ids), CandidateTag.tag_id.in_(tag_ids)
    )
    return {(row[0], row[1]) for row in await session.execute(query)}


async def of_candidates(session: AsyncSession, candidate_ids: Collection[UUID]) -> list[NamedRow]:
    """Give every tag that some of the candidates have."""
    query = (
        select(Tag.id, Tag.name)
        .where(Tag.id.in_(select(CandidateTag.tag_id).where(CandidateTag.candidate_id.in_(candidate_ids))))
        .order_by(Tag.name, Tag.id)
    )
    return [NamedRow(*row) for row in await session.execute(query)]


async def put_on(session: AsyncSession, new: Sequence[Pair], *, by: UUID | None) -> set[Pair]:
    """Tag candidates in somebody's name and give the pairs that are new."""
    values = [{"id": new_id(), "candidate_id": c, "tag_id": t, "added_by_id": by} for c, t in new]
    done = await session.execute(
        insert(CandidateTag)
        .values(values)
        .on_conflict_do_nothing()
        .returning(CandidateTag.candidate_id, CandidateTag.tag_id)
    )
    return {(row[0], row[1]) for row in done}


async def take_off(session: AsyncSession, old: Sequence[Pair]) -> dict[Pair, UUID | None]:
    """Untag candidates and give the pairs that are gone, each with who had put it there."""
    done = await session.execute(
        delete(CandidateTag)
        .where(tuple_(CandidateTag.candidate_id, CandidateTag.tag_id).in_(old))
        .returning(CandidateTag.candidate_id, CandidateTag.tag_id, CandidateTag.added_by_id)
    )
    return {(row[0], row[1]): row[2] for row in done}
