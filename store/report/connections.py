"""Connections of the report login: each carries one read-only transaction at a time and is wiped after it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import psycopg
from psycopg import sql
from psycopg.pq import TransactionStatus

from store.connections import Driver
from store.errors import ConnectionLostError, OverloadedError
from store.identity import Moment

_PATIENCE_S = 30.0
_FORGET_S = 5.0

# The login has these limits by itself; they are said again where an operator may have changed them. Every transaction
# says them before anything else, and the time limits come before the planner sees the statement.
_BEGIN = """
begin isolation level repeatable read read only;
set local statement_timeout = '15s';
set local transaction_timeout = '30s';
set local idle_in_transaction_session_timeout = '10s';
set local lock_timeout = '1s';
set local work_mem = '16MB';
set local jit = off;
set local cursor_tuple_fraction = 1;
set local search_path = report;
set local intervalstyle = postgres;
select pg_backend_pid(), (extract(epoch from now()) * 1000000)::bigint
"""


class ReportConnections:
    """A few connections, opened when they are needed and kept for the next question."""

    def __init__(self, log_in: Callable[[], Awaitable[Driver]], size: int) -> None:
        """Prepare at most `size` connections that `log_in` opens; nothing is connected yet."""
        self._log_in = log_in
        self._free = asyncio.Semaphore(size)
        self._idle: list[Driver] = []

    @asynccontextmanager
    async def transaction(self, identity: Callable[[Moment], str], zone: str) -> AsyncIterator[Driver]:
        """Give a connection in a read-only transaction as the person whose signed `identity` is made for it.

        It is always rolled back, and nothing of it stays on the connection. Raises `OverloadedError` when no connection
        becomes free, `ConnectionLostError` when the server cannot be reached.
        """
        try:
            async with asyncio.timeout(_PATIENCE_S):
                await self._free.acquire()
        except TimeoutError as error:
            raise OverloadedError from error
        try:
            driver = await self._begin(identity, zone)
            try:
                yield driver
            finally:
                await asyncio.shield(self._give_back(driver))
        finally:
            self._free.release()

    async def close(self) -> None:
        """Close the idle connections."""
        while self._idle:
            await self._idle.pop().close()

    async def _begin(self, identity: Callable[[Moment], str], zone: str) -> Driver:
        while self._idle:
            driver = self._idle.pop()
            try:
                await _start(driver, identity, zone)
            except psycopg.OperationalError:
                await driver.close()  # the server restarted while it lay idle
            else:
                return driver
        driver = await self._log_in()
        try:
            await _start(driver, identity, zone)
        except BaseException as error:
            await driver.close()
            if isinstance(error, psycopg.OperationalError):
                raise ConnectionLostError from error
            raise
        return driver

    async def _give_back(self, driver: Driver) -> None:
        """Keep the connection for the next question if it can be wiped clean in good time, else close it."""
        try:
            async with asyncio.timeout(_FORGET_S):
                if driver.info.transaction_status is not TransactionStatus.IDLE:
                    await driver.execute("rollback", prepare=False)
                await driver.execute("discard all", prepare=False)
        except (psycopg.Error, TimeoutError):
            await driver.close()
        else:
            self._idle.append(driver)


async def _start(driver: Driver, identity: Callable[[Moment], str], zone: str) -> None:
    cursor = await driver.execute(_BEGIN, prepare=False)
    while cursor.nextset():
        pass
    row = await cursor.fetchone()
    if row is None:
        raise ConnectionLostError
    claim = identity(Moment(backend_pid=row[0], started_us=row[1]))
    local = sql.SQL("set local shortlist.identity = {}; set local timezone = {}")
    await driver.execute(local.format(sql.Literal(claim), sql.Literal(zone)), prepare=False)
