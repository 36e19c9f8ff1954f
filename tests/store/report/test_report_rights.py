"""Who counts what: the views of everybody inside against a computation of our own from the tables, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from psycopg import sql

WHOLE_COMPANY = {"admin", "recruiter", "sourcer", "coordinator", "executive"}

NEVER = datetime.max.replace(tzinfo=UTC)

Row = dict[str, Any]


@dataclass
class Tables:
    """The rows of the base tables, as their owner reads them."""

    jobs: dict[Any, Row]
    applications: dict[Any, Row]
    interviews: dict[Any, Row]
    panel: list[Row]
    team: list[Row]
    scorecards: list[Row]
    offers: list[Row]
    enrollments: list[Row]
    messages: list[Row]
    addresses: dict[str, set[Any]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def tables(owner) -> Tables:
    def read(query: str) -> list[Row]:
        cursor = owner.execute(query)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    addresses: dict[str, set[Any]] = {}
    for row in read("select value, candidate_id from shortlist.candidate_email"):
        addresses.setdefault(row["value"], set()).add(row["candidate_id"])
    return Tables(
        {row["id"]: row for row in read("select id, code, is_confidential from shortlist.job")},
        {row["id"]: row for row in read("select id, candidate_id, job_id, status::text from shortlist.application")},
        {row["id"]: row for row in read("select id, application_id, status::text, ends_at from shortlist.interview")},
        read("select interview_id, person_id, response::text from shortlist.interview_panelist"),
        read("select job_id, person_id, role::text, valid_from, valid_to from shortlist.hiring_team"),
        read("select interview_id, application_id, interviewer_id, status::text from shortlist.scorecard"),
        read("select application_id, version from shortlist.offer"),
        read("select id, candidate_id, job_id from shortlist.enrollment"),
        read("select *, direction::text as direction from shortlist.message"),
        addresses,
    )


@dataclass
class Rights:
    """What one asker may count."""

    jobs: set[Any]
    applications: set[Any]
    interviews: set[Any]
    own_candidates: set[Any]
    sees_company: bool
    interviewed_jobs: set[Any]


def rights_of(asker, tables: Tables, now: datetime) -> Rights:
    team = [
        row
        for row in tables.team
        if row["person_id"] == asker.id
        and row["valid_from"] <= now
        and (row["valid_to"] is None or now < row["valid_to"])
    ]
    sees_company = bool(asker.roles & WHOLE_COMPANY)
    jobs = {row["job_id"] for row in team if row["role"] == "hiring_manager" and "hiring_manager" in asker.roles}
    if sees_company:
        on_team = {row["job_id"] for row in team}
        jobs |= {
            job_id
            for job_id, job in tables.jobs.items()
            if not job["is_confidential"] or "admin" in asker.roles or job_id in on_team
        }
    own = tables.addresses.get(asker.email, set())
    panels = {
        row["interview_id"]
        for row in tables.panel
        if row["person_id"] == asker.id
        and "interviewer" in asker.roles
        and tables.interviews[row["interview_id"]]["status"] != "cancelled"
    }
    interviewed = {tables.interviews[interview]["application_id"] for interview in panels}
    applications = {
        application_id
        for application_id, row in tables.applications.items()
        if (row["job_id"] in jobs or application_id in interviewed)
        and row["status"] != "prospect"
        and row["candidate_id"] not in own
    }
    interviews = {
        interview_id
        for interview_id, row in tables.interviews.items()
        if row["application_id"] in applications
        and (tables.applications[row["application_id"]]["job_id"] in jobs or interview_id in panels)
    }
    interviewed_jobs = {tables.applications[each]["job_id"] for each in interviewed}
    return Rights(jobs, applications, interviews, own, sees_company, interviewed_jobs)


def expected(rights: Rights, tables: Tables, now: datetime) -> dict[str, Any]:
    of_jobs = {each for each in rights.applications if tables.applications[each]["job_id"] in rights.jobs}
    due = {
        (row["interview_id"], row["person_id"])
        for row in tables.panel
        if row["response"] != "declined"
        and row["interview_id"] in rights.interviews
        and tables.interviews[row["interview_id"]]["status"] != "cancelled"
        and tables.interviews[row["interview_id"]]["ends_at"] <= now
    }
    return {
        "applications": rights.applications,
        "jobs": rights.jobs | rights.interviewed_jobs,
        "interviews": rights.interviews,
        "offers": {row["application_id"] for row in tables.offers if row["application_id"] in of_jobs},
        "hires": {each for each in rights.applications if tables.applications[each]["status"] == "hired"},
        "scorecards": len(due),
        "outreach": sum(_outreach(rights, tables)),
    }


def _outreach(rights: Rights, tables: Tables) -> Iterator[bool]:
    one_off = {
        (row["candidate_id"], row["job_id"])
        for row in tables.messages
        if row["direction"] == "outbound" and row["sent_at"] and not row["enrollment_id"] and not row["application_id"]
    }
    for candidate, job in [*one_off, *((row["candidate_id"], row["job_id"]) for row in tables.enrollments)]:
        yield candidate not in rights.own_candidates and (job in rights.jobs if job else rights.sees_company)


def counted(connection) -> dict[str, Any]:
    def ids(query: str) -> set[Any]:
        return {row[0] for row in connection.execute(query)}

    return {
        "applications": ids("select application_id from application"),
        "jobs": ids("select job_id from job"),
        "interviews": ids("select interview_id from interview"),
        "offers": ids("select application_id from offer"),
        "hires": ids("select application_id from hire"),
        "scorecards": connection.execute("select count(*) from scorecard").fetchone()[0],
        "outreach": connection.execute("select count(*) from outreach").fetchone()[0],
    }


def test_everybody_counts_what_is_theirs_to_count(bare, askers, tables) -> None:
    kinds = set()
    for asker in askers.values():
        with bare(asker.id) as connection:
            now = datetime.now(UTC)
            found = counted(connection)
        assert found == expected(rights_of(asker, tables, now), tables, now), asker.email
        kinds.add(asker.roles)
    assert {role for roles in kinds for role in roles} == WHOLE_COMPANY | {"hiring_manager", "interviewer"}


BEYOND = "select count(*) from {view} where {key} not in (select {key} from {whole})"
OF_APPLICATIONS = ("stage_visit", "milestone", "interview", "scorecard", "hire", "offer")
OF_JOBS = ("job_open_spell", "opening", "recruiter_assignment", "application", "stage_visit", "milestone")


def test_the_other_views_show_the_same_applications_and_jobs(bare, askers) -> None:
    for asker in list(askers.values())[::5]:
        with bare(asker.id) as connection:
            for views, key, whole in ((OF_APPLICATIONS, "application_id", "application"), (OF_JOBS, "job_id", "job")):
                for view in views:
                    names = {"view": view, "key": key, "whole": whole}
                    query = sql.SQL(BEYOND).format(**{word: sql.Identifier(name) for word, name in names.items()})
                    assert connection.execute(query).fetchone() == (0,), (asker.email, view)


def test_an_interviewers_reports_hold_no_offers(bare, somebody) -> None:
    with bare(somebody("interviewer").id) as connection:
        assert connection.execute("select count(*) from application").fetchone()[0] > 0
        assert connection.execute("select count(*) from offer").fetchone() == (0,)
        for query in (
            "select count(offer_accepted_on) + count(days_to_fill) from hire",
            "select count(offer_accepted_on) + count(days_to_fill) from opening",
        ):
            assert connection.execute(query).fetchone() == (0,)


def test_application_numbers_count_only_what_the_asker_may_see(bare, askers) -> None:
    query = "select array_agg(application_no order by application_no) from application group by candidate_id"
    for asker in list(askers.values())[::7]:
        with bare(asker.id) as connection:
            rows = connection.execute(query).fetchall()
        assert all(numbers == list(range(1, len(numbers) + 1)) for (numbers,) in rows)


def test_own_jobs_are_those_of_today(bare, owner, tables) -> None:
    manager = next(row for row in tables.team if row["role"] == "hiring_manager")
    count = "select count(*) from application where job_id = %s"
    with bare(manager["person_id"]) as connection:
        before = connection.execute(count, [manager["job_id"]]).fetchone()[0]
    assert before > 0
    with bare(manager["person_id"], clock=manager["valid_from"] - timedelta(days=1)) as connection:
        of_others = connection.execute(count, [manager["job_id"]]).fetchone()[0]
    roles = owner.execute("select roles::text[] from shortlist.person where id = %s", [manager["person_id"]]).fetchone()
    if not WHOLE_COMPANY & set(roles[0]):
        assert of_others < before


def test_nobody_reads_others_judgement_before_giving_their_own(bare, owner) -> None:
    debts = owner.execute(
        """select distinct p.id, p.name, i.application_id
           from shortlist.interview_panelist l
             join shortlist.interview i on i.id = l.interview_id and i.status <> 'cancelled'
             join shortlist.person p on p.id = l.person_id and p.status = 'active'
           where not exists (
               select from shortlist.scorecard c
               where c.interview_id = i.id and c.interviewer_id = l.person_id and c.status = 'submitted')
             and exists (
               select from shortlist.scorecard c
               where c.application_id = i.application_id and c.status = 'submitted')"""
    ).fetchall()
    assert debts
    query = "select count(recommendation) from scorecard where application_id = %s and interviewer <> %s"
    for person_id, name, application_id in debts[:25]:
        with bare(person_id) as connection:
            assert connection.execute(query, [application_id, name]).fetchone() == (0,)
