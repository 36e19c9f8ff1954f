"""Single stretches of the calendar in plain words: a day, a week, a month, a quarter, a year, "this" and "last"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from store.metrics.calendar import EARLIEST, LATEST, Reporting, Unit, add_months
from store.metrics.windows import Window, WindowError, short_day

_NAMES = "january february march april may june july august september october november december".split()
MONTH = {name[:length]: number for number, name in enumerate(_NAMES, 1) for length in (3, len(name))} | {"sept": 9}
_WEEKDAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_NUMBERS = {word: n for n, word in enumerate(_WORDS, 1)} | {
    "a": 1, "couple of": 2, "couple": 2, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90,
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4, "last": 0}
_SAID: dict[str, Unit] = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "half": "half", "half year": "half",
    "half-year": "half", "year": "year", "calendar year": "year", "fiscal year": "fiscal_year",
    "financial year": "fiscal_year", "fiscal quarter": "quarter",
}  # fmt: skip
UNIT = "|".join(sorted(_SAID, key=len, reverse=True))
NUMBER = r"\d[\d ]*|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
_MONTHS = "|".join(sorted(MONTH, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_FISCAL = r"(?:fy|fiscal year|financial year|fiscal|financial)\s*-?\s*(?P<fiscal>(?:20)?\d\d)"
_QUARTERS, _HALVES = 4, 2

Read = Callable[[Match[str], Reporting], Window | None]


def read(text: str, reporting: Reporting) -> Window | None:
    """Read one stretch, written in lower case; None where it is none. Raises `WindowError` for one that cannot be."""
    for pattern, reader in _FORMS:
        found = pattern.fullmatch(text.strip())
        window = reader(found, reporting) if found else None
        if window is not None:
            return window
    return None


def unit_of(word: str) -> Unit:
    """Give the unit a word stands for."""
    return _SAID[word]


def number_of(word: str) -> int:
    """Give the number digits or a word stand for."""
    return _NUMBERS[word] if word in _NUMBERS else int(word.replace(" ", ""))


def names_a_year(text: str) -> bool:
    """Tell whether a stretch says its year."""
    return re.search(rf"\b{_YEAR}\b|\bfy", text) is not None


def takes_a_year(text: str) -> bool:
    """Tell whether a stretch is a month, a day or a quarter that leaves its year open."""
    part = rf"(?:\d{{1,2}}\s+)?(?:of\s+)?(?:{_MONTHS})\.?(?:\s+\d{{1,2}})?|q\d"
    return re.fullmatch(part, text) is not None


def make_day(year: int, month: int, day: int) -> date:
    """Give a day. Raises `WindowError` where the calendar has no such day."""
    _year(year)
    if not 1 <= month <= len(_NAMES):
        raise WindowError(f"There is no month {month}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise WindowError(f"There is no {day} {_NAMES[month - 1].capitalize()} {year}.") from None


def _year(year: int) -> int:
    if not EARLIEST <= year <= LATEST:
        raise WindowError(f"The year {year} is out of reach: I count from {EARLIEST} to {LATEST}.")
    return year


def _whole(reporting: Reporting, unit: Unit, start: date, label: str) -> Window:
    """Give a stretch of a unit, cut after today where it is not over; what is to come stays whole."""
    end = reporting.step(unit, start, 1)
    running = start <= reporting.today < end - timedelta(days=1)
    return Window(start, reporting.tomorrow if running else end, label, unit, to_date=running)


def _day(day: date, label: str = "") -> Window:
    return Window(day, day + timedelta(days=1), label or short_day(day), "day")


def _named_day(found: Match[str], reporting: Reporting) -> Window:
    away = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2}[found["name"]]
    return _day(reporting.today + timedelta(days=away), found["name"])


def _relative(found: Match[str], reporting: Reporting) -> Window:
    unit, which = unit_of(found["unit"]), found["which"]
    start = reporting.start(unit, reporting.today)
    name = unit.replace("_", " ")
    if which in {"this", "current"}:
        end = reporting.tomorrow
        return Window(start, end, f"this {name}", unit, to_date=end < reporting.step(unit, start, 1))
    away = 1 if which in {"next", "coming", "upcoming"} else -1
    first = reporting.step(unit, start, away)
    return Window(first, reporting.step(unit, first, 1), f"{'next' if away > 0 else 'last'} {name}", unit)


def _coming(found: Match[str], reporting: Reporting) -> Window:
    number, unit = number_of(found["number"]), unit_of(found["unit"])
    end = reporting.step(unit, reporting.today, min(number, 1000)) + timedelta(days=1)
    return Window(reporting.today, end, f"next {number} {unit}s")


def _iso_day(found: Match[str], reporting: Reporting) -> Window:  # noqa: ARG001 - the signature of all readers
    return _day(make_day(int(found["year"]), int(found["month"]), int(found["day"])))


def _iso_month(found: Match[str], reporting: Reporting) -> Window:
    start = make_day(int(found["year"]), int(found["month"]), 1)
    return _whole(reporting, "month", start, f"{start:%B %Y}")


def _day_of_month(found: Match[str], reporting: Reporting) -> Window | None:
    month, day = MONTH[found["month"]], int(found["day"])
    if found["year"]:
        return _day(make_day(int(found["year"]), month, day))
    leap = reporting.today.year - reporting.today.year % 4
    if not _exists(leap, month, day):
        raise WindowError(f"There is no {day} {_NAMES[month - 1].capitalize()}.")
    year = next((y for y in range(reporting.today.year, reporting.today.year - 9, -1)
                 if _exists(y, month, day) and date(y, month, day) <= reporting.today), leap)  # fmt: skip
    return _day(date(year, month, day))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _month(found: Match[str], reporting: Reporting) -> Window:
    """Read a month; without a year it is the latest that has begun, "last March" the latest that is over."""
    month, today = MONTH[found["month"]], reporting.today
    if found["year"]:
        start = date(_year(int(found["year"])), month, 1)
    else:
        start = date(today.year, month, 1)
        over = reporting.today if not found["last"] else add_months(today.replace(day=1), -1)
        start = start if start <= over else add_months(start, -12)
    return _whole(reporting, "month", start, f"{start:%B %Y}")


def _calendar_year(found: Match[str], reporting: Reporting) -> Window:
    year = _year(int(found["year"]))
    return _whole(reporting, "year", date(year, 1, 1), str(year))


def _fiscal_year(found: Match[str], reporting: Reporting) -> Window:
    name = _fiscal_name(found["fiscal"])
    return _whole(reporting, "fiscal_year", reporting.fiscal_year_start(name), f"fiscal year {name}")


def _fiscal_name(digits: str) -> int:
    return _year(int(digits) if len(digits) > len("26") else 2000 + int(digits))


def _part(unit: Unit, letter: str, most: int) -> Read:
    """Make the reader of quarters or halves: of a year that is named, or the latest that has begun."""

    def read_part(found: Match[str], reporting: Reporting) -> Window:
        first = found["part"].split()[0]
        number = (_ORDINALS[first] or most) if first in _ORDINALS else int(first[1:])
        if not 1 <= number <= most:
            raise WindowError(f"There is no {letter}{number}: a year has {letter}1 to {letter}{most}.")
        named = found["fiscal"] or found["year"]
        of = _fiscal_name(named) if named else reporting.fiscal_year(reporting.today)
        start = reporting.step(unit, reporting.fiscal_year_start(of), number - 1)
        if not named and start > reporting.today:
            start, of = add_months(start, -12), of - 1
        name = f"{letter}{number} {'' if reporting.fiscal_start == 1 else 'of fiscal year '}{of}"
        return _whole(reporting, unit, start, name)

    return read_part


def _calendar_half(found: Match[str], reporting: Reporting) -> Window:
    """Read "the first half of 2026": a bare year is the calendar's, and so are its halves."""
    year, is_first = _year(int(found["year"])), _ORDINALS[found["part"]] == 1
    start = date(year, 1 if is_first else 7, 1)
    end = add_months(start, 6)
    running = start <= reporting.today < end - timedelta(days=1)
    label = f"the {'first' if is_first else 'second'} half of {year}"
    return Window(start, reporting.tomorrow if running else end, label, "month", 6, to_date=running)


