"""A question about a metric as it was understood, and what the report views gave."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from store.metrics.calendar import Reporting
from store.metrics.metric import Measure, Metric
from store.metrics.query import Column, Compiled, Query
from tools.views import Cell


@dataclass(frozen=True)
class Asked:
    """The query with its metric (as the chosen definition has it), and the filters in words."""

    metric: Metric
    query: Query
    reporting: Reporting
    said: tuple[str, ...] = ()

    @property
    def headline(self) -> Measure:
        """The number that was asked for."""
        return self.metric.measures[0]

    @property
    def scope(self) -> str:
        """The filters in words: " (department Sales, source not LinkedIn)"."""
        return f" ({', '.join(self.said)})" if self.said else ""


@dataclass(frozen=True)
class Result:
    """Rows under columns, and what the totals say: `n`, the headline over everything, what is open or unknown.

    `no_data` says in a sentence why there is nothing to count.
    """

    compiled: Compiled
    rows: tuple[tuple[Cell, ...], ...]
    n: int
    total: Cell = None
    immature: int | None = None
    unknown: dict[str, int] = field(default_factory=dict)
    is_cut: bool = False
    no_data: str = ""
    before: Cell = None
    """The headline over everything in the window compared with, and how many rows it counts."""
    before_n: int = 0

    @property
    def columns(self) -> Sequence[Column]:
        """The columns of the rows."""
        return self.compiled.columns

    def column(self, name: str) -> int:
        """Give the place of a column."""
        return next(at for at, column in enumerate(self.columns) if column.name == name)

    def values(self, name: str) -> list[Cell]:
        """Give a column."""
        at = self.column(name)
        return [row[at] for row in self.rows]

    @property
    def groups(self) -> list[int]:
        """The places of the columns that name groups, periods included; titles beside codes are none."""
        return [
            at
            for at, column in enumerate(self.columns)
            if column.unit in {"name", "key", "date"} and column.name != "job_title"
        ]
