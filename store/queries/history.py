"""What happened: the changes a person made, what happened to a candidate or a job, and what has been taken back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import (
    Application,
    AuditEvent,
    Candidate,
    Job,
    JobOpenSpell,
    Note,
    Person,
    Stage,
    StageTransition,
    TalentPool,
    TalentPoolMember,
)
from store.models.enums import ApplicationStatus

MOST = 1_000
"""Entries of one kind that a history is put together from, the newest."""


@dataclass(frozen=True)
class Change:
    """One audit event, with the actor's name."""

    id: UUID
    change_id: UUID | None
    undoes: UUID | None
    actor_id: UUID | None
    actor: str | None
    action: str
    subject_kind: str
    subject_id: UUID | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    conversation_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class Move:
    """A transition of an application, in names."""

    at: datetime
    who: str | None
    application_id: UUID
    candidate: str
    job_code: str | None
    from_stage: str | None
    to_stage: str | None
    from_status: ApplicationStatus | None
    to_status: ApplicationStatus
    reason: str | None


@dataclass(frozen=True)
class Happening:
    """Something else that happened, in one line."""

    at: datetime
    who: str | None
    what: str
    subject_id: UUID


def _changes() -> Select[*tuple[Any, ...]]:
    return select(
        AuditEvent.id,
        AuditEvent.change_id,
        AuditEvent.undoes,
        AuditEvent.actor_id,
        Person.name.label("actor"),
        AuditEvent.action,
        AuditEvent.subject_kind,
        AuditEvent.subject_id,
        AuditEvent.before,
        AuditEvent.after,
        AuditEvent.conversation_id,
        AuditEvent.at,
    ).outerjoin(Person, Person.id == AuditEvent.actor_id)


_NEWEST = (AuditEvent.seq.desc().nulls_first(), AuditEvent.id.desc())


async def _read(session: AsyncSession, query: Select[*tuple[Any, ...]]) -> list[Change]:
    return [Change(**row) for row in (await session.execute(query)).mappings()]


async def of_change(session: AsyncSession, change_id: UUID) -> list[Change]:
    """Give the events of one change, the last first: the order in which they are taken back."""
    return await _read(session, _changes().where(AuditEvent.change_id == change_id).order_by(*_NEWEST))


async def jobs_of_change(session: AsyncSession, change_id: UUID) -> list[UUID]:
    """Give the jobs whose applications a change was about, as far as the person sees them."""
    rows = await session.execute(
        select(Application.job_id)
        .join(AuditEvent, AuditEvent.subject_id == Application.id)
        .where(AuditEvent.change_id == change_id, Application.job_id.is_not(None))
        .distinct()
    )
    return [row.job_id for row in rows]


async def is_undone(session: AsyncSession, change_id: UUID) -> bool:
    """Tell whether a change has been taken back, and the taking back not taken back in turn."""
    rows = await session.execute(
        select(AuditEvent.change_id).where(AuditEvent.undoes == change_id).distinct().limit(MOST)
    )
    for undo in [row.change_id for row in rows if row.change_id is not None]:
        if not await is_undone(session, undo):
            return True
    return False


async def last_changes(
    session: AsyncSession,
    actor_id: UUID,
    *,
    conversation_id: UUID | None = None,
    since: datetime | None = None,
    limit: int = 20,
    offset: int = 0,
) -> list[UUID]:
    """Give the ids of a person's latest changes, newest first, in one conversation or anywhere; undos are left out."""
    query = _own(actor_id, since)
    if conversation_id is not None:
        query = query.where(AuditEvent.conversation_id == conversation_id)
    query = query.group_by(AuditEvent.change_id).order_by(func.max(AuditEvent.at).desc(), AuditEvent.change_id)
    return [row.change_id for row in await session.execute(query.limit(limit).offset(offset))]


async def number_of_changes(session: AsyncSession, actor_id: UUID, since: datetime | None) -> int:
    """Count a person's changes, undos left out."""
    own = _own(actor_id, since).distinct().subquery()
    return await session.scalar(select(func.count()).select_from(own)) or 0


def _own(actor_id: UUID, since: datetime | None) -> Select[UUID | None]:
    query = select(AuditEvent.change_id).where(
        AuditEvent.actor_id == actor_id, AuditEvent.change_id.is_not(None), AuditEvent.undoes.is_(None)
    )
    return query if since is None else query.where(AuditEvent.at >= since)


async def changes(session: AsyncSession, change_ids: Sequence[UUID]) -> dict[UUID, list[Change]]:
    """Give the events of several changes by change, each newest first."""
    found: dict[UUID, list[Change]] = defaultdict(list)
    for event in await _read(session, _changes().where(AuditEvent.change_id.in_(change_ids)).order_by(*_NEWEST)):
        if event.change_id is not None:
            found[event.change_id].append(event)
    return found


async def about(session: AsyncSession, kind: str, subject_id: UUID, since: datetime | None) -> list[Change]:
    """Give the visible events about one record, newest first."""
    query = _changes().where(AuditEvent.subject_kind == kind, AuditEvent.subject_id == subject_id)
    if since is not None:
        query = query.where(AuditEvent.at >= since)
    return await _read(session, query.order_by(*_NEWEST).limit(MOST))


