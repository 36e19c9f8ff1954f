"""A workspace with the bot in processes of its own on the sample company, and a watch over what is said in it."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import text

from bench.company import sample_company
from bot.playground.people import people_of
from bot.playground.plan import Person
from bot.playground.server import Playground
from bot.testing import Processes, settings_of
from bot.wiring import System
from store import queue

Thread = tuple[str, str]
"""A channel and the timestamp of the message that opened the thread."""


@dataclass
class Town:
    """The workspace, its people, and the processes of the bot."""

    pg: Playground
    people: list[Person]
    bot: Processes
    system: System
    said: Counter[Thread] = field(default_factory=Counter)
    first_sign: dict[Thread, float] = field(default_factory=dict)
    _seen: int = 0

    async def watch(self) -> None:
        """Note who was answered where, for as long as it runs."""
        while True:
            self.look()
            await asyncio.sleep(0.02)

    def look(self) -> None:
        """Read the calls that came since the last look."""
        for call in self.pg.calls[self._seen :]:
            self._seen += 1
            if not call.answer.get("ok"):
                continue
            if call.method in {"chat.postMessage", "chat.startStream"}:
                self.said[str(call.args.get("channel")), str(call.args.get("thread_ts"))] += 1
            elif call.method == "assistant.threads.setStatus":
                where = str(call.args.get("channel_id")), str(call.args.get("thread_ts"))
                self.first_sign.setdefault(where, call.at)

    async def ask(self, who: Person, words: str, root: str | None = None) -> Thread:
        """Write to the bot; gives the thread."""
        ts = await self.pg.post(who, "dm", words, thread_ts=root)
        return self.pg.dm(who), root or ts

    async def answered(self, thread: Thread, times: int, within: float) -> bool:
        """Wait until that many answers stand in a thread; tells whether they came in time."""
        try:
            async with asyncio.timeout(within):
                while self.said[thread] < times:  # noqa: ASYNC110 - `look` writes it
                    await asyncio.sleep(0.02)
        except TimeoutError:
            return False
        return True

    async def value(self, query: str, **values: Any) -> Any:
        """Read one value as the operator."""
        async with self.system.database.owner() as session:
            return (await session.execute(text(query), values)).scalar()

    async def clear(self) -> None:
        """Forget every event that waits."""
        async with self.system.database.owner() as session:
            await session.execute(text("delete from shortlist.slack_inbox"))
            await session.execute(text("reset role"))
            await session.execute(text("truncate queue.procrastinate_jobs cascade"))

    async def crew(self, workers: int) -> None:
        """Start or end workers until there are so many."""
        while len(self.bot.workers) > workers:
            await self.bot.end(self.bot.workers[-1])
        await asyncio.gather(*(self.bot.worker() for _ in range(workers - len(self.bot.workers))))


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    """Open a workspace of the sample company's people, with a process that receives and no worker yet."""
    async with sample_company() as system:
        await queue.prepare(system.database.url)
        people = await people_of(system.database)
        with TemporaryDirectory(prefix="shortlist-bench-") as directory:
            async with Playground(people) as pg:
                given = settings_of(pg) | {"SLACK_SIGNING_SECRET": pg.signing_secret}
                async with Processes(system.database.url, Path(directory), given) as bot:
                    await bot.serve()
                    opened = Town(pg, people, bot, system)
                    watching = asyncio.create_task(opened.watch())
                    yield opened
                    watching.cancel()


def in_turn(people: list[Person], times: int) -> list[Person]:
    """Give so many people, each as often as the others."""
    every = cycle(people)
    return [next(every) for _ in range(times)]
