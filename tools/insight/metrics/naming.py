"""Which metric, breakdown, definition or period words mean."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from store.metrics.catalogue import METRICS
from store.metrics.dimensions import DIMENSIONS
from store.metrics.metric import Metric
from store.metrics.query import GRAINS, Grain
from tools import matching
from tools.errors import Declined, ToolError
from tools.insight.declining import reason_to_decline
from tools.references import quote
from tools.wording import listed

NEAR = 70
"""Likeness from which a metric is offered for a name that is none."""
_DEFAULTS = {"", "default", "usual", "median", "actual"}
_PERIODS: dict[str, Grain] = {
    "day": "day", "daily": "day", "week": "week", "weekly": "week", "month": "month", "monthly": "month",
    "quarter": "quarter", "quarterly": "quarter", "fiscal quarter": "quarter", "year": "year", "yearly": "year",
    "annually": "year", "calendar year": "year", "fiscal year": "fiscal_year",
}  # fmt: skip


def metric_called(words: str) -> Metric:
    """Give the metric that is meant by its name or by what people call it.

    Raises `Declined` for what nobody is told here, `ToolError` with the nearest for what is no metric.
    """
    wanted = _plain(words)
    if words in METRICS:
        return METRICS[words]
    for metric in METRICS.values():
        if wanted in {_plain(name) for name in (metric.name, metric.label, *metric.synonyms)}:
            return metric
    declined = reason_to_decline(words)
    if declined:
        raise Declined(declined)
    near = nearest_metrics(words)
    hint = f" Near it are {listed([one.label.lower() for one in near])}." if near else ""
    raise ToolError(f"There is no defined number called {quote(words)}.{hint}")


def nearest_metrics(words: str, most: int = 3) -> list[Metric]:
    """Give the metrics whose names are most like words, the likest first."""
    names = {_plain(name): metric for metric in METRICS.values() for name in (metric.name, *metric.synonyms)}
    found = process.extract(_plain(words), list(names), scorer=fuzz.token_set_ratio, limit=10, score_cutoff=NEAR)
    return list(dict.fromkeys(names[name] for name, _, _ in found))[:most]


def variant_called(metric: Metric, words: str | None) -> str:
    """Give the name of the definition that is meant, nothing for the usual one. Raises `ToolError` for none."""
    wanted = _plain(words or "")
    for variant in metric.variants:
        if wanted in {_plain(variant.name), _plain(variant.label)}:
            return variant.name
    if wanted in _DEFAULTS:
        return ""
    known = listed([variant.name for variant in metric.variants]) or "no other"
    raise ToolError(f"{metric.label} has no definition called {quote(words or '')}; there is {known}.")


def breakdown(words: Sequence[str]) -> tuple[tuple[str, ...], Grain | None]:
    """Give the dimensions, and the period where one of the words is one.

    Raises `Declined` for protected attributes and pay, `ToolError` for what numbers cannot be broken down by.
    """
    dimensions: list[str] = []
    grain: Grain | None = None
    for one in words:
        period = period_called(one)
        if period:
            grain = period
        else:
            dimensions.append(dimension_called(one))
    return tuple(dict.fromkeys(dimensions)), grain


def dimension_called(words: str) -> str:
    """Give the dimension that is meant."""
    wanted = _plain(words)
    for dimension in DIMENSIONS.values():
        names = (dimension.name, dimension.label, *dimension.synonyms)
        if wanted in {form for name in names for form in (_plain(name), f"{_plain(name)}s")}:
            return dimension.name
    declined = reason_to_decline(words)
    if declined:
        raise Declined(declined)
    known = listed([one.label.lower() for one in DIMENSIONS.values()], most=len(DIMENSIONS))
    raise ToolError(f"Numbers cannot be broken down by {quote(words)}; there is {known}, and time.")


def period_called(words: str) -> Grain | None:
    """Give the period that is meant, or None."""
    wanted = re.sub(r"^(?:by|per|each|every) | start$", "", _plain(words))
    if wanted in GRAINS:
        return wanted
    return _PERIODS.get(wanted) or _PERIODS.get(wanted.removesuffix("s"))


def _plain(words: str) -> str:
    return matching.fold(words.replace("_", " "))
