"""How soon somebody sees a sign, how many are answered in a second, and what is lost when workers are killed."""

import asyncio
import random
import time
from dataclasses import dataclass
from itertools import count

from bench.slack_town import Town, in_turn
from bot.playground.plan import Person

WORDS = ("which jobs are open?", "find Go engineers in Berlin", "show the pipeline for ENG-014", "what needs me today?")
PATIENCE_S = 120.0
"""Seconds after which an answer counts as late."""
LOST_S = 600.0
"""Seconds after which it counts as lost; a killed worker's turns wait for somebody to take them up."""
CREW = 2
WARM = 5


@dataclass(frozen=True)
class Signs:
    """Seconds from writing to the first sign, and to the answer."""

    first: list[float]
    answer: list[float]


async def signs(town: Town, times: int) -> Signs:
    """Ask one question at a time of one worker."""
    await town.crew(1)
    first, answer = [], []
    for number, who in enumerate(in_turn(town.people, times + WARM)):
        at = town.pg.workspace.clock.now()
        began = time.perf_counter()
        thread = await town.ask(who, WORDS[number % len(WORDS)])
        if not await town.answered(thread, 1, PATIENCE_S):
            raise RuntimeError("a question was not answered")
        taken = time.perf_counter() - began
        await asyncio.sleep(0.1)
        if number >= WARM:  # the first warm everything up
            first.append(town.first_sign[thread] - at)
            answer.append(taken)
    return Signs(first, answer)


async def answers_a_second(town: Town, workers: int, questions: int) -> float:
    """Let people ask so many questions at once, and give how many are answered in a second."""
    await town.crew(workers)
    await _all_at_once(town, in_turn(town.people, 4 * workers))
    return questions / await _all_at_once(town, in_turn(town.people, questions))


async def _all_at_once(town: Town, asking: list[Person]) -> float:
    began = time.perf_counter()
    threads = [await town.ask(who, WORDS[number % len(WORDS)]) for number, who in enumerate(asking)]
    if not all(await asyncio.gather(*(town.answered(thread, 1, 2 * PATIENCE_S) for thread in threads))):
        raise RuntimeError("a question was not answered")
    return time.perf_counter() - began


@dataclass
class Soak:
    """What became of many conversations while workers were killed."""

    asked: int = 0
    late: int = 0
    lost: int = 0
    doubled: int = 0
    noted: int = 0
    notes: int = 0
    killed: int = 0
    seconds: float = 0.0
    slowest: float = 0.0


async def soak(town: Town, conversations: int, turns: int, kill_every_s: float) -> Soak:
    """Hold conversations, each turn after the last one's answer, and kill a worker every so many seconds."""
    await town.crew(CREW)
    name = await town.value(
        "select min(c.name) from shortlist.candidate c join shortlist.application a on a.candidate_id = c.id"
        " where a.status = 'active' and not c.is_private"
        " and (select count(*) from shortlist.candidate d where d.name_folded = c.name_folded) = 1"
    )
    writers = [p for p in town.people if "recruiter" in p.roles or "admin" in p.roles]
    outcome, numbers = Soak(), count()
    began = time.perf_counter()
    killing = asyncio.create_task(_kill(town, outcome, kill_every_s))

    async def talk(who: Person) -> None:
        thread = None
        for turn in range(turns):
            words = WORDS[turn % len(WORDS)] if turn % 5 else f"add a note to {name}: soak {next(numbers)}"
            asked = time.perf_counter()
            thread = await town.ask(who, words, thread[1] if thread else None)
            outcome.asked += 1
            if not await town.answered(thread, turn + 1, PATIENCE_S):
                outcome.late += 1
                if not await town.answered(thread, turn + 1, LOST_S - PATIENCE_S):
                    outcome.lost += 1
                    return
            outcome.slowest = max(outcome.slowest, time.perf_counter() - asked)
        await asyncio.sleep(5)
        outcome.doubled += town.said[thread] - turns if thread else 0

    await asyncio.gather(*(talk(who) for who in in_turn(writers, conversations)))
    outcome.seconds = time.perf_counter() - began
    killing.cancel()
    outcome.noted = next(numbers)
    outcome.notes = int(await town.value("select count(*) from shortlist.note where body like '%soak %'"))
    return outcome


async def _kill(town: Town, outcome: Soak, every_s: float) -> None:
    while True:
        await asyncio.sleep(every_s)
        await town.bot.kill(random.choice(town.bot.workers))
        outcome.killed += 1
        await town.bot.worker()
