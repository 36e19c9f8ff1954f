"""The facade of the conversation: a sentence in, an answer out; a click in, its effect out."""

import asyncio
import hashlib
import logging
import re
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, Protocol
from uuid import UUID

import orjson
from langgraph.checkpoint.base import BaseCheckpointSaver
from sqlalchemy.ext.asyncio import AsyncSession

from agent.answer import Answer
from agent.graph import Budget, CompiledTurn, TurnContext, TurnState, build_graph
from agent.model import Choice, Message, Model, ToolCall
from prompts import render
from store.database import Database
from store.identifiers import new_id
from store.queries import conversations, people, receipts
from store.queries.conversations import BegunTurn, Place, StoredMessage
from store.wrapping import wrapped_errors
from tools.actor import Actor
from tools.attachments import Attachment
from tools.execution import Deliver as DeliverDecision
from tools.execution import Toolbox
from tools.ran import Ran, Scene
from tools.registry import tools_for
from tools.thread_reading import named_in
from tools.views import Mention

log = logging.getLogger(__name__)

LONGEST_REQUEST = 50_000
"""Characters of one message; what is longer belongs into a file."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
LONGEST_KEY = 200
"""Characters of a thread's name that are kept as they are; an index holds no name of any length."""
LONGEST_TURN = 30
"""Steps of the graph in one turn; the budget ends a turn long before."""
HISTORY_TOKENS = 4_000
"""Estimated tokens of earlier messages a turn is given, newest first."""


class MakeSaver(Protocol):
    """Makes the checkpoint saver of one turn."""

    def __call__(self, *, fresh: bool, is_over: Callable[[Mapping[str, Any]], bool]) -> BaseCheckpointSaver[str]:
        """Make one; `fresh` when the turn has no checkpoint yet. A state that `is_over` need not be kept."""
        ...


Deliver = Callable[[AsyncSession, Answer], Awaitable[None]]
"""Writes down what is to be said, in the transaction that ends the turn: an answer is never without its messages."""


class UnknownPersonError(Exception):
    """Nobody active inside has that address."""


@dataclass(frozen=True)
class Asked:
    """A request: who, in which thread, what; `now` replaces the clock.

    `turn_id` makes a request happen once: asked again under the same id, it goes on where it was interrupted. `calls`
    are run as they are, as a button does, with no model in between. Of `around`, what others wrote in the thread
    before, only the records it names are looked at. `attachments` are files that came along. `place` says where in
    Slack the thread is. `deliver` runs in the transaction that ends the turn, and setting `stop` ends it early.
    """

    text: str
    actor: Actor
    thread: str = "main"
    surface: str = "terminal"
    page_size: int = 10
    now: datetime | None = None
    turn_id: UUID | None = None
    calls: tuple[ToolCall, ...] = ()
    around: str = ""
    attachments: tuple[Attachment, ...] = ()
    place: Place | None = None
    deliver: Deliver | None = None
    stop: asyncio.Event | None = None
    on_text: Callable[[str], None] | None = None
    on_progress: Callable[[str], None] = lambda _: None


@dataclass(frozen=True)
class Shown:
    """A call whose result a person saw, and what it let them choose from."""

    call: ToolCall
    choice: Choice | None


