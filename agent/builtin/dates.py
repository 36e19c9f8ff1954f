"""Stretches of time as people write them: "since March", "last week", "before 1 May", "in the last 30 days"."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from agent.builtin.fillers import Filler, Window
from agent.builtin.numbers import DAYS, amount, integer, ordinal, phrase
from agent.builtin.text import Sentence, Token

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat",
         "sunday sun"))
    for name in names.split()
}  # fmt: skip
_LONGER = ("more than", "over", "longer than", "at least")
_SHORTER = ("less than", "within", "under", "not more than", "no more than")
"""Before "six months ago"."""
_SINCE = ("since", "from", "starting", "starting from", "as of", "on or after", "beginning", "ever since")
_AFTER = ("after", "later than", "past")
_BEFORE = ("before", "prior to", "earlier than", "older than")
_UNTIL = ("until", "till", "up to", "by", "through", "up until", "on or before")
_IN = ("in", "during", "on", "over", "within", "from", "for", "in the", "during the", "on the", "over the",
       "within the", "at", "in the month of", "for the", "from the", "of", "the")  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season begins, north of the equator."""
_FEASTS = {"christmas": (12, 25), "xmas": (12, 25)}
_BEFORE_SEASONS = frozenset("since before after until till by during last this past early late of from".split())
"""What a season follows: alone it may be a skill or a verb."""
_TAIL = ("onwards", "onward", "on", "till now", "until now", "to date", "up to now", "to now", "until today")
_LAST = ("last", "past", "previous", "latest", "trailing", "recent")
_THIS = ("this", "current", "the current")


def window_fillers(sentence: Sentence, today: date) -> list[Filler]:
    """Find every stretch of time, with the word that bounds it."""
    tokens = sentence.tokens
    found: list[Filler] = []
    for at in range(len(tokens)):
        span = _days_of_month(tokens, at, today)
        found += [span] if span is not None else []
        period = _period(tokens, at, today)
        if period is None:
            continue
        end, window, vague = period
        found += _bounded(tokens, at, end, window, vague=vague)
        span = _span(tokens, at, end, window, today)
        if span is not None:
            found.append(span)
    return found + _recently(tokens, today)


def _bounded(tokens: tuple[Token, ...], at: int, end: int, window: Window, *, vague: bool) -> list[Filler]:
    """Give the readings of a period with the words before it: since, after, before, until, in or none."""
    bare = Filler(at, end, "window", window, 0.6 if vague else 1.0)
    tail = phrase(tokens, end, _TAIL)
    found = [] if vague else [bare]
    at -= at > 0 and tokens[at - 1].key == "the" and tokens[at].key in {"start", "beginning", "end"}
    for phrases, bounded in (
        (_LONGER, Window(None, window.start)),
        (_SHORTER, Window(window.start, None)),
        (_SINCE, Window(window.start, None)),
        (_AFTER, Window(window.end, None)),
        (_BEFORE, Window(None, window.start)),
        (_UNTIL, Window(None, window.end)),
        (_IN, window),
    ):
        if phrases in (_LONGER, _SHORTER) and tokens[end - 1].key not in {"ago", "back"}:
            continue
        for length in (4, 3, 2, 1):
            start = at - length
            if start < 0 or phrase(tokens, start, phrases) != at:
                continue
            since = phrases is _SINCE and tokens[start].key != "from"
            if phrases is _SINCE and not since and tail == end:
                continue
            found.append(Filler(start, max(end, tail), "window", bounded))
            break
    if tail > end and len(found) <= 1:
        found.append(Filler(at, tail, "window", Window(window.start, None)))
    return found


def _span(tokens: tuple[Token, ...], at: int, end: int, window: Window, today: date) -> Filler | None:
    """Read "between March and May", "from 1 May to 3 June"."""
    if at < 1 or tokens[at - 1].key not in {"between", "from"} or end + 1 >= len(tokens):
        return None
    if tokens[end].key not in {"and", "to", "until", "till", "-", "–"}:
        return None
    other = _period(tokens, end + 1, today)
    if other is None:
        return None
    stop, second, _ = other
    return Filler(at - 1, stop, "window", Window(window.start, second.end))


