"""Silver medallists: strong people who were not hired, and who of them fits a job."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Application, SilverMedal
from store.models.enums import ApplicationStatus


@dataclass(frozen=True)
class Bench:
    """Somebody who came far: where, how far, what was said, and which skills a job asks for."""

    candidate_id: UUID
    job_code: str
    job_title: str
    stage: str | None
    ended_at: datetime
    is_marked: bool
    stood_out: str | None
    resurface_on: date | None
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Ended:
    """An application that ended without a hire."""

    id: UUID
    candidate_id: UUID
    job_id: UUID | None


FAR = 0.5
"""The part of a job's stages of interviews somebody has to have come through to have come far."""
_BENCH = text("""
with ended as (
  select distinct on (a.candidate_id) a.id, a.candidate_id, j.code, j.title, s.name as stage, s.kind,
    a.status_changed_at, m.id is not null as is_marked, m.stood_out, m.resurface_on
  from shortlist.application a
  join shortlist.job j on j.id = a.job_id
  left join shortlist.silver_medal m on m.application_id = a.id
  left join lateral (
    select st.name, st.kind, st.position, (
        select avg((other.position <= st.position)::int) from shortlist.stage other
        where other.job_id = st.job_id and other.kind = 'active') as depth
    from shortlist.stage_transition t
    join shortlist.stage st on st.id = coalesce(t.to_stage_id, t.from_stage_id)
    where t.application_id = a.id and st.kind in ('active', 'offer')
    order by st.position desc limit 1) s on true
  where a.status in ('rejected', 'withdrawn')
    and (m.id is not null or (cast(:job as uuid) is not null and (s.kind = 'offer' or s.depth >= :far)))
    and (cast(:job as uuid) is null or a.job_id <> :job)
    and not shortlist.was_refused_for_good(a.candidate_id)
  order by a.candidate_id, (m.id is not null) desc, s.position desc nulls last, a.status_changed_at desc, a.id
), wanted as (
  select k.id, k.name from shortlist.skill k
  where cast(:job as uuid) is not null and exists (
    select from shortlist.job j where j.id = :job
      and ' ' || shortlist.fold(concat_ws(' ', j.title, j.requirements, j.description)) || ' '
        like '% ' || shortlist.fold(k.name) || ' %')
)
select e.*, coalesce(k.names, '{}') as skills, count(*) over () as total
from ended e
join shortlist.candidate c on c.id = e.candidate_id
left join lateral (
  select array_agg(w.name order by w.name) as names from shortlist.candidate_skill cs
  join wanted w on w.id = cs.skill_id where cs.candidate_id = e.candidate_id) k on true
where c.status = 'active' and not c.do_not_contact
  and not exists (
    select from shortlist.application a where a.candidate_id = c.id and a.status in ('active', 'hired'))
  and exists (
    select from shortlist.consent x where x.candidate_id = c.id and x.purpose in ('processing', 'retention')
      and x.withdrawn_at is null and (x.expires_at is null or x.expires_at > :now))
  and (cast(:job as uuid) is null or e.is_marked or cardinality(k.names) > 0)
order by coalesce(cardinality(k.names), 0) desc, e.is_marked desc, (e.kind = 'offer') desc,
  e.status_changed_at desc, e.id
limit :most offset :skip
""")


async def bench(
    session: AsyncSession, *, job_id: UUID | None, now: datetime, limit: int, offset: int = 0
) -> tuple[list[Bench], int]:
    """Give who came far and was not hired, the best for a job first, and how many there are.

    Left out: who may not be kept or contacted, who is in process or was hired, and whom a scorecard says never to hire.
    Without a job only those who were marked.
    """
    values = {"job": job_id, "now": now, "far": FAR, "most": limit, "skip": offset}
    rows = (await session.execute(_BENCH, values)).all()
    found = [
        Bench(
            row.candidate_id,
            row.code,
            row.title,
            row.stage,
            row.status_changed_at,
            row.is_marked,
            row.stood_out,
            row.resurface_on,
            tuple(row.skills),
        )
        for row in rows
    ]
    return found, rows[0].total if rows else 0


async def ended(session: AsyncSession, candidate_id: UUID, job_id: UUID | None) -> list[Ended]:
    """Give a candidate's applications that ended without a hire, the latest first."""
    query = select(Application.id, Application.candidate_id, Application.job_id).where(
        Application.candidate_id == candidate_id,
        Application.status.in_([ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN]),
        Application.job_id.is_not(None),
    )
    query = query.where(Application.job_id == job_id) if job_id else query
    rows = await session.execute(query.order_by(Application.status_changed_at.desc()))
    return [Ended(*row) for row in rows]


async def mark(session: AsyncSession, application: Ended, by: UUID, values: dict[str, Any]) -> UUID | None:
    """Mark a silver medallist; None when that application was marked before."""
    row = {"id": new_id(), "application_id": application.id, "candidate_id": application.candidate_id}
    statement = insert(SilverMedal).values(**row, marked_by_id=by, **values)
    marked = await session.execute(
        statement.on_conflict_do_nothing(index_elements=["application_id"]).returning(SilverMedal.id)
    )
    return marked.scalar()


async def unmark(session: AsyncSession, medals: Sequence[UUID]) -> bool:
    """Take marks away again."""
    gone = await session.execute(delete(SilverMedal).where(SilverMedal.id.in_(list(medals))).returning(SilverMedal.id))
    return gone.first() is not None
