"""Times in plain words become the days the company means by them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.metrics.calendar import Reporting, add_months
from store.metrics.phrases import find_window, read_window
from store.metrics.windows import WindowError, compared_with

APRIL = Reporting(date(2026, 11, 22), "Europe/Berlin", fiscal_start=4)
"""A Sunday in the third fiscal quarter."""
JANUARY = Reporting(date(2026, 11, 22), "Europe/Berlin")

MEANT = {
    "last quarter": ("2026-07-01", "2026-10-01"),
    "this quarter": ("2026-10-01", "2026-11-23"),
    "quarter to date": ("2026-10-01", "2026-11-23"),
    "Q1": ("2026-04-01", "2026-07-01"),
    "q4": ("2026-01-01", "2026-04-01"),
    "Q3 FY26": ("2025-10-01", "2026-01-01"),
    "calendar Q1 2026": ("2026-01-01", "2026-04-01"),
    "FY2026": ("2025-04-01", "2026-04-01"),
    "last fiscal year": ("2025-04-01", "2026-04-01"),
    "this year": ("2026-01-01", "2026-11-23"),
    "YTD": ("2026-01-01", "2026-11-23"),
    "last year": ("2025-01-01", "2026-01-01"),
    "in 2025": ("2025-01-01", "2026-01-01"),
    "last year to date": ("2025-01-01", "2025-11-23"),
    "past 90 days": ("2026-08-24", "2026-11-23"),
    "over the last 30 days": ("2026-10-23", "2026-11-23"),
    "the past six months": ("2026-05-22", "2026-11-23"),
    "last two quarters": ("2026-04-01", "2026-10-01"),
    "last 3 full months": ("2026-08-01", "2026-11-01"),
    "since March": ("2026-03-01", "2026-11-23"),
    "since December": ("2025-12-01", "2026-11-23"),
    "since 3 March 2025": ("2025-03-03", "2026-11-23"),
    "since the beginning of the year": ("2026-01-01", "2026-11-23"),
    "in March": ("2026-03-01", "2026-04-01"),
    "December": ("2025-12-01", "2026-01-01"),
    "last November": ("2025-11-01", "2025-12-01"),
    "March 2025": ("2025-03-01", "2025-04-01"),
    "between 1 May and 15 June": ("2026-05-01", "2026-06-16"),
    "from November to January 2026": ("2025-11-01", "2026-02-01"),
    "May to July 2025": ("2025-05-01", "2025-08-01"),
    "2026-03-15": ("2026-03-15", "2026-03-16"),
    "on March 3rd, 2025": ("2025-03-03", "2025-03-04"),
    "yesterday": ("2026-11-21", "2026-11-22"),
    "last week": ("2026-11-09", "2026-11-16"),
    "week 12": ("2026-03-16", "2026-03-23"),
    "before 2025": (None, "2025-01-01"),
    "until March": (None, "2026-04-01"),
    "after March": ("2026-04-01", "2026-11-23"),
    "all time": (None, None),
}


@pytest.mark.parametrize("words", MEANT)
def test_words_for_a_time_mean_these_days(words):
    window = read_window(words, APRIL)
    assert window is not None
    assert (window.start and str(window.start), window.end and str(window.end)) == MEANT[words]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("31 February", "no 31 February"),
        ("2026-02-30", "no 30 February 2026"),
        ("29 February 2026", "no 29 February 2026"),
        ("2026-13-01", "no month 13"),
        ("Q5", "no Q5"),
        ("week 60", "no week 60"),
        ("from June 2026 to May 2026", "ends before it begins"),
        ("since tomorrow", "still to come"),
        ("past 0 days", "at least one day"),
        ("2026 to 2025", "ends before it begins"),
    ],
)
def test_times_that_cannot_be_are_refused_with_the_reason(words, why):
    with pytest.raises(WindowError, match=why):
        read_window(words, APRIL)


@pytest.mark.parametrize("words", ["banana", "engineering", "last banana", "the second one", "", "24", "may I ask"])
def test_what_is_no_time_is_not_read_as_one(words):
    assert read_window(words, APRIL) is None


def test_without_a_fiscal_year_of_its_own_quarters_are_the_calendars():
    assert str(read_window("Q1 2026", JANUARY).start) == "2026-01-01"


def test_a_week_begins_on_the_companys_day():
    sunday = Reporting(date(2026, 11, 22), week_start=0)
    assert str(read_window("this week", sunday).start) == "2026-11-22"
    assert str(read_window("this week", APRIL).start) == "2026-11-16"


def test_a_sentence_gives_up_its_time_and_where_it_stands():
    sentence = "How many hires in sales between 1 May and 15 June, please?"
    window, start, end = find_window(sentence, APRIL)
    assert sentence[start:end] == "between 1 May and 15 June"
    assert str(window.end) == "2026-06-16"


@pytest.mark.parametrize(
    ("words", "before", "year_before"),
    [
        ("last quarter", ("2026-04-01", "2026-07-01"), ("2025-07-01", "2025-10-01")),
        ("this quarter", ("2026-07-01", "2026-08-23"), ("2025-10-01", "2025-11-23")),
        ("this year", ("2025-01-01", "2025-11-23"), ("2025-01-01", "2025-11-23")),
        ("February 2026", ("2026-01-01", "2026-02-01"), ("2025-02-01", "2025-03-01")),
        ("past 30 days", ("2026-09-22", "2026-10-23"), ("2025-10-23", "2025-11-23")),
        ("last two quarters", ("2025-10-01", "2026-04-01"), ("2025-04-01", "2025-10-01")),
    ],
)
def test_like_is_compared_with_like(words, before, year_before):
    window = read_window(words, APRIL)
    previous = compared_with(window, "previous_period", APRIL)
    year = compared_with(window, "same_period_last_year", APRIL)
    assert (str(previous.start), str(previous.end)) == before
    assert (str(year.start), str(year.end)) == year_before


@given(today=st.dates(date(2000, 1, 1), date(2090, 1, 1)), fiscal=st.integers(1, 12), week=st.integers(0, 6))
def test_the_last_of_anything_ends_where_this_one_begins_and_holds_no_today(today, fiscal, week):
    reporting = Reporting(today, "UTC", fiscal, week)
    for unit in ("week", "month", "quarter", "half", "year", "fiscal year"):
        last, this = read_window(f"last {unit}", reporting), read_window(f"this {unit}", reporting)
        assert last.start < last.end == this.start <= today < this.end == today + timedelta(days=1)
        assert compared_with(last, "previous_period", reporting).end == last.start
    quarter = read_window("last quarter", reporting)
    assert add_months(quarter.start, 3) == quarter.end
    assert (quarter.start.month - fiscal) % 3 == 0
    assert read_window(f"FY{reporting.fiscal_year(today)}", reporting).start <= today
