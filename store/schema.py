"""Brings the database's structure up to date and tells how far it is.

Alembic runs the migrations, but only where some are pending: every command looks here first, and loading alembic takes
longer than looking.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql
from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from store.addresses import parameters
from store.errors import SchemaAheadError, StoreError
from store.migrations.names import VERSION_TABLE
from store.policies import set_key
from store.wrapping import connect_failure

LOCK_KEY = 7_103_001
"""The advisory lock that lets only one process migrate a database at a time."""

MINIMUM_SERVER = 18_00_00
"""PostgreSQL 18 brings `uuidv7()` and `casefold()`."""

_CURRENT = sql.SQL("select max(version_num) from {}").format(sql.Identifier(VERSION_TABLE))

Progress = Callable[[str], None]


class SchemaError(StoreError):
    """The database's structure cannot be brought to what this program needs; the message says what to do."""


class DatabaseHalfFinishedError(SchemaError):
    """There are tables, but no record of the migrations that made them."""

    def __init__(self) -> None:
        super().__init__(
            "The database has a schema named shortlist but no record of how it was made, so it cannot be "
            "upgraded: restore a whole backup, or drop the schemas shortlist, eeo and report and start anew."
        )


class MigrationFailedError(SchemaError):
    """A migration was refused by the database; nothing of it remains."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The database could not be upgraded and is as it was before: {reason.rstrip('.')}.")


@dataclass(frozen=True)
class SchemaStatus:
    """How far a database is: `pending` lists the revisions still to run, oldest first."""

    current: str | None
    head: str
    pending: tuple[str, ...]


def revisions() -> tuple[str, ...]:
    """The revisions this program knows, oldest first: the names of the migrations begin with them."""
    versions = Path(__file__).parent / "migrations" / "versions"
    return tuple(sorted(path.name.partition("_")[0] for path in versions.glob("[0-9]*_*.py")))


def head() -> str:
    """The revision this version of the program needs."""
    known = revisions()
    if not known:
        raise MigrationFailedError("this installation of Shortlist has lost its migrations")
    return known[-1]


async def status(owner_url: str) -> SchemaStatus:
    """Tell how far the database at `owner_url` is, changing nothing.

    Raises:
        StoreError: it cannot be reached, is too new, or is half finished.
    """
    return await asyncio.to_thread(_status, owner_url)


async def upgrade(owner_url: str, progress: Progress = lambda _: None, *, secret: bytes | None = None) -> SchemaStatus:
    """Run the pending migrations in one transaction; `progress` is told each by name.

    With a `secret`, the key that signs identities is made from it, also when no migration is pending. Several
    processes may call this at once: one works, the others wait and find nothing to do.

    Raises:
        StoreError: nothing was changed; the message says what to do.
    """
    return await asyncio.to_thread(_upgrade, owner_url, progress, secret)


def driver_url(url: str) -> URL:
    """The address `url` with the driver this program uses."""
    return make_url(url).set(drivername="postgresql+psycopg")


def _status(owner_url: str) -> SchemaStatus:
    with _connection(owner_url) as connection:
        return _read_status(connection)


def _upgrade(owner_url: str, progress: Progress, secret: bytes | None) -> SchemaStatus:
    before = _status(owner_url)
    if not before.pending and secret is None:
        return before
    with _alembic_connection(owner_url) as connection:
        driver = _driver(connection)
        driver.execute("select pg_advisory_xact_lock(%s)", (LOCK_KEY,))
        before = _read_status(driver)
        try:
            if before.pending:
                _check_server(driver)
                _run_pending(connection, progress, secret)
            if secret is not None:
                set_key(driver, secret)
        except (DBAPIError, psycopg.Error) as error:
            reason = error.orig if isinstance(error, DBAPIError) else error
            raise MigrationFailedError(str(reason).splitlines()[0]) from error
    return SchemaStatus(before.head, before.head, ())


def _run_pending(connection: Connection, progress: Progress, secret: bytes | None) -> None:
    from store.migrations.running import run_pending  # noqa: PLC0415 - loads alembic, see above

    run_pending(connection, progress, secret)


@contextmanager
def _connection(owner_url: str) -> Iterator[psycopg.Connection[Any]]:
    """One transaction on the database, committed at the end."""
    found = parameters(owner_url)
    try:
        connection = psycopg.connect(**found)
    except psycopg.OperationalError as error:
        raise connect_failure(error, found) from error
    with connection:
        yield connection


@contextmanager
def _alembic_connection(owner_url: str) -> Iterator[Connection]:
    """One transaction as alembic needs it, committed at the end."""
    engine = create_engine(driver_url(owner_url), poolclass=NullPool, connect_args={"connect_timeout": 10})
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    raw = connection.connection.driver_connection
    if not isinstance(raw, psycopg.Connection):
        raise TypeError(f"migrations need psycopg, not {type(raw).__name__}")
    return raw


def _check_server(connection: psycopg.Connection[Any]) -> None:
    version, encoding = _row(
        connection, "select current_setting('server_version_num')::int, current_setting('server_encoding')"
    )
    if version < MINIMUM_SERVER:
        raise MigrationFailedError(f"it needs PostgreSQL 18 or newer, and this server is {version // 10_000}")
    if encoding != "UTF8":
        raise MigrationFailedError(f"it must be encoded in UTF8, and this database is in {encoding}")


def _read_status(connection: psycopg.Connection[Any]) -> SchemaStatus:
    known = revisions()
    recorded, made = _row(
        connection, "select to_regclass(%s) is not null, to_regclass('shortlist.candidate') is not null", VERSION_TABLE
    )
    current = _row(connection, _CURRENT)[0] if recorded else None
    if current is None and made:
        raise DatabaseHalfFinishedError
    if current is not None and current not in known:
        raise SchemaAheadError(current, head())
    done = 0 if current is None else known.index(current) + 1
    return SchemaStatus(current, head(), known[done:])


def _row(connection: psycopg.Connection[Any], query: LiteralString | sql.Composed, *values: object) -> tuple[Any, ...]:
    row: tuple[Any, ...] | None = connection.execute(query, values).fetchone()
    if row is None:
        raise MigrationFailedError("the database answered nothing")
    return row