class Assistant:
    """Answers people. Holds no state of its own: any number may run on one database."""

    def __init__(
        self,
        database: Database,
        toolbox: Toolbox,
        model: Model,
        *,
        checkpointer: "MakeSaver",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        budget: Budget | None = None,
    ) -> None:
        self._database = database
        self._toolbox = toolbox
        self._model = model
        self._checkpointer = checkpointer
        self._clock = clock
        self._budget = budget or Budget()
        self._graph: CompiledTurn = build_graph().compile()

    def now(self) -> datetime:
        """Give the moment turns begin at: the clock's, or the one that replaces it."""
        return self._clock()

    async def person(self, email: str) -> Actor:
        """Give the active person with that address; raises `UnknownPersonError`."""
        async with self._database.worker() as session:
            row = await people.active_by_email(session, _storable(email).strip().lower())
        if row is None:
            raise UnknownPersonError(f"Nobody active here has the address {email!r}.")
        return Actor(
            id=row.id,
            name=row.name,
            email=row.email,
            roles=frozenset(row.roles),
            timezone=row.timezone or "UTC",
        )

    async def ask(self, asked: Asked) -> Answer:
        """Run one turn to its end.

        Raises `store.errors.StoreError` when the database cannot be had; everything else ends in an answer.
        """
        started = time.perf_counter()
        text, problem = _clean(asked.text)
        turn = await self._begin(asked, text)
        if problem is not None:
            state = await self._run(turn, _start(text, replace(asked, calls=_SHOW_HELP)), asked)
            state = {**state, "reply": problem}
        else:
            state = await self._run(turn, _start(text, asked), asked)
        return await self._finish(turn, asked, state, started)

    async def ask_once(self, asked: Asked) -> Answer | None:
        """Run the turn of that `turn_id`, or what is left of it; None when it has ended before.

        Raises as `ask` does.
        """
        if asked.turn_id is None:
            raise ValueError("a turn that happens once needs an id")
        async with self._database.person(asked.actor.id) as session:
            status = await conversations.turn_status(session, asked.turn_id)
        if status is None:
            return await self.ask(asked)
        return await self._go_on(asked.turn_id, asked)

    async def decide(
        self,
        approval_id: UUID,
        *,
        yes: bool,
        actor: Actor,
        digest: str | None = None,
        surface: str = "terminal",
        deliver: DeliverDecision | None = None,
    ) -> Ran:
        """Carry out or drop what waits for a click; `deliver` writes down what is to be said, in its transaction."""
        scene = Scene(actor=actor, now=self._clock(), surface=surface)
        return await self._toolbox.decide(approval_id, yes=yes, scene=scene, digest=digest, deliver=deliver)

    async def resume(self, turn_id: UUID, actor: Actor) -> Answer | None:
        """Bring a turn that a crash interrupted to its end; None when it has already ended.

        Calls that ran before the crash give back their receipts, so nothing happens twice.
        """
        return await self._go_on(turn_id, Asked(text="", actor=actor))

    async def _go_on(self, turn_id: UUID, asked: Asked) -> Answer | None:
        started = time.perf_counter()
        async with self._database.person(asked.actor.id) as session:
            turn = await conversations.unfinished_turn(session, turn_id)
            if turn is None:
                return None
            history = await conversations.history(session, turn.conversation_id, token_budget=HISTORY_TOKENS)
        asked = replace(asked, text=turn.text, thread=turn.key, surface=turn.surface)
        context = self._context(asked, turn_id, turn.conversation_id, history)
        state = await self._run(context, _start(turn.text, asked), asked, resuming=True)
        return await self._finish(context, asked, state, started)

    async def shown_call(self, actor: Actor, turn_id: UUID, index: int) -> Shown | None:
        """Give a call of an earlier turn of the person and what it let them choose from; None if it is not theirs."""
        async with self._database.person(actor.id) as session:
            messages = [Message.model_validate(m) for m in await conversations.messages_of(session, turn_id)]
        calls = {call.id: call for message in messages for call in message.calls}
        results = [message for message in messages if message.role == "tool"]
        if not 0 <= index < len(results) or results[index].call_id not in calls:
            return None
        return Shown(call=calls[results[index].call_id or ""], choice=results[index].choice)

    async def _begin(self, asked: Asked, text: str) -> TurnContext:
        turn_id = asked.turn_id or new_id()
        begun = BegunTurn(
            turn_id=turn_id,
            actor_id=asked.actor.id,
            surface=asked.surface,
            key=_key(asked.thread),
            message=_stored(Message(role="user", text=text)),
        )
        # Whatever the turn does is committed later and waits for the disk, which keeps this beginning too.
        async with self._database.person(asked.actor.id, durable=False) as session:
            conversation_id, history = await conversations.begin_turn(
                session, begun, place=asked.place, token_budget=HISTORY_TOKENS
            )
            named = await named_in(session, asked.around) if asked.around else ()
        return self._context(asked, turn_id, conversation_id, history, named)

    def _context(
        self,
        asked: Asked,
        turn_id: UUID,
        conversation_id: UUID,
        history: list[dict[str, Any]],
        named: tuple[Mention, ...] = (),
    ) -> TurnContext:
        return TurnContext(
            actor=asked.actor,
            now=asked.now or self._clock(),
            conversation_id=conversation_id,
            turn_id=turn_id,
            surface=asked.surface,
            system=render("agent"),
            tools=tools_for(asked.actor),
            history=(*(Message.model_validate(content) for content in history), *_named_before(named)),
            model=self._model,
            toolbox=self._toolbox,
            page_size=asked.page_size,
            tainted=bool(asked.around),
            attachments=asked.attachments,
            budget=self._budget,
            on_text=asked.on_text,
            on_progress=asked.on_progress,
        )

    async def _run(self, turn: TurnContext, start: TurnState, asked: Asked, *, resuming: bool = False) -> TurnState:
        """Run the graph under the turn's own checkpoint thread, from where it was interrupted if it was."""
        saver = self._checkpointer(fresh=not resuming, is_over=_is_over)
        graph = self._graph.copy(update={"checkpointer": saver})
        config: Any = {"configurable": {"thread_id": str(turn.turn_id)}, "recursion_limit": 2 * LONGEST_TURN}
        with wrapped_errors():  # without its checkpoints a turn cannot end, and the database is what is missing
            try:
                given = None if resuming and (await graph.aget_state(config)).next else start
                state: Any = await _unless(asked.stop, graph.ainvoke(given, config, context=turn, durability="sync"))
            except _StoppedError:
                state = await self._cut_short(turn, graph, config) | {"stopped": True}
            except Exception:
                log.exception("turn %s failed", turn.turn_id)
                state = await self._cut_short(turn, graph, config) | {"failed": True}
            await saver.adelete_thread(str(turn.turn_id))
        return state  # type: ignore[no-any-return]  # what the graph gives is its state

    async def _cut_short(self, turn: TurnContext, graph: CompiledTurn, config: Any) -> dict[str, Any]:
        """Give the state of a turn that did not come to its end; what it changed is what its receipts say."""
        values: dict[str, Any] = (await graph.aget_state(config)).values or {}
        async with self._database.person(turn.actor.id) as session:
            kept = await receipts.of_turn(session, turn.turn_id)
        known = [ran for ran in values.get("ran", []) if ran["status"] == "done"]
        said = [ran["say"] for ran in kept if ran["status"] == "done"]
        return values | {"changes": said, "ran": known}

    async def _finish(self, turn: TurnContext, asked: Asked, state: TurnState, started: float) -> Answer:
        ran = tuple(Ran.model_validate(r) for r in state.get("ran", []))
        reply = " ".join((*state.get("notes", []), _reply(state, turn))).strip()
        answer = Answer(
            id=turn.turn_id,
            thread=asked.thread,
            reply=reply,
            views=tuple(view for r in ran for view in r.views),
            ran=ran,
            model=state.get("model", "builtin"),
            calls=state.get("model_calls", 0),
            tokens_in=state.get("tokens_in", 0),
            tokens_out=state.get("tokens_out", 0),
            status=_status(state),
        )
        said = _complete([Message.model_validate(m) for m in state.get("messages", [])[1:]], reply)
        async with self._database.person(asked.actor.id) as session:
            ended = await self._keep(session, turn, answer, said)
            if ended and asked.deliver is not None:
                await asked.deliver(session, answer)
        return answer.model_copy(update={"ms": round((time.perf_counter() - started) * 1000)})

    @staticmethod
    async def _keep(session: AsyncSession, turn: TurnContext, answer: Answer, said: list[Message]) -> bool:
        return await conversations.end_turn(
            session,
            turn_id=turn.turn_id,
            status=answer.status,
            model=answer.model,
            model_calls=answer.calls,
            tokens_in=answer.tokens_in,
            tokens_out=answer.tokens_out,
            messages=[_stored(message) for message in said],
        )


