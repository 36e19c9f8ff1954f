"""The first half of a statement: the rows a metric is about, each with what it counts as."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from store.metrics import literals
from store.metrics.dimensions import DIMENSIONS, KINDS, UNKNOWN
from store.metrics.grains import GRAINS, Grain
from store.metrics.metric import Measure, Metric
from store.metrics.query import End, Filter, Query, QueryError
from store.metrics.windows import Window


@dataclass(frozen=True)
class Facts:
    """A query named `fact` with its parts before it, and the measures in terms of its columns."""

    parts: tuple[str, ...]
    dimensions: tuple[str, ...]
    has_period: bool


def facts(metric: Metric, query: Query, *, also: tuple[str, ...] = ()) -> Facts:
    """Write the query of the facts: one row a row of the grain, in the windows and through the filters.

    `also` are further columns, each with its name.
    """
    grain = GRAINS[metric.basis.grain]
    dimensions = shown_dimensions(metric, query)
    columns = [f"coalesce({_column(grain, name)}, {literals.text(UNKNOWN)}) as {name}" for name in dimensions]
    if query.grain:
        columns.append(f"{bucket(query)} as {query.grain}_start")
    if query.previous:
        columns.append(f"{_within(metric, query.window)} as is_current")
        columns.append(f"{_within(metric, query.previous)} as is_previous")
    columns += [f"{metric.basis.anchor} as day"] if query.grain else []
    columns += [f"{place} as {name}_place" for name, place in grain.places.items() if name in dimensions]
    columns += [*_flags(metric), *also]
    text = ",\n    ".join(_filled(column, metric, query) for column in columns)
    conditions = [_filled(one, metric, query) for one in _conditions(metric, query, grain)]
    joined = _joined(grain, " ".join((text, *conditions, metric.basis.anchor)))
    source = _from(grain, joined, query, metric)
    where = "\n  where " + "\n    and ".join(conditions) if conditions else ""
    fact = f"fact as (\n  select\n    {text}\n  {source}{where}\n)"
    before = [f"{alias} as materialized (\n  {text}\n)" for alias, text in joined.items()]
    cohort = _cohort(metric, query)
    ends = _ends(query.ends) if query.ends else {}
    parts = [_with(ends | {"{cohort}": cohort}, part) for part in grain.parts]
    return Facts((*parts, *before, fact), dimensions, query.grain is not None)


def shown_dimensions(metric: Metric, query: Query) -> tuple[str, ...]:
    """Give the columns groups are named by: a job's code has its title beside it."""
    shown: list[str] = []
    for name in dict.fromkeys((*metric.groups, *query.dimensions)):
        shown += [name, DIMENSIONS[name].beside[0]] if DIMENSIONS[name].beside[0] else [name]
    return tuple(shown)


def flag(measure: Measure, part: str) -> str:
    """Name the column of a fact that says whether it counts (`of`), is a hit, or what its value is."""
    return f"{measure.name}_{part}"


def bucket(query: Query) -> str:
    """Write the first day of the period a calendar day lies in."""
    if query.grain == "week" and query.week_start != 1:
        shift = (8 - query.week_start) % 7
        return f"date_trunc('week', c.day + {shift})::date - {shift}"
    columns = {"day": "c.day", "week": "c.iso_week", "month": "c.month", "quarter": "c.fiscal_quarter"}
    columns |= {"fiscal_year": "c.fiscal_year", "year": "date_trunc('year', c.day)::date"}
    return columns[query.grain or "day"]


def _flags(metric: Metric) -> list[str]:
    """Give the columns of a fact that the measures are made of."""
    columns: dict[str, str] = {}
    for measure in metric.measures:
        counted = measure.counted or "true"
        if measure.kind in {"count", "rate"} and (measure.counted or measure.kind == "rate"):
            columns[flag(measure, "of")] = counted
        if measure.kind == "rate":
            hit = f"({counted}) and ({measure.hit})" if measure.counted else measure.hit
            columns[flag(measure, "hit")] = hit
        if measure.value:
            columns[flag(measure, "value")] = measure.value
    if metric.immature:
        columns["is_open"] = metric.immature
    key = GRAINS[metric.basis.grain].key
    if key:
        columns["key"] = key
    return [f"{text} as {name}" for name, text in columns.items()] or ["true as counts"]


