"""A stretch of time a question is about, and the one it is compared with."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from store.metrics.calendar import Reporting, Unit, add_months

Compared = Literal["previous_period", "same_period_last_year"]


class WindowError(ValueError):
    """Words for a time that cannot be; the message says why in one sentence."""


@dataclass(frozen=True)
class Window:
    """Days from `start` to before `end`; None is open. `label` says it as people do.

    `unit` and `count` tell which stretches of the calendar it consists of, where it does; `to_date` that the last
    of them is not over.
    """

    start: date | None
    end: date | None
    label: str
    unit: Unit | None = None
    count: int = 1
    to_date: bool = False

    @property
    def days(self) -> str:
        """Write the first and the last day: "1 Jul to 30 Sep 2026"."""
        last = self.end - timedelta(days=1) if self.end else None
        if self.start and last:
            return day_range(self.start, last)
        if self.start:
            return f"from {short_day(self.start)}"
        return f"up to {short_day(last)}" if last else ""

    @property
    def said(self) -> str:
        """Write the label, and the days where the label does not name them."""
        days = self.days
        return f"{self.label} ({days})" if days and days != self.label else self.label


ALL_TIME = Window(None, None, "all time")
NOW = Window(None, None, "now")


def short_day(day: date) -> str:
    """Write a day: "3 Mar 2026"."""
    return f"{day.day} {day:%b %Y}"


def day_range(first: date, last: date) -> str:
    """Write two days, the year once where it is the same."""
    if first == last:
        return short_day(first)
    left = f"{first.day} {first:%b}" if first.year == last.year else short_day(first)
    return f"{left} to {short_day(last)}"


def compared_with(window: Window, how: Compared, reporting: Reporting) -> Window:
    """Give the stretch a window is compared with. Raises `WindowError` where it has no beginning or no end.

    What is not over is compared with as much of the stretch before: a quarter's first 50 days with the 50 first
    days of the last.
    """
    if window.start is None or window.end is None:
        raise WindowError(f"“{window.label}” has nothing before it to compare with; please name a window.")
    if how == "same_period_last_year":
        return _year_before(window.start, window.end, window)
    return _before(window.start, window.end, window, reporting)


def _before(start: date, end: date, window: Window, reporting: Reporting) -> Window:
    if window.unit is None:
        return Window(start - (end - start), start, "the same number of days before")
    first = reporting.step(window.unit, start, -window.count)
    label = f"the {_noun(window)} before"
    if not window.to_date:
        return Window(first, start, label, window.unit, window.count)
    if window.unit in {"year", "fiscal_year"}:
        return Window(first, _inclusive(end, -12 * window.count), f"{label} to the same day")
    return Window(first, min(first + (end - start), start), f"{label} to the same day")


def _year_before(start: date, end: date, window: Window) -> Window:
    label = "the same time a year before"
    if window.unit == "week":
        return Window(start - timedelta(days=364), end - timedelta(days=364), label)
    if window.unit in {None, "day"} or window.to_date:
        return Window(add_months(start, -12), _inclusive(end, -12), label)
    return Window(add_months(start, -12), add_months(end, -12), label)


def _inclusive(end: date, months: int) -> date:
    """Move an end by months so that its last day is the same day of the month."""
    return add_months(end - timedelta(days=1), months) + timedelta(days=1)


def _noun(window: Window) -> str:
    noun = (window.unit or "").replace("_", " ")
    return noun if window.count == 1 else f"{window.count} {noun}s"
