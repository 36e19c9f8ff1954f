"""What waits for a person: feedback, interviews, offers, people stuck in a stage, people to meet again.

Names of people and jobs are null where the person may not see them; the thing still waits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

MOST = 50
"""Rows of one kind that an agenda is put together from."""


@dataclass(frozen=True)
class Meeting:
    """An interview that is coming up or waits for feedback; `missing` names colleagues whose feedback is missing."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    candidate_id: UUID | None
    candidate: str | None
    job_id: UUID | None
    job_code: str | None
    stage: str | None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stuck:
    """People who have been in a stage too long; the one named has been there longest."""

    job_id: UUID
    job_code: str
    stage: str
    number: int
    application_id: UUID
    candidate_id: UUID
    candidate: str
    since: datetime


@dataclass(frozen=True)
class OfferWaiting:
    """An offer that waits, since when."""

    id: UUID
    candidate_id: UUID | None
    candidate: str | None
    job_id: UUID | None
    job_code: str | None
    status: str | None
    since: datetime | None


@dataclass(frozen=True)
class Medallist:
    """Somebody nearly hired whom the company wanted to meet again by now."""

    id: UUID
    candidate_id: UUID
    candidate: str
    job_id: UUID | None
    job_code: str | None
    resurface_on: date
    stood_out: str | None


T = TypeVar("T")

_INTERVIEW = """
  select i.id, i.starts_at, i.ends_at, c.id as candidate_id, c.name as candidate, j.id as job_id, j.code as job_code,
    s.name as stage
  from shortlist.interview i
  left join shortlist.application a on a.id = i.application_id
  left join shortlist.candidate c on c.id = a.candidate_id
  left join shortlist.job j on j.id = a.job_id
  left join shortlist.stage s on s.id = i.stage_id
"""

_OWED = text(f"""
  {_INTERVIEW}
  join shortlist.interview_panelist p on p.interview_id = i.id
  left join shortlist.feedback_request f on f.interview_id = i.id and f.person_id = p.person_id
  where p.person_id = :person and p.response <> 'declined'
    and i.status in ('scheduled', 'awaiting_feedback') and i.ends_at <= :now
    and (f.snoozed_until is null or f.snoozed_until <= :now)
    and (f.status is null or f.status <> 'cancelled')
    and (a.status = 'active' or i.ends_at > :now - interval '30 days')
    and not exists (
      select from shortlist.scorecard k
      where k.interview_id = i.id and k.interviewer_id = p.person_id and k.status = 'submitted')
  order by i.ends_at, i.id limit :most
""")

_COMING = text(f"""
  {_INTERVIEW}
  where i.status = 'scheduled' and i.ends_at > :now and i.starts_at < :until
    and (i.organiser_id = :person or exists (
      select from shortlist.interview_panelist p
      where p.interview_id = i.id and p.person_id = :person and p.response <> 'declined'))
  order by i.starts_at, i.id limit :most
""")

_MISSING = text("""
  select i.id, i.starts_at, i.ends_at, c.id as candidate_id, c.name as candidate, j.id as job_id, j.code as job_code,
    s.name as stage,
    array_agg(distinct who.name order by who.name) as missing
  from shortlist.interview i
  join shortlist.application a on a.id = i.application_id and a.status = 'active'
  join shortlist.candidate c on c.id = a.candidate_id
  join shortlist.job j on j.id = a.job_id
  join shortlist.interview_panelist p on p.interview_id = i.id and p.person_id <> :person and p.response <> 'declined'
  join shortlist.person who on who.id = p.person_id
  left join shortlist.stage s on s.id = i.stage_id
  where i.status in ('scheduled', 'awaiting_feedback') and i.ends_at <= :before
    and a.job_id in (select shortlist.actor_recruited_jobs())
    and not exists (
      select from shortlist.scorecard k
      where k.interview_id = i.id and k.interviewer_id = p.person_id and k.status = 'submitted')
  group by i.id, c.id, c.name, j.id, j.code, s.name
  order by i.ends_at, i.id limit :most
""")

_STUCK = text("""
  with entered as (
    select a.id, a.job_id, a.stage_id, a.candidate_id,
      (select max(t.moved_at) from shortlist.stage_transition t
       where t.application_id = a.id and t.to_stage_id = a.stage_id
         and t.from_stage_id is distinct from t.to_stage_id) as since
    from shortlist.application a
    join shortlist.job j on j.id = a.job_id and j.status = 'open'
    join shortlist.stage s on s.id = a.stage_id and s.kind in ('lead', 'pre_interview_screen', 'active')
    where a.status = 'active' and exists (
      select from shortlist.hiring_team m
      where m.job_id = a.job_id and m.person_id = :person
        and m.role in ('recruiter', 'sourcer', 'hiring_manager', 'coordinator')
        and m.valid_from <= now() and now() < coalesce(m.valid_to, 'infinity'))
  ), ranked as (
    select e.*, count(*) over stage_of_job as number,
      row_number() over (partition by e.job_id, e.stage_id order by e.since, e.id) as place
    from entered e where e.since <= :before
    window stage_of_job as (partition by e.job_id, e.stage_id)
  )
  select r.job_id, j.code as job_code, s.name as stage, r.number, r.id as application_id, r.candidate_id,
    c.name as candidate, r.since
  from ranked r
  join shortlist.job j on j.id = r.job_id
  join shortlist.stage s on s.id = r.stage_id
  join shortlist.candidate c on c.id = r.candidate_id
  where r.place = 1
  order by r.since, r.id limit :most
""")

