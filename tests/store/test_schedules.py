"""When a question on a schedule is asked next, over changes of the clocks and short months."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from store.schedules import Schedule

BERLIN = "Europe/Berlin"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "now", "expected"),
    [
        (Schedule(9, 0, frozenset({0})), "2026-11-16T07:59", "2026-11-16T08:00"),
        (Schedule(9, 0, frozenset({0})), "2026-11-16T08:00", "2026-11-23T08:00"),
        # Clocks go back on 25 October 2026 and forward on 29 March 2026: nine o'clock stays nine o'clock.
        (Schedule(9, 0, frozenset({0})), "2026-10-19T07:00", "2026-10-26T08:00"),
        (Schedule(9, 0, frozenset({0})), "2026-03-23T08:00", "2026-03-30T07:00"),
        # Half past two does not exist that night, and comes as late as the clocks were moved.
        (Schedule(2, 30), "2026-03-29T00:00", "2026-03-29T01:30"),
        (Schedule(9, 0, day_of_month=31), "2026-02-01T00:00", "2026-02-28T08:00"),
        (Schedule(9, 0, day_of_month=1), "2026-12-01T09:00", "2027-01-01T08:00"),
    ],
)
def test_the_next_time_is_the_local_one(schedule, now, expected):
    assert schedule.next_after(utc(now), BERLIN) == utc(expected)


def test_what_comes_twice_when_clocks_go_back_is_asked_once():
    nightly, now, asked = Schedule(2, 30), utc("2026-10-23T00:00"), []
    while now < utc("2026-10-28T00:00"):
        now = nightly.next_after(now, BERLIN)
        asked.append(now)
    assert [(late - early) for early, late in pairwise(asked)].count(timedelta(hours=1)) == 0
    assert len({moment.date() for moment in asked}) == len(asked)
    assert Schedule.from_json(nightly.as_json()) == nightly
