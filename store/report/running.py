"""Running a question: through the guard, past the planner's estimate, as the report login, a bounded answer back."""

import re
import time
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import psycopg
from psycopg import generators
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

from store.connections import Driver
from store.report.errors import ReportFailedError, TooCostlyError
from store.report.values import FIXED, TEXTS, Value, kind_of, plain, size_of

MAX_ROWS = 5_000
MAX_BYTES = 4_000_000
MAX_COST = 30_000_000
"""In the planner's units, some five million of which are a second's work."""
MAX_CELL = 10_000
"""Characters of a text, and bytes of a list, that the database sends; what is longer is cut, or left out."""
_FETCH = 500
_PREPARED = "question"
"""What a statement is called from its planning until it has run."""

_WORD = re.compile(r'"[^"]+"|[^\W\d]\w*(\.[^\W\d]\w*)*')


Shape = tuple[tuple[str, int], ...]
"""The columns a statement makes: their names and PostgreSQL's numbers of their types."""


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
            shape = await self._shape(written)
            await self._prepare(_PREPARED, _bounded(written, shape, most_rows + 1))
            await self._check_cost()
            rows, is_cut = await self._fetch(most_rows)
            await self._driver.execute(f"deallocate {_PREPARED}".encode(), prepare=False)
        columns = tuple(Column(name, kind_of(oid)) for name, oid in shape)
        return Table(written, columns, rows, is_cut, round((time.perf_counter() - started) * 1000, 1))

    @asynccontextmanager
    async def _one_step(self, written: str) -> AsyncIterator[None]:
        """Undo a statement that failed, so that the next one meets a transaction that works, and say why it failed."""
        await self._driver.execute("savepoint question", prepare=False)
        try:
            yield
        except psycopg.Error as error:
            await self._take_back()
            raise _failure(error, written) from None  # the cause's words may hold data, and logs show causes
        except BaseException:
            await self._take_back()
            raise

    async def _take_back(self) -> None:
        """Forget the statement and whatever came of it."""
        if not self._driver.broken:
            await self._driver.execute("rollback to savepoint question", prepare=False)
            await self._driver.execute("deallocate all", prepare=False)

    async def _shape(self, written: str) -> Shape:
        """Let the server read the statement, which it does for one statement only, and tell the columns it makes."""
        await self._prepare("", written)
        self._driver.pgconn.send_describe_prepared(b"")
        result = await self._result()
        return tuple(((result.fname(at) or b"").decode(), result.ftype(at)) for at in range(result.nfields))

    async def _prepare(self, name: str, statement: str) -> None:
        self._driver.pgconn.send_prepare(name.encode(), statement.encode())
        await self._result()

    async def _result(self) -> PGresult:
        result: PGresult
        (result,) = await self._driver.wait(generators.execute(self._driver.pgconn))
        if result.status not in {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK}:
            raise error_from_result(result)
        return result

    async def _check_cost(self) -> None:
        """Plan the statement, once for the estimate and the run: without parameters the server keeps the plan.

        The estimate is asked for in the protocol that takes one statement at a time. The library's own way to it keeps
        prepared statements by name, which a connection that was wiped between two questions has no longer.
        """
        self._driver.pgconn.send_query_params(f"explain (format json) execute {_PREPARED}".encode(), None)
        plan = (await self._result()).get_value(0, 0)
        if plan is None or orjson.loads(plan)[0]["Plan"]["Total Cost"] > MAX_COST:
            raise TooCostlyError

    async def _fetch(self, most_rows: int) -> tuple[tuple[tuple[Value, ...], ...], bool]:
        """Take rows as the server makes them, until there are enough; what is then still to come is cancelled.

        A cursor would do so too, but no process helps a cursor: large counts would take twice as long.
        """
        rows: list[tuple[Value, ...]] = []
        weight, is_cut = 0, False
        cursor = self._driver.cursor()
        stream: Any = cursor.stream(f"execute {_PREPARED}".encode(), size=_FETCH)  # a generator, typed as an iterator
        async with aclosing(stream) as found:
            async for raw in found:
                is_cut = is_cut or any(map(_is_long, raw))
                rows.append(tuple(_cut(plain(cell)) for cell in raw))
                weight += size_of(rows[-1])
                if weight > MAX_BYTES:
                    break
        if weight > MAX_BYTES:
            await self._driver.execute("rollback to savepoint question", prepare=False)
        return tuple(rows[:most_rows]), is_cut or len(rows) > most_rows or weight > MAX_BYTES


def _bounded(written: str, shape: Shape, rows: int) -> str:
    """Write the statement so that its answer is of no boundless length, nor any cell of it; the order of rows stays."""
    names = [f"c{place}" for place, _ in enumerate(shape, 1)]
    cells = [_bounded_cell(name, oid) for name, (_, oid) in zip(names, shape, strict=True)]
    return f"select {', '.join(cells)} from ({written}) as answer ({', '.join(names)}) limit {rows}"  # noqa: S608 - what the guard wrote


def _bounded_cell(name: str, oid: int) -> str:
    if oid in FIXED:
        return name
    if oid in TEXTS:
        return f"pg_catalog.left({name}, {MAX_CELL + 1})"
    return f"case when pg_catalog.pg_column_size({name}) <= {MAX_CELL} then {name} end"


def _is_long(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) > MAX_CELL


def _cut(cell: Value) -> Value:
    return f"{cell[:MAX_CELL]}\u2026" if isinstance(cell, str) and _is_long(cell) else cell


def _failure(error: psycopg.Error, written: str) -> ReportFailedError:
    """Say why the database refused, without its words: they may hold data."""
    hint = error.diag.column_name or error.diag.table_name or _word_at(error.diag.statement_position, written)
    return ReportFailedError(error.sqlstate or "08006", hint)


def _word_at(position: str | None, written: str) -> str:
    """Give the name at which reading the statement failed."""
    if position is None:
        return ""
    found = _WORD.match(written, int(position) - 1)
    return found[0].strip('"') if found else ""
