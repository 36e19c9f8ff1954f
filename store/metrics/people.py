"""Whom a number counts: the applications behind it, as a statement over the report views."""

from collections.abc import Mapping
from types import MappingProxyType

from store.metrics.compiler import metric_of
from store.metrics.facts import facts, flag
from store.metrics.query import Query, QueryError

MOST = 5_000
"""Applications that are looked up at most."""
_APPLICATION: Mapping[str, str] = MappingProxyType(
    {
        "application": "a.application_id",
        "visit": "v.application_id",
        "hire": "h.application_id",
        "offer": "o.application_id",
        "interview": "i.application_id",
        "scorecard": "s.application_id",
        "opening": "n.application_id",
        "reached_kind": "a.application_id",
        "reached_stage": "a.application_id",
        "passed_kind": "k.application_id",
        "passed_stage": "k.application_id",
        "converted": "k.application_id",
    }
)
"""Where the rows of a grain say which application they belong to."""


def counted_applications(query: Query) -> str:
    """Write the statement that gives the ids of the applications a number counts: of a rate, those it is a rate of.

    Raises `QueryError` where the rows of the metric are no applications.
    """
    metric = metric_of(query)
    column = _APPLICATION.get(metric.basis.grain)
    if column is None:
        raise QueryError(f"{metric.label} does not count people in a process, so there is nobody to list.")
    made = facts(metric, query, also=(f"{column} as counted_id",))
    measure = metric.measures[0]
    conditions = ["counted_id is not null"]
    if measure.counted and measure.kind in {"count", "rate"}:
        conditions.append(flag(measure, "of"))
    where = " and ".join(conditions)
    parts = ",\n".join(made.parts)
    return f"with {parts}\nselect distinct counted_id\nfrom fact\nwhere {where}\nlimit {MOST}"
