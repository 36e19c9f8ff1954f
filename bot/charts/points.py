"""The points of an answer's chart, read from its rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from tools.insight.metrics.wording import label, number
from tools.views import AnswerCard, AnswerColumn, Cell


@dataclass(frozen=True)
class Point:
    """One mark of a chart: where it stands, which series it is of, its value, and the value as people write it."""

    x: str
    series: str
    value: float | None
    text: str


def points(card: AnswerCard) -> list[Point]:
    """Give the points in the order of the rows; none where the chart names columns the rows do not have."""
    chart = card.chart
    if chart is None:
        return []
    places = {column.name: at for at, column in enumerate(card.columns)}
    if chart.x not in places or chart.y not in places or (chart.series and chart.series not in places):
        return []
    return [point for row in card.rows if len(row) == len(card.columns) for point in _of_row(card, row, places)]


def _of_row(card: AnswerCard, row: tuple[Cell, ...], places: dict[str, int]) -> Iterator[Point]:
    chart = card.chart
    if chart is None:
        return
    x, y = card.columns[places[chart.x]], card.columns[places[chart.y]]
    named = label(row[places[chart.x]], x.unit, x.name)
    series = card.columns[places[chart.series]] if chart.series else None
    if series is None or series.unit in {"name", "key", "date", "text"}:
        of = label(row[places[series.name]], series.unit, series.name) if series else ""
        yield _point(named, of, row[places[chart.y]], y)
        return
    # Two columns of numbers side by side: current and previous.
    yield _point(named, y.label, row[places[y.name]], y)
    yield _point(named, series.label, row[places[series.name]], series)


def _point(x: str, series: str, value: Cell, column: AnswerColumn) -> Point:
    size = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
    return Point(x, series, size, number(value, column.unit))


def unit(card: AnswerCard) -> str:
    """Give the unit of what is drawn."""
    return next((column.unit for column in card.columns if card.chart and column.name == card.chart.y), "")


def title(card: AnswerCard, name: str) -> str:
    """Give the label of a column."""
    return next((column.label for column in card.columns if column.name == name), name)
