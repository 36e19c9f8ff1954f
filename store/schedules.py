"""When something that happens again and again happens next: on days of the week or the month, at a local time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EVERY_DAY = frozenset(range(7))
WORKING = frozenset(range(5))
_FURTHEST = 800
"""Days looked ahead; the 29th of February comes sooner where no other day is wanted."""


@dataclass(frozen=True)
class Schedule:
    """Weekdays (0 is Monday) or, where `day_of_month` is given, that day of every month; at a local time of day.

    A month that has no such day is served on its last.
    """

    hour: int
    minute: int = 0
    weekdays: frozenset[int] = EVERY_DAY
    day_of_month: int | None = None

    def next_after(self, moment: datetime, zone: str) -> datetime:
        """Give the next time strictly after a moment, in UTC.

        A time that the clocks skip is taken as much later as they are moved; of one that comes twice, the first.
        """
        local = ZoneInfo(zone)
        day = moment.astimezone(local).date()
        for ahead in range(_FURTHEST):
            then = day + timedelta(days=ahead)
            if self._is_on(then):
                at = datetime.combine(then, time(self.hour, self.minute), tzinfo=local).astimezone(UTC)
                if at > moment:
                    return at
        raise ValueError("a schedule needs at least one day")

    def as_json(self) -> dict[str, Any]:
        """Give the form it is stored in."""
        return {
            "hour": self.hour,
            "minute": self.minute,
            "weekdays": sorted(self.weekdays),
            "day_of_month": self.day_of_month,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """Read the stored form."""
        return cls(stored["hour"], stored["minute"], frozenset(stored["weekdays"]), stored["day_of_month"])

    def __str__(self) -> str:
        """Say it: "every Monday at 9:00"."""
        at = f"at {self.hour}:{self.minute:02}"
        if self.day_of_month is not None:
            return f"on day {self.day_of_month} of every month {at}"
        if self.weekdays == EVERY_DAY:
            return f"every day {at}"
        if self.weekdays == WORKING:
            return f"every weekday {at}"
        names = [DAYS[day] for day in sorted(self.weekdays)]
        told = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        return f"every {told} {at}"

    def _is_on(self, day: date) -> bool:
        if self.day_of_month is None:
            return day.weekday() in self.weekdays
        last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return day.day == min(self.day_of_month, last.day)
