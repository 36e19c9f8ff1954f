"""How far mailboxes have been read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Mailbox


@dataclass(frozen=True)
class Position:
    """The last mail that was taken, by its UID, which means something under this UIDVALIDITY alone."""

    uid_validity: int
    last_uid: int


async def position(session: AsyncSession, name: str) -> Position | None:
    """Give how far a mailbox has been read; for the worker role."""
    row = (await session.execute(select(Mailbox.uid_validity, Mailbox.last_uid).where(Mailbox.name == name))).first()
    return Position(*row) if row is not None else None


async def advance(session: AsyncSession, name: str, to: Position, at: datetime) -> None:
    """Note that a mailbox has been read up to there."""
    row = {"uid_validity": to.uid_validity, "last_uid": to.last_uid, "read_at": at}
    await session.execute(
        insert(Mailbox).values(name=name, **row).on_conflict_do_update(index_elements=[Mailbox.name], set_=row)
    )
