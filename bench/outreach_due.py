"""A hundred thousand people whose next letter falls due at the same moment, while somebody asks a question."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from uuid import uuid4

import psutil
import psycopg
from sqlalchemy import text

from agent.assistant import Asked
from bench.outreach_mail import WEEKDAY
from bot.outreach.sequencing import Sequencer
from bot.wiring import System
from tools.actor import Actor

QUESTION = "who is in screen?"
_CLEAR = (
    "delete from shortlist.outbox where kind = 'email'",
    "delete from shortlist.message where enrollment_id is not null",
    "delete from shortlist.enrollment",
)
_PEOPLE = """
insert into shortlist.candidate (first_name, last_name, timezone, current_company)
select 'Due', 'Nr ' || n, 'UTC', 'Company ' || n % 5000 from generate_series(1, {number}) n
"""
_ADDRESSES = """
insert into shortlist.candidate_email (candidate_id, value, is_primary)
select c.id, 'due.' || c.id || '@d' || abs(hashtext(c.id::text)) % 20000 || '.example', true
from shortlist.candidate c where c.first_name = 'Due'
"""
_BASIS = """
insert into shortlist.consent (candidate_id, purpose, basis)
select c.id, 'processing', 'legitimate_interest' from shortlist.candidate c where c.first_name = 'Due'
"""
_SEQUENCE = text("""
with made as (
  insert into shortlist.sequence (name, status) values ('Everybody', 'active') returning id
), steps as (
  insert into shortlist.sequence_step (sequence_id, position, wait_days)
  select made.id, n, case when n = 1 then 0 else 4 end from made, generate_series(1, 3) n returning id
), words as (
  insert into shortlist.step_variant (step_id, subject, body)
  select steps.id, 'Hello {first_name}', 'Hi {first_name}, a letter about {company}.' from steps
)
select id from made
""")
_ENROLL = """
with senders as (
  insert into shortlist.person (name, email, timezone, roles)
  select 'Due sender ' || n, 'due' || n || '.' || gen_random_uuid() || '@bench.example', 'UTC', '{{recruiter}}'
  from generate_series(1, {senders}) n returning id
), numbered as (
  select id, row_number() over () - 1 as n from senders
), people as (
  select id, row_number() over () - 1 as n from shortlist.candidate where first_name = 'Due'
)
insert into shortlist.enrollment (candidate_id, sequence_id, sender_id, next_step, next_at)
select people.id, '{sequence}', numbered.id, 1, timestamptz '2026-11-16 12:00+00'
from people join numbered on numbered.n = people.n % {senders}
"""


@dataclass
class Burst:
    """What it took to decide about everybody, and what a recruiter's turn took before and meanwhile."""

    seconds: float = 0.0
    letters: int = 0
    megabytes: float = 0.0
    longest_statement: float = 0.0
    turn_before: float = 0.0
    turn_during: float = 0.0
    _turns: list[float] = field(default_factory=list)


async def everybody_due(system: System, number: int, *, senders: int) -> Burst:
    """Let everybody's first letter be due, and look until all are decided."""
    await _fill(system, number, senders)
    found = Burst()
    actor = await system.assistant.person("priya.raman@quillhaven.example")
    found.turn_before = _p95(await _turns(system, actor, 20))
    memory = psutil.Process().memory_info().rss
    sequencer = Sequencer(system.database, lambda: WEEKDAY)
    async with _watched(system, found), _asking(system, actor, found):
        started = time.perf_counter()
        while await sequencer.run_due():
            found.megabytes = max(found.megabytes, (psutil.Process().memory_info().rss - memory) / 1e6)
        found.seconds = time.perf_counter() - started
    found.turn_during = _p95(found._turns)  # noqa: SLF001 - this file's
    async with system.database.owner() as session:
        queued = text("select count(*) from shortlist.message where enrollment_id is not null and status = 'queued'")
        found.letters = await session.scalar(queued) or 0
    return found


async def _fill(system: System, number: int, senders: int) -> None:
    async with system.database.owner() as session:
        await session.execute(text("set local shortlist.bulk = 'on'"))  # nobody looks for them by name
        for statement in _CLEAR:
            await session.execute(text(statement))
        there = await session.scalar(text("select count(*) from shortlist.candidate where first_name = 'Due'")) or 0
        if there < number:
            for statement in (_PEOPLE.format(number=number - there), _ADDRESSES, _BASIS):
                await session.execute(text(statement))
        sequence = await session.scalar(_SEQUENCE)
        await session.execute(text(_ENROLL.format(senders=senders, sequence=sequence)))
    async with await psycopg.AsyncConnection.connect(system.database.url, autocommit=True) as connection:
        await connection.execute("vacuum analyze")


@asynccontextmanager
async def _watched(system: System, found: Burst) -> AsyncIterator[None]:
    """Look again and again for the statement of the worker that has run longest."""

    async def look() -> None:
        async with await psycopg.AsyncConnection.connect(system.database.url, autocommit=True) as connection:
            while True:
                rows = await connection.execute(
                    "select extract(epoch from max(clock_timestamp() - query_start)) from pg_stat_activity"
                    " where usename = 'shortlist_worker' and state = 'active'"
                )
                longest = await rows.fetchone()
                found.longest_statement = max(found.longest_statement, float(longest[0] or 0) if longest else 0.0)
                await asyncio.sleep(0.02)

    async with _meanwhile(look()):
        yield


@asynccontextmanager
async def _asking(system: System, actor: Actor, found: Burst) -> AsyncIterator[None]:
    """Ask one question after the other."""

    async def ask() -> None:
        while True:
            found._turns.extend(await _turns(system, actor, 1))  # noqa: SLF001 - this file's
            await asyncio.sleep(0.2)

    async with _meanwhile(ask()):
        yield


@asynccontextmanager
async def _meanwhile(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _turns(system: System, actor: Actor, times: int) -> list[float]:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        await system.assistant.ask(Asked(text=QUESTION, actor=actor, thread=uuid4().hex))
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20, method="inclusive")[-1] if len(taken) > 1 else sum(taken)
