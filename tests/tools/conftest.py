"""A small company and the people who work in it, for tests of tools through their front door."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from store.database import Database
from store.models.enums import Role
from store.testing import Databases, Rows
from tools.actor import Actor
from tools.execution import Call, Ran, Scene, Toolbox
from tools.lookup import DatabaseLookup
from tools.views import ApprovalCard, Mention

STAGES = (
    ("Applied", "pre_interview_screen"),
    ("Phone screen", "pre_interview_screen"),
    ("Technical interview", "active"),
    ("Onsite", "active"),
    ("Offer", "offer"),
    ("Hired", "hired"),
)


class NoMeaning:
    """An embedder that finds nothing alike; these tests are not about meaning."""

    name = "none"

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Give vectors of one direction."""
        return [[1.0, *([0.0] * 383)] for _ in texts]


@dataclass
class Office:
    """The company: who works there, the toolbox they use, and a look at the rows."""

    toolbox: Toolbox
    rows: Rows
    people: dict[str, Actor]
    now: datetime
    conversation_id: UUID
    database: Database
    lookup: DatabaseLookup
    mentions: list[Mention] = field(default_factory=list)

    def scene(self, who: str, **changes: Any) -> Scene:
        """Give the setting of a call."""
        setting = {"now": self.now, "conversation_id": self.conversation_id, "mentions": tuple(self.mentions)}
        return Scene(actor=self.people[who], **(setting | changes))

    async def run(self, who: str, tool: str, **args: Any) -> Ran:
        """Let somebody use a tool."""
        return await self.toolbox.run(Call(tool=tool, args=args), self.scene(who))

    async def say_yes(self, who: str, ran: Ran) -> Ran:
        """Let somebody click yes on the card of a call."""
        card = ran.views[0]
        assert isinstance(card, ApprovalCard), ran.say
        return await self.toolbox.decide(card.id, yes=True, scene=self.scene(who), digest=card.digest)

    def changes(self) -> int:
        """Count what the audit chain holds."""
        return int(self.rows.value("select count(*) from shortlist.audit_event"))

    def candidate(self, name: str, **values: object) -> UUID:
        """Make a candidate; the last word is the last name."""
        first, _, last = name.rpartition(" ")
        return self.rows.candidate(first, last, **values)

    def job(self, code: str, title: str, **values: object) -> UUID:
        """Make an open job with the usual stages."""
        job = self.rows.insert("job", code=code, title=title, **({"status": "open", "opened_at": self.now} | values))
        for position, (name, kind) in enumerate(STAGES, 1):
            self.rows.insert("stage", job_id=job, position=position, name=name, kind=kind)
        self.rows.insert("job_open_spell", job_id=job, opened_at=self.now - timedelta(days=30))
        return job

    def team(self, job: UUID, who: str, role: str, **values: object) -> UUID:
        """Put somebody on a job's team, since a month ago."""
        since = self.now - timedelta(days=30)
        return self.rows.insert(
            "hiring_team", job_id=job, person_id=self.people[who].id, role=role, valid_from=since, **values
        )

    def stage(self, job: UUID, name: str) -> UUID:
        """Give a stage of a job."""
        return UUID(str(self.rows.value("select id from shortlist.stage where job_id = %s and name = %s", job, name)))

    def apply(self, candidate: UUID, job: UUID, stage: str = "Applied") -> UUID:
        """Make a candidate an active applicant, a fortnight ago."""
        at = self.now - timedelta(days=14)
        where = self.stage(job, stage)
        with self.rows.connection.transaction():
            application = self.rows.insert(
                "application", candidate_id=candidate, job_id=job, stage_id=where, applied_at=at
            )
            self.rows.insert(
                "stage_transition", application_id=application, to_stage_id=where, to_status="active", moved_at=at
            )
        return application

    def standing(self, application: UUID) -> tuple[str, str]:
        """Give an application's status and stage."""
        row = self.rows.connection.execute(
            "select a.status::text, s.name from shortlist.application a"
            " join shortlist.stage s on s.id = a.stage_id where a.id = %s",
            [application],
        ).fetchone()
        assert row is not None
        return row[0], row[1]


