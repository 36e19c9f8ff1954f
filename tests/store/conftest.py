"""Fixtures for tests that speak SQL: a connection whose work is undone, and makers of rows."""

from collections.abc import Iterator

import psycopg
import pytest

from store.testing import Rows


@pytest.fixture
def rows(module_database_url: str) -> Iterator[Rows]:
    """Rows in the module's database, in a transaction that is undone at the end."""
    with psycopg.connect(module_database_url) as connection:
        yield Rows(connection)
        connection.rollback()


@pytest.fixture
def lasting_rows(database_url: str) -> Iterator[Rows]:
    """Rows in a database of the test's own, each statement committed at once."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield Rows(connection)


@pytest.fixture(scope="module")
def module_connection(module_database_url: str) -> Iterator[psycopg.Connection]:
    """A connection for properties of functions, which no row depends on."""
    with psycopg.connect(module_database_url, autocommit=True) as connection:
        yield connection
