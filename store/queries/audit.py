"""The audit chain: every change, by whom, before and after."""

from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.trust import AuditEvent


async def record(
    session: AsyncSession,
    *,
    actor_id: UUID,
    surface: str,
    action: str,
    subject_kind: str,
    subject_id: UUID,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    conversation_id: UUID | None,
    change_id: UUID,
    undoes: UUID | None = None,
) -> None:
    """Append one event; the database links it into the hash chain when the transaction commits."""
    await session.execute(
        insert(AuditEvent).values(
            actor_id=actor_id,
            surface=surface,
            action=action,
            subject_kind=subject_kind,
            subject_id=subject_id,
            before=before,
            after=after,
            conversation_id=conversation_id,
            change_id=change_id,
            undoes=undoes,
        )
    )
