"""Schedules in plain words: "every Monday at 9", "weekdays at 8:30", "on the 1st of every month"."""

import re
from re import Match

from store.schedules import DAYS, EVERY_DAY, WORKING, Schedule
from tools.errors import ToolError
from tools.references import quote

USUAL_HOUR = 9
"""When nobody says a time of day."""
_PLACES = {name.lower()[:length]: place for place, name in enumerate(DAYS) for length in (3, 4, 5, len(name))}
_PLACES |= {"thurs": 3, "tues": 1}
_DAY = "(?:" + "|".join(sorted(_PLACES, key=len, reverse=True)) + ")"
_DAYS = rf"{_DAY}s?(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+){_DAY}s?)*"
_ON = (
    r"(?P<working>(?:every|each)\s+(?:weekday|workday|working\s+day|business\s+day)|(?:on\s+)?weekdays)"
    r"|(?P<daily>(?:every|each)\s+(?:single\s+)?(?:day|morning)|daily)"
    rf"|(?:every|each)\s+(?P<named>{_DAYS})(?:\s+mornings?)?"
    rf"|(?:on\s+)?(?P<plural>{_DAY}s(?:(?:\s*,\s*|\s+and\s+){_DAY}s)*)"
    r"|(?:on\s+)?(?:the\s+)?(?P<ordinal>first|last|\d{1,2}(?:st|nd|rd|th)?)(?:\s+day)?\s+of\s+(?:every|each|the)\s+month"
    r"|(?P<monthly>(?:every|each)\s+month|monthly)"
    r"|(?P<weekly>(?:every|each)\s+week|weekly)"
)
_AT = (
    r"(?:at\s+|@\s*)(?:(?P<noon>noon)|(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?"
    r"(?:\s*o'?clock)?)"
)
_LAST_DAY = 31
_NOON = 12
_WHOLE = re.compile(rf"(?<!\w)(?:{_ON})(?:\s*,?\s+{_AT})?(?!\w)", re.IGNORECASE)
_TURNED = re.compile(
    rf"(?<!\w){_AT}\s+(?:{_ON})(?!\w)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:every|each)\s+(?:other|second|third|\d+)\b|\bbi-?weekly\b|\bfortnight", re.IGNORECASE)


def find_schedule(text: str) -> tuple[Schedule, int, int, bool] | None:
    """Find a schedule in a sentence: it, where it begins and ends, and whether it says a time of day.

    "Every month" alone may also mean a series; a time of day makes it a schedule. Raises `ToolError` for a
    time of day there is not, and for what comes every other week.
    """
    found = _TURNED.search(text) or _WHOLE.search(text)
    if found is None:
        return None
    if _LOOSE.search(text):
        raise ToolError("I can ask every day, every week or every month, not every other one.")
    timed = found["hour"] is not None or found["noon"] is not None
    return _schedule(found), found.start(), found.end(), timed


def read_schedule(text: str) -> Schedule:
    """Read words that are a schedule. Raises `ToolError` when they are none."""
    found = find_schedule(text)
    if found is None or text[: found[1]].strip(" ,") or text[found[2] :].strip(" ,."):
        raise ToolError(f"I don't understand the time {quote(text)}; say it as “every Monday at 9”.")
    return found[0]


def _schedule(found: Match[str]) -> Schedule:
    hour, minute = _time(found)
    named = found["named"] or found["plural"]
    if named:
        said = re.findall(_DAY, named, re.IGNORECASE)
        return Schedule(hour, minute, frozenset(_PLACES[word.lower()] for word in said))
    if found["working"]:
        return Schedule(hour, minute, WORKING)
    if found["weekly"]:
        return Schedule(hour, minute, frozenset({0}))
    if found["daily"]:
        return Schedule(hour, minute, EVERY_DAY)
    return Schedule(hour, minute, EVERY_DAY, _day_of_month(found["ordinal"]))


def _day_of_month(ordinal: str | None) -> int:
    if ordinal is None or ordinal.lower() == "first":
        return 1
    if ordinal.lower() == "last":
        return _LAST_DAY
    day = int(re.sub(r"\D", "", ordinal))
    if not 1 <= day <= _LAST_DAY:
        raise ToolError(f"A month has no day {day}.")
    return day


def _time(found: Match[str]) -> tuple[int, int]:
    if found["noon"]:
        return _NOON, 0
    if found["hour"] is None:
        return USUAL_HOUR, 0
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower().replace(".", "")
    if half and not 1 <= hour <= _NOON:
        raise ToolError(f"There is no {hour} {half}.")
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a clock's
        raise ToolError(f"A day has no time {hour}:{minute:02}.")
    return hour, minute
