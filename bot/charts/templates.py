"""The chart templates, in Vega-Lite: fixed shapes into which only data is put."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bot.charts.points import Point, points, title, unit
from tools.views import AnswerCard

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
"""The name of the language; nothing is fetched from there."""
WIDTH, HEIGHT, BAR = 640, 320, 26
MOST_BARS, MOST_SERIES = 40, 8
_BLUE = "#2f6f9f"
_NAME = 36
"""Characters of a name beside a bar."""
_CONFIG: Spec = {
    "background": "white",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "grid": False, "labelLimit": 260},
    "title": {"fontSize": 15, "anchor": "start", "offset": 14},
    "bar": {"color": _BLUE},
    "line": {"color": _BLUE, "point": True, "strokeWidth": 2},
    "range": {"category": ["#2f6f9f", "#e08a3c", "#5a9367", "#a65b8b", "#7a7a7a", "#c2b04a", "#4f9da6", "#8c5b3f"]},
}


def template(card: AnswerCard) -> Spec | None:
    """Give the chart of an answer, or None where there is nothing to draw."""
    found = points(card)
    if card.chart is None or not any(point.value is not None for point in found):
        return None
    drawn = _TEMPLATES[card.chart.kind](card, found)
    heading = {"text": card.title or title(card, card.chart.y), "subtitle": card.window.label}
    return {"$schema": SCHEMA, "title": heading, "config": _CONFIG, "description": card.chart.alt, **drawn}


def _values(found: Sequence[Point]) -> Spec:
    return {
        "values": [
            {"x": point.x[:_NAME], "series": point.series[:_NAME], "value": point.value, "text": point.text, "at": at}
            for at, point in enumerate(found)
        ]
    }


def _format(card: AnswerCard) -> Spec:
    formats: dict[str, Spec] = {"rate": {"format": ".0%"}, "count": {"tickMinStep": 1, "format": ",d"}}
    return formats.get(unit(card), {})


def _y(card: AnswerCard) -> str:
    if card.chart is None or card.chart.y == "current":
        return card.title
    return title(card, card.chart.y)


def _bars(card: AnswerCard, found: Sequence[Point]) -> Spec:
    """Horizontal bars in the order of the rows, each with its number."""
    shown = found[:MOST_BARS]
    x = {"field": "value", "type": "quantitative", "title": _y(card), "axis": {**_format(card), "tickCount": 5}}
    y = {"field": "x", "type": "nominal", "sort": {"field": "at"}, "title": None}
    text = {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": {"text": {"field": "text"}}}
    return {
        "data": _values(shown),
        "width": WIDTH,
        "height": BAR * len(shown),
        "encoding": {"x": x, "y": y},
        "layer": [{"mark": {"type": "bar", "cornerRadiusEnd": 2}}, text],
    }


def _funnel(card: AnswerCard, found: Sequence[Point]) -> Spec:
    """Bars in the order of the process, each with its number and its share of the first."""
    first = next((point.value for point in found if point.value), 0.0) or 1.0
    shared = [
        Point(one.x, one.series, one.value, f"{one.text} ({(one.value or 0) / first:.0%})") for one in found[:MOST_BARS]
    ]
    return _bars(card, shared)


def _lines(card: AnswerCard, found: Sequence[Point]) -> Spec:
    """One line a series, the periods in order."""
    kept = _largest_series(found)
    encoding: Spec = {
        "x": {"field": "x", "type": "ordinal", "sort": {"field": "at"}, "title": None, "axis": {"labelAngle": -40}},
        "y": {"field": "value", "type": "quantitative", "title": _y(card), "axis": {**_format(card), "grid": True}},
    }
    if any(point.series for point in kept):
        encoding["color"] = {"field": "series", "type": "nominal", "title": None}
    return {
        "data": _values(kept),
        "width": WIDTH,
        "height": HEIGHT,
        "mark": {"type": "line", "point": True},
        "encoding": encoding,
    }


def _grouped(card: AnswerCard, found: Sequence[Point]) -> Spec:
    """Bars side by side, one a series."""
    kept = _largest_series(found)[: MOST_BARS * 2]
    color = {"field": "series", "type": "nominal", "title": None, "sort": {"field": "at"}}
    return {
        "data": _values(kept),
        "width": WIDTH,
        "height": {"step": 12},
        "mark": {"type": "bar", "cornerRadiusEnd": 2},
        "encoding": {
            "x": {"field": "value", "type": "quantitative", "title": _y(card), "axis": _format(card)},
            "y": {"field": "x", "type": "nominal", "sort": {"field": "at"}, "title": None},
            "yOffset": {"field": "series", "type": "nominal", "sort": {"field": "at"}},
            "color": color,
        },
    }


def _distribution(card: AnswerCard, found: Sequence[Point]) -> Spec:
    """How often values of a size occur."""
    return {
        "data": _values(found),
        "width": WIDTH,
        "height": HEIGHT,
        "mark": {"type": "bar"},
        "encoding": {
            "x": {"field": "value", "type": "quantitative", "bin": {"maxbins": 20}, "title": _y(card)},
            "y": {"aggregate": "count", "type": "quantitative", "title": "How many"},
        },
    }


def _largest_series(found: Sequence[Point]) -> list[Point]:
    """Keep the series with the largest values: more than a few lines cannot be told apart."""
    sizes: dict[str, float] = {}
    for point in found:
        sizes[point.series] = sizes.get(point.series, 0.0) + (point.value or 0.0)
    kept = set(sorted(sizes, key=lambda name: -sizes[name])[:MOST_SERIES])
    return [point for point in found if point.series in kept]


_TEMPLATES: Mapping[str, Callable[[AnswerCard, Sequence[Point]], Spec]] = MappingProxyType(
    {"funnel": _funnel, "bar": _bars, "line": _lines, "grouped_bar": _grouped, "distribution": _distribution}
)