_quarter = _part("quarter", "Q", _QUARTERS)
_half = _part("half", "H", _HALVES)


def _calendar_quarter(found: Match[str], reporting: Reporting) -> Window:
    number, year = int(found["part"]), int(found["year"] or reporting.today.year)
    if not 1 <= number <= _QUARTERS:
        raise WindowError(f"There is no Q{number}: a year has Q1 to Q4.")
    start = date(_year(year), 3 * number - 2, 1)
    if not found["year"] and start > reporting.today:
        start = add_months(start, -12)
    end = add_months(start, 3)
    running = start <= reporting.today < end
    label = f"calendar Q{number} {start.year}"
    return Window(start, reporting.tomorrow if running else end, label, "month", 3, to_date=running)


def _iso_week(found: Match[str], reporting: Reporting) -> Window:
    year, number = int(found["year"] or reporting.today.isocalendar().year), int(found["week"])
    try:
        start = date.fromisocalendar(_year(year), number, 1)
        if not found["year"] and start > reporting.today:
            start = date.fromisocalendar(year - 1, number, 1)
    except ValueError:
        raise WindowError(f"There is no week {number} in {year}.") from None
    end, running = start + timedelta(days=7), start <= reporting.today < start + timedelta(days=6)
    label = f"week {number} of {start.isocalendar().year}"
    return Window(start, reporting.tomorrow if running else end, label, "week", to_date=running)


