"""What code makes sure of in every result before anybody sees it."""

from collections.abc import Iterator, Sequence

from store.metrics.query import MOST_ROWS
from tools.insight.metrics.asked import Asked, Result
from tools.insight.metrics.wording import number
from tools.views import AnswerCheck, AnswerColumn, Cell

ALARMING = 0.2
"""Share of unknown or unfinished rows from which the answer says so aloud."""
ROUNDING = 1e-9


def checks(asked: Asked, result: Result) -> tuple[AnswerCheck, ...]:
    """Check a defined answer."""
    columns = [AnswerColumn(name=one.name, label=one.label, unit=one.unit) for one in result.columns]
    found = [rates_in_range(columns, result.rows), _numerators(asked, result)]
    if result.compiled.is_additive and result.groups and asked.query.top is None:
        found.append(_sums(asked, result))
    found += [*_unknown(result), *_immature(result), row_limit(result.rows, is_cut=result.is_cut)]
    return tuple(found)


def rates_in_range(columns: Sequence[AnswerColumn], rows: Sequence[Sequence[Cell]]) -> AnswerCheck:
    """Make sure that every rate lies between 0 and 1."""
    places = [at for at, column in enumerate(columns) if column.unit == "rate"]
    wrong = [row[at] for row in rows for at in places if not _is_rate(row[at])]
    return AnswerCheck(name="rates between 0 and 1", passed=not wrong, detail=f"{len(wrong)} are not" if wrong else "")


def row_limit(rows: Sequence[Sequence[Cell]], *, is_cut: bool) -> AnswerCheck:
    """Tell whether all rows are shown."""
    cut = is_cut or len(rows) >= MOST_ROWS
    return AnswerCheck(name="all rows shown", passed=not cut, detail=f"cut at {len(rows):,} rows" if cut else "")


def _is_rate(value: Cell) -> bool:
    return value is None or (isinstance(value, int | float) and -ROUNDING <= value <= 1 + ROUNDING)


def _numerators(asked: Asked, result: Result) -> AnswerCheck:
    names = {column.name for column in result.columns}
    pairs = [
        (result.column(f"{before}{measure.hits[0]}"), result.column(f"{before}{measure.of[0]}"))
        for measure in asked.metric.measures
        for before in ("", "current_", "previous_")
        if measure.hits[0] and f"{before}{measure.hits[0]}" in names and f"{before}{measure.of[0]}" in names
    ]
    wrong = sum(_number(row[hits]) > _number(row[of]) for row in result.rows for hits, of in pairs)
    return AnswerCheck(
        name="no numerator over its denominator", passed=not wrong, detail=f"{wrong} are" if wrong else ""
    )


def _sums(asked: Asked, result: Result) -> AnswerCheck:
    name = "current" if asked.query.previous else asked.headline.name
    found, total = sum(_number(value) for value in result.values(name)), _number(result.total)
    same = abs(found - total) < 1e-6 * max(1.0, total)
    detail = "" if same else f"the groups add up to {number(found, 'count')}, the total is {number(total, 'count')}"
    return AnswerCheck(name="groups add up to the total", passed=same, detail=detail)


def _unknown(result: Result) -> Iterator[AnswerCheck]:
    for dimension, unknown in result.unknown.items():
        if unknown:
            share = unknown / result.n if result.n else 0.0
            told = f"{unknown:,} of {result.n:,} have no {dimension.replace('_', ' ')} ({number(share, 'rate')})"
            yield AnswerCheck(name="known groups", passed=share < ALARMING, detail=told)


def _immature(result: Result) -> Iterator[AnswerCheck]:
    if result.immature is not None:
        whole = max(result.n, result.immature)
        share = result.immature / whole if whole else 0.0
        told = f"{result.immature:,} are not decided yet" if result.immature else ""
        yield AnswerCheck(name="decided outcomes", passed=share < ALARMING, detail=told)


def _number(value: Cell) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
