"""Times in plain words: "last quarter", "since March", "past 90 days", "Q3 2026", "between 1 May and 15 June".

Words mean what `analytics.md` of the project settled: bare years, "this year" and year to date are the calendar's;
quarters, halves and "fiscal year" are fiscal; "last" is the last complete one, "this" goes to the end of today;
"past N days" begins N days ago; quarters asked for by number are complete ones.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from re import Match

from store.metrics import periods
from store.metrics.calendar import Reporting, Unit, add_months
from store.metrics.periods import NUMBER, UNIT, number_of, unit_of
from store.metrics.windows import ALL_TIME, Window, WindowError, day_range, short_day

_LONGEST = 10
"""Words the longest phrase has."""
_MOST = {"day": 36_500, "week": 5_000, "month": 1_200, "quarter": 400, "half": 200, "year": 100, "fiscal_year": 100}

Read = Callable[[Match[str], Reporting], Window | None]


def read_window(text: str, reporting: Reporting) -> Window | None:
    """Read a phrase; None where it is no time. Raises `WindowError` for a time that cannot be."""
    plain = _plain(text)
    for pattern, read in _FORMS:
        found = pattern.fullmatch(plain)
        window = read(found, reporting) if found else None
        if window is not None:
            return _checked(window)
    return None


def find_window(sentence: str, reporting: Reporting) -> tuple[Window, int, int] | None:
    """Find the longest phrase of a sentence that is a time, with where it begins and ends."""
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", sentence)]
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first][0], words[first + length - 1][1]
            end -= len(sentence[start:end]) - len(sentence[start:end].rstrip("?!.,;:"))
            window = read_window(sentence[start:end], reporting)
            if window is not None:
                return window, start, end
    return None


def _plain(text: str) -> str:
    """Write a phrase in lower case, without commas, "the" and the endings of ordinals."""
    low = re.sub(r"[’']s\b", "", text.casefold())
    low = re.sub(r"[\u2010-\u2015]", "-", low)
    low = re.sub(r"[,?!.;]+(?=\s|$)|\bthe\b", " ", low)
    low = re.sub(r"\b(\d{1,2})(st|nd|rd|th)\b", r"\1", low)
    return " ".join(low.split())


def _checked(window: Window) -> Window:
    if window.start and window.end and window.start >= window.end:
        raise WindowError(f"That time ends before it begins ({short_day(window.start)}), so nothing was counted.")
    return window


def _all_time(found: Match[str], reporting: Reporting) -> Window:  # noqa: ARG001 - the signature of all readers
    return ALL_TIME


def _within(found: Match[str], reporting: Reporting) -> Window | None:
    return periods.read(found["period"], reporting)


def _since(found: Match[str], reporting: Reporting) -> Window | None:
    period = found["period"]
    window = periods.read(f"this {period}" if re.fullmatch(UNIT, period) else period, reporting)
    if window is None or window.start is None:
        return None
    if window.start > reporting.today:
        raise WindowError(f"{short_day(window.start)} is still to come, so nothing has happened since.")
    return Window(window.start, reporting.tomorrow, f"since {short_day(window.start)}")


def _after(found: Match[str], reporting: Reporting) -> Window | None:
    window = periods.read(found["period"], reporting)
    if window is None or window.end is None:
        return None
    if window.end > reporting.today:
        raise WindowError(f"Nothing has happened after {window.label} yet.")
    return Window(window.end, reporting.tomorrow, f"since {short_day(window.end)}")


def _before(found: Match[str], reporting: Reporting) -> Window | None:
    window = periods.read(found["period"], reporting)
    return Window(None, window.start, f"before {short_day(window.start)}") if window and window.start else None


def _until(found: Match[str], reporting: Reporting) -> Window | None:
    window = periods.read(found["period"], reporting)
    if window is None or window.end is None:
        return None
    return Window(None, window.end, f"up to {short_day(window.end - timedelta(days=1))}")


def _between(found: Match[str], reporting: Reporting) -> Window | None:
    """Read two ends, both included; a first without a year is the last one before the second."""
    last = periods.read(found["last"], reporting)
    first = periods.read(_with_year(found["first"], found["last"]), reporting)
    if first is None or last is None or first.start is None or last.end is None:
        return None
    start = first.start
    if start >= last.end and not periods.names_a_year(found["first"]) and not _one_month(first, last):
        start = add_months(start, -12)
    return Window(start, last.end, day_range(start, last.end - timedelta(days=1)))


def _one_month(first: Window, last: Window) -> bool:
    """Tell whether both are days of one month: "15 to 10 September" is no year, but a slip."""
    one, other = first.start, last.start
    return first.unit == last.unit == "day" and one is not None and other is not None and one.month == other.month


def _with_year(first: str, last: str) -> str:
    """Give the first end the year of the second where it has none: "1 May to 15 June 2025"."""
    year = re.search(r"\b(?:19|20)\d\d$", last)
    return f"{first} {year[0]}" if year and periods.takes_a_year(first) else first


def _rolling(found: Match[str], reporting: Reporting) -> Window | None:
    number = number_of(found["number"] or "1")
    unit = unit_of(found["unit"])
    if number > _MOST[unit]:
        raise WindowError(f"{number:,} {unit}s is longer than anything on record.")
    if number < 1:
        raise WindowError("A stretch of time has at least one day.")
    if found["whole"] or (unit in {"quarter", "half", "fiscal_year"} and found["number"]):
        return _complete(unit, number, reporting)
    start = reporting.step(unit, reporting.today, -number)
    return Window(start, reporting.tomorrow, f"past {_amount(number, unit)}")


def _complete(unit: Unit, number: int, reporting: Reporting) -> Window:
    end = reporting.start(unit, reporting.today)
    label = f"last {_amount(number, unit)}"
    return Window(reporting.step(unit, end, -number), end, label, unit, number)


def _amount(number: int, unit: Unit) -> str:
    noun = unit.replace("_", " ")
    plural = "halves" if noun == "half" else f"{noun}s"
    return noun if number == 1 else f"{number} {plural}"


def _to_date(found: Match[str], reporting: Reporting) -> Window:
    """Read "year to date", "QTD" and "last year to date", which ends on the same calendar day."""
    short = {"y": "year", "q": "quarter", "m": "month", "w": "week", "fy": "fiscal year"}
    unit = unit_of(short.get(found["unit"], found["unit"]))
    start = reporting.start(unit, reporting.today)
    name = unit.replace("_", " ")
    if not found["last"]:
        return Window(start, reporting.tomorrow, f"{name} to date", unit, to_date=True)
    first = reporting.step(unit, start, -1)
    if unit in {"year", "fiscal_year"}:
        end = add_months(reporting.today, -12) + timedelta(days=1)
    else:
        end = min(first + (reporting.tomorrow - start), start)
    return Window(first, end, f"last {name} to date", unit, to_date=True)


def _form(pattern: str, read: Read) -> tuple[re.Pattern[str], Read]:
    return re.compile(pattern), read


_IN = r"(?:(?:in|during|for|over|within|of|on|throughout)\s+)?"
_TO = r"(?:to|until|till|through|thru|up to|and|-)"
_END = r"(?:now|today|date|present)"
_FORMS: tuple[tuple[re.Pattern[str], Read], ...] = (
    _form(rf"{_IN}(?:all time|ever|all|everything|so far|overall|to date|in total|all of it|always)", _all_time),
    _form(rf"{_IN}(?:this\s+)?(?P<last>(?:last|previous|prior)\s+)?(?P<unit>{UNIT}|y|q|m|w|fy)(?:\s+to\s+date|-to-date|td)",
          _to_date),
    _form(rf"{_IN}(?P<last>(?:this|current)\s+)?(?P<unit>{UNIT})\s+so\s+far",
          lambda found, reporting: periods.read(f"this {found['unit']}", reporting)),
    _form(rf"{_IN}(?:past|trailing|rolling)\s+(?P<whole>)(?:(?P<number>{NUMBER})[\s-]+)?(?P<unit>{UNIT})s?", _rolling),
    _form(rf"{_IN}(?:last|previous|prior|past)\s+(?P<number>{NUMBER})[\s-]+(?P<whole>(?:full|complete|whole)\s+)?"
          rf"(?P<unit>{UNIT})s?", _rolling),
    _form(rf"(?:since|starting|beginning|as of|from)\s+(?P<period>.+?)\s+(?:on|onwards?|{_TO}\s+{_END})", _since),
    _form(r"(?:since|starting|starting in|from)\s+(?P<period>.+?)\s+so far", _since),
    _form(r"since\s+(?:(?:beginning|start)\s+of\s+)?(?P<period>.+)", _since),
    _form(r"(?:before|prior to)\s+(?P<period>.+)", _before),
    _form(r"(?:until|till|up to|through|by|by end of)\s+(?P<period>.+)", _until),
    _form(r"after\s+(?P<period>.+)", _after),
    _form(rf"(?:between|from)\s+(?P<first>.+?)\s+{_TO}\s+(?P<last>.+)", _between),
    _form(rf"{_IN}(?P<period>.+)", _within),
    _form(r"(?P<first>.+?)\s*(?:\s(?:to|until|till|through|thru)\s|\s-\s|\.\.+|(?<=[a-z])-(?=[a-z])|(?<=\d{4})-(?=\d{4}))\s*(?P<last>.+)",
          _between),
)  # fmt: skip
