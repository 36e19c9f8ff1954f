"""The people inside."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Person
from store.models.enums import PersonStatus, Role

_ACTIVE = select(Person.id, Person.name, Person.email, Person.roles, Person.timezone, Person.title).where(
    Person.status == PersonStatus.ACTIVE
)


@dataclass(frozen=True)
class Insider:
    """Somebody active inside, and what they may do."""

    id: UUID
    name: str
    email: str
    roles: tuple[Role, ...]
    timezone: str
    title: str | None


def _insider(row: Row[*tuple[Any, ...]]) -> Insider:
    return Insider(row.id, row.name, row.email, tuple(row.roles), row.timezone, row.title)


async def active_by_email(session: AsyncSession, email: str) -> Insider | None:
    """Give the active person with that lower-case address."""
    row = (await session.execute(_ACTIVE.where(Person.email == email))).one_or_none()
    return None if row is None else _insider(row)


async def active_by_slack(session: AsyncSession, slack_user_id: str) -> Insider | None:
    """Give the active person with that Slack user."""
    row = (await session.execute(_ACTIVE.where(Person.slack_user_id == slack_user_id))).one_or_none()
    return None if row is None else _insider(row)


async def active_by_id(session: AsyncSession, person_id: UUID) -> Insider | None:
    """Give the active person with that id."""
    row = (await session.execute(_ACTIVE.where(Person.id == person_id))).one_or_none()
    return None if row is None else _insider(row)


async def link_to_slack(session: AsyncSession, person_id: UUID, slack_user_id: str) -> None:
    """Remember which Slack user a person is; the worker role may."""
    await session.execute(update(Person).where(Person.id == person_id).values(slack_user_id=slack_user_id))


async def slack_user_of(session: AsyncSession, person_id: UUID) -> str | None:
    """Give the Slack user of a person, if known."""
    return await session.scalar(select(Person.slack_user_id).where(Person.id == person_id))


async def everybody_active(session: AsyncSession) -> list[Insider]:
    """Give everybody active inside, by name."""
    return [_insider(row) for row in await session.execute(_ACTIVE.order_by(Person.name, Person.id))]


async def default_email(session: AsyncSession) -> str | None:
    """Give whom a command acts for when nobody is named: the recruiter (else anybody active) who came first."""
    recruits = Person.roles.contains([Role.RECRUITER])
    query = select(Person.email).where(Person.status == PersonStatus.ACTIVE)
    return await session.scalar(query.order_by(recruits.desc(), Person.created_at, Person.id).limit(1))
