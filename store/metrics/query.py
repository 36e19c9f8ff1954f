"""A question about a metric, ready to be compiled: everything in it is resolved."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from store.metrics.calendar import Unit
from store.metrics.windows import ALL_TIME, Window

Grain = Literal["day", "week", "month", "quarter", "year", "fiscal_year"]
GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year", "fiscal_year")
MOST_ROWS = 1_000
"""Rows an answer has at most; a result that reaches it says so."""


class QueryError(ValueError):
    """A question a metric cannot answer; the message says why in one sentence."""


@dataclass(frozen=True)
class Filter:
    """Rows whose dimension has one of the values, or none of them where it is `negated`; None is unknown."""

    dimension: str
    values: tuple[str | None, ...]
    negated: bool = False


@dataclass(frozen=True)
class End:
    """One end of a conversion: stages of some names, or all of a kind; `said` is how people say it."""

    said: str
    kind: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """A metric over a window, broken down, filtered, by period or compared with another window.

    `previous` is the window compared with. `top` keeps the groups with the highest values (the lowest where
    `ascending`); groups under `minimum_n` take no place. `shares` adds each group's part of the total. `ends` are the
    stages a conversion goes from and to.
    """

    metric: str
    today: date
    dimensions: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    window: Window = ALL_TIME
    grain: Grain | None = None
    previous: Window | None = None
    variant: str = ""
    top: int | None = None
    ascending: bool = False
    shares: bool = False
    threshold_days: int | None = None
    ends: tuple[End, End] | None = None
    minimum_n: int = 5
    week_start: int = 1


@dataclass(frozen=True)
class Column:
    """A column of the result: `unit` is name, key, date, count, rate, days or hours."""

    name: str
    label: str
    unit: str


@dataclass(frozen=True)
class Compiled:
    """Statements to run as they stand.

    `sql` gives the rows of the answer under `columns`. `totals` gives one row: `n`, the headline over everything
    (`total`), how many rows are still open (`immature`) and, for each dimension, how many have no value
    (`unknown_<dimension>`). `first` gives the first day on record, or is None for a state as of now.
    """

    sql: str
    columns: tuple[Column, ...]
    totals: str
    first: str | None
    is_additive: bool
    """Whether the headlines of all groups add up to the total."""


__all__ = ["GRAINS", "MOST_ROWS", "Column", "Compiled", "End", "Filter", "Grain", "Query", "QueryError", "Unit"]
