"""Databases for the tests of every room: one server, one migrated template, a quick copy for each test."""

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from store import schema
from store.embedded import EmbeddedServer

OTHER_SERVER = "TEST_DATABASE_URL"
"""The environment variable that names a server to test on, as its superuser; unset means the embedded one."""


@contextmanager
def server() -> Iterator[str]:
    """The superuser's address of a server for tests, whose databases may be created and dropped at will."""
    if OTHER_SERVER in os.environ:
        yield os.environ[OTHER_SERVER]
        return
    with EmbeddedServer.temporary() as embedded:
        yield embedded.url("postgres")


class Databases:
    """Makes databases on the server at `server_url`, empty ones or copies of a migrated one."""

    def __init__(self, server_url: str) -> None:
        self._server_url = server_url
        self._template: str | None = None

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The address of a database with nothing in it."""
        with self._database(template="template0") as url:
            yield url

    @contextmanager
    def migrated(self, template: str | None = None) -> Iterator[str]:
        """The address of a fresh copy of the migrated template, or of the database named `template`."""
        with self._database(template=template or self.template()) as url:
            yield url

    def template(self) -> str:
        """The name of the migrated database the others are copied from; it is made once."""
        if self._template is None:
            self._template = self.build_template(lambda _url: None)
        return self._template

    def build_template(self, fill: Callable[[str], None]) -> str:
        """Make a migrated database, let `fill` put rows in it, and return its name for copying."""
        name = _new_name()
        self._create(name, template="template0")
        url = self.url(name)
        with ThreadPoolExecutor(1) as thread:  # the caller's thread may already run an event loop
            thread.submit(asyncio.run, schema.upgrade(url)).result()
        fill(url)
        return name

    def url(self, name: str) -> str:
        """The superuser's address of the database called `name`."""
        return make_url(self._server_url).set(database=name).render_as_string(hide_password=False)

    @contextmanager
    def _database(self, *, template: str) -> Iterator[str]:
        name = _new_name()
        self._create(name, template=template)
        try:
            yield self.url(name)
        finally:
            self._run("drop database {} with (force)", name)

    def _create(self, name: str, *, template: str) -> None:
        self._run("create database {} template {} strategy file_copy", name, template)

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self._server_url, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _new_name() -> str:
    return f"shortlist_test_{uuid4().hex[:16]}"
