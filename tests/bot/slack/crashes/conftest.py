"""A workspace whose bot runs in processes of its own, which a test can stop at an exact moment and kill."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest

from agent.testing import StandInEndpoint, stream
from bot.playground.people import people_of
from bot.playground.server import Playground
from bot.testing import Processes, settings_of
from store import queue
from store.database import Database
from store.testing import Databases

JONAS = "jonas.weidner@quillhaven.example"
PRIYA = "priya.raman@quillhaven.example"
WORDS = "Twelve jobs are open today and four of them wait for you"
"""What the model says in the talking town."""

WORKERS = 2

Test = Callable[..., Awaitable[None]]

MOMENTS = {
    "received": ("shortlist.slack_inbox", "insert", "true"),
    "taken": ("shortlist.slack_inbox", "update", "new.attempts > old.attempts"),
    "decided": ("checkpoint.checkpoints", "insert", "new.metadata ->> 'step' = '1'"),
    "acted": ("checkpoint.checkpoints", "insert", "new.metadata ->> 'step' = '2'"),
    "streamed": ("shortlist.outbox", "insert", "new.lane = 'stream'"),
    "claimed": ("shortlist.outbox", "update", "new.status = 'sending' and old.status = 'queued'"),
    "marked": ("shortlist.outbox", "update", "new.status = 'sent'"),
    "ended": ("shortlist.slack_inbox", "update", "new.status = 'done'"),
    "finished": ("queue.procrastinate_jobs", "delete", "true"),
    "shown": ("shortlist.outbox", "insert", "new.payload ->> 'do' = 'update'"),
}
"""Where a process can be held: before it has kept an event or taken it up, kept what was decided or what was done,
noted that a stream was begun, marked a message as being sent or as sent, written down that an event is done, that its
job is, or that a message is to be shown anew. Each is a trigger that waits for a lock of the test's."""

_FUNCTION = """
create schema gate;
grant usage on schema gate to public;
create function gate.wait() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(tg_argv[0]::bigint);
  return coalesce(new, old);
end $$;
"""
_WAITING = """
select a.pid, a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory' and not l.granted and l.classid = 0 and l.objid = %s
  and l.database = (select oid from pg_database where datname = current_database())
"""
_UNFINISHED = {
    "events": "select count(*) from shortlist.slack_inbox where status = 'new'",
    "messages": "select count(*) from shortlist.outbox where status in ('queued', 'sending')",
    "turns": "select count(*) from shortlist.turn where status in ('running', 'waiting')",
    "jobs": "select count(*) from queue.procrastinate_jobs where status in ('todo', 'doing')",
    "checkpoints": "select count(*) from checkpoint.checkpoints",
}


def ends_within(seconds: float) -> Callable[[Test], Test]:
    """Let a test fail that has not come to its end by then, instead of waiting for what a crash took with it."""

    def limited(test: Test) -> Test:
        @wraps(test)
        async def run(*arguments: Any, **named: Any) -> None:
            async with asyncio.timeout(seconds):
                await test(*arguments, **named)

        return run

    return limited


@dataclass
class Held:
    """A moment at which processes wait while the test holds its lock."""

    town: "Town"
    moment: str
    connection: psycopg.AsyncConnection[Any]

    async def who(self) -> str:
        """Wait until a process is there, and give its name."""
        async with asyncio.timeout(20):
            while not (found := await self._waiting()):  # noqa: ASYNC110 - it is looked for in the database
                await asyncio.sleep(0.02)
        return str(found[0][1])

    async def kill(self) -> str:
        """Kill the process that waits, together with its connections, so that what it was about to do never happens."""
        name = await self.who()
        await self.town.kill(name)
        await self.cut_off(name)
        return name

    async def cut_off(self, name: str) -> None:
        """Break the connections over which a process waits here."""
        for pid in [pid for pid, owner in await self._waiting() if owner == name]:
            await self.connection.execute("select pg_terminate_backend(%s, 5000)", [pid])

    async def _waiting(self) -> list[tuple[Any, ...]]:
        return await (await self.connection.execute(_WAITING, [_key(self.moment)])).fetchall()


