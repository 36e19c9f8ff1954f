"""The connection layer: logins, transactions, errors, and what happens when the server goes away."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from store import schema
from store.connections import Pool
from store.database import Database, connect
from store.errors import (
    AccessDenied,
    ConnectionLostError,
    DatabaseMissingError,
    DatabaseUnreachableError,
    NothingSavedError,
    OverloadedError,
    OwnerNeededError,
    SchemaMissingError,
    SecretNeededError,
    TooSlowError,
    WrongPasswordError,
    WrongSecretError,
)
from store.identity import APP_ROLE, WORKER_ROLE, key_from_secret, role_password
from store.models import Tag
from store.testing import Databases

SECRET = b"the secret of these tests"


def as_login(url: str, user: str, password: str) -> str:
    """The same database for another login."""
    return make_url(url).set(username=user, password=password).render_as_string(hide_password=False)


async def tag_names(database: Database) -> set[str]:
    """What is saved, as the owner sees it."""
    async with database.owner() as session:
        return set(await session.scalars(text("select name from shortlist.tag")))


async def adds_and_fails(database: Database, then: Callable[[AsyncSession], Awaitable[None]]) -> None:
    """A transaction that writes, does something, and breaks."""
    with suppress(ZeroDivisionError):
        async with database.owner() as session:
            session.add(Tag(name="lost"))
            await then(session)
            raise ZeroDivisionError


async def swallows(database: Database) -> None:
    """A transaction in which an error is hidden from the connection layer."""
    async with database.owner() as session:
        await session.execute(text("insert into shortlist.tag (name) values ('lost')"))
        with suppress(DataError):
            await session.execute(text("select 1 / 0"))


async def dies(database: Database, url: str) -> None:
    """A transaction whose server process is killed."""
    async with database.worker() as session:
        pid = await session.scalar(text("select pg_backend_pid()"))
        with psycopg.connect(url) as superuser:
            superuser.execute("select pg_terminate_backend(%s, 1000)", (pid,))
        await session.execute(text("select 1"))


async def dawdles(database: Database) -> None:
    """A transaction that runs into its time limit."""
    async with database.worker() as session:
        await session.execute(text("set local statement_timeout = '20ms'"))
        await session.execute(text("select pg_sleep(5)"))


async def test_a_transaction_is_saved_at_the_end_and_undone_on_an_error(database_url: str) -> None:
    database = await Database.open(database_url)
    async with database.owner() as session:
        session.add(Tag(name="kept"))
    await adds_and_fails(database, AsyncSession.flush)
    assert await tag_names(database) == {"kept"}
    await database.close()


async def test_objects_can_be_read_after_the_transaction(database_url: str) -> None:
    database = await Database.open(database_url)
    async with database.owner() as session:
        tag = Tag(name="kept")
        session.add(tag)
    assert tag.name == "kept"
    await database.close()


async def test_a_helper_that_commits_ends_nothing(database_url: str) -> None:
    database = await Database.open(database_url)
    await adds_and_fails(database, AsyncSession.commit)
    assert await tag_names(database) == set()
    await database.close()


async def test_a_swallowed_error_does_not_pass_for_success(database_url: str) -> None:
    database = await Database.open(database_url)
    with pytest.raises(NothingSavedError):
        await swallows(database)
    assert await tag_names(database) == set()
    await database.close()


async def test_an_error_in_a_savepoint_leaves_the_rest(database_url: str) -> None:
    database = await Database.open(database_url)
    async with database.owner() as session:
        session.add(Tag(name="kept"))
        await session.flush()
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                await session.execute(text("insert into shortlist.tag (name) values ('kept')"))
    assert await tag_names(database) == {"kept"}
    await database.close()


async def test_a_killed_connection_in_the_pool_is_replaced_unnoticed(database_url: str) -> None:
    database = await Database.open(database_url)
    for _ in range(3):
        async with database.worker() as one, database.worker() as two:
            await one.execute(text("select 1"))
            await two.execute(text("select 1"))
        kill = text(
            "select pg_terminate_backend(pid, 1000) from pg_stat_activity"
            " where usename = 'shortlist_worker' and datname = current_database()"
        )
        with psycopg.connect(database_url) as superuser:
            superuser.execute(kill.text)
    async with database.worker() as session:
        assert await session.scalar(text("select 1")) == 1
    await database.close()


async def test_a_connection_killed_in_mid_transaction_is_said_plainly(database_url: str) -> None:
    database = await Database.open(database_url)
    with pytest.raises(ConnectionLostError):
        await dies(database, database_url)
    async with database.worker() as session:
        assert await session.scalar(text("select 1")) == 1
    await database.close()


async def test_a_statement_that_takes_too_long_is_stopped_and_said_plainly(database_url: str) -> None:
    database = await Database.open(database_url)
    with pytest.raises(TooSlowError):
        await dawdles(database)
    async with database.person(uuid4()) as session:
        assert await session.scalar(text("show statement_timeout")) == "30s"
    await database.close()


async def test_a_full_pool_says_so_instead_of_waiting_for_ever(database_url: str) -> None:
    pool = Pool(lambda: connect(database_url), 1, patience_s=0.05)
    async with pool.transaction():
        with pytest.raises(OverloadedError, match="try again"):
            async with pool.transaction():
                pass
    await pool.close()


async def test_wrong_addresses_are_told_apart(database_url: str) -> None:
    with pytest.raises(DatabaseUnreachableError, match="check DATABASE_URL"):
        await Database.open("postgresql://nobody@127.0.0.1:1/x?connect_timeout=2")
    with pytest.raises(DatabaseUnreachableError, match="no PostgreSQL address"):
        await Database.open("mysql://nobody@127.0.0.1/x")
    with pytest.raises(DatabaseMissingError, match="no_such_database"):
        await Database.open(
            make_url(database_url).set(database="no_such_database").render_as_string(hide_password=False)
        )
    with pytest.raises(WrongPasswordError, match="refused the login"):
        await Database.open(as_login(database_url, "postgres", "wrong"))


async def test_no_password_is_shown_in_an_error(database_url: str) -> None:
    with pytest.raises(WrongPasswordError) as caught:
        await Database.open(as_login(database_url, "postgres", "hunter2"))
    assert "hunter2" not in str(caught.value)


async def test_an_empty_database_says_what_to_run(databases: Databases) -> None:
    with databases.empty() as url, pytest.raises(SchemaMissingError, match="shortlist db upgrade"):
        await Database.open(url)


async def test_the_applications_own_address_needs_the_secret(databases: Databases) -> None:
    with databases.empty() as url:
        await schema.upgrade(url, secret=SECRET)
        key = key_from_secret(SECRET)
        # Another database of this server may have set the roles' passwords since: mend them as an operator would.
        owner = await Database.open(url)
        for role in (APP_ROLE, WORKER_ROLE):
            await owner._restore(role)  # noqa: SLF001 - what a login that fails does by itself
        address = as_login(url, APP_ROLE, role_password(key, APP_ROLE))
        with pytest.raises(SecretNeededError, match="SHORTLIST_SECRET_KEY"):
            await Database.open(address)
        with pytest.raises(WrongSecretError, match="SHORTLIST_SECRET_KEY"):
            await Database.open(address, secret=b"another")
        hardened = await Database.open(address, secret=SECRET)
        async with hardened.worker() as session:
            assert await session.scalar(text("select session_user")) == WORKER_ROLE
        with pytest.raises(OwnerNeededError, match=APP_ROLE):
            async with hardened.owner():
                pass
        await hardened.close()
        await owner.close()


async def test_databases_of_one_server_with_different_keys_do_not_lock_each_other_out(databases: Databases) -> None:
    with databases.empty() as one_url, databases.empty() as two_url:
        await schema.upgrade(one_url, secret=b"one")
        await schema.upgrade(two_url, secret=b"two")
        one, two = await Database.open(one_url), await Database.open(two_url)
        for database in (one, two, one, two):
            pool = Pool(lambda database=database: database._log_in(APP_ROLE), 1)  # noqa: SLF001 - a new login each time
            async with pool.transaction() as session:
                assert await session.scalar(text("select session_user")) == APP_ROLE
            await pool.close()
        await one.close()
        await two.close()


async def test_an_owner_who_is_no_superuser_can_set_up_and_use_a_database(databases: Databases) -> None:
    with databases.empty() as url:
        name = make_url(url).database
        with psycopg.connect(url, autocommit=True) as superuser:
            superuser.execute("create extension vector")
            superuser.execute("drop role if exists managed_owner")
            superuser.execute("create role managed_owner login createrole password 'managed'")
            superuser.execute(f'alter database "{name}" owner to managed_owner')
            superuser.execute("alter schema public owner to managed_owner")
            # Roles belong to the server; on one of its own the managed owner would have made them.
            for role in ("shortlist_owner", "shortlist_app", "shortlist_worker", "shortlist_report"):
                superuser.execute(f"grant {role} to managed_owner with admin option, inherit false, set false")
        managed = as_login(url, "managed_owner", "managed")
        await schema.upgrade(managed, secret=SECRET)
        database = await Database.open(managed)
        async with database.owner() as session:
            session.add(Tag(name="kept"))
        assert await tag_names(database) == {"kept"}
        async with database.worker() as session:
            assert await session.scalar(text("select session_user")) == WORKER_ROLE
        with pytest.raises(AccessDenied):
            async with database.worker() as session:
                await session.execute(text("select 1 from shortlist.note"))
        await database.close()
        connection = await connect(url)
        await connection.execute("drop owned by managed_owner cascade")
        await connection.execute(f'alter database "{name}" owner to postgres')
        await connection.execute("drop role managed_owner")
        await connection.close()
