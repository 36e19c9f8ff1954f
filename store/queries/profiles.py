"""What the profile of a candidate is drawn from; what the person may not see is simply not there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import (
    Candidate,
    CandidateEmail,
    CandidateLink,
    CandidatePhone,
    CandidateSkill,
    CandidateTag,
    Document,
    Education,
    Experience,
    Person,
    Skill,
    Tag,
    TalentPool,
    TalentPoolMember,
)
from store.models.enums import CandidateStatus, DocumentKind

MANY = 50
"""Rows of one kind a profile carries."""


@dataclass(frozen=True)
class Facts:
    """The candidate's own row, and the owner's name."""

    id: UUID
    name: str
    first_name: str | None
    last_name: str | None
    headline: str | None
    title: str | None
    company: str | None
    location: str | None
    country: str | None
    years: float | None
    summary: str | None
    owner_id: UUID | None
    owner: str | None
    is_private: bool
    do_not_contact: bool
    last_contacted_at: datetime | None


@dataclass(frozen=True)
class DocumentRow:
    """A file of a candidate."""

    id: UUID
    kind: DocumentKind
    filename: str


@dataclass(frozen=True)
class Happening:
    """Something that happened, in one line."""

    at: datetime
    what: str
    who: str | None


async def facts(session: AsyncSession, candidate_id: UUID, *, hold: bool = False) -> Facts | None:
    """Give a live candidate's own row; `hold` keeps others from changing it until the transaction ends."""
    query = (
        select(
            Candidate.id,
            Candidate.name,
            Candidate.first_name,
            Candidate.last_name,
            Candidate.headline,
            Candidate.current_title.label("title"),
            Candidate.current_company.label("company"),
            Candidate.location,
            Candidate.country,
            Candidate.years_experience.label("years"),
            Candidate.summary,
            Candidate.owner_id,
            Person.name.label("owner"),
            Candidate.is_private,
            Candidate.do_not_contact,
            Candidate.last_contacted_at,
        )
        .outerjoin(Person, Person.id == Candidate.owner_id)
        .where(Candidate.id == candidate_id, Candidate.status == CandidateStatus.ACTIVE)
    )
    found = (await session.execute(query.with_for_update(of=Candidate) if hold else query)).mappings().one_or_none()
    if found is None:
        return None
    years = found["years"]
    return Facts(**{**found, "years": None if years is None else float(years)})


async def emails(session: AsyncSession, candidate_id: UUID) -> list[str]:
    """Give the addresses, the primary one first."""
    query = select(CandidateEmail.value).where(CandidateEmail.candidate_id == candidate_id)
    return await _strings(session, query.order_by(CandidateEmail.is_primary.desc(), CandidateEmail.value))


async def phones(session: AsyncSession, candidate_id: UUID) -> list[str]:
    """Give the telephone numbers."""
    query = select(CandidatePhone.value).where(CandidatePhone.candidate_id == candidate_id)
    return await _strings(session, query.order_by(CandidatePhone.created_at, CandidatePhone.value))


async def links(session: AsyncSession, candidate_id: UUID) -> list[str]:
    """Give the web addresses."""
    query = select(CandidateLink.url).where(CandidateLink.candidate_id == candidate_id)
    return await _strings(session, query.order_by(CandidateLink.kind, CandidateLink.url))


async def skills(session: AsyncSession, candidate_id: UUID) -> list[str]:
    """Give the skills, the longest practised first."""
    query = select(Skill.name).join(CandidateSkill, CandidateSkill.skill_id == Skill.id)
    query = query.where(CandidateSkill.candidate_id == candidate_id)
    return await _strings(session, query.order_by(CandidateSkill.years.desc().nulls_last(), Skill.name))


async def tags(session: AsyncSession, candidate_id: UUID) -> list[str]:
    """Give the tags."""
    query = select(Tag.name).join(CandidateTag, CandidateTag.tag_id == Tag.id)
    return await _strings(session, query.where(CandidateTag.candidate_id == candidate_id).order_by(Tag.name))


async def pools(session: AsyncSession, candidate_id: UUID) -> list[str]:
    """Give the talent pools the candidate is in by hand."""
    query = (
        select(TalentPool.name)
        .join(TalentPoolMember, TalentPoolMember.talent_pool_id == TalentPool.id)
        .where(TalentPoolMember.candidate_id == candidate_id, TalentPoolMember.removed_at.is_(None))
        .where(TalentPool.is_active)
    )
    return await _strings(session, query.order_by(TalentPool.name))


