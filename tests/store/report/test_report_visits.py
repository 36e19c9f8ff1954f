"""Stays and progress are kept ready beside the transitions, and follow whatever writes those."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from store.testing import Rows

STAYS = """
select array_agg(s.name || ':' || v.visit_no || ':' || coalesce(v.next_status::text, 'open') order by v.entered_at)
from shortlist.stage_visit v join shortlist.stage s on s.id = v.stage_id where v.application_id = %s"""
PROGRESS = """
select concat_ws(' ', (lead_at is not null)::text, (active_at is not null)::text, (hired_at is not null)::text)
from shortlist.application_progress where application_id = %s"""


START = datetime.now(UTC)


@pytest.fixture
def moved(rows: Rows):
    job, screen, onsite = rows.job()
    application = rows.application(rows.candidate(), job, screen)
    move(rows, 1, application, screen, onsite)
    move(rows, 2, application, onsite, screen)
    return application, screen, onsite


def move(rows: Rows, hour: int, application: UUID, start: UUID, end: UUID, **values: object) -> None:
    rows.move(application, start, end, moved_at=START + timedelta(hours=hour), **values)


def test_each_move_ends_a_stay_and_begins_the_next(rows: Rows, moved) -> None:
    application, screen, _ = moved
    assert rows.value(STAYS, application) == ["Screen:1:active", "Onsite:1:active", "Screen:2:open"]
    move(rows, 3, application, screen, screen, to_status="rejected")
    move(rows, 4, application, screen, screen, from_status="rejected")
    assert rows.value(STAYS, application)[2:] == ["Screen:2:rejected", "Screen:3:open"]
    move(rows, 5, application, screen, screen)  # changes nothing, so it ends nothing
    assert rows.value(STAYS, application)[2:] == ["Screen:2:rejected", "Screen:3:open"]


@pytest.mark.parametrize("mode", ["set local shortlist.bulk = 'on'", "set local session_replication_role = replica"])
def test_writing_in_bulk_is_followed_too(rows: Rows, moved, mode: str) -> None:
    application, screen, onsite = moved
    rows.run(mode)
    rows.run(
        """insert into shortlist.stage_transition
             (application_id, position, from_stage_id, to_stage_id, from_status, to_status, moved_at)
           values (%s, 4, %s, %s, 'active', 'active', %s), (%s, 5, %s, %s, 'active', 'hired', %s)""",
        *(application, screen, onsite, START + timedelta(hours=3)),
        *(application, onsite, onsite, START + timedelta(hours=4)),
    )
    assert rows.value(STAYS, application)[2:] == ["Screen:2:active", "Onsite:2:hired"]
    assert rows.value(PROGRESS, application) == "false true true"


def test_what_is_corrected_or_removed_is_worked_out_anew(rows: Rows, moved) -> None:
    application, _, _ = moved
    rows.run("set local session_replication_role = replica")  # otherwise nothing of a history may change
    rows.run(
        "update shortlist.stage_transition set moved_at = moved_at - interval '2 days' where application_id = %s",
        application,
    )
    since = "select max(entered_at) < now() - interval '1 day' from shortlist.stage_visit where application_id = %s"
    assert rows.value(since, application)
    rows.run("delete from shortlist.stage_transition where application_id = %s and position = 3", application)
    assert rows.value(STAYS, application) == ["Screen:1:active", "Onsite:1:open"]
    rows.run("delete from shortlist.stage_transition where application_id = %s", application)
    assert rows.value(STAYS, application) is None
    assert rows.value(PROGRESS, application) is None


def test_another_kind_of_a_stage_is_another_progress(rows: Rows, moved) -> None:
    application, screen, _ = moved
    assert rows.value(PROGRESS, application) == "false true false"
    rows.run("update shortlist.stage set kind = 'lead' where id = %s", screen)
    assert rows.value(PROGRESS, application) == "true true false"


DAYS = "select concat_ws(' ', applied_on, coalesce(outcome_on::text, '-')) from shortlist.application where id = %s"


@pytest.fixture
def applied(rows: Rows):
    rows.run("insert into shortlist.organisation (name, reporting_timezone) values ('Company', 'Europe/Berlin')")
    job, screen, _ = rows.job()
    application = rows.application(rows.candidate(), job, screen)
    rows.run("update shortlist.application set applied_at = '2026-03-01 23:30+00' where id = %s", application)
    return application, screen


def test_days_are_kept_beside_the_moments_they_are_the_days_of(rows: Rows, applied) -> None:
    application, screen = applied
    assert rows.value(DAYS, application) == "2026-03-02 -"
    rows.move(application, screen, screen, moved_at=START, to_status="rejected")
    ended = rows.value("select (status_changed_at at time zone 'Europe/Berlin')::date::text from shortlist.application"
                       " where id = %s", application)  # fmt: skip
    assert rows.value(DAYS, application) == f"2026-03-02 {ended}"
    rows.move(application, screen, screen, moved_at=START + timedelta(hours=1), from_status="rejected")
    assert rows.value(DAYS, application) == "2026-03-02 -"


def test_nobody_writes_another_day_than_the_moments(rows: Rows, applied) -> None:
    application, _ = applied
    rows.run("set local session_replication_role = replica")
    rows.run(
        "update shortlist.application set applied_on = '2020-01-01', outcome_on = now() where id = %s", application
    )
    assert rows.value(DAYS, application) == "2026-03-02 -"


def test_another_reporting_zone_has_other_days(rows: Rows, applied) -> None:
    application, _ = applied
    rows.run("update shortlist.organisation set reporting_timezone = 'America/Toronto'")
    assert rows.value(DAYS, application) == "2026-03-01 -"
    same = """
      select bool_and(v.entered_on = (v.entered_at at time zone 'America/Toronto')::date)
      from shortlist.stage_visit v where v.application_id = %s"""
    assert rows.value(same, application)