_TO_APPROVE = text("""
  select o.offer_id as id, c.id as candidate_id, c.name as candidate, j.id as job_id, j.code as job_code,
    null as status, o.created_at as since
  from shortlist.offer_approval o
  left join shortlist.offer f on f.id = o.offer_id
  left join shortlist.application a on a.id = f.application_id
  left join shortlist.candidate c on c.id = a.candidate_id
  left join shortlist.job j on j.id = a.job_id
  where o.approver_id = :person and o.status = 'due'
  order by o.created_at, o.id limit :most
""")

_STALE_OFFERS = text("""
  select f.id, c.id as candidate_id, c.name as candidate, j.id as job_id, j.code as job_code,
    f.status::text as status, coalesce(f.sent_at, f.updated_at) as since
  from shortlist.offer f
  join shortlist.application a on a.id = f.application_id and a.status = 'active'
  join shortlist.candidate c on c.id = a.candidate_id
  join shortlist.job j on j.id = a.job_id
  where (f.status in ('sent', 'pending_approval') or f.status = 'approved')
    and coalesce(f.sent_at, f.updated_at) <= :before
    and a.job_id in (select shortlist.actor_recruited_jobs())
  order by since, f.id limit :most
""")

_MEDALLISTS = text("""
  select m.id, c.id as candidate_id, c.name as candidate, j.id as job_id, j.code as job_code,
    m.resurface_on, m.stood_out
  from shortlist.silver_medal m
  join shortlist.candidate c on c.id = m.candidate_id and c.status = 'active'
  left join shortlist.application a on a.id = m.application_id
  left join shortlist.job j on j.id = a.job_id
  where m.resurface_on <= :today and (m.marked_by_id = :person or c.owner_id = :person)
    and not exists (
      select from shortlist.application now_active
      where now_active.candidate_id = c.id and now_active.status = 'active')
  order by m.resurface_on, m.id limit :most
""")


async def feedback_owed(session: AsyncSession, person_id: UUID, now: datetime) -> list[Meeting]:
    """Give past interviews whose scorecard the person still owes and has not put off.

    Once an application has ended, feedback on it is asked for no longer than 30 days.
    """
    return await _read(session, _OWED, Meeting, {"person": person_id, "now": now})


async def interviews(session: AsyncSession, person_id: UUID, now: datetime, until: datetime) -> list[Meeting]:
    """Give interviews the person sits in or organises that are not over and begin before `until`."""
    return await _read(session, _COMING, Meeting, {"person": person_id, "now": now, "until": until})


async def feedback_missing(session: AsyncSession, person_id: UUID, before: datetime) -> list[Meeting]:
    """Give interviews on jobs the person recruits for, over since `before`, where colleagues owe scorecards."""
    rows = await session.execute(_MISSING, {"person": person_id, "before": before, "most": MOST})
    return [Meeting(**{**row, "missing": tuple(row["missing"])}) for row in rows.mappings()]


async def stuck(session: AsyncSession, person_id: UUID, before: datetime) -> list[Stuck]:
    """Give the stages of the person's open jobs where applicants have been since `before`, the longest first."""
    return await _read(session, _STUCK, Stuck, {"person": person_id, "before": before})


async def offers_to_approve(session: AsyncSession, person_id: UUID) -> list[OfferWaiting]:
    """Give offers that wait for the person's approval."""
    return await _read(session, _TO_APPROVE, OfferWaiting, {"person": person_id})


async def stale_offers(session: AsyncSession, before: datetime) -> list[OfferWaiting]:
    """Give offers of jobs the person recruits for that nothing has happened to since `before`."""
    return await _read(session, _STALE_OFFERS, OfferWaiting, {"before": before})


async def medallists_due(session: AsyncSession, person_id: UUID, today: date) -> list[Medallist]:
    """Give silver medallists of the person whom it is time to meet again."""
    return await _read(session, _MEDALLISTS, Medallist, {"person": person_id, "today": today})


async def _read(session: AsyncSession, query: TextClause, row_type: type[T], values: Mapping[str, Any]) -> list[T]:
    rows = await session.execute(query, {**values, "most": MOST})
    return [row_type(**row) for row in rows.mappings()]