async def moves(
    session: AsyncSession, *, candidate_id: UUID | None = None, job_id: UUID | None = None, since: datetime | None
) -> list[Move]:
    """Give the transitions of a candidate, of a job, or of both together, newest first."""
    of, to = _stage_name(StageTransition.from_stage_id), _stage_name(StageTransition.to_stage_id)
    query = (
        select(
            StageTransition.moved_at.label("at"),
            Person.name.label("who"),
            Application.id.label("application_id"),
            Candidate.name.label("candidate"),
            Job.code.label("job_code"),
            of.label("from_stage"),
            to.label("to_stage"),
            StageTransition.from_status,
            StageTransition.to_status,
            StageTransition.reason,
        )
        .join(Application, Application.id == StageTransition.application_id)
        .join(Candidate, Candidate.id == Application.candidate_id)
        .outerjoin(Job, Job.id == Application.job_id)
        .outerjoin(Person, Person.id == StageTransition.moved_by_id)
    )
    if candidate_id is not None:
        query = query.where(Application.candidate_id == candidate_id)
    if job_id is not None:
        query = query.where(Application.job_id == job_id)
    if since is not None:
        query = query.where(StageTransition.moved_at >= since)
    order = query.order_by(StageTransition.moved_at.desc(), StageTransition.position.desc(), StageTransition.id.desc())
    return [Move(**row) for row in (await session.execute(order.limit(MOST))).mappings()]


def _stage_name(stage_id: Any) -> Any:
    return select(Stage.name).where(Stage.id == stage_id).correlate(StageTransition).scalar_subquery()


async def notes(session: AsyncSession, candidate_id: UUID, since: datetime | None) -> list[Happening]:
    """Give the notes on a candidate that the person may read."""
    query = (
        select(Note.created_at, Person.name, Note.body, Note.id)
        .outerjoin(Person, Person.id == Note.author_id)
        .where(Note.candidate_id == candidate_id, Note.deleted_at.is_(None))
    )
    if since is not None:
        query = query.where(Note.created_at >= since)
    rows = await session.execute(query.order_by(Note.created_at.desc(), Note.id.desc()).limit(MOST))
    return [Happening(row.created_at, row.name, row.body, row.id) for row in rows]


async def pool_stays(session: AsyncSession, candidate_id: UUID, since: datetime | None) -> list[Happening]:
    """Give when a candidate came into pools and left them."""
    rows = await session.execute(
        select(
            TalentPool.id,
            TalentPool.name,
            Person.name.label("who"),
            TalentPoolMember.added_at,
            TalentPoolMember.removed_at,
        )
        .join(TalentPool, TalentPool.id == TalentPoolMember.talent_pool_id)
        .outerjoin(Person, Person.id == TalentPoolMember.added_by_id)
        .where(TalentPoolMember.candidate_id == candidate_id)
        .limit(MOST)
    )
    found = []
    for row in rows:
        found.append(Happening(row.added_at, row.who, f"Added to the pool {row.name}", row.id))
        if row.removed_at is not None:
            found.append(Happening(row.removed_at, None, f"Removed from the pool {row.name}", row.id))
    return [one for one in found if since is None or one.at >= since]


async def spells(session: AsyncSession, job_id: UUID, since: datetime | None) -> list[Happening]:
    """Give when a job was opened and closed."""
    rows = await session.execute(
        select(JobOpenSpell.opened_at, JobOpenSpell.closed_at)
        .where(JobOpenSpell.job_id == job_id)
        .order_by(JobOpenSpell.opened_at)
    )
    found = []
    for row in rows:
        found.append(Happening(row.opened_at, None, "Opened", job_id))
        if row.closed_at is not None:
            found.append(Happening(row.closed_at, None, "Closed", job_id))
    return [one for one in found if since is None or one.at >= since]


_NAMES = text("""
select id, name from shortlist.candidate where id = any (:ids)
union all select id, code || ' ' || title from shortlist.job where id = any (:ids)
union all select id, name from shortlist.talent_pool where id = any (:ids)
union all select id, name from shortlist.stage where id = any (:ids)
union all select id, name from shortlist.person where id = any (:ids)
union all select id, name from shortlist.rejection_reason where id = any (:ids)
union all
  select a.id, c.name || coalesce(' on ' || j.code, '')
  from shortlist.application a
  join shortlist.candidate c on c.id = a.candidate_id
  left join shortlist.job j on j.id = a.job_id
  where a.id = any (:ids)
union all
  select n.id, c.name from shortlist.note n join shortlist.candidate c on c.id = n.candidate_id
  where n.id = any (:ids)
union all
  select i.id, c.name
  from shortlist.interview i
  join shortlist.application a on a.id = i.application_id join shortlist.candidate c on c.id = a.candidate_id
  where i.id = any (:ids)
union all
  select s.id, c.name
  from shortlist.scorecard s
  join shortlist.application a on a.id = s.application_id join shortlist.candidate c on c.id = a.candidate_id
  where s.id = any (:ids)
""")


async def names(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Give what the person may call some records, whatever they are."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = await session.execute(_NAMES, {"ids": wanted})
    return {row.id: row.name for row in rows}