@dataclass
class Town(Processes):
    """A workspace, the database behind it, and the bot in processes: two workers, however many are killed."""

    pg: Playground = field(kw_only=True)
    starting: list["asyncio.Task[str]"] = field(default_factory=list)

    async def kill(self, name: str) -> None:
        """Kill a process; another begins to take a worker's place."""
        await super().kill(name)
        if name.startswith("worker"):
            self.starting.append(asyncio.create_task(self.worker()))

    async def staffed(self) -> None:
        """Wait until there are two workers again."""
        await asyncio.gather(*self.starting)
        self.starting.clear()
        while len(self.workers) < WORKERS:
            await self.worker()

    @asynccontextmanager
    async def holding(self, moment: str) -> AsyncIterator[Held]:
        """Hold every process that comes to a moment, for as long as the block runs."""
        async with await psycopg.AsyncConnection.connect(self.url, autocommit=True) as connection:
            await connection.execute("select pg_advisory_lock(%s)", [_key(moment)])
            yield Held(self, moment, connection)

    async def value(self, query: str, *arguments: object) -> Any:
        """Read one value as the operator."""
        async with await psycopg.AsyncConnection.connect(self.url, autocommit=True) as connection:
            row = await (await connection.execute(query, arguments)).fetchone()
        return row[0] if row else None

    async def run(self, statement: str, *arguments: object) -> None:
        """Change something as the operator."""
        async with await psycopg.AsyncConnection.connect(self.url, autocommit=True) as connection:
            await connection.execute(statement, arguments)

    async def erase(self, name: str) -> None:
        """Erase a candidate and everything about them."""
        async with await psycopg.AsyncConnection.connect(self.url) as connection:
            await connection.execute("set shortlist.erasure = on")
            await connection.execute("delete from shortlist.candidate where name = %s", [name])

    async def later(self) -> None:
        """Let the time pass after which those that do not stir are taken for dead: whoever works now, and sends."""
        await self.run(
            "update queue.procrastinate_workers set last_heartbeat = now() - interval '1 minute'"
            " where id in (select worker_id from queue.procrastinate_jobs where status = 'doing')"
        )
        await self.run("update shortlist.outbox set next_at = now() where status = 'sending'")
        await self.run("update queue.procrastinate_jobs set scheduled_at = now() where status = 'todo'")

    async def ask(self, who: str, text: str, **where: Any) -> str:
        """Write to the bot and wait until that was acknowledged; gives the message's timestamp."""
        ts = await self.pg.post(who, where.pop("channel", "dm"), text, **where)
        await self.pg.settled()
        return ts

    def answers(self, who: str, root: str, channel: str = "dm") -> list[dict[str, Any]]:
        """What the bot has said in a thread."""
        return [message for message in self.pg.thread(channel, root, who) if message.get("bot_id")]

    async def at_work(self) -> str:
        """Give the worker that is at a turn: the one that listens to the model."""
        port = urlsplit(self.given["OPENAI_BASE_URL"]).port
        return next(name for name in self.workers if port in _connected_to(self.running[name].pid))

    async def answer(self, who: str, root: str, channel: str = "dm", within: float = 20) -> str:
        """Wait for the end of everything and give the words of the one reply there is."""
        await self.pg.until(lambda: self.answers(who, root, channel), timeout=within)
        await self.quiet()
        said = self.answers(who, root, channel)
        assert len(said) == 1, [message["text"] for message in said]
        assert not said[0].get("streaming")
        return str(said[0]["text"])

    async def told(self, who: str, root: str, channel: str = "dm") -> str:
        """Wait for the first thing that is said in a thread."""
        said = await self.pg.until(lambda: self.answers(who, root, channel), timeout=20)
        return str(said[0]["text"])

    async def quiet(self, within: float = 20) -> None:
        """Wait until nothing is left of anything: no event, message, turn, job or checkpoint."""
        await self.pg.settled()
        left: dict[str, int] = {}
        try:
            async with asyncio.timeout(within):
                while left := await self.left():  # noqa: ASYNC110 - as above
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"still unfinished: {left}") from None

    async def left(self) -> dict[str, int]:
        """Count what is unfinished, by kind; empty when nothing is."""
        counted = {what: await self.value(query) for what, query in _UNFINISHED.items()}
        return {what: number for what, number in counted.items() if number}


def _connected_to(process: int) -> set[int]:
    """Give the ports of this machine that a process has connections to."""
    return {c.raddr.port for c in psutil.Process(process).net_connections("tcp") if c.raddr}


def _key(moment: str) -> int:
    return 7_400 + list(MOMENTS).index(moment)


async def _build_gates(url: str) -> None:
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute(_FUNCTION)
        for moment, (table, event, when) in MOMENTS.items():
            await connection.execute(
                f"create trigger gate_{moment} before {event} on {table} for each row when ({when})"
                f" execute function gate.wait('{_key(moment)}')"
            )


@asynccontextmanager
async def town_of(url: str, directory: Path, **environment: str) -> AsyncIterator[Town]:
    """Open a workspace with the bot in processes of its own: one that receives, and workers."""
    await queue.prepare(url)
    await _build_gates(url)
    database = await Database.open(url)
    people = await people_of(database)
    await database.close()
    async with (
        Playground(people) as pg,
        Town(url, directory, settings_of(pg) | environment, pg=pg) as town,
    ):
        await asyncio.gather(town.serve(), *(town.worker() for _ in range(WORKERS)))
        yield town
        await asyncio.gather(*town.starting)


def written_slowly(words: str, pause: float) -> StandInEndpoint:
    """Make a model that answers everything with these words, one after the other, seconds apart."""
    answer = stream(*({"content": f"{word} "} for word in words.split()))
    return StandInEndpoint([replace(answer, pause=pause)])


@pytest.fixture(scope="module")
async def town(
    databases: Databases, company_template: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Town]:
    """A town with two workers and no language model, which the tests of a module share and leave quiet."""
    with databases.migrated(company_template) as url:
        async with town_of(url, tmp_path_factory.mktemp("town")) as opened:
            yield opened


@pytest.fixture(scope="module")
async def talking(
    databases: Databases, company_template: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Town]:
    """A town with two workers whose model takes three seconds for each answer."""
    with databases.migrated(company_template) as url:
        async with (
            written_slowly(WORDS, pause=0.25) as model,
            town_of(url, tmp_path_factory.mktemp("talking"), OPENAI_BASE_URL=model.url) as opened,
        ):
            yield opened
