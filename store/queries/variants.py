"""Wordings of a sequence's letters: adding one, and what came of each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import StepVariant


@dataclass(frozen=True)
class Wording:
    """A wording with its counts: letters sent, delivered, answered by a human, answered with interest.

    `first` are the delivered ones that decide a comparison, `first_replied` those of them that were answered.
    """

    id: UUID
    subject: str
    sent: int
    delivered: int
    replied: int
    interested: int
    first: int
    first_replied: int


COUNTS = """
with letter as (
  select v.id, coalesce(v.subject, '') as subject, m.sent_at,
    m.id is not null as is_sent,
    m.status = 'delivered' or exists (
      select from shortlist.message_event e
      where e.message_id = m.id and e.kind in ('delivered', 'opened', 'clicked', 'replied')) or a.answered
      as is_delivered,
    coalesce(a.by_human, false) as is_replied, coalesce(a.with_interest, false) as is_interested
  from shortlist.step_variant v
  left join shortlist.message m on m.variant_id = v.id and m.direction = 'outbound' and m.sent_at is not null
  left join lateral (
    select true as answered,
      bool_or(not r.is_automatic
        and (r.reply_class is null or r.reply_class not in ('out_of_office', 'unsubscribe'))) as by_human,
      bool_or(r.reply_class = 'interested') as with_interest
    from shortlist.message r
    where r.direction = 'inbound' and (r.in_reply_to = m.message_id_header
      or (r.in_reply_to is null and r.enrollment_id = m.enrollment_id and r.sent_at >= m.sent_at))
    having count(*) > 0) a on true
  where v.step_id = :step
), ranked as (
  select l.*, row_number() over (
    partition by l.id, coalesce(l.is_delivered, false) and l.sent_at <= :ripe order by l.sent_at) as place
  from letter l
)
select id, subject, count(*) filter (where is_sent) as sent, count(*) filter (where is_delivered) as delivered,
  count(*) filter (where is_delivered and is_replied) as replied,
  count(*) filter (where is_delivered and is_interested) as interested,
  count(*) filter (where is_delivered and sent_at <= :ripe and place <= :enough) as first,
  count(*) filter (where is_delivered and sent_at <= :ripe and place <= :enough and is_replied) as first_replied
from ranked
group by id, subject
order by id
"""
"""How the counts are made, as the answer card shows it."""


async def of_step(session: AsyncSession, step_id: UUID, *, ripe: datetime, enough: int) -> list[Wording]:
    """Give the wordings of a letter with what came of each; those sent after `ripe` decide nothing yet."""
    rows = await session.execute(text(COUNTS), {"step": step_id, "ripe": ripe, "enough": enough})
    return [Wording(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


async def add(session: AsyncSession, step_id: UUID, subject: str, body: str) -> UUID:
    """Give a letter another wording."""
    variant_id = new_id()
    values = {"id": variant_id, "step_id": step_id, "subject": subject, "body": body}
    await session.execute(insert(StepVariant).values(values))
    return variant_id


async def drop(session: AsyncSession, variant_id: UUID) -> bool:
    """Take a wording away that no letter was sent with; false when one was, or it is gone."""
    gone = await session.execute(
        delete(StepVariant)
        .where(
            StepVariant.id == variant_id,
            text("not exists (select from shortlist.message m where m.variant_id = step_variant.id)"),
        )
        .returning(StepVariant.id)
    )
    return gone.first() is not None
