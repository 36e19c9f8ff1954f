"""Mail that comes back: whom it is from and what it answers, kept once, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import orjson
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Candidate, Job, Message
from store.models.enums import Direction, ReplyClass

SOFT_BOUNCES = 3
"""Mails in 90 days that did not get through, after which an address is given up."""


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
    sender_slack_id: str | None


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
  m.subject, v.team, v.channel, v.root_ts, p.slack_user_id as sender_slack_id
"""
_BY_HEADER = text(f"""
select {_COLUMNS} from shortlist.message m join shortlist.candidate c on c.id = m.candidate_id
left join shortlist.conversation v on v.id = m.conversation_id
left join shortlist.person p on p.id = m.sender_id
where m.direction = 'outbound' and m.message_id_header = any (:headers)
order by coalesce(m.sent_at, m.created_at) desc limit 1
""")  # noqa: S608 - the columns above
_BY_ADDRESS = text(f"""
select {_COLUMNS} from shortlist.message m join shortlist.candidate c on c.id = m.candidate_id
left join shortlist.conversation v on v.id = m.conversation_id
left join shortlist.person p on p.id = m.sender_id
where m.direction = 'outbound' and m.channel = 'email' and m.sent_at is not null
  and m.candidate_id = shortlist.candidate_of_address(:address)
order by m.sent_at desc limit 1
""")  # noqa: S608 - the columns above
_KEEP = text("""
insert into shortlist.message (id, candidate_id, enrollment_id, job_id, channel, direction, subject, body_text, status,
  message_id_header, in_reply_to, sent_at, reply_class, is_automatic, away_until)
select :id, m.candidate_id, m.enrollment_id, m.job_id, 'email', 'inbound', :subject, :words, 'received', :header,
  m.message_id_header, :at, cast(:meant as shortlist.reply_class), :is_automatic, :back_on
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
_PUT_OFF = text("""
update shortlist.enrollment e set next_at = greatest(e.next_at, cast(:until as timestamptz))
where e.candidate_id = :candidate and e.status <> 'finished' and e.next_at is not null
""")
_BOUNCED = text("""
with back as (
  update shortlist.message set status = 'bounced'
  where id = :answered and status in ('sent', 'delivered', 'unknown')
  returning id, to_address
), told as (
  insert into shortlist.message_event (message_id, kind, at, detail)
  select id, 'bounced', :at, cast(:detail as jsonb) from back
), former as (
  select count(*) as times from shortlist.message m
  join shortlist.message_event v on v.message_id = m.id and v.kind = 'bounced'
  where m.to_address = (select to_address from back) and m.id <> :answered
    and v.at > cast(:at as timestamptz) - interval '90 days'
), over as (
  select back.to_address from back, former where :is_hard or former.times + 1 >= :patience
), suppressed as (
  insert into shortlist.suppression (email_hmac, reason)
  select shortlist.suppression_key(to_address), 'bounced' from over on conflict do nothing
), ended as (
  update shortlist.enrollment e
  set status = 'finished', finish_reason = 'bounced', next_step = null, next_at = null
  from over where e.candidate_id = :candidate and e.status <> 'finished'
)
select exists (select from back) as is_news, exists (select from over) as is_over
""")
_DELIVERED = text("""
with known as (
  update shortlist.message set status = 'delivered' where id = :answered and status in ('sent', 'unknown') returning id
)
insert into shortlist.message_event (message_id, kind, at) select id, 'delivered', :at from known
""")
_COMPLAINED = text("""
with told as (
  insert into shortlist.message_event (message_id, kind, at)
  select :answered, 'complained', :at
  where not exists (select from shortlist.message_event v where v.message_id = :answered and v.kind = 'complained')
  returning id
), suppressed as (
  insert into shortlist.suppression (email_hmac, reason)
  select shortlist.suppression_key(m.to_address), 'complained' from shortlist.message m
  where m.id = :answered and m.to_address is not null on conflict do nothing
), ended as (
  update shortlist.enrollment e
  set status = 'finished', finish_reason = 'unsubscribed', next_step = null, next_at = null
  where e.candidate_id = :candidate and e.status <> 'finished'
)
select exists (select from told)
""")
_IS_INSIDE = text("select exists (select from shortlist.person p where p.email = :address)")
_IS_ANOTHERS = text("""
select coalesce(shortlist.candidate_of_address(:address) <> :candidate, false)
""")
_IS_OURS = text("""
select exists (select from shortlist.message m where m.message_id_header = :header and m.direction = 'outbound')
""")
_SUPPRESS = text("""
insert into shortlist.suppression (email_hmac, reason)
select shortlist.suppression_key(address), 'unsubscribed' from unnest(cast(:addresses as text[])) as address
on conflict do nothing
""")


async def answered(session: AsyncSession, headers: Sequence[str], address: str = "") -> Answered | None:
    """Find the message a mail answers: the one it names, else the last we sent to that address. For the worker role."""
    row = (await session.execute(_BY_HEADER, {"headers": list(headers)})).first()
    if row is None and address:
        row = (await session.execute(_BY_ADDRESS, {"address": address})).first()
    return Answered(**row._mapping) if row is not None else None  # noqa: SLF001 - SQLAlchemy's public name


async def keep(
    session: AsyncSession,
    to: Answered,
    *,
    header: str,
    subject: str,
    words: str,
    meant: ReplyClass,
    at: datetime,
    is_automatic: bool = False,
    back_on: date | None = None,
) -> UUID | None:
    """Keep a reply; None when it was kept before."""
    values = {"id": new_id(), "answered": to.message_id, "header": header, "subject": subject, "words": words}
    values |= {"is_automatic": is_automatic, "back_on": back_on}
    kept: UUID | None = await session.scalar(_KEEP, values | {"meant": meant.value, "at": at})
    return kept


async def stop_sequences(session: AsyncSession, to: Answered, *, reason: str, at: datetime) -> None:
    """End every sequence the person is in: they have answered."""
    values = {"answered": to.message_id, "candidate": to.candidate_id, "reason": reason, "at": at}
    await session.execute(_REPLIED, values)


async def put_off(session: AsyncSession, to: Answered, until: datetime) -> None:
    """Let no sequence go on before somebody is back."""
    await session.execute(_PUT_OFF, {"candidate": to.candidate_id, "until": until})


async def bounced(
    session: AsyncSession, to: Answered, at: datetime, *, is_hard: bool, status: str
) -> tuple[bool, bool]:
    """Note that a mail came back; tells whether that is news, and whether its address is given up.

    It is when there is nobody at the address, or when it is one of several mails in a row that did not get through.
    """
    values = {"answered": to.message_id, "candidate": to.candidate_id, "at": at, "is_hard": is_hard}
    detail = orjson.dumps({"bounce": "hard" if is_hard else "soft", "status": status}).decode()
    row = (await session.execute(_BOUNCED, values | {"detail": detail, "patience": SOFT_BOUNCES})).one()
    return row.is_news, row.is_over


async def delivered(session: AsyncSession, to: Answered, at: datetime) -> None:
    """Note that a server says it delivered a mail."""
    await session.execute(_DELIVERED, {"answered": to.message_id, "at": at})


async def complained(session: AsyncSession, to: Answered, at: datetime) -> bool:
    """Note that somebody took a mail for spam: they get none again. False when it was known."""
    values = {"answered": to.message_id, "candidate": to.candidate_id, "at": at}
    return bool(await session.scalar(_COMPLAINED, values))


async def is_inside(session: AsyncSession, address: str) -> bool:
    """Tell whether an address is a colleague's."""
    return bool(await session.scalar(_IS_INSIDE, {"address": address}))


async def is_anothers(session: AsyncSession, address: str, to: Answered) -> bool:
    """Tell whether an address is that of another candidate than the one we wrote to."""
    return bool(await session.scalar(_IS_ANOTHERS, {"address": address, "candidate": to.candidate_id}))


async def is_ours(session: AsyncSession, header: str) -> bool:
    """Tell whether a mail of ours has that id, which nobody else's should."""
    return bool(await session.scalar(_IS_OURS, {"header": header}))


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