ROLES = {
    "rita": ("Rita Recruiter", [Role.RECRUITER]),
    "otto": ("Otto Otherwise", [Role.RECRUITER]),
    "cora": ("Cora Coordinator", [Role.COORDINATOR]),
    "hugo": ("Hugo Hirer", [Role.HIRING_MANAGER]),
    "ivo": ("Ivo Interviewer", [Role.INTERVIEWER]),
    "erin": ("Erin Executive", [Role.EXECUTIVE]),
    "ada": ("Ada Admin", [Role.ADMIN]),
}


def _people(rows: Rows) -> dict[str, Actor]:
    found = {}
    for key, (name, roles) in ROLES.items():
        email = f"{key}@company.example"
        person = rows.insert("person", name=name, email=email, roles=[role.value for role in roles])
        found[key] = Actor(id=person, name=name, email=email, roles=frozenset(roles))
    return found


@pytest.fixture(scope="session")
async def office_database(databases: Databases) -> AsyncIterator[tuple[str, Database]]:
    """One migrated database for all offices, and the way in; each test finds it empty."""
    with databases.migrated() as url:
        database = await Database.open(url)
        try:
            yield url, database
        finally:
            await database.close()


def _empty(connection: psycopg.Connection[Any]) -> None:
    """Delete what the test before left; without triggers, because some tables let nobody delete."""
    with connection.transaction():
        connection.execute("set local session_replication_role = replica")
        tables = connection.execute(
            "select format('%I.%I', schemaname, tablename) from pg_tables"
            " where schemaname = 'shortlist' and tablename <> 'signing_key'"
        ).fetchall()
        for (table,) in tables:
            connection.execute(f"delete from {table}")  # noqa: S608 - names from the catalogue


@pytest.fixture
async def office(office_database: tuple[str, Database]) -> AsyncIterator[Office]:
    """A company with people and vocabularies, but no jobs and no candidates yet."""
    url, database = office_database
    with psycopg.connect(url, autocommit=True) as connection:
        _empty(connection)
        rows = Rows(connection)
        rows.run("set role shortlist_owner")
        people = _people(rows)
        for name, kind in (("Referral", "referrals"), ("LinkedIn", "prospecting"), ("Job board", "third_party_boards")):
            rows.insert("source", name=name, kind=kind)
        for name, kind in (
            ("Lacks a needed skill", "rejected_by_org"),
            ("Position filled", "rejected_by_org"),
            ("Took another offer", "rejected_by_candidate"),
        ):
            rows.insert("rejection_reason", name=name, kind=kind)
        conversation = rows.insert("conversation", surface="terminal")
        lookup = DatabaseLookup(database)
        yield Office(Toolbox(database, NoMeaning()), rows, people, datetime.now(UTC), conversation, database, lookup)


@dataclass
class Staffed:
    """An office with two jobs, people on them and applicants."""

    office: Office
    backend: UUID
    data: UUID
    ana: UUID
    ben: UUID
    cleo: UUID
    dora: UUID
    ana_on_backend: UUID
    ben_on_backend: UUID
    cleo_on_backend: UUID
    cleo_on_data: UUID


@pytest.fixture
async def staffed(office: Office) -> Staffed:
    """Ana and Ben are in phone screen of ENG-014, Cleo applied to ENG-014 and ENG-015, Dora to nothing."""
    department = office.rows.insert("department", name="Engineering")
    place = office.rows.insert("location", name="Berlin", country="Germany")
    backend = office.job("ENG-014", "Backend Engineer", department_id=department, location_id=place)
    data = office.job("ENG-015", "Data Engineer", department_id=department)
    for job in (backend, data):
        office.team(job, "rita", "recruiter", is_primary=True)
    office.team(backend, "hugo", "hiring_manager", is_primary=True)
    office.team(data, "otto", "hiring_manager")
    ana, ben = office.candidate("Ana Kowalska"), office.candidate("Ben Okafor")
    cleo, dora = office.candidate("Cleo Duarte"), office.candidate("Dora Sørensen")
    return Staffed(
        office=office,
        backend=backend,
        data=data,
        ana=ana,
        ben=ben,
        cleo=cleo,
        dora=dora,
        ana_on_backend=office.apply(ana, backend, "Phone screen"),
        ben_on_backend=office.apply(ben, backend, "Phone screen"),
        cleo_on_backend=office.apply(cleo, backend),
        cleo_on_data=office.apply(cleo, data, "Onsite"),
    )
