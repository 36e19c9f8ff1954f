"""People's working hours: when somebody may be reminded, in their own time zone."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OPENS, CLOSES = time(9), time(17, 30)
"""The hours in which people are reminded, Monday to Friday; nobody is reminded after them."""
REMINDERS = 3
"""Reminders after the first asking; then the coordinator is told, once."""
_FRIDAY = 4


def in_working_hours(moment: datetime, zone: str) -> datetime:
    """Give the moment itself, or the next time a working day opens in a zone; clock changes do not move the hour."""
    local = moment.astimezone(ZoneInfo(zone or "UTC"))
    day = local.date()
    if local.weekday() <= _FRIDAY and local.time() < OPENS:
        return _at(day, zone)
    if local.weekday() <= _FRIDAY and local.time() <= CLOSES:
        return moment
    day += timedelta(days=1)
    while day.weekday() > _FRIDAY:
        day += timedelta(days=1)
    return _at(day, zone)


def next_reminder(asked: datetime, zone: str) -> datetime:
    """Give when to remind of what was asked: the next day at the same time on the wall, within working hours."""
    local = asked.astimezone(ZoneInfo(zone or "UTC"))
    tomorrow = datetime.combine(local.date() + timedelta(days=1), local.time(), local.tzinfo)
    return in_working_hours(tomorrow, zone)


def _at(day: date, zone: str) -> datetime:
    return datetime.combine(day, OPENS, ZoneInfo(zone or "UTC"))


_UNITS = {"minute": 1 / 60, "min": 1 / 60, "hour": 1, "hr": 1, "day": 24, "week": 168}


def hours_said(text: str) -> int | None:
    """Read "in two hours", "in 3 days" or "next week" as hours, at least one; None for "tomorrow" and "later"."""
    found = re.search(
        r"\b(\d{1,3}|a|an|one|two|three|four|five|next)\s+(minute|min|hour|hr|day|week)s?\b", text.lower()
    )
    if found is None:
        return None
    numbers = {"a": 1, "an": 1, "next": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
    number = int(found[1]) if found[1].isdigit() else numbers[found[1]]
    return min(max(1, round(number * _UNITS[found[2]])), 720)
