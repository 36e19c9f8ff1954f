"""What decides whether people may be written to, and what is known of them that a letter can be made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class Contactable:
    """What decides whether one person may be written to now.

    `basis` is `valid`, `none`, `expired` or `withdrawn`. `colleague_at` is when another than the sender last wrote,
    `written_at` when anybody did or is about to. The two counts are of the last 24 hours.
    """

    candidate_id: UUID
    do_not_contact: bool
    address: str | None
    timezone: str | None
    is_suppressed: bool
    basis: str
    active_applications: int
    rejected_at: datetime | None
    colleague_id: UUID | None
    colleague_at: datetime | None
    written_at: datetime | None
    is_first: bool
    sent_by_sender: int
    sent_to_domain: int


@dataclass(frozen=True)
class Fact:
    """Something a record says about a candidate; `record_id` is that record's."""

    kind: str
    record_id: UUID
    words: str
    detail: str = ""


@dataclass(frozen=True)
class Company:
    """The company a letter comes from."""

    name: str
    postal_address: str | None


@dataclass(frozen=True)
class RoleFacts:
    """What a letter may say of a job; `words` are all that tell what it needs."""

    location: str | None
    department: str | None
    words: str


_FIRST_NAMES = text("select id, coalesce(nullif(first_name, ''), name) from shortlist.candidate where id = any (:ids)")
_ROLE = text("""
select l.name as location, d.name as department,
  concat_ws(' ', j.title, j.requirements, j.description) as words
from shortlist.job j
left join shortlist.location l on l.id = j.location_id
left join shortlist.department d on d.id = j.department_id
where j.id = :job
""")
_MINE = text("select * from shortlist.outreach_facts_for_actor(cast(:ids as uuid[]), :at)")
_ANY = text("select * from shortlist.outreach_facts(cast(:ids as uuid[]), :sender, :at)")
_COMPANY = text("select name, postal_address from shortlist.organisation limit 1")
_BASIS = text("""
insert into shortlist.consent (candidate_id, purpose, basis, granted_at, expires_at, evidence)
select :candidate, 'processing', 'legitimate_interest', :at,
  cast(:at as timestamptz) + make_interval(days => (select retention_days from shortlist.organisation limit 1)),
  :evidence
""")
_TOKEN = text("select shortlist.link_token(:purpose, :subject)")
_FACTS = text("""
select candidate_id, kind, id, words, detail from (
  select s.candidate_id, 'skill' as kind, s.id, k.name as words,
    coalesce(trim_scale(s.years)::text, '') as detail, 3 as rank, s.years as weight
  from shortlist.candidate_skill s join shortlist.skill k on k.id = s.skill_id
  where s.candidate_id = any (cast(:ids as uuid[]))
  union all
  select e.candidate_id, 'experience', e.id, coalesce(e.title, ''), coalesce(e.company, ''), 2,
    extract(epoch from coalesce(e.started_on, date '1970-01-01'))
  from shortlist.experience e
  where e.candidate_id = any (cast(:ids as uuid[])) and e.ended_on is not null
  union all
  select a.candidate_id, 'application', a.id, j.code || ' ' || j.title, a.status::text, 1,
    extract(epoch from a.applied_at)
  from shortlist.application a join shortlist.job j on j.id = a.job_id
  where a.candidate_id = any (cast(:ids as uuid[])) and a.status in ('rejected', 'withdrawn')
    and not j.is_confidential
  union all
  select c.id, 'current', c.id, coalesce(c.current_title, ''), coalesce(c.current_company, ''), 5, 0
  from shortlist.candidate c where c.id = any (cast(:ids as uuid[]))
  union all
  select d.candidate_id, 'education', d.id, coalesce(d.field, d.degree, ''), coalesce(d.school, ''), 4, 0
  from shortlist.education d where d.candidate_id = any (cast(:ids as uuid[]))
) as known
where words <> ''
order by candidate_id, rank, weight desc nulls last, id
""")


async def contactable(
    session: AsyncSession, ids: Sequence[UUID], at: datetime, *, sender_id: UUID | None = None
) -> Mapping[UUID, Contactable]:
    """Give what decides for each of the people; without a sender it is the session's person who writes.

    With `sender_id` the session is the worker's. Whom the person may not see is left out.
    """
    if sender_id is None:
        rows = await session.execute(_MINE, {"ids": list(ids), "at": at})
    else:
        rows = await session.execute(_ANY, {"ids": list(ids), "at": at, "sender": sender_id})
    return {row.candidate_id: Contactable(**row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's public name


async def facts(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, list[Fact]]:
    """Give what is known of each candidate, the most telling first; confidential jobs are left out."""
    found: dict[UUID, list[Fact]] = {one: [] for one in ids}
    for row in await session.execute(_FACTS, {"ids": list(ids)}):
        found[row.candidate_id].append(Fact(row.kind, row.id, row.words, row.detail))
    return found


async def company(session: AsyncSession) -> Company | None:
    """Give the company, if it is set up."""
    row = (await session.execute(_COMPANY)).first()
    return Company(row.name, row.postal_address) if row else None


async def link_token(session: AsyncSession, purpose: str, subject: UUID) -> str:
    """Sign a link about a record."""
    token: Any = await session.scalar(_TOKEN, {"purpose": purpose, "subject": subject})
    return str(token)


async def first_names(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """Give what each candidate is called in a letter."""
    return {row[0]: row[1] for row in await session.execute(_FIRST_NAMES, {"ids": list(ids)})}


async def role(session: AsyncSession, job_id: UUID) -> RoleFacts | None:
    """Give what a letter may say of a job, if the session's person sees it."""
    row = (await session.execute(_ROLE, {"job": job_id})).first()
    return RoleFacts(row.location, row.department, row.words or "") if row else None


async def note_basis(session: AsyncSession, candidate_id: UUID, at: datetime, evidence: str) -> None:
    """Record that somebody's data is used out of legitimate interest, for as long as the company keeps records."""
    await session.execute(_BASIS, {"candidate": candidate_id, "at": at, "evidence": evidence})
