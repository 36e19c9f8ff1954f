"""People's working hours: when somebody may be reminded, in their own time zone."""

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