def _days_of_month(tokens: tuple[Token, ...], at: int, today: date) -> Filler | None:
    """Read "between 1 and 10 November", "from the 1st to the 10th of November", "1-10 November"."""
    day = integer(tokens[at]) or ordinal(tokens[at])
    if tokens[at].kind != "number" or not day or _key(tokens, at + 1) not in {"and", "to", "until", "till", "-", "–"}:
        return None
    after = at + 3 if _key(tokens, at + 2) == "the" else at + 2
    last = _day_month(tokens, after, today) if after < len(tokens) and tokens[after].kind == "number" else None
    if last is None or last[1].start is None or day > last[1].start.day:
        return None
    begin = at
    while begin and tokens[begin - 1].key in {"between", "from", "the"}:
        begin -= 1
    if begin == at and tokens[at + 1].key == "and":
        return None
    return Filler(begin, last[0], "window", Window(last[1].start.replace(day=day), last[1].end))


def _recently(tokens: tuple[Token, ...], today: date) -> list[Filler]:
    return [
        Filler(at, at + 1, "window", Window(today - timedelta(days=30), None), 0.8)
        for at, token in enumerate(tokens)
        if token.key in {"recently", "lately"}
    ]


def _period(tokens: tuple[Token, ...], at: int, today: date) -> tuple[int, Window, bool] | None:
    """Give where the period at a place ends, the period, and whether the word alone could mean something else."""
    for reading in (_named_day, _relative, _ago, _last_days, _numeric, _day_month, _season, _weekday, _quarter):
        found = reading(tokens, at, today)
        if found is not None:
            end, window = found
            vague = (
                reading in {_weekday, _day_month} and end == at + 1 and tokens[at].key in {"may", "mar", "sun", "sat"}
            )
            return end, window, vague
    return None


Reading = tuple[int, Window] | None


def _day(day: date) -> Window:
    return Window(day, day + timedelta(days=1))


def _key(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].key if at < len(tokens) else ""


def _named_day(tokens: tuple[Token, ...], at: int, today: date) -> Reading:
    match _key(tokens, at):
        case "today":
            return at + 1, _day(today)
        case "yesterday":
            return at + 1, _day(today - timedelta(days=1))
        case "day" if _key(tokens, at + 1) == "before" and _key(tokens, at + 2) == "yesterday":
            return at + 3, _day(today - timedelta(days=2))
    return None


def unit_window(unit: str, today: date) -> Window | None:
    """Give the calendar week, month, quarter or year that holds a day."""
    match unit:
        case "day":
            return _day(today)
        case "week":
            start = today - timedelta(days=today.weekday())
            return Window(start, start + timedelta(days=7))
        case "month":
            start = today.replace(day=1)
            return Window(start, start + relativedelta(months=1))
        case "quarter":
            start = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
            return Window(start, start + relativedelta(months=3))
        case "year":
            return Window(date(today.year, 1, 1), date(today.year + 1, 1, 1))
    return None


_STEP = {
    "day": relativedelta(days=1), "week": relativedelta(weeks=1), "month": relativedelta(months=1),
    "quarter": relativedelta(months=3), "year": relativedelta(years=1),
}  # fmt: skip