def _week_of(found: Match[str], reporting: Reporting) -> Window | None:
    inner = read(found["day"], reporting)
    if inner is None or inner.start is None or inner.unit != "day":
        return None
    start = reporting.start("week", inner.start)
    return _whole(reporting, "week", start, f"the week of {short_day(start)}")


def _weekday(found: Match[str], reporting: Reporting) -> Window:
    back = (reporting.today.weekday() - _WEEKDAYS[found["name"]]) % 7
    return _day(reporting.today - timedelta(days=back or (7 if found["last"] else 0)))


def _form(pattern: str, reader: Read) -> tuple[re.Pattern[str], Read]:
    return re.compile(pattern), reader


_OF_YEAR = rf"(?:[\s/-]*(?:of\s+|in\s+)?(?:{_FISCAL}|(?P<year>{_YEAR})))?"
_FORMS: tuple[tuple[re.Pattern[str], Read], ...] = (
    _form(r"(?P<name>today|yesterday|tomorrow|day before yesterday)", _named_day),
    _form(rf"(?P<which>this|current|last|previous|prior|most recent|latest|next|coming|upcoming)\s+(?P<unit>{UNIT})",
          _relative),
    _form(rf"(?:next|coming|upcoming)\s+(?P<number>{NUMBER})\s+(?P<unit>{UNIT})s?", _coming),
    _form(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _iso_day),
    _form(r"(?P<year>\d{4})-(?P<month>\d{2})", _iso_month),
    _form(rf"(?P<day>\d{{1,2}})\.?\s+(?:of\s+)?(?P<month>{_MONTHS})\.?(?:\s+(?P<year>{_YEAR}))?", _day_of_month),
    _form(rf"(?P<month>{_MONTHS})\.?\s+(?P<day>\d{{1,2}})(?:\s+(?P<year>{_YEAR}))?", _day_of_month),
    _form(rf"(?:(?P<last>last)\s+|this\s+)?(?:month of\s+)?(?P<month>{_MONTHS})\.?(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?",
          _month),
    _form(rf"(?:calendar\s+|year\s+|calendar year\s+)?(?P<year>{_YEAR})", _calendar_year),
    _form(_FISCAL, _fiscal_year),
    _form(rf"calendar\s+q(?P<part>\d)(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?", _calendar_quarter),
    _form(rf"(?:fiscal\s+)?(?P<part>q\d|(?:first|second|third|fourth|last|[1-4]) quarter){_OF_YEAR}",
          _quarter),
    _form(rf"(?P<part>first|second|last) half (?:of )?(?P<year>{_YEAR})", _calendar_half),
    _form(rf"(?P<part>h\d|(?:first|second|last|[12]) half){_OF_YEAR}",
          _half),
    _form(rf"(?:(?P<year>{_YEAR})|{_FISCAL})[\s/-]*(?P<part>q\d)", _quarter),
    _form(rf"(?:week|wk|w)\s*(?P<week>\d{{1,2}})(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?", _iso_week),
    _form(rf"(?P<year>{_YEAR})-?w(?P<week>\d{{1,2}})", _iso_week),
    _form(r"week\s+(?:of|starting|beginning)\s+(?P<day>.+)", _week_of),
    _form(rf"(?:(?P<last>last)\s+)?(?P<name>{'|'.join(_WEEKDAYS)})", _weekday),
)  # fmt: skip
