"""What a turn costs besides the model, and whether it costs the same in a long conversation.

The yardstick is a bare LangGraph loop (think, act, think) without checkpointer whose act node does the same reading
under the same rights; ours adds what survives a crash: the request written down, checkpoints, the answer.
"""

import statistics
import time
from typing import Any, TypedDict
from uuid import uuid4

from langgraph.graph import END, START, StateGraph
from sqlalchemy import text

from agent.assistant import Asked, Assistant
from agent.model import ModelReply, ModelRequest
from agent.testing import calling
from bench.company import sample_company
from bench.table import Row
from bot.wiring import System
from store.checkpoints import Checkpoints
from store.queries import people
from tools.actor import Actor
from tools.ran import Call, Scene

THREADS = 8
LAST = 50


class OneCall:
    """A model that takes no time: one look at the jobs, then words."""

    name, reads_results = "instant", True

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Call a tool for a request, answer its result."""
        if request.messages[-1].role == "user":
            return calling(("list_jobs", {"status": "open"}))
        return ModelReply(text="There they are.")


class _State(TypedDict, total=False):
    step: int


async def _bare_turns(system: System, actor: Actor, times: int) -> float:
    scene = Scene(actor=actor, now=system.assistant.now())

    async def think(state: _State) -> _State:
        return {"step": state.get("step", 0) + 1}

    async def act(state: _State) -> _State:
        await system.toolbox.run(Call("list_jobs", {"status": "open"}), scene)
        return {"step": state.get("step", 0) + 1}

    graph = StateGraph(_State)
    graph.add_node("think", think)
    graph.add_node("act", act)
    graph.add_edge(START, "think")
    graph.add_conditional_edges("think", lambda s: "act" if s["step"] < 2 else END, {"act": "act", END: END})
    graph.add_edge("act", "think")
    compiled = graph.compile()
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        await compiled.ainvoke({"step": 0})
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken[times // 5 :])


async def _wal(system: System) -> int:
    async with system.database.owner() as session:
        return int(
            (await session.execute(text("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')"))).scalar_one()
        )


async def measure() -> list[Row]:
    """Measure turns 1 and 50 of several threads in turn with the bare loop."""
    async with sample_company() as system:
        async with system.database.worker() as session:
            email = await people.default_email(session)
        checkpoints = Checkpoints(system.database.worker_url)
        await checkpoints.open()
        assistant = Assistant(
            system.database, system.toolbox, OneCall(), checkpointer=checkpoints.saver, clock=system.assistant.now
        )
        actor = await assistant.person(str(email))
        bare = [await _bare_turns(system, actor, 60)]
        times, written = await _threads(system, assistant, actor)
        bare.append(await _bare_turns(system, actor, 60))
        await checkpoints.close()
    return _rows(statistics.median(bare), times, written)


async def _threads(
    system: System, assistant: Assistant, actor: Actor
) -> tuple[dict[int, list[float]], dict[int, list[int]]]:
    times: dict[int, list[float]] = {}
    written: dict[int, list[int]] = {}
    names = [uuid4().hex for _ in range(THREADS)]
    for name in ("warm", *names):
        for number in range(1, LAST + 1):
            before = await _wal(system)
            started = time.perf_counter()
            await assistant.ask(Asked(text="which jobs are open?", actor=actor, thread=name))
            taken = (time.perf_counter() - started) * 1000
            if name != "warm":
                times.setdefault(number, []).append(taken)
                written.setdefault(number, []).append(await _wal(system) - before)
    return times, written


def _rows(bare: float, times: dict[int, list[float]], written: dict[int, list[int]]) -> list[Row]:
    first, last = _near(times, 1, 3), _near(times, LAST - 2, LAST)
    bytes_first, bytes_last = _near(written, 2, 4), _near(written, LAST - 2, LAST)
    return [
        Row("turn 1-3, model time left out, ms", f"{first:.1f}", f"bare loop {bare:.1f}", f"+{first - bare:.1f} ms",
            "within 10 ms added", first - bare <= 10),
        Row("turn 48-50 of a conversation, ms", f"{last:.1f}", f"turn 1-3 {first:.1f}", f"{last / first:.2f}",
            "the same", last <= 1.15 * first),
        Row("bytes written (WAL), turn 48-50", f"{bytes_last:,.0f}", f"turn 2-4 {bytes_first:,.0f}",
            f"{bytes_last / bytes_first:.2f}", "≤ 1.1", bytes_last <= 1.1 * bytes_first),
    ]  # fmt: skip


def _near(values: dict[int, list[Any]], first: int, last: int) -> float:
    return float(statistics.median(v for n in range(first, last + 1) for v in values[n]))
