"""Fixtures that the tests of every room share."""

from collections.abc import Iterator

import pytest

from store.testing import Databases, server


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Databases on a server of this test run's own."""
    with server() as url:
        yield Databases(url)


@pytest.fixture(scope="module")
def module_database_url(databases: Databases) -> Iterator[str]:
    """The owner's address of a migrated, empty database that one module's tests share."""
    with databases.migrated() as url:
        yield url


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """The owner's address of a migrated, empty database of this test's own."""
    with databases.migrated() as url:
        yield url