def _relative(tokens: tuple[Token, ...], at: int, today: date) -> Reading:
    """Read "this week", "last month", "the beginning of the year", "earlier this quarter"."""
    word, unit = _key(tokens, at), _key(tokens, at + 1)
    if word in {"beginning", "start"} and unit == "of":
        skip = 3 if _key(tokens, at + 2) in {"the", "this"} else 2
        whole = unit_window(_key(tokens, at + skip), today)
        if whole and whole.start:
            return at + skip + 1, _day(whole.start)
        month = _day_month(tokens, at + skip, today) if at + skip < len(tokens) else None
        return (month[0], _day(month[1].start)) if month and month[1].start else None
    if word in {"earlier", "later"} and unit == "this":
        word, unit, at = "this", _key(tokens, at + 2), at + 1
    if word in _THIS and (whole := unit_window(unit, today)):
        return at + 2, whole
    rolling = word == "past" or (at > 0 and tokens[at - 1].key == "the")
    if word in _LAST and unit in _STEP and rolling:
        return at + 2, Window(today - _STEP[unit], None)
    if word in _LAST and unit in _STEP:
        whole = unit_window(unit, today - _STEP[unit])
        return (at + 2, whole) if whole else None
    return None


def _ago(tokens: tuple[Token, ...], at: int, today: date) -> Reading:
    """Read "two weeks ago": that day."""
    counted = _counted(tokens, at)
    if counted is None:
        return None
    end, back = counted
    if _key(tokens, end) in {"ago", "back"}:
        return end + 1, _day(today - back)
    return None


def _last_days(tokens: tuple[Token, ...], at: int, today: date) -> Reading:
    """Read "last 30 days", "past two months"."""
    if _key(tokens, at) not in _LAST:
        return None
    skip = 2 if _key(tokens, at + 1) == "a" else 1
    counted = _counted(tokens, at + skip)
    if counted is None:
        return None
    end, back = counted
    return end, Window(today - back, None)


def _counted(tokens: tuple[Token, ...], at: int) -> tuple[int, relativedelta] | None:
    if at >= len(tokens):
        return None
    count, end = amount(tokens[at]), at + 1
    if count is None and tokens[at].key in {"a", "an", "few"}:
        count = 3.0 if tokens[at].key == "few" or _key(tokens, at + 1) == "few" else 1.0
        end += _key(tokens, at + 1) == "few"
    if tokens[at].key in {"a", "an"} and _key(tokens, at + 1) == "couple":
        count, end = 2.0, at + 2
    end += _key(tokens, end) == "of"
    unit = _key(tokens, end).removesuffix("s")
    if unit == "fortnight" and count is not None:
        return end + 1, relativedelta(weeks=2 * int(count))
    if count is None or unit not in _STEP or unit not in DAYS:
        return None
    return end + 1, _STEP[unit] * int(count)


def _numeric(tokens: tuple[Token, ...], at: int, today: date) -> Reading:
    """Read 2026-05-01, 1.5.2026, 1/5/2026 (day first unless that cannot be), and a bare year."""
    token = tokens[at]
    if token.kind == "date":
        return _exact_date(at, token.key)
    if token.kind == "number" and len(token.key) == 4 and token.key.isdigit():  # noqa: PLR2004 - a year
        year = int(token.key)
        if 1990 <= year <= today.year + 1:  # noqa: PLR2004 - older years are no hiring dates
            return at + 1, Window(date(year, 1, 1), date(year + 1, 1, 1))
    return None


def _exact_date(at: int, typed: str) -> Reading:
    parts = [int(p) for p in typed.replace(".", "-").replace("/", "-").split("-")]
    if parts[0] > 31:  # noqa: PLR2004 - a year comes first
        year, month, day = parts
    else:
        day, month, year = parts
        year += 2000 if year < 100 else 0  # noqa: PLR2004 - two digits
        if month > 12:  # noqa: PLR2004 - month first, as Americans write
            day, month = month, day
    try:
        return at + 1, _day(date(year, month, day))
    except ValueError:
        return None


