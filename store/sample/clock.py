"""The company's calendar: what happens is planned in working days counted back from the as-of date, which is day 0.

A moment of the plan is a number: its whole part counts working days (negative is past, 0 is the as-of date whatever
its weekday), its fraction lies between eight in the morning and seven in the evening. The plan is the same for every
as-of date; only `Clock` knows dates.
"""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from math import floor
from zoneinfo import ZoneInfo

ZONE = "Europe/Berlin"
OPENS_AT = 8
WORKDAY = timedelta(hours=11)
MINUTE = 1 / 660
"""A minute of the working day, in days."""

FIRST_DAY = -520
"""Where the history begins: about 24 months before the as-of date."""
_LAST_DAY = 140

FREEZE = (-295.0, -230.0)
"""The hiring freeze; `Clock` makes it fall on one whole quarter, the present quarter of the year before."""
_STEADY_FROM = -80.0
"""From here on a working day of the plan is a working day."""


class Clock:
    """Turns days of the plan into dates and moments for one as-of date."""

    def __init__(self, as_of: datetime) -> None:
        self.as_of = as_of.astimezone(UTC)
        zone = ZoneInfo(ZONE)
        self.today = as_of.astimezone(zone).date()
        self._dates = _working_days(self.today)
        self._mornings = [
            datetime(day.year, day.month, day.day, OPENS_AT, tzinfo=zone).astimezone(UTC) for day in self._dates
        ]
        self._freeze = self._freeze_days()

    @property
    def latest(self) -> datetime:
        """The evening before the as-of date: nothing that has happened is later."""
        return self.at(-MINUTE)

    def at(self, day: float) -> datetime:
        """Return the moment a day of the plan stands for, in UTC and whole seconds."""
        settled = self._settle(day)
        index = floor(settled)
        seconds = int((settled - index) * WORKDAY.seconds)
        return self._mornings[index - FIRST_DAY] + timedelta(seconds=seconds)

    def date_of(self, day: float) -> date:
        """Return the date a day of the plan falls on."""
        return self._dates[floor(self._settle(day)) - FIRST_DAY]

    def at_leisure(self, day: float) -> datetime:
        """Return a moment at which a candidate may act: early Mondays become the weekend before."""
        moment = self.at(day)
        if FIRST_DAY + 3 < day < -1 and moment.weekday() == 0 and moment.hour < 11:  # noqa: PLR2004 - a share of Mondays
            return moment - timedelta(days=1 + int((day * 1000) % 2))
        return moment

    def _settle(self, day: float) -> float:
        """Stretch the plan so that its freeze fills one whole quarter; order is kept."""
        start, end = self._freeze
        points = (
            (float(FIRST_DAY), float(FIRST_DAY)),
            (FREEZE[0], start),
            (FREEZE[1], end),
            (_STEADY_FROM, _STEADY_FROM),
        )
        day = max(day, FIRST_DAY)
        for (left, to_left), (right, to_right) in itertools.pairwise(points):
            if day <= right:
                return to_left + (day - left) * (to_right - to_left) / (right - left)
        return day

    def _freeze_days(self) -> tuple[float, float]:
        quarter = date(self.today.year - 1, (self.today.month - 1) // 3 * 3 + 1, 1)
        after = (quarter + timedelta(days=100)).replace(day=1)
        return float(self._index(quarter)), float(self._index(after))

    def _index(self, day: date) -> int:
        """Return the first working day on or after a date."""
        return next(i for i, each in enumerate(self._dates) if each >= day) + FIRST_DAY


def _working_days(today: date) -> list[date]:
    past: list[date] = []
    day = today
    while len(past) < -FIRST_DAY:
        day -= timedelta(days=1)
        if day.weekday() < 5:  # noqa: PLR2004 - Monday to Friday
            past.append(day)
    days = [*reversed(past), today]
    day = today
    while len(days) < _LAST_DAY - FIRST_DAY:
        day += timedelta(days=1)
        if day.weekday() < 5:  # noqa: PLR2004 - Monday to Friday
            days.append(day)
    return days
