"""The job queue: procrastinate's tables in a schema that only the worker role may touch."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg import AsyncConnection, errors, sql
from psycopg.rows import TupleRow

from store.identity import OWNER_ROLE, WORKER_ROLE

if TYPE_CHECKING:  # the library is imported by those who run jobs, not by every command that looks at the schema
    from procrastinate import PsycopgConnector

SCHEMA = "queue"
_NAMES = {"schema": sql.Identifier(SCHEMA), "owner": sql.Identifier(OWNER_ROLE), "worker": sql.Identifier(WORKER_ROLE)}
_MAKE = (
    "create schema if not exists {schema} authorization {owner}",
    "revoke all on schema {schema} from public",
    "set local role {owner}",
    "create table if not exists {schema}.installed (version text not null)",
)
_GRANT = (
    "grant usage on schema {schema} to {worker}",
    "grant select, insert, update, delete on all tables in schema {schema} to {worker}",
    "grant usage, select on all sequences in schema {schema} to {worker}",
    "revoke execute on all functions in schema {schema} from public",
    "grant execute on all functions in schema {schema} to {worker}",
    "revoke all on {schema}.installed from {worker}",
)
_PIN_FUNCTIONS = """
do $$
declare
  thing record;
begin
  for thing in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'queue'::regnamespace loop
    execute format('alter function %s set search_path = queue, pg_temp', thing.name);
  end loop;
end $$
"""
"""The library's functions name its tables without a schema: whoever calls them need not have it in their path."""


async def prepare(owner_url: str) -> None:
    """Make or upgrade the queue's tables, where the address may; does nothing when they are as they should be."""
    async with await AsyncConnection.connect(owner_url, autocommit=True) as connection:
        wanted = version("procrastinate")
        try:
            if await _installed(connection) == wanted:
                return
        except errors.InsufficientPrivilege:
            return  # an application's own login: `shortlist db upgrade` is the owner's
        async with connection.transaction():
            await connection.execute("select pg_advisory_xact_lock(7103004)")
            before = await _installed(connection)
            if before != wanted:
                await _install(connection, before, wanted)


async def _installed(connection: AsyncConnection[TupleRow]) -> str | None:
    found = await (await connection.execute("select to_regclass('queue.installed') is not null")).fetchone()
    if found is None or not found[0]:
        return None
    row = await (await connection.execute("select version from queue.installed")).fetchone()
    return str(row[0]) if row else None


async def _install(connection: AsyncConnection[TupleRow], before: str | None, wanted: str) -> None:
    for statement in _MAKE:
        await connection.execute(sql.SQL(statement).format(**_NAMES))
    await connection.execute("set local search_path = queue, pg_temp")
    for script in _scripts(before):
        await connection.execute(script.encode())
    for statement in _GRANT:
        await connection.execute(sql.SQL(statement).format(**_NAMES))
    await connection.execute(_PIN_FUNCTIONS)
    await connection.execute("delete from queue.installed")
    await connection.execute("insert into queue.installed (version) values (%s)", (wanted,))


def _scripts(before: str | None) -> Iterator[str]:
    """Give the whole schema for a new database, else the library's own migrations since the installed version."""
    from procrastinate.schema import SchemaManager  # noqa: PLC0415 - see above

    if before is None:
        yield SchemaManager.get_schema()
        return
    for path in sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql")):
        if _parts(path.name.split("_")[0]) > _parts(before):
            yield path.read_text(encoding="utf-8")


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:3] if part.isdigit())


def connector(worker_url: str, *, size: int) -> "PsycopgConnector":
    """Make the library's connector on the worker role's address, with at most `size` connections."""
    from procrastinate import PsycopgConnector  # noqa: PLC0415 - see above

    return PsycopgConnector(
        conninfo=worker_url, min_size=1, max_size=size, kwargs={"options": f"-c search_path={SCHEMA}"}, timeout=10
    )
