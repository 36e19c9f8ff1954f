"""Running a question: through the guard, past the planner's estimate, as the report login, a bounded answer back."""

import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import psycopg

from store.connections import Driver
from store.report.errors import ReportFailedError, TooCostlyError
from store.report.values import Value, kind_of, plain, size_of

MAX_ROWS = 5_000
MAX_BYTES = 4_000_000
MAX_COST = 30_000_000
"""In the planner's units, some five million of which are a second's work."""
_FETCH = 500

_EXPLAIN = "explain (format json) "
_DECLARE = "declare answer no scroll cursor for "
_WORD = re.compile(r'"[^"]+"|[^\W\d]\w*(\.[^\W\d]\w*)*')


@dataclass(frozen=True)
class Column:
    """A column of an answer; `kind` is text, integer, number, boolean, date, time, duration or id."""

    name: str
    kind: str


@dataclass(frozen=True)
class Table:
    """What a question gave: `sql` is what ran; `is_cut` tells that there were more rows than an answer may hold."""

    sql: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    is_cut: bool
    ms: float


class Report:
    """Questions of one person in one read-only transaction; `now` is their moment, in the reporting zone."""

    def __init__(self, driver: Driver, now: datetime) -> None:
        """Take a connection on which the person's identity is set."""
        self._driver = driver
        self.now = now

    async def run(self, statement: str, *, most_rows: int = MAX_ROWS) -> Table:
        """Answer one SELECT over the report views.

        Raises `ReportRefusedError`: `GuardRefusedError`, `TooCostlyError` or `ReportFailedError`. The transaction goes
        on after any of them.
        """
        from store.report.guard import guarded  # noqa: PLC0415 - loads the grammar, which most commands never need

        started = time.perf_counter()
        written = guarded(statement, self.now)
        async with self._one_step(written):
            await self._check_cost(written)
            columns, rows, is_cut = await self._fetch(written, most_rows)
        return Table(written, columns, rows, is_cut, round((time.perf_counter() - started) * 1000, 1))

    @asynccontextmanager
    async def _one_step(self, written: str) -> AsyncIterator[None]:
        """Undo a statement that failed, so that the next one meets a transaction that works, and say why it failed."""
        await self._driver.execute("savepoint question", prepare=False)
        try:
            yield
        except psycopg.Error as error:
            if not self._driver.broken:
                await self._driver.execute("rollback to savepoint question", prepare=False)
            raise _failure(error, written) from None  # the cause's words may hold data, and logs show causes
        except BaseException:
            if not self._driver.broken:
                await self._driver.execute("rollback to savepoint question", prepare=False)
            raise

    async def _check_cost(self, written: str) -> None:
        # Prepared alone, as the statement itself: the server refuses several statements in one.
        cursor = await self._driver.execute((_EXPLAIN + written).encode(), prepare=True)
        row = await cursor.fetchone()
        if row is None or row[0][0]["Plan"]["Total Cost"] > MAX_COST:
            raise TooCostlyError

    async def _fetch(
        self, written: str, most_rows: int
    ) -> tuple[tuple[Column, ...], tuple[tuple[Value, ...], ...], bool]:
        await self._driver.execute((_DECLARE + written).encode(), prepare=True)
        rows: list[tuple[Value, ...]] = []
        columns: tuple[Column, ...] = ()
        weight, is_cut = 0, False
        while not is_cut:
            cursor = await self._driver.execute(f"fetch {_FETCH} from answer".encode(), prepare=False)
            columns = tuple(Column(each.name, kind_of(each.type_code)) for each in cursor.description or ())
            found = await cursor.fetchall()
            for raw in found:
                row = tuple(plain(cell) for cell in raw)
                weight += size_of(row)
                is_cut = len(rows) == most_rows or weight > MAX_BYTES
                if is_cut:
                    break
                rows.append(row)
            if len(found) < _FETCH:
                break
        await self._driver.execute("close answer", prepare=False)
        return columns, tuple(rows), is_cut


def _failure(error: psycopg.Error, written: str) -> ReportFailedError:
    """Say why the database refused, without its words: they may hold data."""
    hint = error.diag.column_name or error.diag.table_name or _word_at(error.diag.statement_position, written)
    return ReportFailedError(error.sqlstate or "08006", hint)


def _word_at(position: str | None, written: str) -> str:
    """Give the name at which reading the statement failed; that happens in EXPLAIN, which comes first."""
    if position is None:
        return ""
    found = _WORD.match(written, max(int(position) - 1 - len(_EXPLAIN), 0))
    return found[0].strip('"') if found else ""
