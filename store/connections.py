"""Pools of connections, one a database role, each handing out one transaction at a time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, LiteralString

import orjson
import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, create_async_engine

from store.errors import ConnectionLostError, NothingSavedError
from store.identity import Moment
from store.wrapping import wrapped_errors

Driver = psycopg.AsyncConnection[Any]
Connect = Callable[[], Awaitable[Driver]]

_BEGIN = "begin; select pg_backend_pid(), (extract(epoch from now()) * 1000000)::bigint"
_IDENTITY = "select set_config('shortlist.identity', %s, true)"
_IDENTITY_IN_HASTE: LiteralString = f"{_IDENTITY}, set_config('synchronous_commit', 'off', true)"
_WAIT_FOR_A_CONNECTION_S = 30


class Pool:
    """Connections of one role. A connection that died while it lay idle is replaced without anybody noticing."""

    def __init__(
        self, connect: Connect, size: int, *, opening: str = "", patience_s: float = _WAIT_FOR_A_CONNECTION_S
    ) -> None:
        """Prepare a pool of at most `size` connections.

        `opening` is SQL that runs at the start of every transaction; `patience_s` is how many seconds a transaction
        waits for a free connection before it raises `OverloadedError`.
        """
        self._begin_sql = f"{_BEGIN}; {opening}" if opening else _BEGIN
        self._engine = create_async_engine(
            "postgresql+psycopg://",
            async_creator=connect,
            pool_size=size,
            max_overflow=0,
            pool_timeout=patience_s,
            use_native_hstore=False,
            json_deserializer=orjson.loads,  # reading a conversation of fifty turns is mostly this
        )

    @asynccontextmanager
    async def transaction(
        self, identity: Callable[[Moment], str] | None = None, *, durable: bool = True
    ) -> AsyncIterator[AsyncSession]:
        """Give a session in one transaction: committed at the end, rolled back on any error.

        `identity` makes the signed identity once backend and transaction are known. A session that commits or rolls
        back inside ends nothing but itself: the transaction is this block's. One that is not `durable` (it needs an
        identity) is committed without waiting for the disk.
        """
        with wrapped_errors():
            connection = await self._begin(identity, durable=durable)
            try:
                async with connection.begin():
                    async with AsyncSession(
                        bind=connection, expire_on_commit=False, join_transaction_mode="rollback_only"
                    ) as session:
                        yield session
                        await session.flush()
                    await _refuse_failed(connection)
            finally:
                await asyncio.shield(connection.close())

    async def close(self) -> None:
        """Close the idle connections; those in use close when they come back."""
        await self._engine.dispose()

    async def _begin(self, identity: Callable[[Moment], str] | None, *, durable: bool) -> AsyncConnection:
        for last_try in (False, True):
            connection = await self._engine.connect()
            try:
                driver = await _driver(connection)
                await self._start(driver, identity, durable=durable)
            except psycopg.OperationalError as error:
                await connection.invalidate()
                await connection.close()
                # One dead connection means the server restarted: its neighbours in the pool are dead too.
                await self._engine.dispose()
                if last_try:
                    raise ConnectionLostError from error
            except BaseException:
                await connection.invalidate()
                await connection.close()
                raise
            else:
                return connection
        raise AssertionError("the loop returns or raises")

    async def _start(self, driver: Driver, identity: Callable[[Moment], str] | None, *, durable: bool) -> None:
        """Begin and learn what a signature is bound to in one round trip; a second one sets the identity."""
        cursor = await driver.execute(self._begin_sql, prepare=False)
        if identity is None:
            return
        cursor.nextset()
        row = await cursor.fetchone()
        if row is None:
            raise ConnectionLostError
        claim = identity(Moment(backend_pid=row[0], started_us=row[1]))
        await driver.execute(_IDENTITY if durable else _IDENTITY_IN_HASTE, (claim,))


async def driver_of(session: AsyncSession) -> Driver:
    """Give the driver's own connection, in the session's transaction: for COPY, and to send statements together."""
    return await _driver(await session.connection())


async def _driver(connection: AsyncConnection) -> Driver:
    raw = await connection.get_raw_connection()
    driver: Driver = raw.driver_connection  # type: ignore[assignment]  # psycopg's, as the engine's creator made it
    return driver


async def _refuse_failed(connection: AsyncConnection) -> None:
    """PostgreSQL answers the COMMIT of a failed transaction with a quiet ROLLBACK: say it aloud instead."""
    driver = await _driver(connection)
    if driver.info.transaction_status is TransactionStatus.INERROR:
        raise NothingSavedError
