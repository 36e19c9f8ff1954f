"""Random companies: written into the tables for the report views, and kept as plain facts for a second computation."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import psycopg
import pytest
from psycopg import sql

from store.identity import Moment, sign

NOW = datetime(2026, 3, 17, 10, 30, tzinfo=UTC)
STAGES = (
    ("Lead", "lead"), ("Review", "pre_interview_screen"), ("Phone screen", "pre_interview_screen"),
    ("Interview", "active"), ("Onsite", "active"), ("Offer", "offer"), ("Hired", "hired"), ("Archive", "archived"),
)  # fmt: skip
ZONES = ("UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")
Row = dict[str, Any]


@dataclass
class World:
    """The facts of a company, table by table, with the settings it reports by."""

    rng: random.Random
    zone: ZoneInfo
    fiscal_start: int
    week_start: int
    minimum_n: int
    now: datetime = NOW
    tables: dict[str, list[Row]] = field(default_factory=dict)
    asker: UUID = field(default_factory=uuid4)

    def add(self, table: str, **values: Any) -> Row:
        """Keep a fact."""
        row = {"id": uuid4(), **values}
        self.tables.setdefault(table, []).append(row)
        return row

    def of(self, table: str) -> list[Row]:
        """Give the facts of a table."""
        return self.tables.get(table, [])

    def past(self, days: int = 500) -> datetime:
        """Give a moment of the last days."""
        return self.now - timedelta(hours=self.rng.uniform(30, days * 24))

    def one(self, options: list[Any]) -> Any:
        """Draw one."""
        return self.rng.choice(options)

    def maybe(self, chance: float) -> bool:
        """Toss a coin."""
        return self.rng.random() < chance


def make_world(seed: int) -> World:
    """Draw a company."""
    rng = random.Random(seed)  # noqa: S311 - test data
    world = World(rng, ZoneInfo(rng.choice(ZONES)), rng.randint(1, 12), rng.choice([0, 1]), rng.randint(1, 4))
    _people(world)
    _jobs(world)
    for _ in range(rng.randint(6, 40)):
        world.add("candidate", first_name="C", last_name=str(rng.random()))
    for _ in range(rng.randint(5, 120)):
        _application(world)
    _openings(world)
    _outreach(world)
    return world


def _people(world: World) -> None:
    world.add(
        "organisation", name="Company", reporting_timezone=world.zone.key, fiscal_year_start_month=world.fiscal_start,
        week_start=world.week_start, minimum_n=world.minimum_n,
    )  # fmt: skip
    world.tables["person"] = [{"id": world.asker, "name": "Ada", "email": "ada@company.example", "roles": ["admin"]}]
    for name in ("Rita", "O'Neil", "Ivo"):
        world.add("person", name=name, email=f"{name.lower()}@company.example", roles=["recruiter"])
    top = world.add("department", name="Engineering", parent_id=None)
    world.add("department", name="Platform", parent_id=top["id"])
    world.add("department", name="Sales & Co", parent_id=None)
    world.add("location", name="Berlin")
    for name, kind in (("LinkedIn", "social_media"), ("Referral", "referrals"), ("Fair", "attend_events")):
        world.add("source", name=name, kind=kind)
    for name in ("Skills", "Other offer"):
        world.add("rejection_reason", name=name, kind="rejected_by_org")


def _jobs(world: World) -> None:
    rng, people = world.rng, world.of("person")[1:]
    for number in range(rng.randint(2, 5)):
        opened = world.past(600)
        job = world.add(
            "job", code=f"JOB-{number}", title=f"Title {number}", status=world.one(["open", "closed", "open"]),
            department_id=world.one([None, *(d["id"] for d in world.of("department"))]),
            location_id=world.one([None, world.of("location")[0]["id"]]),
            employment_type=world.one(["full_time", "contract"]), opened_at=opened,
        )  # fmt: skip
        kept = [s for s in STAGES if s[1] not in {"lead", "hired", "archived"} or world.maybe(0.6)]
        kept = [s for s in kept if s[0] not in {"Phone screen", "Interview"} or world.maybe(0.7)]
        for position, (name, kind) in enumerate(kept, 1):
            world.add("stage", job_id=job["id"], position=position, name=name, kind=kind)
        _spells(world, job, opened)
        change = opened + (world.now - opened) * rng.random()
        for start, end in ((opened - timedelta(days=200), change), (change, None)):
            world.add(
                "hiring_team", job_id=job["id"], person_id=world.one(people)["id"], role="recruiter", is_primary=True,
                valid_from=start, valid_to=end,
            )  # fmt: skip
        if world.maybe(0.7):
            world.add(
                "hiring_team", job_id=job["id"], person_id=world.one(people)["id"], role="hiring_manager",
                is_primary=True, valid_from=opened, valid_to=None,
            )  # fmt: skip


def _spells(world: World, job: Row, opened: datetime) -> None:
    rest = world.now - opened
    if world.maybe(0.5):
        closed, again = opened + rest * 0.3, opened + rest * world.rng.uniform(0.4, 0.6)
        world.add("job_open_spell", job_id=job["id"], opened_at=opened, closed_at=closed)
        opened = again
    closed_at = None if job["status"] == "open" else opened + (world.now - opened) * 0.9
    world.add("job_open_spell", job_id=job["id"], opened_at=opened, closed_at=closed_at)


def _application(world: World) -> None:
    """Draw an application and its way; moves lie more than a day apart, as views count by days."""
    job, candidate = world.one(world.of("job")), world.one(world.of("candidate"))
    stages = sorted((s for s in world.of("stage") if s["job_id"] == job["id"]), key=lambda s: s["position"])
    at = world.past()
    application = world.add(
        "application", candidate_id=candidate["id"], job_id=job["id"], applied_at=at, hired_at=None,
        source_id=world.one([None, *(s["id"] for s in world.of("source"))]), rejection_reason_id=None,
    )  # fmt: skip
    stage, status = stages[0], "prospect" if world.maybe(0.05) else "active"
    last = at
    _move(world, application, None, stage, None, status, at)
    while status != "prospect" and world.maybe(0.8):
        at += timedelta(hours=world.rng.uniform(25, 700))
        if at >= world.now:
            break
        before = (stage, status)
        if status != "active":
            status = "active" if world.maybe(0.2) else status
        elif world.maybe(0.3):
            status = world.one(["rejected", "rejected", "withdrawn", "hired"])
            hired = [s for s in stages if s["kind"] == "hired"]
            stage = hired[0] if status == "hired" and hired and world.maybe(0.7) else stage
        else:
            stage = world.one([s for s in stages if s["kind"] != "hired"])
        if (stage, status) == before:
            break
        _move(world, application, *before[:1], stage, before[1], status, at)
        last = at if status != before[1] else last
        application["hired_at"] = at if status == "hired" else None
    if status == "active" and _is_taken(world, application):
        last = max(at, application["applied_at"]) + timedelta(hours=1)
        _move(world, application, stage, stage, "active", "rejected", last)
        status = "rejected"
    reason = world.one([None, *(r["id"] for r in world.of("rejection_reason"))])
    application |= {"stage_id": stage["id"], "status": status, "status_changed_at": last}
    application["rejection_reason_id"] = reason if status in {"rejected", "withdrawn"} else None
    if status != "prospect":
        _offers(world, application)
        _interviews(world, application, stages)


def _is_taken(world: World, application: Row) -> bool:
    same = ("candidate_id", "job_id")
    return any(
        a["status"] == "active" and all(a[k] == application[k] for k in same) for a in world.of("application")[:-1]
    )


def _move(world: World, application: Row, start: Row | None, end: Row, was: str | None, to: str, at: datetime) -> None:
    before = [t for t in world.of("stage_transition") if t["application_id"] == application["id"]]
    world.add(
        "stage_transition", application_id=application["id"], position=len(before) + 1,
        from_stage_id=start["id"] if start else None, to_stage_id=end["id"], from_status=was, to_status=to, moved_at=at,
    )  # fmt: skip


def _offers(world: World, application: Row) -> None:
    if not world.maybe(0.6 if application["status"] == "hired" else 0.25):
        return
    version = 1
    start = application["applied_at"]
    if world.maybe(0.3):
        world.add("offer", application_id=application["id"], version=1, status="deprecated", sent_at=start,
                  resolved_at=None)  # fmt: skip
        version = 2
    status = world.one(["draft", "sent", "accepted", "accepted", "declined", "rescinded"])
    sent = None if status == "draft" else start + (world.now - start) * world.rng.uniform(0.1, 0.6)
    answered = status in {"accepted", "declined", "rescinded"}
    resolved = sent + (world.now - sent) * world.rng.uniform(0.1, 0.9) if sent and answered else None
    world.add("offer", application_id=application["id"], version=version, status=status, sent_at=sent,
              resolved_at=resolved)  # fmt: skip


def _interviews(world: World, application: Row, stages: list[Row]) -> None:
    for _ in range(world.rng.randint(0, 2)):
        starts = application["applied_at"] + timedelta(hours=world.rng.uniform(1, 2000))
        interview = world.add(
            "interview", application_id=application["id"], stage_id=world.one([None, *(s["id"] for s in stages)]),
            starts_at=starts, ends_at=starts + timedelta(hours=1),
            status=world.one(["scheduled", "awaiting_feedback", "complete", "cancelled"]),
        )  # fmt: skip
        for person in world.of("person")[1:]:
            if not world.maybe(0.6):
                continue
            response = world.one(["accepted", "needs_action", "tentative", "declined"])
            world.add("interview_panelist", interview_id=interview["id"], person_id=person["id"], response=response)
            submitted = interview["ends_at"] + timedelta(hours=world.rng.uniform(0.2, 60))
            if response != "declined" and submitted < world.now and world.maybe(0.7):
                draft = world.maybe(0.2)
                world.add(
                    "scorecard", interview_id=interview["id"], application_id=application["id"],
                    interviewer_id=person["id"], status="draft" if draft else "submitted",
                    submitted_at=None if draft else submitted,
                )  # fmt: skip


def _openings(world: World) -> None:
    for job in world.of("job"):
        hired = [a for a in world.of("application") if a["job_id"] == job["id"] and a["status"] == "hired"]
        for number in range(world.rng.randint(0, 3)):
            filled = hired.pop() if hired and world.maybe(0.8) else None
            status = "closed" if filled else world.one(["open", "draft"])
            world.add(
                "opening", job_id=job["id"], code=str(number), status=status,
                opened_at=job["opened_at"] + timedelta(days=number), application_id=filled["id"] if filled else None,
            )  # fmt: skip


def _outreach(world: World) -> None:
    jobs = [None, *(job["id"] for job in world.of("job"))]
    for name in ("Spring", "Autumn"):
        world.add("sequence", name=name, job_id=world.one(jobs))
    sender = world.of("person")[1]["id"]
    enrolled: set[tuple[Any, Any]] = set()
    for _ in range(world.rng.randint(0, 30)):
        candidate, sequence = world.one(world.of("candidate")), world.one(world.of("sequence"))
        if (candidate["id"], sequence["id"]) in enrolled:
            continue
        enrolled.add((candidate["id"], sequence["id"]))
        enrollment = world.add("enrollment", candidate_id=candidate["id"], sequence_id=sequence["id"],
                               job_id=world.one(jobs), sender_id=sender)  # fmt: skip
        for _ in range(world.rng.randint(0, 2)):
            _message(world, candidate, sender, enrollment_id=enrollment["id"])
    for _ in range(world.rng.randint(0, 40)):
        candidate = world.one(world.of("candidate"))
        mine = [a for a in world.of("application") if a["candidate_id"] == candidate["id"]]
        about = world.one(mine)["id"] if mine and world.maybe(0.2) else None
        _message(world, candidate, sender, job_id=world.one(jobs), application_id=about)


def _message(world: World, candidate: Row, sender: UUID, **about: Any) -> None:
    blank = {"enrollment_id": None, "job_id": None, "application_id": None} | about
    header = f"<{uuid4()}@company.example>"
    sent = world.past()
    message = world.add(
        "message", candidate_id=candidate["id"], direction="outbound", sender_id=sender, in_reply_to=None, sent_at=sent,
        status=world.one(["sent", "delivered", "bounced"]), message_id_header=header, reply_class=None, **blank,
    )  # fmt: skip
    for kind in ("delivered", "opened", "clicked", "bounced", "unsubscribed"):
        if world.maybe(0.2):
            world.add("message_event", message_id=message["id"], kind=kind)
    if world.maybe(0.35):
        by_header = blank["enrollment_id"] is None or world.maybe(0.5)
        world.add(
            "message", candidate_id=candidate["id"], direction="inbound", sender_id=None, status="received",
            in_reply_to=header if by_header else None, sent_at=sent + timedelta(hours=5),
            message_id_header=f"<{uuid4()}@elsewhere.example>", job_id=None, application_id=None,
            enrollment_id=None if by_header else blank["enrollment_id"],
            reply_class=world.one([None, "interested", "not_interested", "out_of_office", "unsubscribe"]),
        )  # fmt: skip


@pytest.fixture(scope="module")
def written(module_database_url: str) -> Iterator[Callable[[World], Callable[[str], list[Row]]]]:
    """Write a world into the database and give what asks the report views as its administrator."""
    with psycopg.connect(module_database_url) as connection:
        row = connection.execute("select key from shortlist.signing_key").fetchone()
        assert row is not None
        key = bytes(row[0])
        connection.commit()

        def write(world: World) -> Callable[[str], list[Row]]:
            connection.rollback()
            connection.execute("set local session_replication_role = replica")
            for table, rows in world.tables.items():
                _insert(connection, table, rows)
            moment = connection.execute(
                "select pg_backend_pid(), (extract(epoch from now()) * 1000000)::bigint"
            ).fetchone()
            assert moment is not None
            claim = sign(key, world.asker, "report", Moment(*moment), clock=world.now)
            connection.execute("select set_config('shortlist.identity', %s, true)", [claim])
            connection.execute("set local search_path = report")
            connection.execute("set local jit = off")
            return lambda statement: _rows(connection, statement)

        yield write
        connection.rollback()


def _insert(connection: psycopg.Connection[Any], table: str, rows: list[Row]) -> None:
    names = list(rows[0])
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    places = sql.SQL(", ").join(
        sql.SQL("%s::shortlist.role[]") if name == "roles" else sql.Placeholder() for name in names
    )
    statement = sql.SQL("insert into {} ({}) values ({})").format(sql.Identifier("shortlist", table), columns, places)
    with connection.cursor() as cursor:
        cursor.executemany(statement, [[row[name] for name in names] for row in rows])


def _rows(connection: psycopg.Connection[Any], statement: str) -> list[Row]:
    cursor = connection.execute(statement.encode())
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor]


@pytest.fixture
def world() -> Callable[[int], World]:
    """Draw a company from a number."""
    return make_world
