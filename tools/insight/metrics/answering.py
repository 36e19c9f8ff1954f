"""Running what was asked and putting the card together."""

from dataclasses import replace
from datetime import date
from typing import Any

from store.metrics.catalogue import METRICS
from store.metrics.compiler import compile as compiled
from store.metrics.query import Compiled
from store.report.running import Report, Table
from tools.actor import Actor
from tools.insight.metrics.asked import Asked, Result
from tools.insight.metrics.charting import chart
from tools.insight.metrics.checking import checks
from tools.insight.metrics.telling import sentence
from tools.views import AnswerCard, AnswerColumn, AnswerWindow, Cell, OtherDefinition
from tools.wording import day

_COMPANY_WIDE = ("admin", "recruiter", "sourcer", "coordinator", "executive")


async def run(report: Report, asked: Asked) -> Result:
    """Ask the report views. Raises `ReportRefusedError` when they cannot answer."""
    made = compiled(asked.query)
    totals = _named(await report.run(made.totals))
    n = int(totals["n"] or 0)
    no_data = "" if n else await _no_data(report, asked, made)
    if no_data:
        return Result(made, (), 0, no_data=no_data)
    table = await report.run(made.sql)
    before = await _before(report, asked)
    return Result(
        compiled=made,
        rows=tuple(tuple(_cell(value, made.columns[at].unit) for at, value in enumerate(row)) for row in table.rows),
        n=n,
        total=_cell(totals["total"], asked.headline.unit),
        immature=totals.get("immature"),
        unknown={name.removeprefix("unknown_"): int(count) for name, count in totals.items() if "unknown_" in name},
        is_cut=table.is_cut,
        before=_cell(before.get("total"), asked.headline.unit),
        before_n=int(before.get("n") or 0),
    )


async def _before(report: Report, asked: Asked) -> dict[str, Any]:
    """Ask for the whole of the window compared with, of which the groups show parts only."""
    if asked.query.previous is None or not asked.query.dimensions:
        return {}
    whole = replace(asked.query, window=asked.query.previous, previous=None, dimensions=(), top=None, shares=False)
    return _named(await report.run(compiled(whole).totals))


def card(asked: Asked, result: Result, actor: Actor) -> AnswerCard:
    """Make the card of a result."""
    window = asked.query.window
    found = checks(asked, result) if not result.no_data else ()
    said = sentence(asked, result)
    alarms = "".join(f" Note: {one.detail}." for one in found if not one.passed and one.detail)
    return AnswerCard(
        title=asked.metric.label,
        sentence=said + alarms,
        columns=tuple(AnswerColumn(name=one.name, label=one.label, unit=one.unit) for one in result.columns),
        rows=result.rows,
        n=result.n,
        window=AnswerWindow(from_=window.start, to=window.end, zone=asked.reporting.zone, label=window.label),
        definition=f"{asked.metric.label}: {_said_of(asked, asked.metric.sentence)}",
        exclusions=_exclusions(asked, result, actor),
        sql=result.compiled.sql,
        badge="defined",
        chart=chart(asked, result),
        other=_others(asked),
        checks=found,
        metric=asked.query.metric,
    )


def _named(table: Table) -> dict[str, Any]:
    return dict(zip((column.name for column in table.columns), table.rows[0], strict=True))


def _cell(value: Any, unit: str) -> Cell:
    """Give a value as an answer holds it: days as ISO dates, rates as fractions."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if unit == "rate" and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


async def _no_data(report: Report, asked: Asked, made: Compiled) -> str:
    """Say why there is nothing: a window before anything was recorded, or one still to come, is not zero."""
    if made.first is None:
        return ""
    first = _named(await report.run(made.first))["first_day"]
    window, what = asked.query.window, asked.metric.words[1]
    if first is None:
        return f"There is no data: no {what} are on record that you may count."
    if window.end is not None and window.end <= first:
        return f"There is no data for {window.said}: the first {asked.metric.words[0]} on record is of {day(first)}."
    if window.start is not None and window.start > asked.reporting.today:
        return f"There is no data for {window.said}: it is still to come."
    return ""


def _said_of(asked: Asked, text: str) -> str:
    """Put into a sentence of the catalogue what it leaves to the question."""
    days = asked.query.threshold_days if asked.query.threshold_days is not None else asked.metric.threshold_days
    start, end = (one.said for one in asked.query.ends) if asked.query.ends else ("", "")
    return text.replace("{threshold}", str(days)).replace("{from}", start).replace("{to}", end)


def _exclusions(asked: Asked, result: Result, actor: Actor) -> str:
    parts = [_said_of(asked, asked.metric.exclusions)]
    if any(result.unknown.values()):
        parts.append(asked.metric.null_rule)
    if result.immature:
        parts.append(f"{result.immature:,} are not decided yet.")
    negated = [one for one in asked.query.filters if one.negated and None not in one.values]
    if negated:
        parts.append("Rows whose value is unknown pass a filter that says not.")
    return " ".join([*parts, _rights(actor)]).strip()


def _rights(actor: Actor) -> str:
    """Say what the person's rights leave out, in words that tell nothing about what there is."""
    roles = {role.value for role in actor.roles}
    if "admin" in roles:
        return ""
    if roles & set(_COMPANY_WIDE):
        return "Confidential jobs count only for their team."
    own = "your own jobs" if "hiring_manager" in roles else "the interviews you are on"
    return f"You count {own} only."


def _others(asked: Asked) -> tuple[OtherDefinition, ...]:
    """Offer the other definitions in use, the usual one first."""
    declared = METRICS[asked.query.metric]
    found = [] if not asked.query.variant else [("default", declared.label, declared.sentence)]
    found += [(one.name, one.label, one.sentence) for one in declared.variants if one.name != asked.query.variant]
    return tuple(
        OtherDefinition(name=name, label=label, definition=_said_of(asked, text)) for name, label, text in found
    )
