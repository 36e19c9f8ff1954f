"""The mail queue: each approved message leaves at most once, and what nobody can tell of waits for a person.

A row is marked before the server is talked to, and once more before the content is handed over. Whoever finds a row
that somebody else has left marked knows by the second mark whether the mail may be out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

LEASE = timedelta(seconds=90)
"""How long a sender may be busy with one mail before it is taken for dead; it gives up sooner by itself."""


@dataclass(frozen=True)
class Mail:
    """A mail this sender has marked; `may_be_out` when somebody had begun to hand it over and died."""

    row: UUID
    attempts: int
    may_be_out: bool
    message_id: UUID
    candidate_id: UUID
    candidate: str
    sender_id: UUID
    sender: str
    sender_email: str
    to: str
    subject: str
    body: str
    digest: str
    header: str
    in_reply_to: str | None
    token: str


_CLAIM = text("""
with due as (
  select o.id, o.result ->> 'step' = 'data' as may_be_out
  from shortlist.outbox o
  where o.kind = 'email' and o.status in ('queued', 'sending') and o.next_at <= clock_timestamp()
  order by o.next_at, o.id
  limit 1
  for update skip locked
), marked as (
  update shortlist.outbox o
  set status = 'sending', attempts = attempts + 1, next_at = clock_timestamp() + :lease
  from due where o.id = due.id
  returning o.id, o.attempts, (o.payload ->> 'message_id')::uuid as message_id, coalesce(due.may_be_out, false) as out
), sending as (
  update shortlist.message m set status = 'sending'
  from marked where m.id = marked.message_id and m.status in ('queued', 'sending')
  returning m.*
)
select k.id as row, k.attempts, k.out as may_be_out, m.id as message_id, m.candidate_id, c.name as candidate,
  m.sender_id, p.name as sender, p.email as sender_email, coalesce(m.to_address, '') as "to",
  coalesce(m.subject, '') as subject, coalesce(m.body_text, '') as body, coalesce(m.digest, '') as digest,
  coalesce(m.message_id_header, '') as header, m.in_reply_to, shortlist.link_token('unsubscribe', m.id) as token
from marked k
join sending m on m.id = k.message_id
join shortlist.candidate c on c.id = m.candidate_id
join shortlist.person p on p.id = m.sender_id
""").bindparams(bindparam("lease", LEASE))
_LOST = text("""
update shortlist.outbox o set status = 'failed', error = 'the message is gone'
where o.kind = 'email' and o.status = 'sending' and not exists (
  select from shortlist.message m
  where m.id = (o.payload ->> 'message_id')::uuid and m.status in ('queued', 'sending'))
""")
_STEP = text("""update shortlist.outbox set result = '{"step": "data"}' where id = :row""")
_END = text("""
with done as (
  update shortlist.outbox set status = cast(:state as shortlist.outbox_status), error = :error, result = null,
    sent_at = case when :state = 'sent' then clock_timestamp() end
  where id = :row returning id
)
update shortlist.message m
set status = cast(:status as shortlist.message_status),
  sent_at = case when :status = 'sent' then cast(:at as timestamptz) else m.sent_at end
from done where m.id = :message
""")
_LATER = text("""
with put_off as (
  update shortlist.outbox set status = 'queued', result = null, error = :error, next_at = clock_timestamp() + :wait
  where id = :row returning id
)
update shortlist.message m set status = 'queued' from put_off where m.id = :message
""")
_EVENT = text("""
insert into shortlist.message_event (message_id, kind, at, detail)
values (:message, cast(:kind as shortlist.message_event_kind), :at, cast(:detail as jsonb))
""")
_SUPPRESS = text("""
insert into shortlist.suppression (email_hmac, reason)
values (shortlist.suppression_key(:address), cast(:reason as shortlist.suppression_reason))
on conflict do nothing
""")


async def claim(session: AsyncSession) -> Mail | None:
    """Mark the mail that is due longest and give it; for the worker role."""
    row = (await session.execute(_CLAIM)).first()
    if row is None:
        await session.execute(_LOST)
        return None
    return Mail(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name


async def handing_over(session: AsyncSession, mail: Mail) -> None:
    """Mark that the content is about to be handed to the server: from here on nobody sends it again."""
    await session.execute(_STEP, {"row": mail.row})


async def sent(session: AsyncSession, mail: Mail, at: datetime) -> None:
    """Remember that the server took it."""
    await _end(session, mail, "sent", "sent", at=at)


async def unknown(session: AsyncSession, mail: Mail, why: str) -> None:
    """Remember that nobody can tell whether it is out."""
    await _end(session, mail, "unknown", "unknown", error=why)


async def failed(session: AsyncSession, mail: Mail, why: str) -> None:
    """Give it up: it is not out, and will not be."""
    await _end(session, mail, "failed", "failed", error=why)


async def bounced(session: AsyncSession, mail: Mail, why: str, at: datetime) -> None:
    """Give it up and its address with it: the server says there is nobody there."""
    await _end(session, mail, "failed", "bounced", error=why)
    await session.execute(_EVENT, {"message": mail.message_id, "kind": "bounced", "at": at, "detail": None})
    await session.execute(_SUPPRESS, {"address": mail.to, "reason": "bounced"})


async def later(session: AsyncSession, mail: Mail, wait: timedelta, why: str) -> None:
    """Try again after a while; only for what is certainly not out."""
    values: Mapping[str, Any] = {"row": mail.row, "message": mail.message_id, "wait": wait, "error": why[:500]}
    await session.execute(_LATER.bindparams(bindparam("wait", wait)), values)


async def _end(
    session: AsyncSession, mail: Mail, state: str, status: str, *, error: str | None = None, at: datetime | None = None
) -> None:
    values = {"row": mail.row, "message": mail.message_id, "state": state, "status": status}
    await session.execute(_END, values | {"error": error[:500] if error else None, "at": at})
