"""When an interview is to be, read from a sentence."""

from datetime import date

import pytest

from agent.builtin.appointments import appointment

MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("said", "starts_at", "minutes"),
    [
        ("schedule an interview with Ana on Thursday at 15:00 with Ben", "2026-11-19T15:00", None),
        ("book an interview with Ana tomorrow at 3pm for 45 minutes with Ben", "2026-11-17T15:00", 45),
        ("set up an onsite interview with Ana, next Thursday 9.30, an hour", "2026-11-26T09:30", 60),
        ("schedule an interview for Ana on Monday at noon", "2026-11-23T12:00", None),
        ("please schedule the interview with Ana for 3 December at 10", "2026-12-03T10:00", None),
        ("schedule an interview with Ana on Jan 5th at 8:15 am", "2027-01-05T08:15", None),
        ("schedule an interview with Ana on 2026-12-01 at 14:00", "2026-12-01T14:00", None),
        ("schedule an interview with Ana on Thursday", None, None),
        ("schedule an interview with Ana at 25:00 on Thursday", None, None),
        ("schedule an interview with Ana on 31 February at 10", None, None),
    ],
)
def test_a_day_a_time_and_a_length_are_read(said: str, starts_at: str | None, minutes: int | None) -> None:
    found = appointment(said, MONDAY)
    assert found is not None
    assert (found.starts_at and found.starts_at.isoformat(timespec="minutes"), found.minutes) == (starts_at, minutes)
    assert "Ana" in found.rest


def test_what_asks_for_no_interview_is_left_alone() -> None:
    assert appointment("move Ana to the onsite interview on Thursday at 10", MONDAY) is None
    assert appointment("who was interviewed on Thursday?", MONDAY) is None
