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

ABOUT_A_PROCESS = ("if_stage_changed", "if_applied", "if_rejected")
"""Conditions of letters about the process somebody is in: that process does not stand against them."""
LEASE = timedelta(seconds=90)
"""How long a sender may be busy with one mail before another takes it; then it does not hand it over any more."""


@dataclass(frozen=True)
class Mail:
    """A mail this sender has marked; `may_be_out` when somebody had begun to hand it over and died.

    A letter of a sequence knows whether that `has_ended` or `is_paused` since; `active_here` counts the applications in
    process that a letter about that process does not mind.
    """

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
    sender_zone: str
    has_ended: bool
    is_paused: bool
    active_here: int


@dataclass(frozen=True)
class Lately:
    """Mail of the last day beside one: by its sender, to its domain, and when its recipient was last written to.

    `to_person_at` is now where somebody else is handing a mail to them over at this moment.
    """

    by_sender: int
    to_domain: int
    to_person_at: datetime | None


_CLAIM = text("""
with due as (
  select o.id, o.result ->> 'step' = 'data' as may_be_out
  from shortlist.outbox o
  where o.kind = 'email' and o.payload -> 'message_id' is not null
    and o.status in ('queued', 'sending') and o.next_at <= clock_timestamp()
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
  coalesce(m.message_id_header, '') as header, m.in_reply_to, shortlist.link_token('unsubscribe', m.id) as token,
  p.timezone as sender_zone,
  coalesce(e.status = 'finished' and e.finish_reason <> 'completed_no_reply', false) as has_ended,
  coalesce(e.status = 'paused', false) as is_paused,
  case when e.application_id is not null or s.condition::text = any (:process)
    then coalesce((select f.active_here from shortlist.process_of(array[e.id]) f), 0) else 0 end as active_here
from marked k
join sending m on m.id = k.message_id
join shortlist.candidate c on c.id = m.candidate_id
join shortlist.person p on p.id = m.sender_id
left join shortlist.enrollment e on e.id = m.enrollment_id
left join shortlist.sequence_step s on s.id = m.step_id
""").bindparams(bindparam("lease", LEASE), bindparam("process", list(ABOUT_A_PROCESS)))
_HOLD = text("""
select pg_advisory_xact_lock(7103010, hashtext(cast(:sender as text))),
  pg_advisory_xact_lock(7103011, hashtext(split_part(:to, '@', 2))),
  pg_advisory_xact_lock(7103012, hashtext(cast(:candidate as text)))
""")
"""Always in this order, so that no two wait for each other."""
_LATELY = text("""
select
  (select count(*) from shortlist.message m
   where m.sender_id = :sender and m.direction = 'outbound' and m.channel = 'email' and m.id <> :message
     and m.status in ('sent', 'delivered', 'bounced', 'unknown')
     and coalesce(m.sent_at, m.updated_at) > cast(:at as timestamptz) - interval '24 hours')
  + (select count(*) from shortlist.message m
     where m.status = 'sending' and m.sender_id = :sender and m.id <> :message) as by_sender,
  (select count(*) from shortlist.message m
   where split_part(m.to_address, '@', 2) = split_part(:to, '@', 2) and m.direction = 'outbound'
     and m.channel = 'email' and m.id <> :message and m.status in ('sent', 'delivered', 'bounced', 'unknown')
     and coalesce(m.sent_at, m.updated_at) > cast(:at as timestamptz) - interval '24 hours')
  + (select count(*) from shortlist.message m
     where m.status = 'sending' and m.id <> :message
       and split_part(m.to_address, '@', 2) = split_part(:to, '@', 2)) as to_domain,
  (select case when bool_or(m.status = 'sending') then cast(:at as timestamptz)
     else max(coalesce(m.sent_at, m.updated_at)) end
   from shortlist.message m
   where m.candidate_id = :candidate and m.direction = 'outbound' and m.channel = 'email' and m.id <> :message
     and m.status in ('sending', 'sent', 'delivered', 'bounced', 'unknown')) as to_person_at
""")
_LOST = text("""
update shortlist.outbox o set status = 'failed', error = 'the message is gone'
where o.kind = 'email' and o.payload -> 'message_id' is not null and o.status = 'sending' and not exists (
  select from shortlist.message m
  where m.id = (o.payload ->> 'message_id')::uuid and m.status in ('queued', 'sending'))
""")
_STEP = text("""
update shortlist.outbox set result = '{"step": "data"}', next_at = clock_timestamp() + :lease
where id = :row and status = 'sending' and attempts = :attempts
returning id
""").bindparams(bindparam("lease", LEASE))
_END = text("""
with done as (
  update shortlist.outbox set status = cast(:state as shortlist.outbox_status), error = :error, result = null,
    sent_at = case when :state = 'sent' then clock_timestamp() end
  where id = :row and status = 'sending' and attempts = :attempts returning id
)
update shortlist.message m
set status = cast(:status as shortlist.message_status),
  sent_at = case when :status = 'sent' then cast(:at as timestamptz) else m.sent_at end
from done where m.id = :message
returning m.id
""")
_LATER = text("""
with put_off as (
  update shortlist.outbox set status = 'queued', result = null, error = :error, next_at = clock_timestamp() + :wait,
    attempts = attempts - cast(:uncounted as int)
  where id = :row and status = 'sending' and attempts = :attempts returning id
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


async def hold(session: AsyncSession, mail: Mail) -> None:
    """Let nobody else decide about a mail of that sender, to that domain or person, until the transaction ends."""
    await session.execute(_HOLD, {"sender": str(mail.sender_id), "to": mail.to, "candidate": str(mail.candidate_id)})


async def lately(session: AsyncSession, mail: Mail, at: datetime) -> Lately:
    """Give what was mailed in the last day; under `hold` no two senders both see room for the last one."""
    values = {"sender": mail.sender_id, "to": mail.to, "candidate": mail.candidate_id, "message": mail.message_id}
    row = (await session.execute(_LATELY, values | {"at": at})).one()
    return Lately(row.by_sender, row.to_domain, row.to_person_at)


async def handing_over(session: AsyncSession, mail: Mail) -> bool:
    """Mark that the content is about to be handed to the server: from here on nobody sends it again.

    False when this sender was so slow that another took it for dead and has the mail now.
    """
    marked = await session.execute(_STEP, {"row": mail.row, "attempts": mail.attempts})
    return marked.first() is not None


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
    if not await _end(session, mail, "failed", "bounced", error=why):
        return
    await session.execute(_EVENT, {"message": mail.message_id, "kind": "bounced", "at": at, "detail": None})
    await session.execute(_SUPPRESS, {"address": mail.to, "reason": "bounced"})


async def later(session: AsyncSession, mail: Mail, wait: timedelta, why: str, *, is_attempt: bool = True) -> None:
    """Try again after a while; only for what is certainly not out. A mail that only waits was not tried."""
    values: Mapping[str, Any] = {"row": mail.row, "message": mail.message_id, "error": why[:500]}
    bound = _LATER.bindparams(bindparam("wait", wait))
    await session.execute(bound, {**values, "attempts": mail.attempts, "uncounted": int(not is_attempt)})


async def _end(
    session: AsyncSession, mail: Mail, state: str, status: str, *, error: str | None = None, at: datetime | None = None
) -> bool:
    values = {"row": mail.row, "attempts": mail.attempts, "message": mail.message_id, "state": state, "status": status}
    ended = await session.execute(_END, values | {"error": error[:500] if error else None, "at": at})
    return ended.first() is not None