def _cohort(metric: Metric, query: Query) -> str:
    """Write the windows over the visits of applications, so that no more visits are read than applications count."""
    limits = _windows(metric, query) if metric.basis.anchor == "a.applied_on" else []
    return "".join(f" and {one.replace('a.applied_on', 'v.applied_on')}" for one in limits)


def _ends(ends: tuple[End, End]) -> dict[str, str]:
    """Write which stages `s` and visits `v` the ends of a conversion are, and where the second one begins.

    A hire is beyond every stage, whether or not the job has a stage for it.
    """
    start, end = ends
    whole = {"{from_stage}": _is_end("s", start), "{from_visit}": _is_end("v", start), "{to_stage}": _is_end("s", end)}
    return whole | {"{to}": "max(s.position) + 1" if end.kind == KINDS[-1] else "min(s.position)"}


def _is_end(alias: str, end: End) -> str:
    if end.kind == KINDS[-1]:
        return "true"
    if end.kind:
        return f"{alias}.stage_kind = {literals.text(end.kind)}"
    return f"{alias}.stage in {literals.texts(end.names)}"


def _with(words: Mapping[str, str], text: str) -> str:
    for word, meaning in words.items():
        text = text.replace(word, meaning)
    return text


def _windows(metric: Metric, query: Query) -> list[str]:
    limits = [_within(metric, window) for window in (query.window, query.previous) if window is not None]
    if len(limits) == 1 or not all(limits):
        return limits if all(limits) else []
    return [f"({' or '.join(f'({one})' for one in limits)})"]


def _conditions(metric: Metric, query: Query, grain: Grain) -> list[str]:
    conditions = _windows(metric, query)
    if metric.basis.anchor and not query.window.start and not query.window.end:
        conditions.append(f"{metric.basis.anchor} is not null")
    if metric.where:
        conditions.append(metric.where if " or " not in metric.where else f"({metric.where})")
    return conditions + [_filter(one, grain) for one in query.filters]


def _within(metric: Metric, window: Window) -> str:
    anchor = metric.basis.anchor
    limits = [f"{anchor} >= {literals.day(window.start)}"] if window.start else []
    limits += [f"{anchor} < {literals.day(window.end)}"] if window.end else []
    return " and ".join(limits)


def _filter(wanted: Filter, grain: Grain) -> str:
    column = _column(grain, wanted.dimension)
    values = [value for value in wanted.values if value is not None]
    unknown = len(values) < len(wanted.values)
    if not values:
        return f"{column} is {'not ' if wanted.negated else ''}null"
    listed = f"{column} {'not ' if wanted.negated else ''}in {literals.texts(values)}"
    if wanted.negated:
        return listed if unknown else f"({listed} or {column} is null)"
    return f"({listed} or {column} is null)" if unknown else listed


def _column(grain: Grain, dimension: str) -> str:
    column = grain.dimensions.get(dimension)
    if column is None:
        known = DIMENSIONS.get(dimension)
        raise QueryError(f"{grain.is_one.capitalize()} has no {known.label.lower() if known else dimension} on record.")
    return column


def _joined(grain: Grain, used: str) -> dict[str, str]:
    """Give what is to be joined: the alias, and the query that stands before under the same name."""
    needed: dict[str, str] = {}
    for alias in reversed(list(grain.joins)):
        join = grain.joins[alias]
        said = " ".join((used, *(grain.joins[one].on for one in needed)))
        columns = set(re.findall(rf"\b{alias}\.(\w+)", said))
        if columns:
            needed[alias] = join.query.format(columns=", ".join(sorted(columns | set(join.keys))))
    return {alias: needed[alias] for alias in grain.joins if alias in needed}


def _from(grain: Grain, joined: Mapping[str, str], query: Query, metric: Metric) -> str:
    joins = [
        f"{'left ' if grain.joins[alias].is_left else ''}join {alias} on {grain.joins[alias].on}" for alias in joined
    ]
    if query.grain:
        joins.append(f"join calendar c on c.day = {metric.basis.anchor}")
    return "\n  ".join([f"from {grain.source}", *joins])


def _filled(text: str, metric: Metric, query: Query) -> str:
    days = query.threshold_days if query.threshold_days is not None else metric.threshold_days
    return text.replace("{today}", literals.day(query.today)).replace("{threshold}", str(int(days or 0)))
