"""A chart as lines of text, for where there are no pictures."""

from bot.charts.points import points
from tools.views import AnswerCard

WIDTH = 24
"""Characters of the longest bar."""
NAME = 34
MOST = 20


def text_bars(card: AnswerCard) -> list[str]:
    """Write a bar a row; nothing where the answer has no chart, or one of several series by name."""
    if card.chart is None or (card.chart.series and card.chart.series != "previous"):
        return []
    found = [point for point in points(card) if point.value is not None][:MOST]
    most = max((point.value or 0.0 for point in found), default=0.0)
    if len(found) < 2 or most <= 0:  # noqa: PLR2004 - one bar says nothing
        return []
    names = [_short(" ".join(filter(None, (point.x, point.series)))) for point in found]
    room = max(map(len, names))
    return [
        f"{name:<{room}} {_bar(point.value or 0.0, most):<{WIDTH}} {point.text}"
        for name, point in zip(names, found, strict=True)
    ]


def _short(name: str) -> str:
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"


def _bar(value: float, most: float) -> str:
    return "█" * max(round(value / most * WIDTH), 1 if value > 0 else 0)
