"""A sample company to report on, the login of reports with and without the guard, and everybody who may ask."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from store.addresses import as_role
from store.database import Database
from store.identity import REPORT_ROLE, Moment, role_password, sign
from store.policies import install, password_statement

Bare = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class Asker:
    """Somebody inside and what they are."""

    id: UUID
    email: str
    roles: frozenset[str]


@pytest.fixture(scope="module")
def reported_url(module_company_url: str) -> str:
    """The owner's address of the sample company; a copied database has lost what was said about its own rights."""
    with psycopg.connect(module_company_url) as connection:
        install(connection)
    return module_company_url


@pytest.fixture(scope="module")
async def database(reported_url: str) -> AsyncIterator[Database]:
    """The database as the program opens it."""
    opened = await Database.open(reported_url)
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
def owner(reported_url: str) -> Iterator[Bare]:
    """The operator, who reads every row."""
    with psycopg.connect(reported_url, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def askers(owner: Bare) -> dict[str, Asker]:
    """Everybody active, by address."""
    rows = owner.execute("select id, email, roles::text[] from shortlist.person where status = 'active'")
    return {email: Asker(person_id, email, frozenset(roles)) for person_id, email, roles in rows}


@pytest.fixture(scope="module")
def somebody(askers: dict[str, Asker]) -> Callable[..., Asker]:
    """Give the first person with exactly these roles."""

    def find(*roles: str) -> Asker:
        return next(asker for _, asker in sorted(askers.items()) if asker.roles == set(roles))

    return find


@pytest.fixture(scope="module")
def bare(reported_url: str, owner: Bare) -> Callable[..., Bare]:
    """Log in as the report role itself, with no guard before it, in a transaction as a person."""
    row = owner.execute("select key from shortlist.signing_key").fetchone()
    assert row is not None
    key = bytes(row[0])
    password = role_password(key, REPORT_ROLE)
    address = as_role(reported_url, REPORT_ROLE, password)

    def log_in(person_id: UUID, clock: datetime | None = None) -> Bare:
        try:
            connection = psycopg.connect(address, autocommit=True)
        except psycopg.OperationalError:  # another database of this server has set the role's password since
            owner.execute(password_statement(owner.pgconn.encrypt_password, REPORT_ROLE, password))
            connection = psycopg.connect(address, autocommit=True)
        connection.execute("begin")
        found = connection.execute("select pg_backend_pid(), (extract(epoch from now()) * 1000000)::bigint").fetchone()
        assert found is not None
        claim = sign(key, person_id, "report", Moment(*found), clock=clock)
        connection.execute(sql.SQL("set local shortlist.identity = {}").format(sql.Literal(claim)))
        connection.execute("set local timezone = 'Europe/Berlin'")
        return connection

    return log_in
