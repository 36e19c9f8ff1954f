"""Events of Slack that were kept before they were acknowledged, from the first look to the last."""

from collections.abc import Sequence
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
    error: str | None = None


_TAKE = (
    update(SlackInbox)
    .where(SlackInbox.id == bindparam("inbox_id"), SlackInbox.status == InboxStatus.NEW)
    .values(attempts=SlackInbox.attempts + 1)
    .returning(
        SlackInbox.id,
        SlackInbox.body,
        SlackInbox.lane,
        SlackInbox.received_at,
        SlackInbox.attempts,
        SlackInbox.error,
    )
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
    return Event(row.id, row.body, row.lane or "", row.received_at, row.attempts, row.error) if row else None


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


_STALLED = """
update queue.procrastinate_jobs j
set status = 'todo', attempts = j.attempts + 1, scheduled_at = null, worker_id = null
where j.status = 'doing' and j.queue_name = 'slack'
  and (j.worker_id is null or j.id = any(:lost) or exists (
    select from queue.procrastinate_workers w
    where w.id = j.worker_id and w.last_heartbeat < clock_timestamp() - cast(:silence as interval)))
returning j.id
"""
_WITHOUT_JOB = """
select i.id, queue.procrastinate_defer_jobs_v1(array[row(
  'slack', 'handle', 0, i.lane, null, jsonb_build_object('inbox_id', i.id), null)::queue.procrastinate_job_to_defer_v1])
from shortlist.slack_inbox i
where i.status = 'new' and i.received_at < now() - interval '10 seconds' and not exists (
  select from queue.procrastinate_jobs j
  where j.status in ('todo', 'doing') and j.args ->> 'inbox_id' = i.id::text)
"""


async def take_over(session: AsyncSession, *, silence: timedelta, lost: Sequence[int] = ()) -> list[int]:
    """Give the jobs of workers that have not stirred for so long, and those `lost`, to whoever comes first.

    Gives their ids. It is one statement, so that of two who look one takes over.
    """
    given = {"silence": silence, "lost": list(lost)}
    return list((await session.execute(text(_STALLED), given)).scalars())


_HELD = "select id from queue.procrastinate_jobs where status = 'doing' and worker_id = any(:workers)"


async def held_by(session: AsyncSession, workers: Sequence[int]) -> list[int]:
    """Give the jobs that these workers are said to be at."""
    return list((await session.execute(text(_HELD), {"workers": list(workers)})).scalars())


async def queue_again(session: AsyncSession) -> list[UUID]:
    """Queue the events that wait with nobody having been told to handle them; gives their ids."""
    return list((await session.execute(text(_WITHOUT_JOB))).scalars())


async def forget(session: AsyncSession) -> None:
    """Delete the events that were handled long ago."""
    await session.execute(
        delete(SlackInbox).where(SlackInbox.status == InboxStatus.DONE, SlackInbox.received_at < func.now() - KEEP_DONE)
    )
