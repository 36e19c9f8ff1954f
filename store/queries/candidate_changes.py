"""Adding and changing candidates; a false answer means that the person may not, or that it is not there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Insert, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from store.embedding import candidate_text
from store.models import (
    Application,
    Candidate,
    CandidateEmail,
    CandidateLink,
    CandidatePhone,
    CandidateSkill,
    CandidateTag,
    Experience,
    Skill,
    StageTransition,
    new_id,
)
from store.models.enums import ApplicationStatus, CandidateStatus, LinkKind
from store.queries.naming import NamedRow


class ContactTakenError(Exception):
    """Another live candidate, visible or not, has this address or link."""


Contact = type[CandidateEmail] | type[CandidatePhone] | type[CandidateLink]


@dataclass(frozen=True)
class SkillRow:
    """A skill a candidate has."""

    id: UUID
    name: str
    years: float | None
    source: str | None


async def add(session: AsyncSession, values: Mapping[str, Any]) -> UUID:
    """Add a candidate."""
    candidate_id = new_id()
    await session.execute(insert(Candidate).values(id=candidate_id, **values))
    return candidate_id


async def change(session: AsyncSession, candidate_id: UUID, values: Mapping[str, Any]) -> bool:
    """Change fields of a live candidate."""
    done = await session.execute(
        update(Candidate)
        .where(Candidate.id == candidate_id, Candidate.status == CandidateStatus.ACTIVE)
        .values(**values)
        .returning(Candidate.id)
    )
    return done.first() is not None


async def is_taken(session: AsyncSession, address_or_link: str) -> bool:
    """Tell whether a live candidate, visible or not, has this e-mail address or link."""
    return bool(await session.scalar(select(func.shortlist.contact_taken(address_or_link))))


async def owners_of_phone(session: AsyncSession, number: str) -> list[UUID]:
    """Give the visible live candidates with a telephone number."""
    query = (
        select(CandidatePhone.candidate_id)
        .join(Candidate, Candidate.id == CandidatePhone.candidate_id)
        .where(CandidatePhone.value == number, Candidate.status == CandidateStatus.ACTIVE)
        .order_by(CandidatePhone.candidate_id)
    )
    return list(await session.scalars(query.limit(10)))


async def add_email(session: AsyncSession, candidate_id: UUID, value: str) -> tuple[UUID, UUID | None]:
    """Add an address and make it the primary one; gives its id and that of the one that was primary."""
    was = await session.execute(
        update(CandidateEmail)
        .where(CandidateEmail.candidate_id == candidate_id, CandidateEmail.is_primary)
        .values(is_primary=False)
        .returning(CandidateEmail.id)
    )
    former = was.scalar_one_or_none()
    row_id = new_id()
    await _insert_unique(
        session, insert(CandidateEmail).values(id=row_id, candidate_id=candidate_id, value=value, is_primary=True)
    )
    return row_id, former


async def _insert_unique(session: AsyncSession, statement: Insert) -> None:
    """Insert; raises `ContactTakenError` when somebody was quicker by a moment."""
    try:
        await session.execute(statement)
    except IntegrityError as error:
        raise ContactTakenError from error


async def make_primary(session: AsyncSession, candidate_id: UUID, value: str) -> tuple[UUID, UUID | None] | None:
    """Make an address the candidate has the primary one; None when it is."""
    rows = await session.execute(
        select(CandidateEmail.id, CandidateEmail.value, CandidateEmail.is_primary).where(
            CandidateEmail.candidate_id == candidate_id
        )
    )
    found = rows.all()
    former = next((row.id for row in found if row.is_primary), None)
    wanted = next(row.id for row in found if row.value == value)
    if wanted == former:
        return None
    await set_primary(session, candidate_id, wanted)
    return wanted, former


async def set_primary(session: AsyncSession, candidate_id: UUID, email_id: UUID | None) -> None:
    """Set which address is the primary one."""
    mine = CandidateEmail.candidate_id == candidate_id
    await session.execute(update(CandidateEmail).where(mine, CandidateEmail.is_primary).values(is_primary=False))
    await session.execute(update(CandidateEmail).where(mine, CandidateEmail.id == email_id).values(is_primary=True))


async def add_phone(session: AsyncSession, candidate_id: UUID, value: str) -> UUID:
    """Add a telephone number."""
    row_id = new_id()
    await session.execute(insert(CandidatePhone).values(id=row_id, candidate_id=candidate_id, value=value))
    return row_id


async def add_link(session: AsyncSession, candidate_id: UUID, url: str, kind: LinkKind) -> UUID:
    """Add a web address."""
    row_id = new_id()
    await _insert_unique(
        session, insert(CandidateLink).values(id=row_id, candidate_id=candidate_id, url=url, kind=kind)
    )
    return row_id


async def remove_contact(session: AsyncSession, model: Contact, row_id: UUID) -> bool:
    """Remove an address, number or link."""
    done = await session.execute(delete(model).where(model.id == row_id).returning(model.id))
    return done.first() is not None


async def make_skill(session: AsyncSession, name: str) -> NamedRow:
    """Make a skill."""
    skill_id = new_id()
    await session.execute(insert(Skill).values(id=skill_id, name=name))
    return NamedRow(skill_id, name)


async def skills(session: AsyncSession, candidate_id: UUID) -> dict[UUID, SkillRow]:
    """Give the skills a candidate has, by the skill's id."""
    query = (
        select(Skill.id, Skill.name, CandidateSkill.years, CandidateSkill.source)
        .join(CandidateSkill, CandidateSkill.skill_id == Skill.id)
        .where(CandidateSkill.candidate_id == candidate_id)
        .order_by(Skill.name, Skill.id)
    )
    rows = await session.execute(query)
    return {row.id: SkillRow(row.id, row.name, _number(row.years), row.source) for row in rows}


