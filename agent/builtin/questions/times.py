"""The times of a question: its window, what it is compared with, and the period of a series."""

import re
from dataclasses import dataclass
from datetime import date

from agent.builtin.questions.board import Board, stretches, words
from store.metrics.calendar import Reporting
from store.metrics.phrases import read_window
from store.metrics.windows import WindowError

LONGEST = 10
_UNIT = r"(?P<unit>fiscal year|period|year|quarter|month|week|day|one)"
_COMPARED = words(
    r"(?:how does (?:that|this|it) )?(?:compared|comparing|compare|compares|comparison|versus|vs|against|relative)"
    r"(?: (?:it|this|that))?(?: (?:to|with|against))?"
    r"|(?:up|down|higher|lower|better|worse|more|less|faster|slower|fewer|different|differ|differently|above|below)"
    r" (?:than|from)(?: in)?|than(?: in| during| for)?"
)
_BEFORE = words(
    rf"(?:and |to |with )?(?:the )?(?:{_UNIT} (?:before|prior|earlier)(?: (?:that|it))?"
    r"|(?:previous|prior|preceding) (?P<unit2>fiscal year|period|year|quarter|month|week|day|one))"
)
_SAME_LAST_YEAR = words(
    r"(?:and |to |with )?(?:the )?same (?:period|time|quarter|month|week|stretch|window|months|weeks|days|dates)"
    r"(?: (?:of|in|from))?(?: the)? (?:last year|a year (?:ago|before|earlier)|(?:previous|prior) year|year before)"
    r"|(?:a|one) year (?:ago|earlier|before)"
)
_LAST = words(r"(?:in |to |with )?(?:the )?(?:last|previous|prior) (?P<unit>fiscal year|year|quarter|month|week)")
_OVER = words(r"(?P<unit>year|quarter|month|week) (?:over|on|by|to) (?P=unit)|(?P<short>yoy|qoq|mom|wow)")
_COMPARATIVE = words("more|fewer|less|faster|slower|longer|shorter|higher|lower|better|worse|quicker")
"""Words of a comparison that stand apart from its "than"; the numbers say which it is."""
_SHORT = {"yoy": "year", "qoq": "quarter", "mom": "month", "wow": "week"}
_NOW = words(r"(?:right |just )?now|currently|at the moment|at present|as of (?:now|today)|today|presently|these days")
_ALL = words(r"(?:of )?all time|ever|overall|in total|altogether|so far|to date|since the (?:beginning|start)|in all")
_ADVERB = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year",
    "annually": "year",
}  # fmt: skip
_SERIES = words(
    r"(?:by|per|each|every|for each|for every|in each|split by|broken down by|grouped by"
    r"|(?<!within )(?<!under )(?<!in )a)"
    r" (?:calendar )?(?P<unit>day|week|month|quarter|year|fiscal year|fiscal quarter)"
    r"|(?P<adverb>daily|weekly|monthly|quarterly|yearly|annual|annually)"
    r"|(?:in )?(?:which|what) (?P<which>day|week|month|quarter|year)(?: (?:had|has|saw|was|did|were|is))?(?: the)?"
    r"(?: (?:most|highest|best|fewest|lowest|worst|biggest|busiest|fastest|slowest))?"
)
_TREND = words(
    r"(?:the )?(?:trend|trends|trending|development|evolution|history)(?: (?:of|in|for))?|over time|developed|evolved"
    r"|changed over time|changing|develop|evolve"
)
_WEAK = frozenset("may all ever overall march second".split())
"""Words that are a time only with others beside them."""
_BEFORE_TIME = frozenset(
    "in during for over within since until till before after through by last this of on to".split()
)


@dataclass
class Times:
    """What a question says about time; `problem` is why a time of it cannot be."""

    window: str = ""
    compare_to: str = ""
    grain: str = ""
    is_now: bool = False
    is_today: bool = False
    problem: str = ""
    question: str = ""
    also: tuple[str, ...] = ()


def read_times(board: Board, today: date) -> Times:
    """Find the times of a question and take their words."""
    reporting = Reporting(today)
    times = Times()
    _series(board, times)
    compared = _comparison(board, times)
    found = _windows(board, reporting, times)
    if board.take(_ALL, "time") and not found:
        found.append((0, "all time"))
    now = board.take(_NOW, "now")
    times.is_now, times.is_today = now is not None, now is not None and now[0] == "today"
    _settle(times, found, compared)
    return times


