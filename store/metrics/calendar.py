"""How the company counts time: weeks, months, fiscal quarters and years, and steps between them."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "half", "year", "fiscal_year"]
"""Stretches of time. Quarters and halves are those of the fiscal year, `year` is the calendar's."""

MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal_year": 12}
DAYS: dict[Unit, int] = {"day": 1, "week": 7}
EARLIEST, LATEST = 1990, 2100
"""Years somebody can mean."""


@dataclass(frozen=True)
class Reporting:
    """The day it is, and the company's settings that decide what "last quarter" means.

    `zone` is the reporting zone in which `today` is the day. `fiscal_start` is the month (1 to 12) a fiscal year
    begins with; it is named after the calendar year in which it ends. `week_start` is 0 for Sunday, 1 for Monday.
    """

    today: date
    zone: str = "UTC"
    fiscal_start: int = 1
    week_start: int = 1

    @property
    def tomorrow(self) -> date:
        """The day after today: the end of whatever goes up to now."""
        return self.today + timedelta(days=1)

    def start(self, unit: Unit, day: date) -> date:
        """Give the first day of the stretch a day lies in."""
        if unit == "day":
            return day
        if unit == "week":
            return day - timedelta(days=(day.isoweekday() % 7 - self.week_start) % 7)
        first = 1 if unit in {"month", "year"} else self.fiscal_start
        since = (day.year * 12 + day.month - first) % MONTHS[unit]
        return add_months(day.replace(day=1), -since)

    def step(self, unit: Unit, day: date, number: int) -> date:
        """Go a number of stretches on, or back where it is negative."""
        if unit in DAYS:
            return day + timedelta(days=DAYS[unit] * number)
        return add_months(day, MONTHS[unit] * number)

    def fiscal_year(self, day: date) -> int:
        """Give the name of the fiscal year a day lies in."""
        return add_months(self.start("fiscal_year", day), 11).year

    def fiscal_year_start(self, name: int) -> date:
        """Give the first day of the fiscal year of that name."""
        return date(name, 1, 1) if self.fiscal_start == 1 else date(name - 1, self.fiscal_start, 1)

    def periods(self, unit: Unit, start: date, end: date) -> Iterator[date]:
        """Give the first days of all stretches that have a day in [start, end)."""
        first = self.start(unit, start)
        while first < end:
            yield first
            first = self.step(unit, first, 1)


def add_months(day: date, number: int) -> date:
    """Go a number of months on; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
