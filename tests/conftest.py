"""Fixtures that the tests of every room share."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from store.checkpoints import prepare
from store.embedding import LocalEmbedder
from store.sample import seed
from store.testing import Databases, server

TODAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
"""The Monday morning on which the sample company of the tests ends."""


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


@pytest.fixture(scope="session")
def company_template(databases: Databases) -> str:
    """The name of a database with the sample company, for copying."""

    def fill(url: str) -> None:
        asyncio.run(prepare(url))
        asyncio.run(seed(url, as_of=TODAY, embedder=LocalEmbedder()))

    return databases.build_template(fill)


@pytest.fixture
def company_url(databases: Databases, company_template: str) -> Iterator[str]:
    """The owner's address of a sample company of this test's own."""
    with databases.migrated(company_template) as url:
        yield url


@pytest.fixture(scope="module")
def module_company_url(databases: Databases, company_template: str) -> Iterator[str]:
    """The owner's address of a sample company that one module's tests share, for tests that only read."""
    with databases.migrated(company_template) as url:
        yield url
