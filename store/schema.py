"""Brings the database's structure up to date and tells how far it is."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.runtime.migration import MigrationInfo
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from store.addresses import parameters
from store.errors import SchemaAheadError, StoreError
from store.migrations.comparison import VERSION_TABLE
from store.policies import set_key
from store.wrapping import connect_failure

LOCK_KEY = 7_103_001
"""The advisory lock that lets only one process migrate a database at a time."""

MINIMUM_SERVER = 18_00_00
"""PostgreSQL 18 brings `uuidv7()` and `casefold()`."""

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


def head() -> str:
    """The revision this version of the program needs."""
    newest = _scripts().get_current_head()
    if newest is None:
        raise MigrationFailedError("this installation of Shortlist has lost its migrations")
    return newest


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
    with _connection(owner_url) as connection:
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
        before = _read_status(connection)
        try:
            if before.pending:
                _check_server(connection)
                command.upgrade(migration_config(connection, progress, secret), "head")
            if secret is not None:
                set_key(_driver(connection), secret)
        except (DBAPIError, psycopg.Error) as error:
            reason = error.orig if isinstance(error, DBAPIError) else error
            raise MigrationFailedError(str(reason).splitlines()[0]) from error
        return SchemaStatus(before.head, before.head, ())


@contextmanager
def _connection(owner_url: str) -> Iterator[Connection]:
    """One transaction on the database, committed at the end."""
    found = parameters(owner_url)
    engine = create_engine(driver_url(owner_url), poolclass=NullPool, connect_args={"connect_timeout": 10})
    try:
        connection = engine.connect()
    except OperationalError as error:
        if not isinstance(error.orig, psycopg.Error):
            raise
        raise connect_failure(error.orig, found) from error
    with connection, connection.begin():
        yield connection
    engine.dispose()


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    raw = connection.connection.driver_connection
    if not isinstance(raw, psycopg.Connection):
        raise TypeError(f"migrations need psycopg, not {type(raw).__name__}")
    return raw


def _check_server(connection: Connection) -> None:
    version = connection.scalar(text("select current_setting('server_version_num')::int"))
    if version < MINIMUM_SERVER:
        raise MigrationFailedError(f"it needs PostgreSQL 18 or newer, and this server is {version // 10_000}")
    encoding = connection.scalar(text("select current_setting('server_encoding')"))
    if encoding != "UTF8":
        raise MigrationFailedError(f"it must be encoded in UTF8, and this database is in {encoding}")


def _read_status(connection: Connection) -> SchemaStatus:
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    current = context.get_current_revision()
    scripts = _scripts()
    known = [script.revision for script in reversed(list(scripts.walk_revisions()))]
    if current is None and connection.scalar(text("select to_regclass('shortlist.candidate') is not null")):
        raise DatabaseHalfFinishedError
    if current is not None and current not in known:
        raise SchemaAheadError(current, head())
    done = 0 if current is None else known.index(current) + 1
    return SchemaStatus(current, head(), tuple(known[done:]))


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(migration_config())


def migration_config(
    connection: Connection | None = None, progress: Progress = lambda _: None, secret: bytes | None = None
) -> Config:
    """Alembic's settings for running the migrations on `connection`, in the caller's transaction."""

    def announce(*, step: MigrationInfo, **_: object) -> None:
        if isinstance(step.up_revision, Script):
            progress(f"Upgrading the database: {step.up_revision.doc.rstrip('.').lower()}.")

    config = Config(attributes={"connection": connection, "on_version_apply": announce, "secret": secret})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