async def add_skill(
    session: AsyncSession, candidate_id: UUID, skill_id: UUID, *, years: float | None = None, source: str | None
) -> None:
    """Say that a candidate has a skill."""
    await session.execute(
        insert(CandidateSkill).values(
            id=new_id(), candidate_id=candidate_id, skill_id=skill_id, years=years, source=source
        )
    )


async def remove_skill(session: AsyncSession, candidate_id: UUID, skill_id: UUID) -> bool:
    """Say that a candidate does not have a skill."""
    done = await session.execute(
        delete(CandidateSkill)
        .where(CandidateSkill.candidate_id == candidate_id, CandidateSkill.skill_id == skill_id)
        .returning(CandidateSkill.id)
    )
    return done.first() is not None


async def places_called(session: AsyncSession, city: str) -> Sequence[str]:
    """Give how the place of a city is written on other candidates: at most two spellings."""
    begins = Candidate.location.istartswith(f"{city},", autoescape=True)
    query = select(Candidate.location).where(begins).group_by(Candidate.location).order_by(Candidate.location)
    return [place for place in await session.scalars(query.limit(2)) if place]


async def text_to_embed(session: AsyncSession, candidate_id: UUID) -> str:
    """Give the text by which a candidate is found by meaning."""
    row = (
        await session.execute(
            select(
                Candidate.headline,
                Candidate.current_title,
                Candidate.current_company,
                Candidate.location,
                Candidate.summary,
            ).where(Candidate.id == candidate_id)
        )
    ).one()
    past = select(Experience.title).where(
        Experience.candidate_id == candidate_id, Experience.ended_on.is_not(None), Experience.title.is_not(None)
    )
    titles = await session.scalars(past.order_by(Experience.ended_on.desc(), Experience.id).limit(5))
    return candidate_text(
        headline=row.headline,
        current_title=row.current_title,
        current_company=row.current_company,
        location=row.location,
        summary=row.summary,
        skills=[skill.name for skill in (await skills(session, candidate_id)).values()],
        past_titles=[title for title in titles if title],
    )


async def set_embedding(
    session: AsyncSession, candidate_id: UUID, vector: Sequence[float] | None, model: str | None
) -> None:
    """Keep the vector of a candidate; without one the worker makes it."""
    await session.execute(
        update(Candidate)
        .where(Candidate.id == candidate_id)
        .values(embedding=None if vector is None else list(vector), embedding_model=model)
    )


async def has_a_life(session: AsyncSession, candidate_id: UUID, author_id: UUID) -> bool:
    """Tell whether a candidate has applications in progress or notes by others, hidden ones too: it must not vanish."""
    return bool(await session.scalar(select(func.shortlist.candidate_in_use(candidate_id, author_id))))


async def empty(session: AsyncSession, candidate_id: UUID) -> bool:
    """Take everything that says who somebody is out of a record that should not have been made."""
    for model in (CandidateEmail, CandidatePhone, CandidateLink, CandidateSkill, CandidateTag, Experience):
        await session.execute(delete(model).where(model.candidate_id == candidate_id))
    return await change(
        session,
        candidate_id,
        {
            "first_name": None,
            "last_name": None,
            "headline": None,
            "current_title": None,
            "current_company": None,
            "location": None,
            "country": None,
            "years_experience": None,
            "summary": None,
            "embedding": None,
            "embedding_model": None,
            "status": CandidateStatus.ANONYMISED,
        },
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


async def merge(session: AsyncSession, kept: UUID, duplicate: UUID) -> bool:
    """Make one record of two, with all that belongs to them; false when the person may not."""
    return bool(await session.scalar(select(func.shortlist.merge_candidates(kept, duplicate))))


async def add_prospect(
    session: AsyncSession, candidate_id: UUID, *, source_id: UUID, credited_to_id: UUID, at: datetime
) -> UUID:
    """Keep where a candidate without a job came from: an application that names no job."""
    application_id = new_id()
    await session.execute(
        insert(Application).values(
            id=application_id,
            candidate_id=candidate_id,
            status=ApplicationStatus.PROSPECT,
            source_id=source_id,
            credited_to_id=credited_to_id,
            applied_at=at,
            status_changed_at=at,
        )
    )
    await session.execute(
        insert(StageTransition).values(
            application_id=application_id,
            to_status=ApplicationStatus.PROSPECT,
            moved_at=at,
            moved_by_id=credited_to_id,
        )
    )
    return application_id
