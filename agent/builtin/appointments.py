"""When an interview is to be: the day, the time of day and the length in "on Thursday at 3pm for 45 minutes"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from agent.builtin.dates import MONTHS, WEEKDAYS

_ASKED = re.compile(
    r"\W*(?:(?:please|can you|could you|and|also|let's|let us|i want to|i'd like to|we should)\W+)*"
    r"(?:(?:re-?schedule|postpone|schedule|book|arrange|set up|plan|organi[sz]e|put in|add)\b.*\binterviews?\b"
    r"|(?:move|push|shift|put|bring)\s+(?:(?:the|our|my|this|that)\s+)?(?:(?!to\b)[\w'’-]+\s+){0,3}interviews?\b"
    r".*\b(?:to|till|until)\b)",
    re.IGNORECASE | re.DOTALL,
)
_CALLED = re.compile(
    r"\W*(?:(?:please|can you|could you|and|also|let's|let us|i want to|i'd like to|we should)\W+)*"
    r"(?:schedule|book|arrange|set up|plan|organi[sz]e|put|get|fix)\b.*"
    r"\b(?:calls?|chat|screen(?:ing)?|session|meeting|onsite|panel|round|conversation|slot)\b.*\bwith\b",
    re.IGNORECASE | re.DOTALL,
)
"""A talk that is an interview when a day, an hour and two people are said."""
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    r"(?<!\w)(?:on\s+|for\s+)?(?:the\s+)?(?:"
    r"(?P<near>today|tomorrow|the day after tomorrow|day after tomorrow)"
    rf"|(?P<which>next|this|coming)?\s*(?P<weekday>{_WEEKDAY})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year2>\d{{4}}))?"
    r")(?!\w)",
    re.IGNORECASE,
)
_HOURS = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:\s*(?P<half>am|pm|a\.m\.|p\.m\.))?"
    r"(?:\s*o'?clock|\s*h\b)?(?!\s*min)"
)
_TIME = re.compile(rf"(?<!\w)(?:at|@|from)\s*(?:(?P<noon>noon|midday)|{_HOURS})(?![\w/])", re.IGNORECASE)
_BARE_TIME = re.compile(
    r"(?<![\w-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)\s*(?P<half>am|pm)?|\s*(?P<half2>am|pm))(?!\w)", re.IGNORECASE
)
_LENGTH = re.compile(
    r"(?<!\w)(?:for\s+|,\s*)?(?P<count>\d{1,3}|an|a|one|two|half an)\s*-?\s*"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|h)(?!\w)"
    r"(?:\s+long)?",
    re.IGNORECASE,
)
_WORDS = {"an": 1.0, "a": 1.0, "one": 1.0, "two": 2.0, "half an": 0.5}
_NOON = 12
T = TypeVar("T")
NO_DAY = "On which day and at what time? For example: “schedule an interview with Ana on Thursday at 15:00 with Ben”."


@dataclass(frozen=True)
class Appointment:
    """What was said of a time: the moment, the length in minutes, the sentence without it; or what is wrong."""

    rest: str
    starts_at: datetime | None
    minutes: int | None
    problem: str = ""


def appointment(text: str, today: date) -> Appointment | None:
    """Read a request for an interview; None where a message is about something else.

    A day of the week is the next one to come, "next Thursday" that of the week after this one; a date without a year
    is the next one to come.
    """
    if _ASKED.match(text) is None and (_CALLED.match(text) is None or not _timed(text)):
        return None
    minutes, rest = _taken(_LENGTH, text, _minutes)
    moment, rest = _taken(_TIME, rest, _clock)
    if moment is None:
        moment, rest = _taken(_BARE_TIME, rest, _clock)
    day, rest = _taken(_DAY, rest, lambda found: _day(found, today))
    rest = re.sub(r"\s+(?=[,.?!])", "", " ".join(rest.split())).strip(" ,")
    rest = re.sub(r"(?:\s+(?:to|till|until|back|forward|from))+(?=\W*$|\s+(?:with|instead|please)\b)", "", rest)
    if day is None or moment is None:
        return Appointment(rest, None, minutes, NO_DAY)
    return Appointment(rest, datetime.combine(day, moment), minutes)


def _timed(text: str) -> bool:
    """Tell whether a day and a time of day are said."""
    return _DAY.search(text) is not None and any(p.search(text) for p in (_TIME, _BARE_TIME))


def _taken(pattern: re.Pattern[str], text: str, read: Callable[[re.Match[str]], T | None]) -> tuple[T | None, str]:
    """Give what a pattern says that makes sense, and the text without it."""
    for found in pattern.finditer(text):
        value = read(found)
        if value is not None:
            return value, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _minutes(found: re.Match[str]) -> int | None:
    said = " ".join(found["count"].lower().split())
    count = _WORDS.get(said) or float(said)
    return int(count * (60 if found["unit"].lower().startswith("h") else 1))


def _clock(found: re.Match[str]) -> time | None:
    parts = found.groupdict()
    if parts.get("noon"):
        return time(_NOON)
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    half = (parts.get("half") or parts.get("half2") or "").lower().replace(".", "")
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a clock's


def _day(found: re.Match[str], today: date) -> date | None:
    if found["near"]:
        near = found["near"].lower()
        return today + timedelta(days={"today": 0, "tomorrow": 1}.get(near, 2))
    if found["weekday"]:
        ahead = (WEEKDAYS[found["weekday"].lower()] - today.weekday()) % 7 or 7
        in_this_week = today.weekday() + ahead < 7  # noqa: PLR2004 - days of a week
        later = (found["which"] or "").lower() == "next" and in_this_week
        return today + timedelta(days=ahead + (7 if later else 0))
    if found["iso"]:
        return _valid(*(int(part) for part in found["iso"].split("-")))
    month = MONTHS[(found["month"] or found["month2"]).lower()]
    day, year = int(found["day"] or found["day2"]), found["year"] or found["year2"]
    exact = _valid(int(year) if year else today.year, month, day)
    return _valid(today.year + 1, month, day) if exact and not year and exact < today else exact


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
