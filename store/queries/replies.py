"""Mail that comes back: whom it is from and what it answers, kept once, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Candidate, Job, Message
from store.models.enums import Direction, ReplyClass


@dataclass(frozen=True)
class Answered:
    """The message of ours that a mail answers, and the thread it was written in."""

    message_id: UUID
    candidate_id: UUID
    candidate: str
    sender_id: UUID | None
    job_id: UUID | None
    enrollment_id: UUID | None
    to_address: str | None
    subject: str | None
    team: str | None
    channel: str | None
    root_ts: str | None


@dataclass(frozen=True)
class ReplyRow:
    """A reply as its reader gets it."""

    id: UUID
    candidate_id: UUID
    candidate: str
    job_id: UUID | None
    job_code: str | None
    subject: str | None
    body: str | None
    meant: ReplyClass | None
    at: datetime | None


_COLUMNS = """
  m.id as message_id, m.candidate_id, c.name as candidate, m.sender_id, m.job_id, m.enrollment_id, m.to_address,
  m.subject, v.team, v.channel, v.root_ts
"""
_BY_HEADER = text(f"""
select {_COLUMNS} from shortlist.message m join shortlist.candidate c on c.id = m.candidate_id
left join shortlist.conversation v on v.id = m.conversation_id
where m.direction = 'outbound' and m.message_id_header = any (:headers)
order by coalesce(m.sent_at, m.created_at) desc limit 1
""")  # noqa: S608 - the columns above
_BY_ADDRESS = text(f"""
select {_COLUMNS} from shortlist.message m join shortlist.candidate c on c.id = m.candidate_id
left join shortlist.conversation v on v.id = m.conversation_id
where m.direction = 'outbound' and m.channel = 'email' and m.sent_at is not null
  and m.candidate_id = shortlist.candidate_of_address(:address)
order by m.sent_at desc limit 1
""")  # noqa: S608 - the columns above
_KEEP = text("""
insert into shortlist.message (id, candidate_id, enrollment_id, job_id, channel, direction, subject, body_text, status,
  message_id_header, in_reply_to, sent_at, reply_class)
select :id, m.candidate_id, m.enrollment_id, m.job_id, 'email', 'inbound', :subject, :words, 'received', :header,
  m.message_id_header, :at, cast(:meant as shortlist.reply_class)
from shortlist.message m where m.id = :answered
on conflict (message_id_header) do nothing
returning id
""")
_REPLIED = text("""
with told as (
  insert into shortlist.message_event (message_id, kind, at) values (:answered, 'replied', :at)
)
update shortlist.enrollment e
set status = 'finished', finish_reason = cast(:reason as shortlist.finish_reason), next_step = null, next_at = null
where e.candidate_id = :candidate and e.status <> 'finished'
""")
_BOUNCED = text("""
with back as (
  update shortlist.message set status = 'bounced' where id = :answered and status in ('sent', 'delivered', 'unknown')
  returning id, to_address
), told as (
  insert into shortlist.message_event (message_id, kind, at) select id, 'bounced', :at from back
), suppressed as (
  insert into shortlist.suppression (email_hmac, reason)
  select shortlist.suppression_key(to_address), 'bounced' from back on conflict do nothing
)
update shortlist.enrollment e
set status = 'finished', finish_reason = 'bounced', next_step = null, next_at = null
from back where e.candidate_id = :candidate and e.status <> 'finished'
""")
_SUPPRESS = text("""
insert into shortlist.suppression (email_hmac, reason)
select shortlist.suppression_key(address), 'unsubscribed' from unnest(cast(:addresses as text[])) as address
on conflict do nothing
""")


async def answered(session: AsyncSession, headers: Sequence[str], address: str) -> Answered | None:
    """Find the message a mail answers: the one it names, else the last we sent to that address. For the worker role."""
    row = (await session.execute(_BY_HEADER, {"headers": list(headers)})).first()
    if row is None and address:
        row = (await session.execute(_BY_ADDRESS, {"address": address})).first()
    return Answered(**row._mapping) if row is not None else None  # noqa: SLF001 - SQLAlchemy's public name


async def keep(
    session: AsyncSession, to: Answered, *, header: str, subject: str, words: str, meant: ReplyClass, at: datetime
) -> UUID | None:
    """Keep a reply; None when it was kept before."""
    values = {"id": new_id(), "answered": to.message_id, "header": header, "subject": subject, "words": words}
    kept: UUID | None = await session.scalar(_KEEP, values | {"meant": meant.value, "at": at})
    return kept


async def stop_sequences(session: AsyncSession, to: Answered, *, reason: str, at: datetime) -> None:
    """End every sequence the person is in: they have answered."""
    values = {"answered": to.message_id, "candidate": to.candidate_id, "reason": reason, "at": at}
    await session.execute(_REPLIED, values)


async def bounced(session: AsyncSession, to: Answered, at: datetime) -> None:
    """Note that a mail came back for good: its address is not written to again."""
    await session.execute(_BOUNCED, {"answered": to.message_id, "candidate": to.candidate_id, "at": at})


async def opt_out(session: AsyncSession, addresses: Sequence[str]) -> None:
    """Suppress addresses whose owner asked for it."""
    await session.execute(_SUPPRESS, {"addresses": list(addresses)})


_REPLIES = (
    select(
        Message.id,
        Message.candidate_id,
        Candidate.name,
        Message.job_id,
        Job.code,
        Message.subject,
        Message.body_text,
        Message.reply_class,
        Message.sent_at,
    )
    .join(Candidate, Candidate.id == Message.candidate_id)
    .outerjoin(Job, Job.id == Message.job_id)
    .where(Message.direction == Direction.INBOUND)
)


async def latest(session: AsyncSession, *, candidate_id: UUID | None, limit: int) -> list[ReplyRow]:
    """Give the replies the session's person may read, the newest first."""
    query = _REPLIES.where(Message.candidate_id == candidate_id) if candidate_id else _REPLIES
    rows = await session.execute(query.order_by(Message.sent_at.desc(), Message.id.desc()).limit(limit))
    return [ReplyRow(*row) for row in rows]


async def by_id(session: AsyncSession, reply_id: UUID) -> ReplyRow | None:
    """Give one reply."""
    row = (await session.execute(_REPLIES.where(Message.id == reply_id))).first()
    return ReplyRow(*row) if row is not None else None


async def sender_asked(session: AsyncSession, reply_id: UUID) -> UUID | None:
    """Give who of us wrote what a reply answers."""
    asked = (
        select(Message.sender_id)
        .where(
            Message.direction == Direction.OUTBOUND,
            Message.message_id_header == select(Message.in_reply_to).where(Message.id == reply_id).scalar_subquery(),
        )
        .limit(1)
    )
    return await session.scalar(asked)


async def set_meaning(session: AsyncSession, reply_id: UUID, meant: ReplyClass | None) -> bool:
    """Say what a reply amounts to."""
    changed = await session.execute(
        update(Message)
        .where(Message.id == reply_id, Message.direction == Direction.INBOUND)
        .values(reply_class=meant)
        .returning(Message.id)
    )
    return changed.first() is not None
