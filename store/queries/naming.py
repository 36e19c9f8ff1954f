"""Finding records by what people call them; everything is bounded and ordered, and rights apply as always."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, Text, and_, cast, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import (
    Candidate,
    CandidateEmail,
    CandidateLink,
    CandidateNamePart,
    Department,
    Experience,
    Job,
    Location,
    NamePartKey,
    Organisation,
    Person,
    RejectionReason,
    Skill,
    Source,
    Stage,
    Tag,
    TalentPool,
)
from store.models.enums import CandidateStatus, JobStatus, PersonStatus, Role, StageKind

ENOUGH = 60
"""People one name may fetch: more than any picker shows, so that "several" is known for certain."""
_LAST_CHARACTER = "\U0010ffff"
VOCABULARY = 5_000
"""Rows read of a small vocabulary."""


@dataclass(frozen=True)
class CandidateRow:
    """A candidate as references give them."""

    id: UUID
    name: str
    title: str | None = None
    company: str | None = None
    location: str | None = None


@dataclass(frozen=True)
class JobRow:
    """A job as references give it."""

    id: UUID
    code: str
    title: str
    status: JobStatus
    is_confidential: bool = False

    @property
    def label(self) -> str:
        """Name the job as people read it."""
        return f"{self.code} {self.title}"


@dataclass(frozen=True)
class StageRow:
    """A stage of a job."""

    id: UUID
    job_id: UUID
    name: str
    kind: StageKind
    position: int


@dataclass(frozen=True)
class PersonRow:
    """Somebody inside."""

    id: UUID
    name: str
    email: str
    title: str | None
    status: PersonStatus
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True)
class NamedRow:
    """An entry of a small vocabulary; `others` are further names it goes by."""

    id: UUID
    name: str
    others: tuple[str, ...] = ()
    detail: str = ""


def _candidates(*where: ColumnElement[bool], limit: int = ENOUGH) -> Select[*tuple[Any, ...]]:
    columns = (
        Candidate.id,
        Candidate.name,
        Candidate.current_title,
        Candidate.current_company,
        Candidate.location,
    )
    live = Candidate.status == CandidateStatus.ACTIVE
    return select(*columns).where(live, *where).order_by(Candidate.name_folded, Candidate.id).limit(limit)


async def _rows(session: AsyncSession, query: Select[*tuple[Any, ...]]) -> list[CandidateRow]:
    return [CandidateRow(*row) for row in await session.execute(query)]


async def candidates_by_id(session: AsyncSession, ids: Sequence[UUID]) -> list[CandidateRow]:
    """Give the visible live candidates among the ids, in the order of the ids."""
    if not ids:
        return []
    found = {row.id: row for row in await _rows(session, _candidates(Candidate.id.in_(ids), limit=len(ids)))}
    return [found[one] for one in dict.fromkeys(ids) if one in found]


async def candidates_by_email(session: AsyncSession, email: str) -> list[CandidateRow]:
    """Give the candidates with that address."""
    owners = select(CandidateEmail.candidate_id).where(CandidateEmail.value == email.strip().lower())
    return await _rows(session, _candidates(Candidate.id.in_(owners)))


async def candidates_by_link(session: AsyncSession, url: str) -> list[CandidateRow]:
    """Give the candidates with that web address, however it is written."""
    same = CandidateLink.normalised == func.shortlist.normalise_link(url)
    return await _rows(session, _candidates(Candidate.id.in_(select(CandidateLink.candidate_id).where(same))))


async def candidates_called(session: AsyncSession, folded: Sequence[str]) -> list[CandidateRow]:
    """Give the visible live candidates whose whole folded name is one of these, namesakes included."""
    if not folded:
        return []
    return await _rows(session, _candidates(Candidate.name_folded.in_(folded), limit=2 * ENOUGH))


async def candidates_without_letters(session: AsyncSession, name: str) -> list[CandidateRow]:
    """Give the candidates with exactly this name, which has neither letters nor digits."""
    return await _rows(session, _candidates(Candidate.name_folded == "", Candidate.name == name.strip()))


async def candidates_by_words(session: AsyncSession, words: Sequence[str]) -> list[CandidateRow]:
    """Give the candidates whose names have all of these folded words."""
    return await _rows(session, _candidates(*(_has(CandidateNamePart.part == word) for word in words)))


async def candidates_spelt_like(session: AsyncSession, words: Sequence[str]) -> list[CandidateRow]:
    """Give the candidates who have, for every folded word, a part that is alike or begins with it."""
    alike = await _parts_alike(session, words)
    every = [_has(_near(word, alike.get(word, ()))) for word in words]
    found = await _rows(session, _candidates(*every, limit=10 * ENOUGH))
    if found or len(words) == 1:
        return found
    some = _has(CandidateNamePart.part.in_(words))
    return await _rows(session, _candidates(some, limit=10 * ENOUGH))


async def _parts_alike(session: AsyncSession, words: Sequence[str]) -> dict[str, list[str]]:
    """Give the parts of names that share a spelling key with each word.

    The keys go into the second query as plain values: under row-level security only then is their index used.
    """
    asked = select(func.unnest(cast(list(words), ARRAY(Text))).label("word")).subquery()
    rows = await session.execute(select(asked.c.word, func.shortlist.name_keys(asked.c.word)))
    by_key: dict[str, list[str]] = {}
    for word, keys in rows:
        for key in keys:
            by_key.setdefault(key, []).append(word)
    alike: dict[str, list[str]] = {}
    found = select(NamePartKey.key, NamePartKey.part).where(NamePartKey.key.in_(by_key)).limit(VOCABULARY)
    for key, part in await session.execute(found):
        for word in by_key[key]:
            alike.setdefault(word, []).append(part)
    return alike


def _has(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Candidate.id.in_(select(CandidateNamePart.candidate_id).where(condition))


def _near(word: str, alike: Sequence[str]) -> ColumnElement[bool]:
    """Ask for parts in a list, or in the range of those that begin with a word."""
    part = CandidateNamePart.part
    return or_(part.in_(alike), and_(part >= word, part < f"{word}{_LAST_CHARACTER}"))


async def jobs(session: AsyncSession) -> list[JobRow]:
    """Give every visible job, newest code first."""
    columns = select(Job.id, Job.code, Job.title, Job.status, Job.is_confidential)
    return [JobRow(*row) for row in await session.execute(columns.order_by(Job.code, Job.id).limit(VOCABULARY))]


async def jobs_by_code(session: AsyncSession, codes: Sequence[str]) -> list[JobRow]:
    """Give the visible jobs with one of these codes, in capitals."""
    if not codes:
        return []
    columns = (Job.id, Job.code, Job.title, Job.status, Job.is_confidential)
    return [JobRow(*row) for row in await session.execute(select(*columns).where(func.upper(Job.code).in_(codes)))]


async def stages(session: AsyncSession, job_id: UUID | None = None) -> list[StageRow]:
    """Give the stages of a job (or of all jobs) in their order."""
    query = select(Stage.id, Stage.job_id, Stage.name, Stage.kind, Stage.position)
    if job_id is not None:
        query = query.where(Stage.job_id == job_id)
    query = query.order_by(Stage.job_id, Stage.position, Stage.id).limit(VOCABULARY)
    return [StageRow(*row) for row in await session.execute(query)]


async def people(session: AsyncSession) -> list[PersonRow]:
    """Give everybody inside, the active first."""
    query = select(Person.id, Person.name, Person.email, Person.title, Person.status, Person.roles)
    query = query.order_by(Person.status, Person.name, Person.id).limit(VOCABULARY)
    return [PersonRow(*row[:5], tuple(row[5])) for row in await session.execute(query)]


Vocabulary = type[Department] | type[Location] | type[RejectionReason] | type[Source] | type[Tag]


async def vocabulary(session: AsyncSession, model: Vocabulary) -> list[NamedRow]:
    """Give a small vocabulary by name."""
    query = select(model.id, model.name).order_by(model.name, model.id).limit(VOCABULARY)
    return [NamedRow(*row) for row in await session.execute(query)]


async def skills(session: AsyncSession) -> list[NamedRow]:
    """Give the skills with their aliases."""
    query = select(Skill.id, Skill.name, Skill.aliases).order_by(Skill.name, Skill.id).limit(VOCABULARY)
    return [NamedRow(row[0], row[1], tuple(row[2] or ())) for row in await session.execute(query)]


async def pools(session: AsyncSession) -> list[NamedRow]:
    """Give the talent pools in use."""
    query = select(TalentPool.id, TalentPool.name, TalentPool.description).where(TalentPool.is_active)
    query = query.order_by(TalentPool.name, TalentPool.id).limit(VOCABULARY)
    return [NamedRow(row[0], row[1], detail=row[2] or "") for row in await session.execute(query)]


async def own_address(session: AsyncSession) -> str | None:
    """Give the company's own postal address."""
    found: str | None = await session.scalar(select(Organisation.postal_address).limit(1))
    return found


async def companies(session: AsyncSession) -> list[str]:
    """Give the companies that visible candidates work or worked for."""
    now = select(Candidate.current_company).where(Candidate.status == CandidateStatus.ACTIVE)
    return await _distinct(session, now.union(select(Experience.company)).subquery())


async def titles(session: AsyncSession) -> list[str]:
    """Give the present titles of visible candidates."""
    query = select(Candidate.current_title).where(Candidate.status == CandidateStatus.ACTIVE).distinct()
    return await _distinct(session, query.subquery())


async def places(session: AsyncSession) -> list[str]:
    """Give the cities and countries where visible candidates live."""
    live = Candidate.status == CandidateStatus.ACTIVE
    query = select(Candidate.location, Candidate.country).where(live).distinct().limit(VOCABULARY)
    rows = (await session.execute(query)).all()
    cities = {location.partition(",")[0].strip() for location, _ in rows if location}
    return sorted(cities | {country for _, country in rows if country})


async def _distinct(session: AsyncSession, names: Subquery) -> list[str]:
    column = names.c[0]
    query = select(column).where(column.is_not(None), column != "").order_by(column).limit(VOCABULARY)
    return list(await session.scalars(query))
