"""From a question to SQL over the report views: one compiler for every metric."""

# ruff: noqa: S608 - SQL is what is written here; values go through `literals`

from collections.abc import Sequence
from dataclasses import replace

from store.metrics import literals, numbers
from store.metrics.catalogue import METRICS
from store.metrics.dimensions import DIMENSIONS, UNKNOWN, step
from store.metrics.facts import Facts, bucket, facts
from store.metrics.grains import GRAINS
from store.metrics.metric import HIDDEN, Metric
from store.metrics.query import MOST_ROWS, Column, Compiled, Query, QueryError

_IN_ORDER = {"stage_kind": step}
"""Dimensions whose groups have an order of their own."""


def compile(query: Query) -> Compiled:  # noqa: A001 - it is what it does
    """Write the statements that answer a question.

    Raises `QueryError` when the metric cannot answer it: a history of something that has none, a breakdown its rows
    do not have, a comparison by month.
    """
    metric = metric_of(query)
    _check(metric, query)
    metric = _in_slots(metric) if query.grain else metric
    made = facts(metric, query)
    values = numbers.compared(metric, query.minimum_n) if query.previous else numbers.numbers(metric, query.minimum_n)
    if query.shares:
        values = _with_shares(metric, values)
    columns = (*_names(query, made), *(column for column, _ in values))
    return Compiled(
        sql=_statement(metric, query, made, [f"{text} as {column.name}" for column, text in values], columns),
        columns=columns,
        totals=_totals(metric, query, made),
        first=_first(metric),
        is_additive=metric.measures[0].kind in {"count", "sum"} and not GRAINS[metric.basis.grain].key,
    )


def metric_of(query: Query) -> Metric:
    """Give the metric as the query's variant defines it. Raises `QueryError` for names there are not."""
    metric = METRICS.get(query.metric)
    if metric is None:
        raise QueryError(f"There is no metric called {query.metric!r}.")
    if query.variant and metric.variant(query.variant) is None:
        known = ", ".join(variant.name for variant in metric.variants) or "none"
        raise QueryError(f"{metric.label} has no variant {query.variant!r}; there is {known}.")
    return metric.varied(query.variant)


def _in_slots(metric: Metric) -> Metric:
    """Let counts say what they count: a period in which nothing happened has a row all the same."""
    measures = tuple(
        replace(one, counted=one.counted or "true") if one.kind == "count" else one for one in metric.measures
    )
    return replace(metric, measures=measures)


def _check(metric: Metric, query: Query) -> None:
    has_window = bool(query.window.start or query.window.end)
    if metric.is_snapshot and (has_window or query.grain or query.previous):
        raise QueryError(f"{metric.label} is counted as of now; there is no record of what it was at another time.")
    if query.grain and query.previous:
        raise QueryError("Either by period or compared with another window, please: not both at once.")
    if query.grain and query.top:
        raise QueryError("A series over time shows every period, so it has no top places; ask for one or the other.")
    if query.previous and len(metric.measures) > 1:
        raise QueryError(f"{metric.label} is several numbers; please compare one of them.")
    if metric.has_ends != (query.ends is not None):
        raise QueryError(
            f"{metric.label} goes from one stage to another: say both."
            if metric.has_ends
            else f"{metric.label} is not counted from one stage to another."
        )
    if query.shares and (metric.measures[0].kind not in {"count", "sum"} or query.previous):
        raise QueryError(f"{metric.label} has no shares of a total.")
    if query.top is not None and query.top < 1:
        raise QueryError("The top places start with one.")
    unknown = [one for one in query.dimensions if one not in DIMENSIONS]
    if unknown:
        raise QueryError(f"Numbers cannot be broken down by {unknown[0]!r}; there is {', '.join(DIMENSIONS)}.")


def _names(query: Query, made: Facts) -> list[Column]:
    labels = {one.beside[0]: one.beside[1] for one in DIMENSIONS.values() if one.beside[0]}
    period = [Column(f"{query.grain}_start", (query.grain or "").replace("_", " ").capitalize(), "date")]
    named = [
        Column(name, DIMENSIONS[name].label, DIMENSIONS[name].unit)
        if name in DIMENSIONS
        else Column(name, labels[name], "name")
        for name in made.dimensions
    ]
    return [*(period if query.grain else []), *named]


def _with_shares(metric: Metric, values: Sequence[tuple[Column, str]]) -> list[tuple[Column, str]]:
    first = metric.measures[0]
    whole = numbers.headline(first, 1)
    column = Column(f"share_of_{first.name}", "Share", "rate")
    return [values[0], (column, f"{whole} * 1.0 / nullif(sum({whole}) over (), 0)"), *values[1:]]


