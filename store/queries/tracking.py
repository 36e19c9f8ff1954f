"""Whether letters were opened and their links followed: what a link is about, and what is noted of its use."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class Tokens:
    """The signatures of a letter's links, in their order, and of its opening."""

    open: str
    clicks: tuple[str, ...]


@dataclass(frozen=True)
class Tracked:
    """The letter a signed link is about."""

    message_id: UUID
    body: str
    sent_at: datetime | None


_TOKENS = text("""
select shortlist.link_token('open', :message) as opening,
  array(select shortlist.link_token('click:' || number, :message)
        from generate_series(0, :links - 1) as number order by number) as clicks
""")
_ABOUT = text("""
select m.body_text as body, m.sent_at, shortlist.link_token(:purpose, m.id) as token
from shortlist.message m where m.id = :message and m.direction = 'outbound'
""")
_NOTE = text("""
insert into shortlist.message_event (message_id, kind, at, detail)
select :message, cast(:kind as shortlist.message_event_kind), :at,
  case when cast(:link as int) is not null then jsonb_build_object('link', cast(:link as int)) end
where not exists (
  select from shortlist.message_event v
  where v.message_id = :message and v.kind = cast(:kind as shortlist.message_event_kind)
    and (v.detail ->> 'link')::int is not distinct from cast(:link as int)
    and v.at > cast(:at as timestamptz) - interval '1 day')
""")


async def tokens(session: AsyncSession, message_id: UUID, *, links: int) -> Tokens:
    """Sign the links of a letter."""
    row = (await session.execute(_TOKENS, {"message": message_id, "links": links})).one()
    return Tokens(str(row.opening), tuple(row.clicks))


async def about(session: AsyncSession, message_id: UUID, purpose: str, token: str) -> Tracked | None:
    """Give the letter a link is about; None for one we did not sign for that purpose. For the worker role."""
    row = (await session.execute(_ABOUT, {"message": message_id, "purpose": purpose})).first()
    if row is None or not hmac.compare_digest(str(row.token).encode(), token.encode("utf-8", "replace")):
        return None
    return Tracked(message_id, row.body or "", row.sent_at)


async def note(
    session: AsyncSession,
    message_id: UUID,
    kind: Literal["opened", "clicked"],
    at: datetime,
    *,
    link: int | None = None,
) -> None:
    """Note that a letter was opened, or which of its links was followed; once a day."""
    await session.execute(_NOTE, {"message": message_id, "kind": kind, "at": at, "link": link})
