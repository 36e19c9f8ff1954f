"""The database as the rest of the program meets it: transactions as a person, as the worker, or as the owner."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from store.addresses import as_role, parameters
from store.connections import Driver, Pool
from store.errors import OwnerNeededError, SchemaMissingError, SecretNeededError, WrongSecretError
from store.identity import APP_ROLE, OWNER_ROLE, REPORT_ROLE, WORKER_ROLE, Moment, key_from_secret, role_password, sign
from store.policies import password_statement
from store.report.connections import ReportConnections
from store.report.running import Report
from store.wrapping import connect_failure

_NOBODY = UUID(int=0)
_REPORT_POOL = 4
_LOGIN_TRIES = 3  # two databases of one server may be setting the password in turns
_FIND_OUT = """
select session_user::text,
       exists (select from pg_roles where rolname = 'shortlist_owner')
         and pg_has_role(session_user, (select oid from pg_roles where rolname = 'shortlist_owner'), 'MEMBER'),
       to_regprocedure('shortlist.signature_holds()') is not null
"""


@dataclass(frozen=True)
class _Standing:
    """Who the given address logs in as, and the signing key if that login may read it."""

    user: str
    is_owner: bool
    key: bytes | None


class Database:
    """A database that is set up. Make one with `Database.open`; `close` it at the end."""

    def __init__(self, url: str, key: bytes, standing: _Standing, *, app_pool: int, worker_pool: int) -> None:
        """Prepare the pools; nothing is connected yet."""
        self._url = url
        self._key = key
        self._standing = standing
        self._restoring = asyncio.Lock()
        self._app = Pool(partial(self._log_in, APP_ROLE), app_pool)
        self._worker = Pool(partial(self._log_in, WORKER_ROLE), worker_pool)
        self._owner = Pool(partial(connect, url), 2, opening=f"set local role {OWNER_ROLE}")
        self._report = ReportConnections(partial(self._log_in, REPORT_ROLE), _REPORT_POOL)

    @classmethod
    async def open(cls, url: str, *, secret: bytes | None = None, app_pool: int = 10, worker_pool: int = 5) -> Self:
        """Open the database at `url`, the owner's address or the application's own.

        The owner's address needs nothing more: the signing key is read from the database. An address that logs in as
        the application needs the `secret` the database was set up with. `app_pool` and `worker_pool` are the most
        connections each role may hold.

        Raises `DatabaseUnreachableError`, `DatabaseMissingError`, `WrongPasswordError`, `SchemaMissingError`,
        `SecretNeededError` or `WrongSecretError`.
        """
        standing = await _standing(url)
        key = standing.key or (key_from_secret(secret) if secret else None)
        if key is None:
            raise SecretNeededError(standing.user)
        database = cls(url, key, standing, app_pool=app_pool, worker_pool=worker_pool)
        if standing.key is None:
            await database._check_key()
        return database

    async def close(self) -> None:
        """Close all connections."""
        for pool in (self._app, self._worker, self._owner, self._report):
            await pool.close()

    @asynccontextmanager
    async def person(
        self, person_id: UUID, purpose: str = "turn", *, durable: bool = True
    ) -> AsyncIterator[AsyncSession]:
        """Give a session in one transaction under a person's rights.

        Somebody unknown or deactivated meets an empty database. `purpose` is a lower-case word that says what the
        transaction is for; it is part of what is signed. What is not `durable` does not wait for the disk at the end: a
        power cut of the server may undo it, but never without whatever was committed after it.
        """
        async with self._app.transaction(partial(self._signature, person_id, purpose), durable=durable) as session:
            yield session

    @asynccontextmanager
    async def report(
        self, person_id: UUID, *, now: datetime | None = None, zone: str | None = None
    ) -> AsyncIterator[Report]:
        """Give questions over the report views under a person's rights, in one read-only transaction.

        `now` replaces the clock: the views and the statements take it for the present moment. `zone` is the reporting
        zone for those who have read it, and so need no further connection. Somebody unknown or deactivated meets empty
        views.
        """
        zone = zone or await self._reporting_zone(person_id)
        moment = now or datetime.now(UTC)
        signature = partial(self._signature, person_id, "report", clock=now)
        async with self._report.transaction(signature, zone) as driver:
            yield Report(driver, moment.astimezone(ZoneInfo(zone)))

    @asynccontextmanager
    async def worker(self) -> AsyncIterator[AsyncSession]:
        """Give a session in one transaction under the narrow rights of background work."""
        async with self._worker.transaction() as session:
            yield session

    @asynccontextmanager
    async def owner(self) -> AsyncIterator[AsyncSession]:
        """Give a session in one transaction as the owner of all tables, who sees every row.

        Raises `OwnerNeededError` when the address is not the owner's.
        """
        if not self._standing.is_owner:
            raise OwnerNeededError(self._standing.user)
        async with self._owner.transaction() as session:
            yield session

    @property
    def url(self) -> str:
        """The address this database was opened with."""
        return self._url

    @property
    def worker_url(self) -> str:
        """Address of the worker's login, for libraries that bring their own connections."""
        return as_role(self._url, WORKER_ROLE, role_password(self._key, WORKER_ROLE))

    async def _reporting_zone(self, person_id: UUID) -> str:
        async with self.person(person_id, "report", durable=False) as session:
            zone: str | None = await session.scalar(text("select reporting_timezone from shortlist.organisation"))
        return zone or "UTC"

    def _signature(self, person_id: UUID, purpose: str, moment: Moment, *, clock: datetime | None = None) -> str:
        return sign(self._key, person_id, purpose, moment, clock=clock)

    async def _log_in(self, role: str) -> Driver:
        """Connect as one of our roles; where the given address may, mend a password that does not fit.

        Roles belong to the whole server, so another database of it that was set up with another key may have changed
        the password.
        """
        if role == self._standing.user:
            return await connect(self._url)
        address = as_role(self._url, role, role_password(self._key, role))
        if not self._standing.is_owner:
            return await connect(address)
        for _ in range(_LOGIN_TRIES):
            try:
                return await psycopg.AsyncConnection.connect(address, autocommit=True)
            except psycopg.OperationalError:
                await self._restore(role)
        return await connect(address)

    async def _restore(self, role: str) -> None:
        """Set a role's password to the one our key makes. Raises when the owner cannot log in either."""
        statement = partial(password_statement, role=role, password=role_password(self._key, role))
        async with self._restoring, await connect(self._url) as owner:
            with suppress(psycopg.errors.InternalError_):  # "tuple concurrently updated": somebody else mends it too
                await owner.execute(statement(owner.pgconn.encrypt_password))

    async def _check_key(self) -> None:
        """Make sure the key signs what this database accepts; rights would silently show nothing otherwise."""
        async with self.person(_NOBODY) as session:
            connection = await session.connection()
            holds = await connection.exec_driver_sql("select shortlist.signature_holds()")
            if not holds.scalar_one():
                raise WrongSecretError


async def connect(url: str) -> Driver:
    """Open one connection in autocommit mode, where transactions begin only when we say so."""
    found = parameters(url)
    try:
        return await psycopg.AsyncConnection.connect(**found, autocommit=True)
    except psycopg.OperationalError as error:
        raise connect_failure(error, found) from error


async def _standing(url: str) -> _Standing:
    async with await connect(url) as connection:
        row = await (await connection.execute(_FIND_OUT)).fetchone()
        user, is_owner, is_set_up = row or ("", False, False)
        if not is_set_up:
            raise SchemaMissingError
        if not is_owner:
            return _Standing(user, is_owner=False, key=None)
        found = await (await connection.execute("select key from shortlist.signing_key")).fetchone()
        return _Standing(user, is_owner=True, key=_bytes(found))


def _bytes(row: tuple[Any, ...] | None) -> bytes | None:
    return bytes(row[0]) if row else None
