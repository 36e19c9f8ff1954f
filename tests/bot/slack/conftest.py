"""The whole of it in one process: a workspace, the bot listening to it, a worker, and the sample company."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import psycopg
import pytest

from bot.commands.serve import listening, prepare_queue
from bot.playground.people import people_of
from bot.playground.plan import Person
from bot.playground.server import Playground
from bot.settings import Settings
from bot.slack.desk import Desk
from bot.slack.serving import open_desk
from bot.wiring import System, open_system
from bot.worker import work

RECRUITER = "jonas.weidner@quillhaven.example"
STRANGERS = (
    Person("Gus Guest", "gus@agency.example", guest=True),
    Person("Una Unknown", "una@elsewhere.example"),
    Person("Dan Deactivated", "dan@quillhaven.example", deactivated=True),
    Person("Otto Other", "otto@other.example", other_team=True),
)


@dataclass
class Office:
    """A workspace with the bot in it."""

    pg: Playground
    system: System
    desk: Desk
    settings: Settings
    address: str = ""

    async def ask(
        self, who: str, text: str, thread_ts: str | None = None, channel: str = "dm"
    ) -> tuple[str, list[dict]]:
        """Write a message and give its thread's root and the answers that came after it."""
        ts = await self.pg.post(who, channel, text, thread_ts=thread_ts)
        root = thread_ts or ts
        answers = await self.pg.until(lambda: self.answers(who, channel, root, after=ts), timeout=20)
        await self.quiet()
        return root, self.answers(who, channel, root, after=ts) or answers

    def answers(self, who: str, channel: str, root: str, after: str = "") -> list[dict]:
        """What the bot has said in a thread since a message."""
        said = self.pg.thread(channel, root, who)
        return [m for m in said if m.get("bot_id") and m["ts"] > (after or root)]

    async def quiet(self) -> None:
        """Wait until nothing is waiting to be done or sent."""
        await self.pg.settled()
        async with asyncio.timeout(20):
            while await self.waiting():  # noqa: ASYNC110 - what is waited for happens in a database
                await asyncio.sleep(0.02)

    async def waiting(self) -> int:
        """Count what is still to be done."""
        statement = (
            "select (select count(*) from shortlist.slack_inbox where status = 'new')"
            " + (select count(*) from shortlist.outbox where status in ('queued', 'sending'))"
        )
        async with await psycopg.AsyncConnection.connect(self.system.database.url) as connection:
            row = await (await connection.execute(statement)).fetchone()
        return int(row[0]) if row else 0

    @asynccontextmanager
    async def owner(self) -> AsyncIterator[psycopg.AsyncConnection]:
        """A connection as the operator."""
        async with await psycopg.AsyncConnection.connect(self.system.database.url, autocommit=True) as connection:
            yield connection

    async def value(self, query: str, *arguments: object):
        """Read one value as the operator."""
        async with await psycopg.AsyncConnection.connect(self.system.database.url) as connection:
            row = await (await connection.execute(query, arguments)).fetchone()
        return row[0] if row else None


def settings_for(pg: Playground, url: str, **others: object) -> Settings:
    """Settings that know nothing of the machine they run on."""
    given = {
        "DATABASE_URL": url,
        "SLACK_BOT_TOKEN": pg.bot_token,
        "SLACK_APP_TOKEN": pg.app_token,
        "SLACK_API_URL": pg.api_url,
        "SHORTLIST_PORT": 0,
    } | others
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


@asynccontextmanager
async def office_of(url: str, people: list[Person] | None = None, **others: object) -> AsyncIterator[Office]:
    """Open a workspace of a company's people with the bot in it."""
    plain = Settings(_env_file=None, DATABASE_URL=url, **others)  # type: ignore[arg-type]
    async with open_system(plain, lambda _: None) as system:
        inside = people if people is not None else await people_of(system.database)
        await prepare_queue(system)
        async with Playground([*inside, *STRANGERS]) as pg:
            settings = settings_for(pg, url, **others)
            async with open_desk(system, settings) as desk, listening(desk, settings, lambda _: None) as address:
                stop = asyncio.Event()
                worker = asyncio.create_task(work(desk, stop))
                try:
                    yield Office(pg, system, desk, settings, address)
                finally:
                    stop.set()
                    await worker


@pytest.fixture
async def office(company_url: str) -> AsyncIterator[Office]:
    """An office of this test's own."""
    async with office_of(company_url) as open_office:
        yield open_office


@pytest.fixture(scope="module")
async def module_office(module_company_url: str) -> AsyncIterator[Office]:
    """An office that one module's tests share, for tests that look only at what is theirs."""
    async with office_of(module_company_url) as open_office:
        yield open_office
