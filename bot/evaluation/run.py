"""Running cases on a sample company of their own, so that nobody's data is changed."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from pydantic import SecretStr

from agent.answer import Answer
from agent.assistant import Asked
from bot.evaluation.cases import Case, CaseFile
from bot.evaluation.judge import Judgement, judge
from bot.evaluation.recount import Counts
from bot.settings import Settings
from bot.wiring import Say, System, bring_up_to_date, open_system
from store.embedding import LocalEmbedder
from store.queries.labels import all_labels
from store.sample import seed
from store.testing import Databases, server
from tools.matching import fold

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
"""The clock of cases that name none: a Monday morning."""


@dataclass(frozen=True)
class Judged:
    """A case, its answer and what was made of it."""

    case: Case
    answer: Answer
    judgement: Judgement


async def judge_all(file: CaseFile, settings: Settings, say: Say, *, each: Callable[[], None]) -> list[Judged]:
    """Run every case; a case that changed something leaves a fresh copy of the company to the next."""
    now = file.now or NOW
    async with _company(settings, now, say) as fresh:
        return [judged async for judged in _judged(file.cases, fresh, each)]


Fresh = Callable[[], Any]


async def _judged(cases: tuple[Case, ...], fresh: Fresh, each: Callable[[], None]) -> AsyncIterator[Judged]:
    waiting = list(cases)
    while waiting:
        async with fresh() as (system, labels, counts):
            changed = False
            while waiting and not changed:
                case = waiting.pop(0)
                answer, changed = await _answer(system, case)
                yield Judged(case, answer, judge(case, answer, labels, counts))
                each()


async def _answer(system: System, case: Case) -> tuple[Answer, bool]:
    actor = await system.assistant.person(case.person)
    thread, changed = uuid4().hex, False
    answer: Answer | None = None
    for text in (*case.thread, case.say):
        answer = await system.assistant.ask(Asked(text=text, actor=actor, thread=thread))
        changed = changed or any(view.kind == "changed" for view in answer.views)
    if answer is None:
        raise AssertionError("a case has at least one sentence")
    return answer, changed


@asynccontextmanager
async def _company(settings: Settings, now: datetime, say: Say) -> AsyncIterator[Fresh]:
    with _server() as databases:
        template = await asyncio.to_thread(databases.build_template, lambda url: asyncio.run(_fill(url, now, say)))

        @asynccontextmanager
        async def fresh() -> AsyncIterator[tuple[System, dict[str, frozenset[str]], Counts]]:
            with databases.migrated(template) as url:
                own = settings.model_copy(update={"database_url": SecretStr(url), "now": now, "secret_key": None})
                async with open_system(own, say) as system:
                    async with system.database.owner() as session:
                        found = await all_labels(session)
                        counts = await Counts.read(session, now)
                    labels = {key: frozenset(fold(name) for name in names) for key, names in found.items()}
                    yield system, labels, counts

        yield fresh


@contextmanager
def _server() -> Iterator[Databases]:
    with server() as url:
        yield Databases(url)


async def _fill(url: str, now: datetime, say: Say) -> None:
    await bring_up_to_date(url, say)
    await seed(url, as_of=now, embedder=LocalEmbedder(), progress=say)
