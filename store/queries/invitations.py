"""Invitations waiting for the mail server: each state of an interview is told to each person at most once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.enums import OutboxKind
from store.queries import outbox
from store.queries.outbox import Outgoing

LEASE = timedelta(seconds=90)
"""How long a sender may be busy with one mail before it is taken for dead; it gives up sooner by itself."""


@dataclass(frozen=True)
class Waiting:
    """An invitation this sender has marked; `may_be_out` when somebody had begun to hand it over and died."""

    row: UUID
    attempts: int
    may_be_out: bool
    invitation: Mapping[str, Any]


_CLAIM = text("""
with due as (
  select o.id, o.result ->> 'step' = 'data' as may_be_out
  from shortlist.outbox o
  where o.kind = 'email' and o.payload -> 'invitation' is not null
    and o.status in ('queued', 'sending') and o.next_at <= clock_timestamp()
    and not exists (
      select from shortlist.outbox earlier
      where earlier.lane = o.lane and earlier.id < o.id and earlier.status in ('queued', 'sending'))
  order by o.next_at, o.id
  limit 1
  for update skip locked
)
update shortlist.outbox o
set status = 'sending', attempts = attempts + 1, next_at = clock_timestamp() + :lease
from due where o.id = due.id
returning o.id as row, o.attempts, coalesce(due.may_be_out, false) as may_be_out,
  o.payload -> 'invitation' as invitation
""").bindparams(bindparam("lease", LEASE))
_STEP = text("""
update shortlist.outbox set result = '{"step": "data"}', next_at = clock_timestamp() + :lease
where id = :row and status = 'sending' and attempts = :attempts
returning id
""").bindparams(bindparam("lease", LEASE))
_END = text("""
update shortlist.outbox set status = cast(:state as shortlist.outbox_status), error = :error, result = null,
  sent_at = case when :state = 'sent' then clock_timestamp() end
where id = :row and status = 'sending' and attempts = :attempts
""")
_LATER = text("""
update shortlist.outbox set status = 'queued', result = null, error = :error, next_at = clock_timestamp() + :wait
where id = :row and status = 'sending' and attempts = :attempts
""")


async def queue(session: AsyncSession, invitation: Mapping[str, Any]) -> None:
    """Put an invitation into the queue; the same state of an interview for the same person only once.

    It has at least `interview`, `person`, `method` and `sequence`; the rest is what the mail is made of.
    """
    lane = f"invitation:{invitation['interview']}:{invitation['person']}"
    key = f"{lane}:{invitation['sequence']}:{invitation['method']}"
    await outbox.add(session, [Outgoing(key, lane, {"invitation": dict(invitation)}, OutboxKind.EMAIL)])


async def claim(session: AsyncSession) -> Waiting | None:
    """Mark the invitation that is due longest and give it; for the worker role."""
    row = (await session.execute(_CLAIM)).first()
    return Waiting(**row._mapping) if row is not None else None  # noqa: SLF001 - SQLAlchemy's public name


async def handing_over(session: AsyncSession, waiting: Waiting) -> bool:
    """Mark that the content is about to be handed to the server: from here on nobody sends it again.

    False when the time it was lent for had run out and somebody else has taken it since.
    """
    marked = await session.execute(_STEP, {"row": waiting.row, "attempts": waiting.attempts})
    return marked.first() is not None


async def ended(session: AsyncSession, waiting: Waiting, state: str, why: str | None = None) -> None:
    """Remember how it ended: `sent`, `failed`, or `unknown` when nobody can tell whether it is out."""
    values = {"row": waiting.row, "attempts": waiting.attempts, "state": state, "error": why[:500] if why else None}
    await session.execute(_END, values)


async def later(session: AsyncSession, waiting: Waiting, wait: timedelta, why: str) -> None:
    """Try again after a while; only for what is certainly not out."""
    statement = _LATER.bindparams(bindparam("wait", wait))
    await session.execute(statement, {"row": waiting.row, "attempts": waiting.attempts, "error": why[:500]})