def _series(board: Board, times: Times) -> None:
    over = board.take(_OVER, "series")
    if over:
        times.grain = over["unit"] or _SHORT[over["short"]]
    said = board.take(_SERIES, "series")
    if said:
        times.grain = (_ADVERB.get(said["adverb"] or "") or said["unit"] or said["which"]).replace(
            "fiscal quarter", "quarter"
        )
        times.grain = times.grain.replace(" ", "_")
    if board.take(_TREND, "series") and not times.grain:
        times.grain = "month"


def _comparison(board: Board, times: Times) -> int | None:
    """Read "compared with ..."; give the place behind it, where the other window stands if it is not read yet."""
    if board.take(_SAME_LAST_YEAR, "comparison"):
        times.compare_to = "same_period_last_year"
        board.take(_COMPARED, "comparison")
        return None
    compared = next(iter(board.spans(_COMPARED)), None)
    before = board.take(_BEFORE, "comparison") if compared or _second_time(board) else None
    if before:
        unit = before["unit"] or before["unit2"]
        times.compare_to = "previous_period"
        if unit == "year":
            times.compare_to = "same_period_last_year"
        times.also = (unit,)
    if compared is None:
        return None
    board.mark(compared[0], compared[1], "comparison")
    board.take(_COMPARATIVE, "comparison")
    return None if before else compared[1]


def _second_time(board: Board) -> bool:
    """Tell whether "the quarter before" stands beside another time: "last quarter and the quarter before"."""
    line, _ = board.line()
    return re.search(r" and (?:the )?(?:\w+ (?:before|prior)|previous \w+) ", line) is not None


def _windows(board: Board, reporting: Reporting, times: Times) -> list[tuple[int, str]]:
    """Take every stretch that is a time, the longest first; give where each begins and its words."""
    found: list[tuple[int, str]] = []
    for start, end in stretches(board, LONGEST):
        if not board.is_free(start, end) or not _may_be_time(board, start, end):
            continue
        try:
            window = read_window(board.raw(start, end), reporting)
        except WindowError as problem:
            board.mark(start, end, "time")
            times.problem = times.problem or str(problem)
            found.append((start, board.raw(start, end)))
            continue
        if window is not None:
            board.mark(start, end, "time")
            found.append((start, board.raw(start, end)))
    return sorted(found)


def _may_be_time(board: Board, start: int, end: int) -> bool:
    first, last = board.key(start), board.key(end - 1)
    if first in {",", "and", "or", "to", "the"} and not (first == "the" and end - start > 1):
        return False
    if last in {",", "and", "the", "in"}:
        return False
    keys = [board.key(at) for at in range(start, end)]
    if set(keys) <= _BEFORE_TIME | _WEAK | {"the"} and not (len(keys) > 1 and keys[-1] in {"may", "march"}):
        return False
    if keys in (["today"], ["now"]):
        return False
    if keys[-1] == "may" and len(keys) == 1:
        return False
    return not (len(keys) == 1 and keys[0].isdigit() and len(keys[0]) < 4)  # noqa: PLR2004 - the digits of a year


def _settle(times: Times, found: list[tuple[int, str]], compared: int | None) -> None:
    behind = [one for one in found if compared is not None and one[0] >= compared]
    plain = [one for one in found if one not in behind]
    if compared is not None and not behind and not times.compare_to and len(plain) != 2:  # noqa: PLR2004 - a pair
        times.question = "Compared with what? For example: “the quarter before” or “the same time last year”."
    if behind and not times.compare_to:
        times.compare_to = behind[0][1]
        if not plain and (last := re.fullmatch(r"(?:in )?(?:the )?(?:last|previous|prior) (\w+(?: year)?)",
                                               behind[0][1].casefold())):  # fmt: skip
            times.window = f"this {last[1]}"
            times.compare_to = "same_period_last_year" if last[1] == "year" else "previous_period"
            return
        behind = behind[1:]
    if compared is not None and not times.compare_to and len(plain) == 2:  # noqa: PLR2004 - a pair
        times.window, times.compare_to = plain[0][1], plain[1][1]
        return
    if len(plain) + len(behind) > 1:
        said = " or ".join(f"“{words_}”" for _, words_ in [*plain, *behind][:2])
        times.question = f"Which time do you mean: {said}? To see both, say “compared with”."
        return
    times.window = (plain or behind or [(0, "")])[0][1]
    if times.compare_to in {"previous_period", "same_period_last_year"} and not times.window:
        unit = times.also[0] if times.also else "year"
        times.window = f"this {'quarter' if unit in {'period', 'one'} else unit}"
