"""Which chart shows an answer, and the same in words."""

from store.metrics.metric import Metric
from tools.insight.metrics.asked import Asked, Result
from tools.insight.metrics.wording import label, number
from tools.views import AnswerChart, Cell

FEWEST = 3
"""Rows under which a table says it better."""
_IN_WORDS = 12
_KINDS = {
    "funnel": "Funnel", "bar": "Bar chart", "line": "Line chart", "grouped_bar": "Grouped bar chart",
    "distribution": "Distribution",
}  # fmt: skip
_TWO = 2


def chart(asked: Asked, result: Result) -> AnswerChart | None:
    """Choose a chart, or none where a sentence or a table is enough."""
    if len(result.rows) < FEWEST or not result.groups:
        return None
    names = [result.columns[at].name for at in result.groups]
    y = "current" if asked.query.previous else _headline(asked.metric)
    if len(names) > _TWO or result.column(y) < 0:
        return None
    if asked.query.grain:
        made = ("line", names[0], y, names[1] if len(names) > 1 else None)
    elif asked.query.previous:
        made = ("grouped_bar", names[0], y, "previous")
    elif len(names) == _TWO:
        made = ("grouped_bar", names[0], y, names[1])
    else:
        made = ("funnel" if asked.metric.name == "funnel" else "bar", names[0], y, None)
    kind, x, y, series = made
    return AnswerChart.model_validate(
        {"kind": kind, "x": x, "y": y, "series": series, "alt": _alt(asked, result, kind, y)}
    )


def _headline(metric: Metric) -> str:
    return "reached" if metric.name == "funnel" else metric.measures[0].name


def _alt(asked: Asked, result: Result, kind: str, y: str) -> str:
    at = result.column(y)
    column = result.columns[at]
    points = [f"{_group(result, row)} {number(row[at], column.unit)}" for row in result.rows[:_IN_WORDS]]
    more = f"; {len(result.rows) - _IN_WORDS} more in the table" if len(result.rows) > _IN_WORDS else ""
    title = f"{asked.metric.label}{asked.scope}, {asked.query.window.said}"
    return f"{_KINDS[kind]}: {title}. {'; '.join(points)}{more}."


def _group(result: Result, row: tuple[Cell, ...]) -> str:
    columns = [(row[place], result.columns[place]) for place in result.groups]
    return " ".join(label(value, column.unit, column.name) for value, column in columns)