def _named_before(named: tuple[Mention, ...]) -> tuple[Message, ...]:
    """Write what others named in the thread as a look-up that has been made: records only, none of their words."""
    if not named:
        return ()
    call = ToolCall(id="thread", name="read_thread")
    shown = [f"{mention.label} [{mention.kind} {mention.id}]" for mention in named]
    read = {"say": "Named in this thread before, the last first.", "shown": shown}
    result = Message(role="tool", call_id=call.id, status="done", text=orjson.dumps(read).decode(), mentions=named)
    return (Message(role="assistant", calls=(call,)), result)


_SHOW_HELP = (ToolCall(id="help", name="help"),)
"""What a message that cannot be read is answered with."""


def _is_over(values: Mapping[str, Any]) -> bool:
    """Tell whether the graph has said its last word, which `_finish` writes down."""
    return values.get("reply") is not None


class _StoppedError(Exception):
    """Whoever asked pressed stop."""


async def _unless(stop: asyncio.Event | None, work: Coroutine[Any, Any, Any]) -> Any:
    """Do the work, but drop it as soon as `stop` is set; raises `_StoppedError` then."""
    if stop is None:
        return await work
    task, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise _StoppedError
    finally:
        for one in (task, stopping):
            one.cancel()
        await asyncio.gather(task, stopping, return_exceptions=True)


