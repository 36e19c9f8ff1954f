"""Vectors of candidates: whose are missing, and writing them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.embedding import candidate_text
from store.models.candidates import Candidate, CandidateSkill, Experience, Skill
from store.models.enums import CandidateStatus


def _is_missing(model: str) -> ColumnElement[bool]:
    """A vector and the name of its model come and go together; the worker may read only the name."""
    return and_(Candidate.status == CandidateStatus.ACTIVE, Candidate.embedding_model.is_distinct_from(model))


async def count_missing(session: AsyncSession, model: str) -> int:
    """Count active candidates without a vector of this model."""
    return (await session.scalar(select(func.count()).select_from(Candidate).where(_is_missing(model)))) or 0


async def missing(session: AsyncSession, model: str, *, limit: int) -> list[tuple[UUID, str]]:
    """Give the ids and texts of candidates to embed, locked so that several workers share the work."""
    rows = await session.execute(
        select(
            Candidate.id,
            Candidate.headline,
            Candidate.current_title,
            Candidate.current_company,
            Candidate.location,
            Candidate.summary,
        )
        .where(_is_missing(model))
        .order_by(Candidate.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Candidate)
    )
    people = rows.all()
    ids = [row.id for row in people]
    skills = await _grouped(session, select(CandidateSkill.candidate_id, Skill.name).join(Skill), CandidateSkill, ids)
    titles = await _grouped(session, select(Experience.candidate_id, Experience.title), Experience, ids)
    return [
        (
            row.id,
            candidate_text(
                headline=row.headline,
                current_title=row.current_title,
                current_company=row.current_company,
                location=row.location,
                skills=skills.get(row.id, []),
                past_titles=titles.get(row.id, []),
                summary=row.summary,
            ),
        )
        for row in people
    ]


async def _grouped(session: AsyncSession, query, model, ids: Sequence[UUID]) -> dict[UUID, list[str]]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any select of id and word
    found: dict[UUID, list[str]] = {}
    for key, word in await session.execute(query.where(model.candidate_id.in_(ids)).order_by(model.id)):
        if word:
            found.setdefault(key, []).append(word)
    return found


async def store(session: AsyncSession, model: str, vectors: Sequence[tuple[UUID, list[float]]]) -> None:
    """Write vectors with the name of the model that made them."""
    if vectors:
        statement = update(Candidate).where(Candidate.id == bindparam("key"))
        values = statement.values(embedding=bindparam("vector"), embedding_model=model)
        connection = await session.connection()
        await connection.execute(values, [{"key": key, "vector": vector} for key, vector in vectors])
