"""The people inside."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Person
from store.models.enums import PersonStatus, Role


@dataclass(frozen=True)
class Insider:
    """Somebody active inside, and what they may do."""

    id: UUID
    name: str
    email: str
    roles: tuple[Role, ...]
    timezone: str


async def active_by_email(session: AsyncSession, email: str) -> Insider | None:
    """Give the active person with that lower-case address."""
    query = select(Person.id, Person.name, Person.email, Person.roles, Person.timezone)
    query = query.where(Person.email == email, Person.status == PersonStatus.ACTIVE)
    row = (await session.execute(query)).one_or_none()
    return None if row is None else Insider(row.id, row.name, row.email, tuple(row.roles), row.timezone)


async def everybody_active(session: AsyncSession) -> list[Insider]:
    """Give everybody active inside, by name."""
    query = select(Person.id, Person.name, Person.email, Person.roles, Person.timezone)
    query = query.where(Person.status == PersonStatus.ACTIVE).order_by(Person.name, Person.id)
    rows = await session.execute(query)
    return [Insider(row.id, row.name, row.email, tuple(row.roles), row.timezone) for row in rows]


async def default_email(session: AsyncSession) -> str | None:
    """Give whom a command acts for when nobody is named: the recruiter (else anybody active) who came first."""
    recruits = Person.roles.contains([Role.RECRUITER])
    query = select(Person.email).where(Person.status == PersonStatus.ACTIVE)
    return await session.scalar(query.order_by(recruits.desc(), Person.created_at, Person.id).limit(1))
