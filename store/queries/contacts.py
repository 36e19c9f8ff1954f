"""Who has been in touch with a candidate, how and when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Message
from store.models.enums import Channel, Direction, MessageStatus, ReplyClass

MANY = 50


@dataclass(frozen=True)
class Contact:
    """One touch: `who` wrote or spoke, None for the candidate themselves."""

    id: UUID
    at: datetime
    who: str | None
    channel: Channel
    direction: Direction
    status: MessageStatus
    subject: str | None
    body: str | None
    reply_class: ReplyClass | None
    job_code: str | None
    sequence: str | None


_HISTORY = text("""
select m.id, coalesce(m.sent_at, m.created_at) as at, p.name as who, m.channel, m.direction, m.status, m.subject,
  m.body_text as body, m.reply_class, j.code as job_code, q.name as sequence
from shortlist.message m
left join shortlist.person p on p.id = m.sender_id
left join shortlist.job j on j.id = m.job_id
left join shortlist.enrollment e on e.id = m.enrollment_id
left join shortlist.sequence q on q.id = e.sequence_id
where m.candidate_id = :candidate and m.status not in ('draft', 'awaiting_approval')
order by coalesce(m.sent_at, m.created_at) desc, m.id desc
limit :most
""")


async def history(session: AsyncSession, candidate_id: UUID, *, most: int = MANY) -> list[Contact]:
    """Give what went to a candidate and came from one, the newest first."""
    rows = await session.execute(_HISTORY, {"candidate": candidate_id, "most": most})
    return [
        Contact(
            row.id,
            row.at,
            row.who,
            Channel(row.channel),
            Direction(row.direction),
            MessageStatus(row.status),
            row.subject,
            row.body,
            ReplyClass(row.reply_class) if row.reply_class else None,
            row.job_code,
            row.sequence,
        )
        for row in rows
    ]


async def log(
    session: AsyncSession,
    *,
    candidate_id: UUID,
    sender_id: UUID,
    channel: Channel,
    note: str | None,
    at: datetime,
    job_id: UUID | None,
) -> UUID:
    """Write down a touch that went another way than through here."""
    touch_id = new_id()
    await session.execute(
        insert(Message).values(
            id=touch_id,
            candidate_id=candidate_id,
            sender_id=sender_id,
            channel=channel,
            direction=Direction.OUTBOUND,
            status=MessageStatus.SENT,
            body_text=note,
            sent_at=at,
            job_id=job_id,
        )
    )
    return touch_id


async def forget(session: AsyncSession, touch_id: UUID) -> bool:
    """Take a logged touch out again; mails that left stay."""
    gone = await session.execute(
        delete(Message)
        .where(Message.id == touch_id, Message.channel != Channel.EMAIL, Message.message_id_header.is_(None))
        .returning(Message.id)
    )
    return gone.first() is not None
