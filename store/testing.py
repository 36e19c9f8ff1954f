"""Databases for the tests of every room: one server, one migrated template, a quick copy for each test."""

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, LiteralString
from uuid import UUID, uuid4

import psycopg
from psycopg import Connection, sql
from sqlalchemy.engine import make_url

from store import schema
from store.embedded import EmbeddedServer

Query = LiteralString | sql.Composed

OTHER_SERVER = "TEST_DATABASE_URL"
"""The environment variable that names a server to test on, as its superuser; unset means the embedded one."""

_SECRET = uuid4().bytes
"""One for all databases of a run: the passwords of the server's roles follow from it, and would change under others."""


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
            thread.submit(asyncio.run, schema.upgrade(url, secret=_SECRET)).result()
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


@dataclass
class Rows:
    """Makes the rows a test needs, each with one call, and reads values back."""

    connection: Connection[tuple[Any, ...]]

    def insert(self, table: str, **values: object) -> UUID:
        """Insert one row and return its id."""
        statement = sql.SQL("insert into {} ({}) values ({}) returning id").format(
            sql.Identifier("shortlist", table),
            sql.SQL(", ").join(map(sql.Identifier, values)),
            sql.SQL(", ").join(sql.Placeholder() for _ in values),
        )
        return UUID(str(self.value(statement, *values.values())))

    def value(self, query: Query, *arguments: object) -> Any:
        """The first column of the first row, or None."""
        row = self.connection.execute(query, arguments).fetchone()
        return row[0] if row else None

    def column(self, query: Query, *arguments: object) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.connection.execute(query, arguments)]

    def run(self, statement: Query, *arguments: object) -> None:
        """Run a statement for its effect."""
        self.connection.execute(statement, arguments)

    def check(self) -> None:
        """Run what is deferred to the end of the transaction."""
        self.run("set constraints all immediate")
        self.run("set constraints all deferred")

    def candidate(self, first_name: str = "Amira", last_name: str = "Haddad", **values: object) -> UUID:
        """A candidate."""
        return self.insert("candidate", first_name=first_name, last_name=last_name, **values)

    def job(self, code: str = "ENG-001", stages: tuple[str, ...] = ("Screen", "Onsite")) -> tuple[UUID, ...]:
        """A job and its stages: the job's id first."""
        job = self.insert("job", code=code, title="Engineer", status="open")
        return job, *(
            self.insert("stage", job_id=job, position=position, name=name, kind="active")
            for position, name in enumerate(stages, 1)
        )

    def application(self, candidate: UUID, job: UUID, stage: UUID) -> UUID:
        """An active application with its first transition."""
        application = self.insert("application", candidate_id=candidate, job_id=job, stage_id=stage)
        self.insert("stage_transition", application_id=application, to_stage_id=stage, to_status="active")
        return application

    def move(self, application: UUID, start: UUID | None, end: UUID | None, **values: object) -> UUID:
        """A transition, active to active unless told otherwise."""
        move = {"from_status": "active", "to_status": "active"} | values
        return self.insert("stage_transition", application_id=application, from_stage_id=start, to_stage_id=end, **move)

    def resume(self, candidate: UUID, text: str) -> UUID:
        """A résumé with this text."""
        digest = sha256(text.encode()).hexdigest()
        return self.insert(
            "document",
            candidate_id=candidate,
            kind="resume",
            filename="cv.txt",
            media_type="text/plain",
            sha256=digest,
            content=text.encode(),
            text=text,
        )


def _new_name() -> str:
    return f"shortlist_test_{uuid4().hex[:16]}"
