"""One turn as a graph: think, act, think again, answer.

The graph's state is this turn only; what was said before comes with the context and is not checkpointed, so the cost
of a turn does not grow with its conversation. Every step is safe to repeat: a model call changes nothing, and a tool
call that already ran gives back its receipt.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Literal, TypedDict
from uuid import UUID

import orjson
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from agent.model import Choice, Message, Model, ModelRequest
from tools.actor import Actor
from tools.announcing import announced
from tools.attachments import Attachment
from tools.base import Tool
from tools.execution import Toolbox
from tools.ran import Call, Ran, Scene
from tools.views import Mention, Picker


@dataclass(frozen=True)
class Budget:
    """What one turn may cost at most: model calls, tool calls and tokens."""

    model_calls: int = 8
    tool_calls: int = 24
    tokens: int = 60_000


@dataclass(frozen=True)
class TurnContext:
    """What a turn is given and does not change."""

    actor: Actor
    now: datetime
    conversation_id: UUID
    turn_id: UUID
    surface: str
    system: str
    tools: tuple[Tool, ...]
    history: tuple[Message, ...]
    model: Model
    toolbox: Toolbox
    page_size: int = 10
    tainted: bool = False
    attachments: tuple[Attachment, ...] = ()
    budget: Budget = field(default_factory=Budget)
    on_text: Callable[[str], None] | None = None
    on_progress: Callable[[str], None] = field(default=lambda _: None)


class TurnState(TypedDict, total=False):
    """What a turn changes. Plain data, so that any later version can read an interrupted turn."""

    messages: Annotated[list[dict[str, Any]], operator.add]
    ran: Annotated[list[dict[str, Any]], operator.add]
    model_calls: Annotated[int, operator.add]
    tokens_in: Annotated[int, operator.add]
    tokens_out: Annotated[int, operator.add]
    model: str
    notes: Annotated[list[str], operator.add]
    reply: str
    direct: bool
    failed: bool
    stopped: bool
    changes: list[str]


async def think(state: TurnState, runtime: Runtime[TurnContext]) -> TurnState:
    """Let the model decide the next step; past the budget, end with what was done."""
    turn = runtime.context
    if _spent(state, turn.budget):
        return {"reply": _out_of_budget(state)}
    new = tuple(Message.model_validate(m) for m in state["messages"])
    reply = await turn.model.complete(
        ModelRequest(
            system=turn.system,
            messages=(*turn.history, *new),
            tools=turn.tools,
            actor=turn.actor,
            now=turn.now,
            turn_id=turn.turn_id,
            on_text=turn.on_text,
            token_budget=turn.budget.tokens - state.get("tokens_in", 0) - state.get("tokens_out", 0),
        )
    )
    said = Message(role="assistant", text=reply.text, calls=reply.calls)
    change: TurnState = {
        "messages": [said.model_dump(mode="json", exclude_defaults=True) | {"role": "assistant"}],
        "model_calls": 1,
        "tokens_in": reply.tokens_in,
        "tokens_out": reply.tokens_out,
        "model": reply.model,
        "notes": list(reply.notes),
    }
    if not reply.calls:
        change["reply"] = reply.text
    return change


async def act(state: TurnState, runtime: Runtime[TurnContext]) -> TurnState:
    """Run the calls the model asked for, in order, each in its own transaction."""
    turn = runtime.context
    asked = Message.model_validate(state["messages"][-1])
    done = [Ran.model_validate(r) for r in state.get("ran", [])]
    first = len(done)
    answers = []
    for offset, wish in enumerate(asked.calls):
        call = Call(tool=wish.name, args=wish.args, index=first + offset)
        ran = await _run(call, wish.malformed, turn, done)
        done.append(ran)
        answers.append(_tool_message(wish.id, ran))
    return {
        "messages": [m.model_dump(mode="json", exclude_defaults=True) | {"role": "tool"} for m in answers],
        "ran": [ran.model_dump(mode="json", by_alias=True) for ran in done[first:]],
    }


async def _run(call: Call, malformed: str | None, turn: TurnContext, done: list[Ran]) -> Ran:
    if malformed is not None:
        return Ran(tool=call.tool, args={}, status="failed", say=malformed, error=malformed)
    if call.index >= turn.budget.tool_calls:
        sentence = f"Not run: one message may take at most {turn.budget.tool_calls} steps."
        return Ran(tool=call.tool, args=call.args, status="failed", say=sentence, error=sentence)
    tries = next((tool.tries for tool in turn.tools if tool.name == call.tool), None)
    if tries and sum(ran.tool == call.tool and ran.status == "failed" for ran in done) >= tries:
        sentence = f"Not run: {call.tool} failed {tries} times; say that this cannot be answered."
        return Ran(tool=call.tool, args=call.args, status="failed", say=sentence, error=sentence)
    turn.on_progress(announced(call))
    scene = Scene(
        actor=turn.actor,
        now=turn.now,
        conversation_id=turn.conversation_id,
        turn_id=turn.turn_id,
        surface=turn.surface,
        page_size=turn.page_size,
        tainted=turn.model.reads_results and (turn.tainted or any(ran.outside for ran in done)),
        mentions=_mentioned(turn.history, done),
        attachments=turn.attachments,
        progress=turn.on_progress,
    )
    return await turn.toolbox.run(call, scene)


def _mentioned(history: tuple[Message, ...], done: list[Ran]) -> list[Mention]:
    """Give what was named, newest view first, each view in the order a person read it."""
    groups = [message.mentions for message in history if message.mentions] + [ran.mentions() for ran in done]
    return [mention for group in reversed(groups) for mention in group]


def _tool_message(call_id: str, ran: Ran) -> Message:
    named = ran.mentions()
    read = {"say": ran.say}
    if ran.facts:
        read["facts"] = ran.facts  # type: ignore[assignment]
    if named:
        read["shown"] = [f"{m.label} [{m.kind} {m.id}]" for m in named]  # type: ignore[assignment]
    text = orjson.dumps(read).decode()
    return Message(role="tool", call_id=call_id, status=ran.status, mentions=named, text=text, choice=_choice(ran))


def _choice(ran: Ran) -> Choice | None:
    picker = next((view for view in ran.views if isinstance(view, Picker)), None)
    if picker is None:
        return None
    ids = tuple(option.id for option in picker.options)
    return Choice(field=picker.field, instead_of=picker.instead_of, options=ids)


async def tell(state: TurnState) -> TurnState:
    """End a turn whose calls were given: what they said is the reply, and no model is asked."""
    return {"reply": " ".join(ran["say"] for ran in state.get("ran", []))}


def first_step(state: TurnState) -> Literal["act", "think"]:
    """Begin with the calls that were given, else with a thought."""
    return "act" if state.get("direct") else "think"


def after_act(state: TurnState) -> Literal["tell", "think"]:
    """Let the model read the results, unless it was never asked."""
    return "tell" if state.get("direct") else "think"


def after_think(state: TurnState) -> Literal["act", "__end__"]:
    """Act while the model asks for tools."""
    return "__end__" if state.get("reply") is not None else "act"


def _spent(state: TurnState, budget: Budget) -> bool:
    tokens = state.get("tokens_in", 0) + state.get("tokens_out", 0)
    return state.get("model_calls", 0) >= budget.model_calls or tokens >= budget.tokens


def _out_of_budget(state: TurnState) -> str:
    said = [ran["say"] for ran in state.get("ran", []) if ran["status"] == "done"]
    done = " Done so far: " + " ".join(said) if said else " Nothing was changed."
    return "I stopped, because this one message took more steps than I allow myself." + done


def build_graph() -> "StateGraph[TurnState, TurnContext]":
    """Lay out think -> act -> think ... -> end; compile it with a checkpointer where it is run.

    Calls that are given, as by a button, take the short way: act -> tell -> end.
    """
    graph = StateGraph(TurnState, context_schema=TurnContext)
    graph.add_node("think", think)
    graph.add_node("act", act)
    graph.add_node("tell", tell)
    graph.add_conditional_edges(START, first_step, {"act": "act", "think": "think"})
    graph.add_conditional_edges("think", after_think, {"act": "act", "__end__": END})
    graph.add_conditional_edges("act", after_act, {"tell": "tell", "think": "think"})
    graph.add_edge("tell", END)
    return graph


CompiledTurn = CompiledStateGraph[TurnState, TurnContext, TurnState, TurnState]
