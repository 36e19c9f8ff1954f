"""How many requests a second the built-in interpreter understands, and a whole turn with it."""

import time
from pathlib import Path
from uuid import uuid4

from agent.assistant import Asked
from agent.model import Message, ModelRequest
from bench.company import sample_company
from bench.table import Row
from bot.evaluation.cases import Case, read_cases
from bot.wiring import System
from tools.actor import Actor
from tools.registry import tools_for

FILE = Path(__file__).parent.parent / "tests" / "eval" / "dev.yaml"


async def measure() -> list[Row]:
    """Understand every first sentence of the evaluation set, then answer a part of them."""
    async with sample_company() as system:
        cases = [case for case in read_cases(FILE).cases if not case.thread]
        actors = {email: await system.assistant.person(email) for email in {case.person for case in cases}}
        await _understand(system, cases, actors)
        understood = await _understand(system, cases, actors)
        reading = [c for c in cases if c.expect.tools and c.expect.tools[0].name in {"find_candidates", "list_jobs"}][
            :60
        ]
        started = time.perf_counter()
        for case in reading:
            await system.assistant.ask(Asked(text=case.say, actor=actors[case.person], thread=uuid4().hex))
        turns = len(reading) / (time.perf_counter() - started)
    return [
        Row("built-in interpreter, requests understood a second (one core)", f"{understood:.0f}",
            f"whole turns a second {turns:.1f}", f"{understood / turns:.1f}", "said, not aimed at", None),
    ]  # fmt: skip


async def _understand(system: System, cases: list[Case], actors: dict[str, Actor]) -> float:
    started = time.perf_counter()
    for case in cases:
        actor = actors[case.person]
        request = ModelRequest(
            system="",
            messages=(Message(role="user", text=case.say),),
            tools=tools_for(actor),
            actor=actor,
            now=system.assistant.now(),
            turn_id=uuid4(),
        )
        await system.model.complete(request)
    return len(cases) / (time.perf_counter() - started)
