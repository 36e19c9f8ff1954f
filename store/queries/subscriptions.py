"""Questions on a schedule: kept by people for themselves, taken up by background work when they are due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Conversation, Subscription
from store.models.enums import SubscriptionStatus
from store.schedules import Schedule

MOST = 20
"""Questions one person may have on a schedule, paused ones included."""
_AT_ONCE = 50


@dataclass(frozen=True)
class Saved:
    """A question on a schedule."""

    id: UUID
    person_id: UUID
    question: str
    tool: str
    args: dict[str, Any]
    schedule: Schedule
    timezone: str
    team: str | None
    channel: str | None
    status: SubscriptionStatus
    next_at: datetime


def _saved(row: Subscription) -> Saved:
    return Saved(
        row.id,
        row.person_id,
        row.question,
        row.tool,
        row.args,
        Schedule.from_json(row.schedule),
        row.timezone,
        row.team,
        row.channel,
        row.status,
        row.next_at,
    )


async def place_of(session: AsyncSession, conversation_id: UUID | None) -> tuple[str, str] | None:
    """Give team and channel of the Slack conversation somebody talks in, None elsewhere."""
    query = select(Conversation.team, Conversation.channel).where(Conversation.id == conversation_id)
    row = (await session.execute(query)).one_or_none()
    return (row.team, row.channel) if row is not None and row.team and row.channel else None


async def add(session: AsyncSession, saved: Saved) -> None:
    """Keep a question; its person is who asks."""
    await session.execute(
        insert(Subscription).values(
            id=saved.id,
            person_id=saved.person_id,
            question=saved.question,
            tool=saved.tool,
            args=saved.args,
            schedule=saved.schedule.as_json(),
            timezone=saved.timezone,
            team=saved.team,
            channel=saved.channel,
            status=saved.status,
            next_at=saved.next_at,
        )
    )


async def own(session: AsyncSession) -> list[Saved]:
    """Give what the asker has on a schedule, oldest first; what was stopped is gone."""
    query = select(Subscription).where(Subscription.status != SubscriptionStatus.STOPPED).order_by(Subscription.id)
    return [_saved(row) for row in await session.scalars(query)]


async def change(session: AsyncSession, subscription_id: UUID, status: SubscriptionStatus, next_at: datetime) -> None:
    """Pause, go on with or stop one of the asker's own."""
    await session.execute(
        update(Subscription).where(Subscription.id == subscription_id).values(status=status, next_at=next_at)
    )


async def due(session: AsyncSession, now: datetime) -> list[Saved]:
    """Give what is to be asked now, longest due first; for background work."""
    query = (
        select(Subscription)
        .where(Subscription.status == SubscriptionStatus.ACTIVE, Subscription.next_at <= now)
        .order_by(Subscription.next_at, Subscription.id)
        .limit(_AT_ONCE)
    )
    return [_saved(row) for row in await session.scalars(query)]


async def move_on(session: AsyncSession, saved: Saved, now: datetime) -> bool:
    """Set when it is asked next; false when somebody else has done so, or it was paused or stopped meanwhile."""
    moved = await session.execute(
        update(Subscription)
        .where(
            Subscription.id == saved.id,
            Subscription.status == SubscriptionStatus.ACTIVE,
            Subscription.next_at == saved.next_at,
        )
        .values(next_at=saved.schedule.next_after(now, saved.timezone), posted_at=now)
        .returning(Subscription.id)
    )
    return moved.one_or_none() is not None


__all__ = ["MOST", "Saved", "add", "change", "due", "move_on", "new_id", "own", "place_of"]
