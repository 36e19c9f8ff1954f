"""Opting out by the link in a mail: effective at once, for good, and the same however often it is pressed."""

import hmac
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_MAIL = text("""
select m.to_address, shortlist.link_token('unsubscribe', m.id) as token
from shortlist.message m where m.id = :message and m.direction = 'outbound' and m.to_address is not null
""")
_OPT_OUT = text("""
with suppressed as (
  insert into shortlist.suppression (email_hmac, reason)
  values (shortlist.suppression_key(:address), 'unsubscribed')
  on conflict do nothing returning id
), told as (
  insert into shortlist.message_event (message_id, kind, at)
  select :message, 'unsubscribed', :at
  where not exists (
    select from shortlist.message_event e where e.message_id = :message and e.kind = 'unsubscribed')
  returning id
)
update shortlist.enrollment e
set status = 'finished', finish_reason = 'unsubscribed', next_step = null, next_at = null
from shortlist.message m
where m.id = :message and e.candidate_id = m.candidate_id and e.status <> 'finished'
""")


async def address_of(session: AsyncSession, message_id: UUID, token: str) -> str | None:
    """Give whose link it is; None for one we did not sign. For the worker role."""
    row = (await session.execute(_MAIL, {"message": message_id})).first()
    if row is None or not hmac.compare_digest(str(row.token).encode(), token.encode("utf-8", "replace")):
        return None
    return str(row.to_address)


async def opt_out(session: AsyncSession, message_id: UUID, token: str, at: datetime) -> bool:
    """Suppress the address the mail went to and end its sequences; false for a link we did not sign."""
    address = await address_of(session, message_id, token)
    if address is None:
        return False
    await session.execute(_OPT_OUT, {"message": message_id, "address": address, "at": at})
    return True
