"""Events of Slack that were kept before they were acknowledged, from the first look to the last."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.conversation import SlackInbox
from store.models.enums import InboxStatus

KEEP_DONE = timedelta(days=7)
"""How long a handled event is remembered, so that a late copy of it is known."""


@dataclass(frozen=True)
class Event:
    """A kept event that has not been handled."""

    id: UUID
    body: dict[str, Any]
    lane: str
    received_at: datetime
    attempts: int


_TAKE = (
    update(SlackInbox)
    .where(SlackInbox.id == bindparam("inbox_id"), SlackInbox.status == InboxStatus.NEW)
    .values(attempts=SlackInbox.attempts + 1)
    .returning(SlackInbox.id, SlackInbox.body, SlackInbox.lane, SlackInbox.received_at, SlackInbox.attempts)
)
_END = (
    update(SlackInbox)
    .where(SlackInbox.id == bindparam("inbox_id"))
    .values(status=bindparam("ended"), error=bindparam("why"))
)
_ABOUT = select(SlackInbox.id).where(SlackInbox.dedupe_key == bindparam("key"))


async def take(session: AsyncSession, inbox_id: UUID) -> Event | None:
    """Begin to handle an event, counting the attempt; None when it has been handled or given up."""
    row = (await (await session.connection()).execute(_TAKE, {"inbox_id": inbox_id})).one_or_none()
    return Event(row.id, row.body, row.lane or "", row.received_at, row.attempts) if row else None


async def done(session: AsyncSession, inbox_id: UUID) -> None:
    """Remember that an event was handled to its end."""
    await _end(session, inbox_id, InboxStatus.DONE, None)


async def give_up(session: AsyncSession, inbox_id: UUID, why: str) -> None:
    """Put an event aside after its last attempt; `why` is told by `shortlist doctor`."""
    await _end(session, inbox_id, InboxStatus.DEAD, why)


async def failed(session: AsyncSession, inbox_id: UUID, why: str) -> None:
    """Note why an attempt failed; the event is tried again."""
    await _end(session, inbox_id, InboxStatus.NEW, why)


async def _end(session: AsyncSession, inbox_id: UUID, status: InboxStatus, why: str | None) -> None:
    await (await session.connection()).execute(_END, {"inbox_id": inbox_id, "ended": status, "why": why})


async def about(session: AsyncSession, dedupe_key: str) -> UUID | None:
    """Give the event that was kept under a key: for a message, the id of the turn it began."""
    found: UUID | None = await (await session.connection()).scalar(_ABOUT, {"key": dedupe_key})
    return found


@dataclass(frozen=True)
class Dead:
    """An event nobody could handle."""

    id: UUID
    received_at: datetime
    error: str | None


async def dead(session: AsyncSession) -> list[Dead]:
    """Give the events that were put aside, oldest first."""
    rows = await session.execute(
        select(SlackInbox.id, SlackInbox.received_at, SlackInbox.error)
        .where(SlackInbox.status == InboxStatus.DEAD)
        .order_by(SlackInbox.received_at)
    )
    return [Dead(row.id, row.received_at, row.error) for row in rows]


async def waiting(session: AsyncSession, *, older_than: timedelta) -> int:
    """Count the events that have waited longer than they should."""
    statement = (
        select(func.count())
        .select_from(SlackInbox)
        .where(SlackInbox.status == InboxStatus.NEW, SlackInbox.received_at < func.now() - older_than)
    )
    return (await session.execute(statement)).scalar_one()


_REPLAY = """
with again as (
  update shortlist.slack_inbox set status = 'new', attempts = 0 where status = 'dead' returning id, lane
)
select count(queue.procrastinate_defer_jobs_v1(array[row(
  'slack', 'handle', 0, lane, null, jsonb_build_object('inbox_id', id), null)::queue.procrastinate_job_to_defer_v1]))
from again
"""


async def replay(session: AsyncSession) -> int:
    """Queue everything that was put aside once more; gives how many."""
    return int((await session.execute(text(_REPLAY))).scalar_one())


async def forget(session: AsyncSession) -> None:
    """Delete the events that were handled long ago."""
    await session.execute(
        delete(SlackInbox).where(SlackInbox.status == InboxStatus.DONE, SlackInbox.received_at < func.now() - KEEP_DONE)
    )
