"""Threads, turns and their messages."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import orjson
from psycopg.types.json import Jsonb
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from store.connections import Driver, driver_of
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
class BegunTurn:
    """A request to write down: by whom, where, and in which of their threads."""

    turn_id: UUID
    actor_id: UUID
    surface: str
    key: str
    message: StoredMessage


@dataclass(frozen=True)
class Place:
    """Where in Slack a thread is: workspace, channel, and the timestamp of its first message."""

    team: str
    channel: str
    root_ts: str


# Statements are built once: building them anew costs more than sending them.
_FIND_THREAD = """
select c.id, m.turn_id, m.position, m.content, m.tokens
from shortlist.conversation as c
left join lateral (
  select t.created_at, m.turn_id, m.position, m.content, m.tokens
  from shortlist.turn as t join shortlist.turn_message as m on m.turn_id = t.id
  where t.conversation_id = c.id and t.status <> 'running'
  order by t.created_at desc, m.turn_id desc, m.position desc
  limit %s
) as m on true
where c.owner_id = %s and c.key = %s
order by m.created_at desc, m.turn_id desc, m.position desc
"""
_MAKE_THREAD = upsert(Conversation).on_conflict_do_nothing()
_RECENT = (
    select(TurnMessage.turn_id, TurnMessage.position, TurnMessage.content, TurnMessage.tokens)
    .join(Turn, Turn.id == TurnMessage.turn_id)
    .where(Turn.conversation_id == bindparam("conversation_id"), Turn.status != TurnStatus.RUNNING)
    .order_by(Turn.created_at.desc(), TurnMessage.turn_id.desc(), TurnMessage.position.desc())
    .limit(LONGEST_HISTORY)
)
_START_TURN = "insert into shortlist.turn (id, conversation_id, actor_id, surface) values (%s, %s, %s, %s)"
_ADD_REQUEST = """
insert into shortlist.turn_message (id, turn_id, position, role, content, tokens) values (%s, %s, 0, %s, %s, %s)
"""
_UNENDED = Turn.status.in_([TurnStatus.RUNNING, TurnStatus.WAITING])
_END_TURN = """
with ended as (
  update shortlist.turn
  set status = %(status)s, model = %(model)s, model_calls = %(calls)s, tokens_in = %(read)s, tokens_out = %(written)s,
    finished_at = clock_timestamp()
  where id = %(turn)s and status in ('running', 'waiting')
  returning id
), said as (
  insert into shortlist.turn_message (id, turn_id, position, role, content, tokens)
  select m.id, ended.id, m.position, m.role, m.content, m.tokens
  from ended cross join jsonb_to_recordset(%(messages)s)
    as m (id uuid, position integer, role text, content jsonb, tokens integer)
)
select count(*) from ended
"""
_UNFINISHED = (
    select(Conversation.id, Conversation.key, Turn.surface, TurnMessage.content)
    .join(Conversation, Conversation.id == Turn.conversation_id)
    .join(TurnMessage, TurnMessage.turn_id == Turn.id)
    .where(Turn.id == bindparam("turn_id"), TurnMessage.position == 0, _UNENDED)
)


async def begin_turn(
    session: AsyncSession, begun: BegunTurn, *, place: Place | None = None, token_budget: int
) -> tuple[UUID, list[dict[str, Any]]]:
    """Write down a request before anything is done about it, making the person's thread of that name if need be.

    Gives the thread's id, and of what was said there before what `history` gives.
    """
    driver = await driver_of(session)
    rows = await _thread(driver, begun)
    if not rows:
        where = asdict(place) if place is not None else {}
        made = {"owner_id": begun.actor_id, "key": begun.key, "surface": Surface(begun.surface)}
        await (await session.connection()).execute(_MAKE_THREAD, made | where)
        rows = await _thread(driver, begun)
    conversation_id: UUID = rows[0][0]
    message = begun.message
    async with driver.pipeline():
        await driver.execute(_START_TURN, (begun.turn_id, conversation_id, begun.actor_id, begun.surface))
        content = (message.role, Jsonb(message.content), message.tokens)
        await driver.execute(_ADD_REQUEST, (new_id(), begun.turn_id, *content))
    return conversation_id, _whole_turns([row[1:] for row in rows if row[1] is not None], token_budget)


async def _thread(driver: Driver, begun: BegunTurn) -> list[tuple[Any, ...]]:
    return await (await driver.execute(_FIND_THREAD, (LONGEST_HISTORY, begun.actor_id, begun.key))).fetchall()


async def history(session: AsyncSession, conversation_id: UUID, *, token_budget: int) -> list[dict[str, Any]]:
    """Give the newest whole turns that fit the budget (estimated tokens), oldest message first.

    Turns are never cut: a tool result without its call would make a history no model accepts.
    """
    connection = await session.connection()
    rows = (await connection.execute(_RECENT, {"conversation_id": conversation_id})).all()
    return _whole_turns([tuple(row) for row in rows], token_budget)


def _whole_turns(rows: Sequence[tuple[Any, ...]], token_budget: int) -> list[dict[str, Any]]:
    """Put rows of turn, position, content and tokens, newest first, into the order they were said in."""
    turns: dict[UUID, list[tuple[Any, ...]]] = {}
    for turn_id, *message in rows:
        turns.setdefault(turn_id, []).append(tuple(message))
    kept: list[dict[str, Any]] = []
    left = token_budget
    for messages in turns.values():
        left -= sum(tokens for _, _, tokens in messages)
        whole = messages[-1][0] == 0
        if (left < 0 and kept) or not whole:
            break
        kept = [content for _, content, _ in reversed(messages)] + kept
    return kept


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
    outcome = {
        "turn": turn_id,
        "status": TurnStatus(status).value,
        "model": model,
        "calls": model_calls,
        "read": tokens_in,
        "written": tokens_out,
        "messages": Jsonb([_row(n, message) for n, message in enumerate(messages, 1)]),
    }
    ended = await (await (await driver_of(session)).execute(_END_TURN, outcome)).fetchone()
    return ended is not None and ended[0] == 1


def _row(position: int, message: StoredMessage) -> dict[str, Any]:
    kept = {"role": message.role, "content": message.content, "tokens": message.tokens}
    return {"id": str(new_id()), "position": position, **kept}


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