def _statement(metric: Metric, query: Query, made: Facts, values: Sequence[str], columns: Sequence[Column]) -> str:
    names = [column.name for column in columns if column.unit in {"name", "key", "date"}]
    parts, source = list(made.parts), "from fact"
    keys = [f"fact.{name}" for name in names]
    if query.grain:
        parts += _slots(query, made)
        source = _beside_slots(query, made)
        keys = [f"slot.{name}" for name in names]
    lines = ["with " + ",\n".join(parts), "select\n  " + ",\n  ".join([*keys, *values]), source]
    if keys:
        lines.append(f"group by {', '.join(keys)}")
    having = _having(metric, query)
    lines += [f"having {having}"] if having else []
    order = _order(metric, query, keys)
    lines += [f"order by {order}"] if order else []
    return "\n".join([*lines, f"limit {query.top or MOST_ROWS}"])


def _slots(query: Query, made: Facts) -> list[str]:
    """Write the rows of a series: every period, and each group in every one of them."""
    start = f"{query.grain}_start"
    window = query.window
    first = literals.day(window.start) if window.start else "(select min(fact.day) from fact)"
    last = f"c.day < {literals.day(window.end)}" if window.end else (
        f"(c.day <= {literals.day(query.today)} or c.day <= (select max(fact.day) from fact))"
    )  # fmt: skip
    period = (
        f"period as (\n  select distinct {bucket(query)} as {start}\n  from calendar c\n"
        f"  where c.day >= {first} and {last}\n)"
    )
    if not made.dimensions:
        return [period, f"slot as (\n  select period.{start} from period\n)"]
    listed = ", ".join(f"fact.{name}" for name in made.dimensions)
    groups = f"groups as (\n  select distinct {listed} from fact\n)"
    shown = ", ".join([f"period.{start}", *(f"groups.{name}" for name in made.dimensions)])
    return [period, groups, f"slot as (\n  select {shown} from period cross join groups\n)"]


def _beside_slots(query: Query, made: Facts) -> str:
    same = [f"fact.{name} = slot.{name}" for name in (f"{query.grain}_start", *made.dimensions)]
    return f"from slot\n  left join fact on {' and '.join(same)}"


def _having(metric: Metric, query: Query) -> str:
    """Let only groups large enough take a place among the top."""
    first = metric.measures[0]
    if query.top is None or first.kind not in HIDDEN:
        return ""
    only = "is_current" if query.previous else ""
    return f"{numbers.counted(first, only)} >= {max(query.minimum_n, 1)}"


def _order(metric: Metric, query: Query, keys: Sequence[str]) -> str:
    named = [(key, key.split(".")[1]) for key in keys]
    if query.top is None:
        places = {} if query.grain else GRAINS[metric.basis.grain].places
        ordered = [_IN_ORDER[name](key) for key, name in named if name in _IN_ORDER]
        ordered += [f"min(fact.{name}_place)" for _, name in named if name in places]
        if query.grain:
            return ", ".join([keys[0], *ordered, *keys[1:]])
        if ordered:
            return ", ".join([*ordered, *keys])
    if not keys:
        return ""
    value = "current" if query.previous else metric.measures[0].name
    direction = "asc" if query.ascending else "desc"
    return ", ".join([f"{value} {direction} nulls last", *keys])


def _totals(metric: Metric, query: Query, made: Facts) -> str:
    """Write the statement that the checks compare the rows with."""
    first, grain = metric.measures[0], GRAINS[metric.basis.grain]
    only = "is_current" if query.previous else ""
    number = (
        f"count(distinct key){f' filter (where {only})' if only else ''}" if grain.key else numbers.counted(first, only)
    )
    if first.kind == "distinct" and not grain.key:
        number = numbers.headline(first, 1, only)
    values = [f"{number} as n", f"{numbers.headline(first, query.minimum_n, only)} as total", "count(*) as number"]
    if metric.immature:
        values.append(f"{_counting('is_open', grain.key, only)} as immature")
    for name in made.dimensions:
        if name in DIMENSIONS:
            unknown = _counting(f"{name} = {literals.text(UNKNOWN)}", grain.key, only)
            values.append(f"{unknown} as unknown_{name}")
    return "with " + ",\n".join(made.parts) + "\nselect\n  " + ",\n  ".join(values) + "\nfrom fact"


def _counting(condition: str, key: str, only: str) -> str:
    counted = "count(distinct key)" if key else "count(*)"
    return f"{counted} filter (where {' and '.join(filter(None, (f'({condition})' if only else condition, only)))})"


def _first(metric: Metric) -> str | None:
    if metric.is_snapshot:
        return None
    grain, anchor = GRAINS[metric.basis.grain], metric.basis.anchor
    if anchor.startswith("a."):
        return f"select min({anchor}) as first_day from application a"
    return f"select min({anchor}) as first_day from {grain.source}"