def _start(text: str, asked: Asked) -> TurnState:
    messages = [Message(role="user", text=text)]
    if not asked.calls:
        return {"messages": [m.model_dump(mode="json") for m in messages]}
    messages.append(Message(role="assistant", calls=asked.calls))
    return {"messages": [m.model_dump(mode="json") for m in messages], "direct": True, "model": "builtin"}


def _status(state: TurnState) -> Literal["answered", "failed", "stopped"]:
    if state.get("stopped"):
        return "stopped"
    return "failed" if state.get("failed") else "answered"


def _reply(state: TurnState, turn: TurnContext) -> str:
    """Give the last word; a turn that was cut short says what it did before."""
    if not state.get("stopped") and not state.get("failed"):
        return state.get("reply", "")
    said = state.get("changes", [])
    what = "Done before that: " + " ".join(said) if said else "Nothing was changed."
    if state.get("stopped"):
        return f"Stopped, as you asked. {what}"
    return f"Something went wrong on our side ({str(turn.turn_id)[-12:]}). {what}"


def _complete(said: list[Message], reply: str) -> list[Message]:
    """Make a valid history: every call has its answer, and the last word is the reply."""
    while said and (said[-1].calls or (said[-1].role == "assistant" and said[-1].text != reply)):
        said.pop()
    if not said or said[-1].role != "assistant":
        said.append(Message(role="assistant", text=reply))
    return said


def _stored(message: Message) -> StoredMessage:
    content = message.model_dump(mode="json", exclude_defaults=True) | {"role": message.role}
    return StoredMessage(role=message.role, content=content)


def _storable(text: str) -> str:
    """Leave out what no text of the database can hold: zero bytes and halves of surrogate pairs."""
    return _UNSTORABLE.sub("", text)


def _key(thread: str) -> str:
    """Give the name a thread is kept under: its own, or a digest where that is too long or cannot be stored."""
    if len(thread) <= LONGEST_KEY and not _UNSTORABLE.search(thread):
        return thread
    return "sha256:" + hashlib.sha256(thread.encode("utf-8", "surrogatepass")).hexdigest()


def _clean(text: str) -> tuple[str, str | None]:
    """Drop control characters; give a sentence instead of an answer for what cannot be read."""
    kept = _CONTROL.sub("", text).strip()
    kept = kept.encode("utf-8", "replace").decode("utf-8")
    if not kept:
        return "", "That message was empty; ask me something, for example: find Go engineers in Berlin."
    if len(kept) > LONGEST_REQUEST:
        return kept[:LONGEST_REQUEST], (
            f"That message has {len(kept):,} characters; I read up to {LONGEST_REQUEST:,}, so nothing was done. "
            "Please send it in parts or as a file."
        )
    return kept, None
