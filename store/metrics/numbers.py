"""The second half of a statement: how the facts of a group become its numbers."""

from store.metrics.facts import flag
from store.metrics.metric import HIDDEN, Measure, Metric
from store.metrics.query import Column

_OVER = {"median": "percentile_cont(0.5)", "p90": "percentile_cont(0.9)"}


def headline(measure: Measure, minimum_n: int, only: str = "") -> str:
    """Write a measure over a group; `only` names a flag of the facts that count.

    What is hidden under the smallest denominator is null, and so is a rate of nothing.
    """
    if measure.kind == "count":
        return counted(measure, only)
    if measure.kind in {"distinct", "sum"}:
        value = flag(measure, "value")
        whole = f"count(distinct {value})" if measure.kind == "distinct" else f"coalesce(sum({value}), 0)"
        return (
            _filtered(whole, only) if measure.kind == "distinct" else f"coalesce({_filtered(f'sum({value})', only)}, 0)"
        )
    number = counted(measure, only)
    return f"case when {number} >= {max(minimum_n, 1)} then {_average(measure, only)} end"


def _average(measure: Measure, only: str) -> str:
    if measure.kind == "rate":
        return f"{hits(measure, only)} * 1.0 / {counted(measure, only)}"
    value = flag(measure, "value")
    if measure.kind == "mean":
        return _filtered(f"avg({value})", only)
    return _filtered(f"{_OVER[measure.kind]} within group (order by {value})", only)


def counted(measure: Measure, only: str = "") -> str:
    """Write how many facts of a group count."""
    if measure.kind in {"median", "mean", "p90"}:
        return _filtered(f"count({flag(measure, 'value')})", only)
    if measure.kind in {"distinct", "sum"} or not (measure.counted or measure.kind == "rate"):
        return _filtered("count(*)", only)
    return _filtered("count(*)", " and ".join(filter(None, (flag(measure, "of"), only))))


def hits(measure: Measure, only: str = "") -> str:
    """Write how many facts of a group are in the numerator."""
    return _filtered("count(*)", " and ".join(filter(None, (flag(measure, "hit"), only))))


def _filtered(aggregate: str, only: str) -> str:
    return f"{aggregate} filter (where {only})" if only else aggregate


def numbers(metric: Metric, minimum_n: int) -> list[tuple[Column, str]]:
    """Give the columns of a metric with their SQL: each measure, then its numerator and denominator once."""
    made: dict[str, tuple[Column, str]] = {}
    for measure in metric.measures:
        column = Column(measure.name, measure.label, measure.unit)
        made.setdefault(column.name, (column, headline(measure, minimum_n)))
        if measure.hits[0]:
            made.setdefault(measure.hits[0], (Column(*measure.hits, "count"), hits(measure)))
        if measure.of[0]:
            made.setdefault(measure.of[0], (Column(*measure.of, "count"), counted(measure)))
    return list(made.values())


def compared(metric: Metric, minimum_n: int) -> list[tuple[Column, str]]:
    """Give the columns of a comparison: current, previous, and the numbers behind each."""
    first = metric.measures[0]
    made: list[tuple[Column, str]] = []
    for which in ("current", "previous"):
        column = Column(which, which.capitalize(), first.unit)
        made.append((column, headline(first, minimum_n, f"is_{which}")))
    for which in ("current", "previous"):
        if first.hits[0]:
            column = Column(f"{which}_{first.hits[0]}", f"{first.hits[1]}, {which}", "count")
            made.append((column, hits(first, f"is_{which}")))
        if first.kind in HIDDEN:
            column = Column(f"{which}_{first.of[0] or 'n'}", f"{first.of[1] or 'n'}, {which}", "count")
            made.append((column, counted(first, f"is_{which}")))
    return made
