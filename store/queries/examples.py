"""Names to make examples of: records the person may see, so that every example can be tried as it stands."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class Applicant:
    """An active applicant of an open job of the person, and the stage after theirs."""

    name: str
    stage: str
    next_stage: str | None
    job: str


@dataclass(frozen=True)
class Someone:
    """A candidate and what they could be found by."""

    name: str
    skill: str | None
    company: str | None
    city: str | None


_APPLICANTS = text("""
  select c.name, s.name as stage, j.code as job,
    (select n.name from shortlist.stage n
     where n.job_id = s.job_id and n.position > s.position and n.kind in ('pre_interview_screen', 'active', 'offer')
     order by n.position limit 1) as next_stage
  from shortlist.application a
  join shortlist.candidate c on c.id = a.candidate_id and c.status = 'active'
  join shortlist.stage s on s.id = a.stage_id and s.kind in ('pre_interview_screen', 'active')
  join shortlist.job j on j.id = a.job_id and j.status = 'open'
  where a.status = 'active' and a.job_id in (
    select m.job_id from shortlist.hiring_team m
    where m.person_id = :person and m.valid_from <= now() and now() < coalesce(m.valid_to, 'infinity'))
  order by a.applied_at desc, a.id limit 2
""")

_SOMEONE = text("""
  select c.name, c.current_company as company, nullif(split_part(c.location, ',', 1), '') as city,
    (select s.name from shortlist.candidate_skill k join shortlist.skill s on s.id = k.skill_id
     where k.candidate_id = c.id order by k.years desc nulls last, s.name limit 1) as skill
  from shortlist.candidate c
  where c.status = 'active' and c.current_company is not null and c.location is not null
  order by c.last_activity_at desc, c.id limit 1
""")

_OPEN_JOB = text("select code from shortlist.job where status = 'open' order by code limit 1")
_POOL = text("""
  select name from shortlist.talent_pool where is_active and filter is null order by name limit 1
""")


async def applicants(session: AsyncSession, person_id: UUID) -> list[Applicant]:
    """Give up to two people who are active on the person's own open jobs, the latest first."""
    return [Applicant(**row) for row in (await session.execute(_APPLICANTS, {"person": person_id})).mappings()]


async def someone(session: AsyncSession) -> Someone | None:
    """Give a candidate the person may see, the one with the latest activity."""
    row = (await session.execute(_SOMEONE)).mappings().one_or_none()
    return Someone(**row) if row else None


async def open_job(session: AsyncSession) -> str | None:
    """Give the code of an open job."""
    found: str | None = await session.scalar(_OPEN_JOB)
    return found


async def pool(session: AsyncSession) -> str | None:
    """Give the name of a pool kept by hand."""
    found: str | None = await session.scalar(_POOL)
    return found
