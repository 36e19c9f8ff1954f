"""What is bound for outside: written with the change that causes it, marked before it is attempted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models.conversation import Outbox
from store.models.enums import OutboxKind, OutboxStatus

LEASE = timedelta(seconds=25)
"""How long a sender may be busy with one message before another takes it for dead; it gives up sooner by itself."""
KEEP_SENT = timedelta(days=30)
"""How long it is remembered what was sent, and as which message."""


@dataclass(frozen=True)
class Outgoing:
    """Something to send: `key` makes it happen once, `lane` keeps it in order."""

    key: str
    lane: str
    payload: dict[str, Any]
    kind: OutboxKind = OutboxKind.SLACK


@dataclass(frozen=True)
class Claimed:
    """A row this sender has marked; `is_repeat` when somebody may have sent it before and died."""

    id: UUID
    key: str
    lane: str
    payload: dict[str, Any]
    attempts: int
    created_at: datetime
    is_repeat: bool


_ADD = insert(Outbox).on_conflict_do_nothing()
_CLAIM = text("""
with due as (
  select o.id, o.status
  from shortlist.outbox o
  where o.kind = 'slack' and o.status in ('queued', 'sending') and o.next_at <= clock_timestamp()
    and (cast(:lane as text) is null or o.lane = :lane)
    and not exists (
      select from shortlist.outbox earlier
      where earlier.lane = o.lane and earlier.id < o.id and earlier.status in ('queued', 'sending'))
  order by o.id
  limit :most
  for update skip locked
)
update shortlist.outbox o
set status = 'sending', attempts = attempts + 1, next_at = clock_timestamp() + :lease
from due
where o.id = due.id
returning o.id, o.idempotency_key, o.lane, o.payload, o.attempts, o.created_at, due.status = 'sending' as is_repeat
""").bindparams(bindparam("lease", LEASE))
_SENT = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(status=OutboxStatus.SENT, sent_at=func.clock_timestamp(), result=bindparam("came_back"), error=None)
)
_RESULTS = (
    select(Outbox.idempotency_key, Outbox.result)
    .where(
        Outbox.idempotency_key.bool_op("~>=~")(bindparam("prefix")),
        Outbox.idempotency_key.bool_op("~<~")(bindparam("end")),
    )
    .order_by(Outbox.id)
)


async def add(session: AsyncSession, outgoing: Sequence[Outgoing]) -> None:
    """Write down what is to be sent, in order; what was written down before stays as it is."""
    if outgoing:
        await (await session.connection()).execute(
            _ADD,
            [
                {"id": new_id(), "kind": o.kind, "lane": o.lane, "payload": o.payload, "idempotency_key": o.key}
                for o in outgoing
            ],
        )


async def note_sent(session: AsyncSession, outgoing: Outgoing, came_back: dict[str, Any]) -> None:
    """Remember something that went out by itself, as if this queue had sent it."""
    row = {"id": new_id(), "kind": outgoing.kind, "lane": outgoing.lane, "payload": outgoing.payload}
    row |= {"idempotency_key": outgoing.key, "status": OutboxStatus.SENT, "result": came_back}
    await (await session.connection()).execute(_ADD.values(sent_at=func.clock_timestamp()), row)


async def claim(session: AsyncSession, *, lane: str | None = None, most: int = 20) -> list[Claimed]:
    """Mark what is due, at most the first of each lane, and give it; `lane` limits it to one."""
    rows = await (await session.connection()).execute(_CLAIM, {"lane": lane, "most": most})
    return [
        Claimed(r.id, r.idempotency_key, r.lane, r.payload, r.attempts, r.created_at, r.is_repeat)
        for r in sorted(rows, key=lambda r: r.id)
    ]


async def sent(session: AsyncSession, row: UUID, came_back: dict[str, Any]) -> None:
    """Remember that it is out, and what came back."""
    await (await session.connection()).execute(_SENT, {"row": row, "came_back": came_back})


async def put_off(
    session: AsyncSession,
    claimed: Claimed,
    wait: timedelta,
    why: str,
    *,
    whole_lane: bool = False,
    may_be_out: bool = False,
) -> None:
    """Try again after a while, with the `whole_lane` where the limit is the channel's.

    What `may_be_out`, or might have been before, stays marked, so that whoever takes it up next looks first.
    """
    later = func.clock_timestamp() + wait
    status = OutboxStatus.SENDING if may_be_out or claimed.is_repeat else OutboxStatus.QUEUED
    mine = (Outbox.id == claimed.id, Outbox.status == OutboxStatus.SENDING, Outbox.attempts == claimed.attempts)
    await session.execute(update(Outbox).where(*mine).values(status=status, next_at=later, error=why))
    if whole_lane:
        await session.execute(
            update(Outbox)
            .where(Outbox.lane == claimed.lane, Outbox.status == OutboxStatus.QUEUED)
            .values(next_at=later)
        )


async def fail(session: AsyncSession, row: UUID, why: str, *, known: bool = True) -> None:
    """Give a row up; not `known` when nobody can tell whether it went out."""
    status = OutboxStatus.FAILED if known else OutboxStatus.UNKNOWN
    await session.execute(update(Outbox).where(Outbox.id == row).values(status=status, error=why))


async def results(session: AsyncSession, prefix: str) -> dict[str, dict[str, Any] | None]:
    """Give what came back for the rows whose key begins with `prefix`, None for those not sent yet."""
    rows = await (await session.connection()).execute(_RESULTS, {"prefix": prefix, "end": f"{prefix}\x7f"})
    return {row.idempotency_key: row.result for row in rows}


async def key_of(session: AsyncSession, channel: str, ts: str) -> str | None:
    """Give the key of the row that was sent as a message; None for messages of others."""
    statement = select(Outbox.idempotency_key).where(
        Outbox.status == OutboxStatus.SENT, Outbox.result["ts"].astext == ts, Outbox.result["channel"].astext == channel
    )
    return await session.scalar(statement.limit(1))


async def next_due(session: AsyncSession) -> bool:
    """Tell whether anything is due now."""
    statement = select(Outbox.id).where(
        Outbox.status.in_([OutboxStatus.QUEUED, OutboxStatus.SENDING]), Outbox.next_at <= func.clock_timestamp()
    )
    return (await session.scalar(statement.limit(1))) is not None


async def stuck(session: AsyncSession) -> list[tuple[str, str | None]]:
    """Give what was given up, with the reason, newest first."""
    rows = await session.execute(
        select(Outbox.idempotency_key, Outbox.error)
        .where(Outbox.status.in_([OutboxStatus.FAILED, OutboxStatus.UNKNOWN]))
        .order_by(Outbox.id.desc())
        .limit(20)
    )
    return [(row.idempotency_key, row.error) for row in rows]


async def forget(session: AsyncSession) -> None:
    """Delete what went out long ago."""
    await session.execute(
        text("delete from shortlist.outbox where status = 'sent' and sent_at < now() - cast(:keep as interval)"),
        {"keep": KEEP_SENT},
    )
