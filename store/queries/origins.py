"""Where people come from besides applying: colleagues who recommend them, and events they were met at."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.postgresql import insert as insert_unless
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Event, EventAttendance, Referral, Source
from store.models.enums import SourceKind
from store.queries.naming import NamedRow


async def refer(
    session: AsyncSession, candidate_id: UUID, referrer_id: UUID, *, job_id: UUID | None, note: str | None
) -> UUID | None:
    """Record that somebody inside recommends a candidate; None when they did already, for the same job."""
    same_job = Referral.job_id == job_id if job_id else Referral.job_id.is_(None)
    known = await session.scalar(
        select(Referral.id).where(Referral.candidate_id == candidate_id, Referral.referrer_id == referrer_id, same_job)
    )
    if known is not None:
        return None
    referral_id = new_id()
    row = {"id": referral_id, "candidate_id": candidate_id, "referrer_id": referrer_id}
    await session.execute(insert(Referral).values(row | {"job_id": job_id, "note": note}))
    return referral_id


async def take_back(session: AsyncSession, referral_id: UUID) -> bool:
    """Take a recommendation off the record."""
    gone = await session.execute(delete(Referral).where(Referral.id == referral_id).returning(Referral.id))
    return gone.first() is not None


async def events(session: AsyncSession) -> list[NamedRow]:
    """Give all events, the latest first."""
    query = select(Event.id, Event.name).order_by(Event.held_on.desc().nulls_last(), Event.name, Event.id)
    return [NamedRow(row.id, row.name) for row in await session.execute(query)]


async def add_event(session: AsyncSession, name: str, held_on: date | None) -> UUID:
    """Write an event down."""
    event_id = new_id()
    await session.execute(insert(Event).values(id=event_id, name=name, held_on=held_on))
    return event_id


async def met(session: AsyncSession, event_id: UUID, candidate_id: UUID) -> bool:
    """Record that a candidate was met at an event; false when that is on record."""
    done: Any = await session.execute(
        insert_unless(EventAttendance)
        .values(id=new_id(), event_id=event_id, candidate_id=candidate_id)
        .on_conflict_do_nothing()
        .execution_options(preserve_rowcount=True)
    )
    return bool(done.rowcount == 1)


async def was_not_met(session: AsyncSession, event_id: UUID, candidate_id: UUID) -> bool:
    """Take somebody off an event."""
    gone = await session.execute(
        delete(EventAttendance)
        .where(EventAttendance.event_id == event_id, EventAttendance.candidate_id == candidate_id)
        .returning(EventAttendance.id)
    )
    return gone.first() is not None


async def sources_of(session: AsyncSession, kind: SourceKind) -> list[NamedRow]:
    """Give the sources of a family that are in use, by name."""
    query = select(Source.id, Source.name).where(Source.kind == kind).order_by(Source.name, Source.id)
    return [NamedRow(row.id, row.name) for row in await session.execute(query)]
