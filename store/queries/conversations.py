"""Threads, turns and their messages."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models.conversation import Conversation, FeedbackOnAnswer, Turn, TurnMessage
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


@dataclass(frozen=True)
class Place:
    """Where in Slack a thread is: workspace, channel, and the timestamp of its first message."""

    team: str
    channel: str
    root_ts: str


# Statements are built once: building them anew costs more than sending them.
_FIND_THREAD = select(Conversation.id).where(
    Conversation.owner_id == bindparam("owner_id"), Conversation.key == bindparam("key")
)
_MAKE_THREAD = upsert(Conversation).on_conflict_do_nothing().returning(Conversation.id)
_RECENT = (
    select(TurnMessage.turn_id, TurnMessage.position, TurnMessage.content, TurnMessage.tokens)
    .join(Turn, Turn.id == TurnMessage.turn_id)
    .where(Turn.conversation_id == bindparam("conversation_id"), Turn.status != TurnStatus.RUNNING)
    .order_by(Turn.created_at.desc(), TurnMessage.turn_id.desc(), TurnMessage.position.desc())
    .limit(LONGEST_HISTORY)
)
_START_TURN = insert(Turn)
_ADD_MESSAGES = insert(TurnMessage)
_UNENDED = Turn.status.in_([TurnStatus.RUNNING, TurnStatus.WAITING])
_END_TURN = (
    update(Turn)
    .where(Turn.id == bindparam("turn_id"), _UNENDED)
    .values(
        status=bindparam("ended"),
        model=bindparam("by_model"),
        model_calls=bindparam("calls"),
        tokens_in=bindparam("read"),
        tokens_out=bindparam("written"),
        finished_at=func.clock_timestamp(),
    )
    .returning(Turn.id)
)
_UNFINISHED = (
    select(Conversation.id, Conversation.key, Turn.surface, TurnMessage.content)
    .join(Conversation, Conversation.id == Turn.conversation_id)
    .join(TurnMessage, TurnMessage.turn_id == Turn.id)
    .where(Turn.id == bindparam("turn_id"), TurnMessage.position == 0, _UNENDED)
)


async def open_thread(
    session: AsyncSession, *, owner_id: UUID, surface: str, key: str, place: Place | None = None
) -> UUID:
    """Give the id of the person's thread of that name, making it if need be."""
    named = {"owner_id": owner_id, "key": key}
    connection = await session.connection()
    found = await connection.scalar(_FIND_THREAD, named)
    if found is None:
        where = asdict(place) if place is not None else {}
        found = await connection.scalar(_MAKE_THREAD, named | where | {"surface": Surface(surface)})
    return found or (await connection.execute(_FIND_THREAD, named)).scalar_one()


async def history(session: AsyncSession, conversation_id: UUID, *, token_budget: int) -> list[dict[str, Any]]:
    """Give the newest whole turns that fit the budget (estimated tokens), oldest message first.

    Turns are never cut: a tool result without its call would make a history no model accepts.
    """
    connection = await session.connection()
    turns: dict[UUID, list[Any]] = {}
    for row in await connection.execute(_RECENT, {"conversation_id": conversation_id}):
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
    connection = await session.connection()
    begun = {"id": turn_id, "conversation_id": conversation_id, "actor_id": actor_id, "surface": Surface(surface)}
    await connection.execute(_START_TURN, begun)
    await connection.execute(_ADD_MESSAGES, _rows(turn_id, 0, [message]))


@dataclass(frozen=True)
class UnfinishedTurn:
    """A turn that was begun and never ended: its thread and what was asked."""

    conversation_id: UUID
    key: str
    surface: str
    text: str


async def unfinished_turn(session: AsyncSession, turn_id: UUID) -> UnfinishedTurn | None:
    """Give a turn that was interrupted; None for one that ended or is not the session's person's."""
    row = (await session.execute(_UNFINISHED, {"turn_id": turn_id})).one_or_none()
    return UnfinishedTurn(row.id, row.key, row.surface, row.content.get("text", "")) if row is not None else None