def _day_month(tokens: tuple[Token, ...], at: int, today: date) -> Reading:
    """Read "1 May", "May 1st, 2026", "the 3rd of June", "March", "March 2026"."""
    number = integer(tokens[at]) or ordinal(tokens[at])
    if number and tokens[at].kind == "number":
        following = at + 2 if _key(tokens, at + 1) == "of" else at + 1
        month = MONTHS.get(_key(tokens, following))
        if month:
            return _dated(tokens, following + 1, today, month, number)
        return None
    month = MONTHS.get(tokens[at].key)
    if month is None or (tokens[at].key == "may" and not tokens[at].capital and not _dateish(tokens, at)):
        return None
    following = at + 1
    if following < len(tokens) and tokens[following].kind == "number":
        day = integer(tokens[following]) or ordinal(tokens[following])
        if day and day <= 31:  # noqa: PLR2004 - more is a year
            return _dated(tokens, following + 1, today, month, day)
    year, end = _year(tokens, following)
    start = date(year or (today.year if month <= today.month else today.year - 1), month, 1)
    return end, Window(start, start + relativedelta(months=1))


def _season(tokens: tuple[Token, ...], at: int, today: date) -> Reading:
    """Read "spring", "last summer", "autumn 2025", "Christmas": the latest that has begun, or with "last" ended."""
    last = _key(tokens, at) in {"last", "past", "previous"}
    named = at + 1 if last or _key(tokens, at) in {"this", "the"} else at
    begins, feast = SEASONS.get(_key(tokens, named)), _FEASTS.get(_key(tokens, named))
    year, end = _year(tokens, named + 1)
    if feast is not None:
        return _dated(tokens, named + 1, today, *feast)
    before = _key(tokens, named - 1) if named else ""
    if before == "the":
        before = _key(tokens, named - 2) if named > 1 else ""
    if begins is None or not (year or before in _BEFORE_SEASONS or (before == "in" and not tokens[named].capital)):
        return None
    start = date(year or today.year, begins, 1)
    while year is None and (start > today or (last and start + relativedelta(months=3) > today)):
        start -= relativedelta(years=1)
    return end, Window(start, start + relativedelta(months=3))


def _dateish(tokens: tuple[Token, ...], at: int) -> bool:
    before = _key(tokens, at - 1) if at else ""
    return before in {"in", "since", "last", "before", "after", "until", "of", "from", "during", "by", "and"}


def _year(tokens: tuple[Token, ...], at: int) -> tuple[int | None, int]:
    skip = at + 1 if _key(tokens, at) in {",", "of"} else at
    digits = tokens[skip].key if skip < len(tokens) and tokens[skip].kind == "number" else ""
    if digits.isdecimal() and len(digits) == 4:  # noqa: PLR2004 - a year, not "30th"
        return int(tokens[skip].key), skip + 1
    return None, at


def _dated(tokens: tuple[Token, ...], after: int, today: date, month: int, day: int) -> Reading:
    year, end = _year(tokens, after)
    try:
        exact = date(year or today.year, month, day)
    except ValueError:
        return None
    if year is None and exact > today:
        exact = exact - relativedelta(years=1)
    return end, _day(exact)


def _weekday(tokens: tuple[Token, ...], at: int, today: date) -> Reading:
    """Read "Monday", "last Friday": the latest such day before today (a bare one may be today)."""
    last = _key(tokens, at) in {"last", "this", "past"}
    number = WEEKDAYS.get(_key(tokens, at + last))
    if number is None:
        return None
    back = (today.weekday() - number) % 7
    if last and back == 0 and _key(tokens, at) == "last":
        back = 7
    return at + last + 1, _day(today - timedelta(days=back))


def _quarter(tokens: tuple[Token, ...], at: int, today: date) -> Reading:
    """Read "Q1", "Q1 2026": the latest such quarter that has begun."""
    token = _key(tokens, at)
    if len(token) != 2 or token[0] != "q" or token[1] not in "1234":  # noqa: PLR2004 - "q1"
        return None
    number = int(token[1])
    year, end = _year(tokens, at + 1)
    start = date(year or today.year, 3 * number - 2, 1)
    if year is None and start > today:
        start = start - relativedelta(years=1)
    return end, Window(start, start + relativedelta(months=3))
