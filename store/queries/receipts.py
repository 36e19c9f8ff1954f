"""Receipts of tool calls: a call that ran once in a turn never runs again."""

from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.conversation import ToolReceipt


async def find(session: AsyncSession, turn_id: UUID, call_index: int) -> dict[str, Any] | None:
    """Give what the call returned, if this turn ran it before."""
    statement = select(ToolReceipt.result).where(ToolReceipt.turn_id == turn_id, ToolReceipt.call_index == call_index)
    return await session.scalar(statement)


async def of_turn(session: AsyncSession, turn_id: UUID) -> list[dict[str, Any]]:
    """Give what the turn's writing calls returned, in order."""
    statement = select(ToolReceipt.result).where(ToolReceipt.turn_id == turn_id).order_by(ToolReceipt.call_index)
    return list(await session.scalars(statement))


async def keep(
    session: AsyncSession,
    *,
    turn_id: UUID,
    call_index: int,
    tool: str,
    args_digest: str,
    actor_id: UUID,
    result: dict[str, Any],
) -> None:
    """Keep a call's result in the transaction of its effect."""
    await session.execute(
        insert(ToolReceipt).values(
            turn_id=turn_id,
            call_index=call_index,
            tool=tool,
            args_digest=args_digest,
            actor_id=actor_id,
            result=result,
        )
    )
