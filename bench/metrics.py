"""Hiring numbers: each metric with rights over the views against SQL written by hand without; the guard; a chart."""

import argparse
import asyncio
import statistics
import time
from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg

from bench.company import NOW, sample_company
from bench.metrics_company import fill
from bench.metrics_yardsticks import BY_HAND
from bench.table import Row, median_ms, show
from bot.charts.picture import png
from bot.wiring import System
from store.database import Database
from store.metrics.calendar import Reporting
from store.metrics.catalogue import METRICS
from store.metrics.compiler import compile as compiled
from store.metrics.phrases import read_window
from store.metrics.query import Query
from store.metrics.windows import ALL_TIME
from store.metrics.windows import NOW as AS_OF_NOW
from store.queries import people
from store.report.errors import ReportRefusedError
from store.report.guard import guarded
from tools.ran import Call, Scene
from tools.views import AnswerCard

APPLICATIONS = 100_000
TIMES = 3
MEDIAN_AIM, WORST_AIM = 1.5, 3.0
GUARD_AIM_MS = 5.0


async def measure(applications: int = APPLICATIONS) -> list[Row]:
    """Fill a company and measure; everything is deleted at the end."""
    async with sample_company() as system:
        url = system.settings.database_url
        address = url.get_secret_value() if url else ""
        counts = await asyncio.to_thread(fill, address, applications)
        rows = await _metrics(system.database, address)
        ratios = [float(row.ratio.removesuffix("x")) for row in rows if row.ratio]
        size = f"{counts[0]:,} applications, {counts[1]:,} transitions"
        middle, worst = statistics.median(ratios), max(ratios)
        rows.append(
            Row(f"median of these ({size})", "", "", f"{middle:.2f}x", f"<= {MEDIAN_AIM}x", middle <= MEDIAN_AIM)
        )
        rows.append(Row("worst of these", "", "", f"{worst:.2f}x", f"<= {WORST_AIM}x", worst <= WORST_AIM))
        return [*rows, await _guard(), *await _chart(system)]


def _query(name: str) -> Query:
    metric, today = METRICS[name], NOW.date()
    window = AS_OF_NOW if metric.is_snapshot else read_window("past 90 days", Reporting(today)) or ALL_TIME
    query = Query(metric=name, today=today, dimensions=("department",), window=window)
    return replace(query, dimensions=()) if metric.groups and "department" in metric.groups else query


async def _metrics(database: Database, address: str) -> list[Row]:
    async with database.worker() as session:
        asker = await people.active_by_email(session, "margaret.ashdown@quillhaven.example")
    if asker is None:
        raise LookupError("the sample company has its executive")
    rows = []
    async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
        for name, by_hand in BY_HAND.items():
            statement = compiled(_query(name)).sql
            ours = await _timed(database, asker.id, statement)
            theirs = await median_ms(lambda s=by_hand: _fetched(connection, s), TIMES)  # type: ignore[misc]  # bound at once
            if ours is None:
                rows.append(Row(name, "refused or stopped", f"{theirs:.0f} ms", "", "", met=False))
                continue
            rows.append(Row(name, f"{ours:.0f} ms", f"{theirs:.0f} ms", f"{ours / theirs:.2f}x", ""))
    return rows


async def _asked(database: Database, person: UUID, statement: str) -> object:
    """Answer as a tool does, each time in a transaction of its own."""
    async with database.report(person, now=NOW, zone="Europe/Berlin") as report:
        return await report.run(statement)


async def _timed(database: Database, person: UUID, statement: str) -> float | None:
    try:
        return await median_ms(lambda: _asked(database, person, statement), TIMES)
    except ReportRefusedError:
        return None


async def _fetched(connection: psycopg.AsyncConnection[Any], statement: str) -> object:
    return await (await connection.execute(statement.encode())).fetchall()


async def _guard() -> Row:
    statements = [compiled(_query(name)).sql for name in BY_HAND]

    async def all_of_them() -> None:
        for statement in statements:
            guarded(statement, NOW)

    each = await median_ms(all_of_them, 5) / len(statements)
    return Row("guard, a statement", f"{each:.1f} ms", "", "", f"<= {GUARD_AIM_MS:.0f} ms", each <= GUARD_AIM_MS)


async def _chart(system: System) -> list[Row]:
    actor = await system.assistant.person("margaret.ashdown@quillhaven.example")
    call = Call(tool="metric_query", args={"metric": "applications", "dimensions": ["department"]})
    ran = await system.toolbox.run(call, Scene(actor=actor, now=NOW))
    (card,) = (view for view in ran.views if isinstance(view, AnswerCard))
    started = time.perf_counter()
    await asyncio.to_thread(png, card)
    first = (time.perf_counter() - started) * 1000
    warm = await median_ms(lambda: asyncio.to_thread(png, card), 5)
    return [Row("a chart as PNG", f"{warm:.0f} ms", f"{first:.0f} ms the first time", "", "")]


def main() -> None:
    """Run with as many applications as asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.metrics")
    parser.add_argument("--applications", type=int, default=APPLICATIONS)
    show("Hiring numbers", asyncio.run(measure(parser.parse_args().applications)))


if __name__ == "__main__":
    main()
