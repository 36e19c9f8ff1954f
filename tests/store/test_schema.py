"""The structure of the database: how it is made, what it says of itself, and that it is what the models say."""

import asyncio

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from store import schema
from store.errors import DatabaseUnreachableError, SchemaAheadError
from store.migrations.comparison import belongs_to_the_models
from store.migrations.names import VERSION_TABLE
from store.migrations.running import migration_config
from store.migrations.scripts import IrreversibleMigrationError
from store.models import EEO_SCHEMA, SCHEMA, Base
from store.models.base import ENUM_TYPES
from store.schema import driver_url
from store.testing import Databases


def test_the_migrations_make_what_the_models_describe(database_url: str) -> None:
    options = {
        "version_table": VERSION_TABLE,
        "include_schemas": True,
        "include_object": belongs_to_the_models,
        "compare_server_default": True,
    }
    with create_engine(driver_url(database_url)).connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_the_enums_have_the_values_of_the_models(database_url: str) -> None:
    with create_engine(driver_url(database_url)).connect() as connection:
        inspector = inspect(connection)
        found = {
            (each["schema"], each["name"]): each["labels"]
            for name in (SCHEMA, EEO_SCHEMA)
            for each in inspector.get_enums(schema=name)
        }
    described = {(each.schema, each.name): each.enums for each in ENUM_TYPES.values()}
    assert found == described


async def test_an_upgrade_tells_its_steps_and_a_second_one_has_nothing_to_do(databases: Databases) -> None:
    steps: list[str] = []
    with databases.empty() as url:
        before = await schema.status(url)
        after = await schema.upgrade(url, steps.append)
        again = await schema.upgrade(url, steps.append)
    assert before.current is None
    assert before.pending[0] == "0001"
    assert len(steps) == len(before.pending)
    assert after == again == schema.SchemaStatus(schema.head(), schema.head(), ())


def test_the_revisions_are_those_alembic_runs_in_their_order() -> None:
    chain = ScriptDirectory.from_config(migration_config()).walk_revisions()
    assert schema.revisions() == tuple(script.revision for script in reversed(list(chain)))


async def test_two_upgrades_at_once_make_one_database(databases: Databases) -> None:
    with databases.empty() as url:
        first, second = await asyncio.gather(schema.upgrade(url), schema.upgrade(url))
    assert first == second


async def test_an_unreachable_database_is_named_without_its_password() -> None:
    with pytest.raises(DatabaseUnreachableError) as refusal:
        await schema.status("postgresql://someone:hunter2@127.0.0.1:1/shortlist")
    assert "127.0.0.1:1" in str(refusal.value)
    assert "hunter2" not in str(refusal.value)


async def test_a_database_of_a_newer_program_is_refused(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("update shortlist_schema_version set version_num = '9999'")
    with pytest.raises(SchemaAheadError, match="9999"):
        await schema.upgrade(database_url)


async def test_tables_without_a_record_of_migrations_are_refused(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("drop table shortlist_schema_version")
    with pytest.raises(schema.DatabaseHalfFinishedError):
        await schema.status(database_url)


async def test_a_refused_migration_leaves_nothing_behind(databases: Databases) -> None:
    with databases.empty() as url:
        with psycopg.connect(url) as connection:
            connection.execute("create schema shortlist")
            connection.execute("create domain shortlist.candidate_status as text")
        with pytest.raises(schema.MigrationFailedError, match="as it was before"):
            await schema.upgrade(url)
        with psycopg.connect(url) as connection:
            tables = connection.execute("select count(*) from pg_tables where schemaname = 'shortlist'")
            assert tables.fetchone() == (0,)


async def test_a_migration_cannot_be_undone(database_url: str) -> None:
    engine = create_engine(driver_url(database_url))
    with engine.connect() as connection, pytest.raises(IrreversibleMigrationError):
        command.downgrade(migration_config(connection), "base")


async def test_an_upgrade_with_another_secret_makes_another_key(database_url: str) -> None:
    def key() -> object:
        with psycopg.connect(database_url) as connection:
            return connection.execute("select key from shortlist.signing_key").fetchone()

    first = key()
    await schema.upgrade(database_url, secret=b"a secret of at least thirty-two bytes")
    second = key()
    await schema.upgrade(database_url)
    assert first != second == key()
