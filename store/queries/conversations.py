"""Threads, turns and their messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.conversation import Conversation, Turn, TurnMessage
from store.models.enums import Surface, TurnStatus

CHARACTERS_PER_TOKEN = 4
"""Rule of thumb for English text in the tokenisers of common models; used for budgets, never for billing."""
LONGEST_HISTORY = 60
"""Messages of a thread looked at, newest first, so that the cost of a turn does not grow with its conversation."""


@dataclass(frozen=True)
class StoredMessage:
    """A message to keep: who spoke, and what as plain data."""

    role: str
    content: dict[str, Any]

    @property
    def tokens(self) -> int:
        """Estimate what the message costs in a prompt."""
        return len(orjson.dumps(self.content)) // CHARACTERS_PER_TOKEN


async def open_thread(session: AsyncSession, *, owner_id: UUID, surface: str, key: str) -> UUID:
    """Give the id of the person's thread of that name, making it if need be."""
    statement = select(Conversation.id).where(Conversation.owner_id == owner_id, Conversation.key == key)
    found = await session.scalar(statement)
    if found is not None:
        return found
    made = await session.scalar(
        upsert(Conversation)
        .values(owner_id=owner_id, surface=Surface(surface), key=key)
        .on_conflict_do_nothing()
        .returning(Conversation.id)
    )
    return made if made is not None else (await session.execute(statement)).scalar_one()


async def history(session: AsyncSession, conversation_id: UUID, *, token_budget: int) -> list[dict[str, Any]]:
    """Give the newest whole turns that fit the budget (estimated tokens), oldest message first.

    Turns are never cut: a tool result without its call would make a history no model accepts.
    """
    recent = (
        select(
            TurnMessage.turn_id,
            TurnMessage.position,
            TurnMessage.content,
            TurnMessage.tokens,
            Turn.created_at,
        )
        .join(Turn, Turn.id == TurnMessage.turn_id)
        .where(Turn.conversation_id == conversation_id, Turn.status != TurnStatus.RUNNING)
        .order_by(Turn.created_at.desc(), TurnMessage.turn_id.desc(), TurnMessage.position.desc())
        .limit(LONGEST_HISTORY)
    )
    rows = (await session.execute(recent)).all()
    turns: dict[UUID, list[Any]] = {}
    for row in rows:
        turns.setdefault(row.turn_id, []).append(row)
    kept: list[dict[str, Any]] = []
    left = token_budget
    for messages in turns.values():
        left -= sum(row.tokens for row in messages)
        whole = messages[-1].position == 0
        if (left < 0 and kept) or not whole:
            break
        kept = [row.content for row in reversed(messages)] + kept
    return kept


async def start_turn(
    session: AsyncSession,
    *,
    turn_id: UUID,
    conversation_id: UUID,
    actor_id: UUID,
    surface: str,
    message: StoredMessage,
) -> None:
    """Write down a request before anything is done about it."""
    await session.execute(
        insert(Turn).values(id=turn_id, conversation_id=conversation_id, actor_id=actor_id, surface=Surface(surface))
    )
    await _append(session, turn_id, 0, [message])


@dataclass(frozen=True)
class UnfinishedTurn:
    """A turn that was begun and never ended: its thread and what was asked."""

    conversation_id: UUID
    key: str
    surface: str
    text: str


async def unfinished_turn(session: AsyncSession, turn_id: UUID) -> UnfinishedTurn | None:
    """Give a turn that was interrupted; None for one that ended or is not the session's person's."""
    query = (
        select(Conversation.id, Conversation.key, Turn.surface, TurnMessage.content)
        .join(Conversation, Conversation.id == Turn.conversation_id)
        .join(TurnMessage, TurnMessage.turn_id == Turn.id)
        .where(Turn.id == turn_id, TurnMessage.position == 0)
        .where(Turn.status.in_([TurnStatus.RUNNING, TurnStatus.WAITING]))
    )
    row = (await session.execute(query)).one_or_none()
    return UnfinishedTurn(row.id, row.key, row.surface, row.content.get("text", "")) if row is not None else None


async def end_turn(
    session: AsyncSession,
    *,
    turn_id: UUID,
    status: str,
    model: str,
    model_calls: int,
    tokens_in: int,
    tokens_out: int,
    messages: Sequence[StoredMessage],
) -> None:
    """Write down the answer; a turn that already ended keeps the answer it has."""
    ended = await session.execute(
        update(Turn)
        .where(Turn.id == turn_id, Turn.status.in_([TurnStatus.RUNNING, TurnStatus.WAITING]))
        .values(
            status=TurnStatus(status),
            model=model,
            model_calls=model_calls,
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            finished_at=func.clock_timestamp(),
        )
        .returning(Turn.id)
    )
    if ended.first() is not None:
        await _append(session, turn_id, 1, messages)


async def _append(session: AsyncSession, turn_id: UUID, first: int, messages: Sequence[StoredMessage]) -> None:
    if messages:
        await session.execute(
            insert(TurnMessage).values(
                [
                    {
                        "turn_id": turn_id,
                        "position": n,
                        "role": m.role,
                        "content": m.content,
                        "tokens": m.tokens,
                    }
                    for n, m in enumerate(messages, first)
                ]
            )
        )