_STATUS = select(Turn.status).where(Turn.id == bindparam("turn_id"))
_MESSAGES = (
    select(TurnMessage.content).where(TurnMessage.turn_id == bindparam("turn_id")).order_by(TurnMessage.position)
)


async def turn_status(session: AsyncSession, turn_id: UUID) -> TurnStatus | None:
    """Tell where a turn of the session's person stands; None when there is no such turn."""
    found: TurnStatus | None = await (await session.connection()).scalar(_STATUS, {"turn_id": turn_id})
    return found


async def messages_of(session: AsyncSession, turn_id: UUID) -> list[dict[str, Any]]:
    """Give the messages of a turn of the session's person, oldest first."""
    return list((await (await session.connection()).execute(_MESSAGES, {"turn_id": turn_id})).scalars())


_ASK_TO_STOP = (
    update(Turn)
    .where(
        Turn.conversation_id == Conversation.id,
        Conversation.channel == bindparam("in_channel"),
        Conversation.root_ts == bindparam("in_thread"),
        Turn.actor_id == bindparam("by"),
        _UNENDED,
    )
    .values(stop_asked_at=func.clock_timestamp())
    .returning(Turn.id)
)
_STOP_ASKED = select(Turn.stop_asked_at).where(Turn.id == bindparam("turn_id"), _UNENDED)
_TALKS = select(Conversation.id).where(
    Conversation.owner_id == bindparam("by"),
    Conversation.channel == bindparam("in_channel"),
    Conversation.root_ts == bindparam("in_thread"),
)


async def ask_to_stop(session: AsyncSession, *, person_id: UUID, channel: str, root_ts: str) -> int:
    """Mark the person's running turns in a Slack thread to be stopped; gives how many there are."""
    where = {"by": person_id, "in_channel": channel, "in_thread": root_ts}
    return len((await (await session.connection()).execute(_ASK_TO_STOP, where)).all())


async def stop_asked(session: AsyncSession, turn_id: UUID) -> bool:
    """Tell whether somebody pressed stop on a running turn."""
    return (await (await session.connection()).scalar(_STOP_ASKED, {"turn_id": turn_id})) is not None


async def talks_in(session: AsyncSession, *, person_id: UUID, channel: str, root_ts: str) -> bool:
    """Tell whether the person has talked with the assistant in a Slack thread."""
    where = {"by": person_id, "in_channel": channel, "in_thread": root_ts}
    return (await (await session.connection()).scalar(_TALKS, where)) is not None


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
) -> bool:
    """Write down the answer and tell whether it was the first; a turn that already ended keeps the answer it has."""
    connection = await session.connection()
    outcome = {
        "turn_id": turn_id,
        "ended": TurnStatus(status),
        "by_model": model,
        "calls": model_calls,
        "read": tokens_in,
        "written": tokens_out,
    }
    ended = (await connection.execute(_END_TURN, outcome)).first()
    if ended is not None and messages:
        await connection.execute(_ADD_MESSAGES, _rows(turn_id, 1, messages))
    return ended is not None


def _rows(turn_id: UUID, first: int, messages: Sequence[StoredMessage]) -> list[dict[str, Any]]:
    return [
        {"id": new_id(), "turn_id": turn_id, "position": n, "role": m.role, "content": m.content, "tokens": m.tokens}
        for n, m in enumerate(messages, first)
    ]


async def rate_answer(session: AsyncSession, *, turn_id: UUID, person_id: UUID, verdict: str) -> bool:
    """Keep what a person thinks of an answer; a later verdict replaces it. False when the answer was not to them."""
    conversation_id = await session.scalar(select(Turn.conversation_id).where(Turn.id == turn_id))
    if conversation_id is None:
        return False
    row = {"conversation_id": conversation_id, "turn_id": turn_id, "person_id": person_id, "verdict": verdict}
    statement = upsert(FeedbackOnAnswer).values(**row)
    statement = statement.on_conflict_do_update(
        index_elements=["turn_id", "person_id"], set_={"verdict": statement.excluded.verdict}
    )
    await session.execute(statement)
    return True
