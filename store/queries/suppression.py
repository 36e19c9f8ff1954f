"""Addresses never to write to again, kept as keyed hashes."""

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Suppression
from store.models.enums import SuppressionReason


async def add(session: AsyncSession, address: str, reason: SuppressionReason) -> bool:
    """Suppress an address for good; false when it was already. Nobody can take it back."""
    added = await session.execute(
        insert(Suppression)
        .values(email_hmac=func.shortlist.suppression_key(address), reason=reason)
        .on_conflict_do_nothing()
        .returning(Suppression.id)
    )
    return added.first() is not None


async def holds(session: AsyncSession, address: str) -> bool:
    """Tell whether an address is suppressed."""
    query = select(Suppression.id).where(Suppression.email_hmac == func.shortlist.suppression_key(address))
    return (await session.execute(query)).first() is not None