async def experience(session: AsyncSession, candidate_id: UUID) -> list[str]:
    """Give the positions in one line each, the latest first."""
    query = (
        select(Experience.title, Experience.company, Experience.started_on, Experience.ended_on)
        .where(Experience.candidate_id == candidate_id)
        .order_by(Experience.ended_on.desc().nulls_first(), Experience.started_on.desc(), Experience.id)
        .limit(MANY)
    )
    rows = await session.execute(query)
    return [_line(" at ".join(part for part in row[:2] if part), row[2], row[3]) for row in rows]


async def education(session: AsyncSession, candidate_id: UUID) -> list[str]:
    """Give the courses of study in one line each, the latest first."""
    query = (
        select(Education.degree, Education.field, Education.school, Education.started_on, Education.ended_on)
        .where(Education.candidate_id == candidate_id)
        .order_by(Education.ended_on.desc().nulls_first(), Education.id)
        .limit(MANY)
    )
    rows = await session.execute(query)
    return [_line(", ".join(part for part in row[:3] if part), row[3], row[4]) for row in rows]


async def documents(session: AsyncSession, candidate_id: UUID) -> list[DocumentRow]:
    """Give the files, the newest first."""
    query = (
        select(Document.id, Document.kind, Document.filename)
        .where(Document.candidate_id == candidate_id)
        .order_by(Document.created_at.desc(), Document.id)
        .limit(MANY)
    )
    return [DocumentRow(*row) for row in await session.execute(query)]


_TIMELINE = text("""
select at, what, who from (
  select t.moved_at as at, p.name as who, t.id as id,
    case
      when t.from_status is null then 'Added to ' || coalesce(j.code || ' ' || j.title, 'the pool as a prospect')
      when t.to_status <> t.from_status then
        case t.to_status when 'active' then 'Active again' when 'hired' then 'Hired'
          when 'rejected' then 'Rejected' when 'withdrawn' then 'Withdrawn' else 'Prospect' end
        || coalesce(' on ' || j.code || ' ' || j.title, '')
        || coalesce(' (' || r.name || ')', '')
      else 'Moved to ' || coalesce(s.name, 'no stage') || coalesce(' on ' || j.code, '')
    end as what
  from shortlist.stage_transition t
  join shortlist.application a on a.id = t.application_id
  left join shortlist.job j on j.id = a.job_id
  left join shortlist.stage s on s.id = t.to_stage_id
  left join shortlist.person p on p.id = t.moved_by_id
  left join shortlist.rejection_reason r
    on r.id = a.rejection_reason_id and t.to_status in ('rejected', 'withdrawn')
  where a.candidate_id = :candidate_id
  union all
  select i.starts_at, p.name, i.id,
    'Interview' || coalesce(': ' || s.name, '') || coalesce(' for ' || j.code, '')
      || case i.status when 'cancelled' then ' (cancelled)' when 'scheduled' then ' (scheduled)' else '' end
  from shortlist.interview i
  join shortlist.application a on a.id = i.application_id
  left join shortlist.job j on j.id = a.job_id
  left join shortlist.stage s on s.id = i.stage_id
  left join shortlist.person p on p.id = i.organiser_id
  where a.candidate_id = :candidate_id
  union all
  select coalesce(m.sent_at, m.created_at), p.name, m.id,
    case m.direction when 'outbound' then 'Message sent' else 'Reply received' end
      || coalesce(': ' || nullif(left(m.subject, 120), ''), '')
  from shortlist.message m
  left join shortlist.person p on p.id = m.sender_id
  where m.candidate_id = :candidate_id and m.status in ('sent', 'delivered', 'bounced', 'received')
) as happened
order by at desc, id desc
limit :most
""")


async def timeline(session: AsyncSession, candidate_id: UUID, *, most: int = MANY) -> list[Happening]:
    """Give moves, interviews and messages, the newest first."""
    rows = await session.execute(_TIMELINE, {"candidate_id": candidate_id, "most": most})
    return [Happening(row.at, row.what, row.who) for row in rows]


async def _strings(session: AsyncSession, query: Select[*tuple[Any, ...]]) -> list[str]:
    return [row[0] for row in await session.execute(query.limit(MANY))]


def _line(what: str, since: date | None, until: date | None) -> str:
    years = f"{since.year}-{until.year if until else 'now'}" if since else str(until.year) if until else ""
    return f"{what} ({years})" if years else what
