"""Who does not want to hear from us, and since when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class OptedOut:
    """Somebody who opted out: by which way, and when, where that is on record."""

    candidate_id: UUID
    candidate: str
    how: str
    at: datetime | None


_OPTED_OUT = text("""
with said as (
  select m.candidate_id, e.at,
    case e.kind when 'complained' then 'reported a mail as spam' else 'unsubscribed by a link' end as how
  from shortlist.message_event e join shortlist.message m on m.id = e.message_id
  where e.kind in ('unsubscribed', 'complained')
  union all
  select m.candidate_id, m.sent_at, 'asked in a reply'
  from shortlist.message m where m.direction = 'inbound' and m.reply_class = 'unsubscribe'
  union all
  select c.id, null, 'marked do not contact'
  from shortlist.candidate c where c.do_not_contact and :marked
), latest as (
  select distinct on (s.candidate_id) s.candidate_id, c.name as candidate, s.how, s.at
  from said s join shortlist.candidate c on c.id = s.candidate_id and c.status = 'active'
  where (cast(:since as timestamptz) is null or s.at >= :since)
    and (cast(:before as timestamptz) is null or s.at < :before)
  order by s.candidate_id, s.at desc nulls last
)
select *, count(*) over () as total from latest
order by at desc nulls last, candidate, candidate_id limit :most offset :skip
""")


async def opted_out(
    session: AsyncSession,
    *,
    since: datetime | None,
    before: datetime | None,
    marked: bool,
    limit: int,
    offset: int = 0,
) -> tuple[list[OptedOut], int]:
    """Give who opted out within a time, the latest first, and how many did; with `marked` those who are flagged, too.

    Addresses that were suppressed by hand are known by their hash alone, and are in no list.
    """
    values = {"since": since, "before": before, "marked": marked, "most": limit, "skip": offset}
    rows = (await session.execute(_OPTED_OUT, values)).all()
    found = [OptedOut(row.candidate_id, row.candidate, row.how, row.at) for row in rows]
    return found, rows[0].total if rows else 0
