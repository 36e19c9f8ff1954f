"""An application and its stage transitions never disagree."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import LiteralString

import psycopg
import pytest
from psycopg.errors import CheckViolation, UniqueViolation

from store.testing import Rows

STALE, OTHER_JOB, DISAGREES = "SL001", "SL003", "SL004"


def refused(sqlstate: str) -> object:
    """Expect the database to refuse with this SQLSTATE."""
    return pytest.raises(psycopg.Error, check=lambda error: getattr(error, "sqlstate", None) == sqlstate)


def state(rows: Rows, application: object) -> tuple[object, ...]:
    """Where the application stands: stage, status, version."""
    row = rows.connection.execute(
        "select stage_id, status::text, version from shortlist.application where id = %s", [application]
    ).fetchone()
    assert row
    return row


def test_a_transition_moves_the_application(rows: Rows) -> None:
    job, screen, onsite = rows.job()
    application = rows.application(rows.candidate(), job, screen)
    before = state(rows, application)
    rows.move(application, screen, onsite)
    rows.check()
    assert state(rows, application) == (onsite, "active", before[2] + 1)


def test_the_position_counts_the_moves_of_one_application(rows: Rows) -> None:
    job, screen, onsite = rows.job()
    application = rows.application(rows.candidate(), job, screen)
    rows.move(application, screen, onsite)
    rows.application(rows.candidate("Ben", "Ode"), job, screen)
    assert rows.column("select position from shortlist.stage_transition order by id") == [1, 2, 1]


def test_a_whole_history_may_arrive_in_one_statement(rows: Rows) -> None:
    job, screen, onsite = rows.job()
    application = rows.insert("application", candidate_id=rows.candidate(), job_id=job, stage_id=onsite)
    rows.run(
        "insert into shortlist.stage_transition"
        " (application_id, from_stage_id, from_status, to_stage_id, to_status)"
        " values (%s, null, null, %s, 'active'), (%s, %s, 'active', %s, 'active')",
        *(application, screen),
        *(application, screen, onsite),
    )
    rows.check()
    assert state(rows, application)[:2] == (onsite, "active")


def test_a_move_from_where_the_application_no_longer_is_is_refused(rows: Rows) -> None:
    job, screen, onsite = rows.job()
    application = rows.application(rows.candidate(), job, screen)
    with refused(STALE):
        rows.move(application, onsite, screen)


def test_the_second_of_two_moves_at_once_is_refused(lasting_rows: Rows, database_url: str) -> None:
    job, screen, onsite = lasting_rows.job()
    with lasting_rows.connection.transaction():
        application = lasting_rows.application(lasting_rows.candidate(), job, screen)
    with psycopg.connect(database_url) as other, ThreadPoolExecutor(1) as thread:
        Rows(other).move(application, screen, onsite)
        second = thread.submit(lasting_rows.move, application, screen, onsite)
        other.commit()
        with refused(STALE):
            second.result()


def test_a_stage_of_another_job_is_refused(rows: Rows) -> None:
    job, screen, _ = rows.job()
    _, elsewhere, _ = rows.job("ENG-002")
    application = rows.application(rows.candidate(), job, screen)
    with refused(OTHER_JOB):
        rows.move(application, screen, elsewhere)


@pytest.mark.parametrize(
    "change",
    [
        "update shortlist.application set stage_id = %s where id = %s",
        "update shortlist.application set status = 'withdrawn', stage_id = %s where id = %s",
    ],
)
def test_a_change_without_a_transition_is_refused_at_commit(rows: Rows, change: LiteralString) -> None:
    job, screen, onsite = rows.job()
    application = rows.application(rows.candidate(), job, screen)
    rows.check()
    rows.run(change, onsite, application)
    with refused(DISAGREES):
        rows.check()


def test_an_application_without_its_first_transition_is_refused_at_commit(rows: Rows) -> None:
    job, screen, _ = rows.job()
    rows.insert("application", candidate_id=rows.candidate(), job_id=job, stage_id=screen)
    with refused(DISAGREES):
        rows.check()


def test_a_first_transition_comes_from_nowhere_and_a_later_one_does_not(rows: Rows) -> None:
    job, screen, onsite = rows.job()
    application = rows.insert("application", candidate_id=rows.candidate(), job_id=job, stage_id=screen)
    with rows.connection.transaction(force_rollback=True), pytest.raises(CheckViolation):
        rows.move(application, screen, onsite)
    rows.insert("stage_transition", application_id=application, to_stage_id=screen, to_status="active")
    with pytest.raises(CheckViolation):
        rows.insert("stage_transition", application_id=application, to_stage_id=onsite, to_status="active")


def test_a_hire_is_dated_by_its_move_and_undone_with_it(rows: Rows) -> None:
    job, screen, onsite = rows.job()
    application = rows.application(rows.candidate(), job, screen)
    day = datetime(2999, 4, 1, tzinfo=UTC)
    dates = "select hired_at, status_changed_at from shortlist.application"
    rows.move(application, screen, onsite, to_status="hired", moved_at=day)
    assert rows.connection.execute(dates).fetchone() == (day, day)
    rows.move(application, onsite, screen, from_status="hired")
    assert rows.value(dates) is None


def test_undoing_a_rejection_forgets_its_reason(rows: Rows) -> None:
    job, screen, _ = rows.job()
    application = rows.application(rows.candidate(), job, screen)
    reason = rows.insert("rejection_reason", name="Too far")
    rows.move(application, screen, screen, to_status="rejected")
    rows.run("update shortlist.application set rejection_reason_id = %s", reason)
    rows.move(application, screen, screen, from_status="rejected")
    rows.check()
    assert rows.value("select rejection_reason_id from shortlist.application") is None


def test_no_move_is_dated_before_the_one_it_follows(rows: Rows) -> None:
    job, screen, onsite = rows.job()
    application = rows.application(rows.candidate(), job, screen)
    rows.move(application, screen, onsite, moved_at=datetime(2001, 1, 1, tzinfo=UTC))
    assert rows.value("select count(distinct moved_at) from shortlist.stage_transition") == 1


def test_a_prospect_without_a_job_becomes_an_applicant(rows: Rows) -> None:
    application = rows.insert("application", candidate_id=rows.candidate(), status="prospect")
    rows.insert("stage_transition", application_id=application, to_status="prospect")
    job, screen, _ = rows.job()
    rows.run("update shortlist.application set job_id = %s where id = %s", job, application)
    rows.move(application, None, screen, from_status="prospect")
    rows.check()
    assert state(rows, application)[:2] == (screen, "active")


def test_a_candidate_has_one_active_application_a_job(rows: Rows) -> None:
    job, screen, _ = rows.job()
    candidate = rows.candidate()
    first = rows.application(candidate, job, screen)
    rows.move(first, screen, screen, to_status="rejected")
    rows.application(candidate, job, screen)
    rows.check()
    with pytest.raises(UniqueViolation):
        rows.move(first, screen, screen, from_status="rejected")


def bulk_history(rows: Rows, *steps: tuple[object, object]) -> object:
    """An application at the end of `steps` (from stage, to stage), all written in bulk."""
    rows.run("set local shortlist.bulk = 'on'")
    candidate = rows.candidate()
    job = rows.value("select job_id from shortlist.stage where id = %s", steps[-1][1])
    application = rows.insert("application", candidate_id=candidate, job_id=job, stage_id=steps[-1][1])
    for position, (start, end) in enumerate(steps, 1):
        rows.move(application, start, end, position=position, from_status="active" if start else None)
    return application


def test_a_history_written_in_bulk_is_taken_as_it_is(rows: Rows) -> None:
    _, screen, onsite = rows.job()
    application = bulk_history(rows, (None, screen), (screen, onsite), (onsite, screen))
    rows.check()
    assert state(rows, application) == (screen, "active", 1)
    assert rows.value("select shortlist.first_broken_history()") is None


def test_a_gap_in_a_history_written_in_bulk_is_found(rows: Rows) -> None:
    _, screen, onsite = rows.job()
    application = bulk_history(rows, (None, screen), (onsite, screen))
    assert rows.value("select shortlist.first_broken_history()") == application


def test_a_history_written_in_bulk_must_end_where_the_application_stands(rows: Rows) -> None:
    _, screen, onsite = rows.job()
    application = bulk_history(rows, (None, screen), (screen, onsite))
    rows.run("update shortlist.application set stage_id = %s where id = %s", screen, application)
    with refused(DISAGREES):
        rows.check()
