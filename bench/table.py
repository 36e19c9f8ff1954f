"""The table all benchmarks print."""

import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """A measurement: ours, the yardstick's, their ratio or difference, and the aim in words."""

    what: str
    ours: str
    yardstick: str
    ratio: str
    aim: str
    met: bool | None = None


def show(title: str, rows: list[Row]) -> None:
    """Print the rows."""
    table = Table(title=title, title_justify="left")
    for column in ("What", "Ours", "Yardstick", "Ratio", "Aim", ""):
        table.add_column(column, overflow="fold")
    for row in rows:
        mark = "" if row.met is None else "met" if row.met else "missed"
        table.add_row(row.what, row.ours, row.yardstick, row.ratio, row.aim, mark)
    Console(width=150).print(table)


async def median_ms(work: Callable[[], Awaitable[object]], times: int) -> float:
    """Give the median milliseconds of some repetitions."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        await work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)
