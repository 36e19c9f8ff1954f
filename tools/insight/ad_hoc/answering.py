"""The answer card of a statement that was written for one question, and what code makes sure of in its rows."""

import re
from collections.abc import Sequence

from store.queries.reporting import Company
from store.report.running import Column, Table
from tools.insight.metrics.checking import ALARMING, rates_in_range, row_limit
from tools.insight.metrics.wording import label, number
from tools.views import AnswerCard, AnswerChart, AnswerCheck, AnswerColumn, AnswerWindow, Cell
from tools.wording import counted, listed

WRITTEN = "Written for this question"
GIVEN = "From the SQL as it was given"
DEFINITION = "{how}, not a defined metric{question}. Read the SQL before you rely on it."
SHOWN = 3
FEWEST = 3
"""Rows under which a table says it better than a chart."""
_RATE = re.compile(r"(?:^|_)(?:rate|share|fraction)(?:_|$)")
_UNITS = {"integer": "count", "number": "number", "date": "date", "text": "name", "id": "name"}
_MANY_A_PERSON = frozenset({"stage_visit", "milestone", "interview", "scorecard", "offer", "outreach"})
"""Views with several rows for one application: joined to another, they count it several times."""


def card(table: Table, question: str, company: Company) -> AnswerCard:
    """Make the card: units from the columns, the sentence from the rows."""
    columns = tuple(_column(one, at) for at, one in enumerate(table.columns))
    rows = tuple(tuple(_cell(value) for value in row) for row in table.rows)
    found = checks(columns, rows, table)
    alarms = "".join(f" Note: {one.detail}." for one in found if not one.passed and one.detail)
    question = question.strip().rstrip(".")
    how = WRITTEN if question else GIVEN
    return AnswerCard(
        title=how,
        sentence=f"{how}: {_sentence(columns, rows)}{alarms}",
        columns=columns,
        rows=rows,
        n=_size(columns, rows),
        window=AnswerWindow(zone=company.zone, label="as the SQL says"),
        definition=DEFINITION.format(how=how, question=f": {question}" if question else ""),
        exclusions="What you may not see is not counted. Small groups are not hidden here.",
        sql=table.sql,
        badge="ad_hoc",
        chart=_chart(columns, rows),
        checks=found,
    )


def checks(columns: Sequence[AnswerColumn], rows: Sequence[Sequence[Cell]], table: Table) -> tuple[AnswerCheck, ...]:
    """Check the rows of any statement: rates, rows counted twice, unknown groups, the limit."""
    found = [rates_in_range(columns, rows), _fan_out(table.sql)]
    unknown = _unknown(columns, rows)
    return (*found, *([unknown] if unknown else []), row_limit(rows, is_cut=table.is_cut))


def _column(column: Column, at: int) -> AnswerColumn:
    words = column.name.replace("_", " ").strip("? ") or f"column {at + 1}"
    unit = _UNITS.get(column.kind, "text")
    if unit in {"count", "number"} and _RATE.search(column.name):
        unit = "rate"
    return AnswerColumn(name=column.name, label=words.capitalize(), unit=unit)


def _cell(value: object) -> Cell:
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _size_of(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _measures(columns: Sequence[AnswerColumn]) -> list[int]:
    return [at for at, one in enumerate(columns) if one.unit in {"count", "number", "rate"}]


def _size(columns: Sequence[AnswerColumn], rows: Sequence[Sequence[Cell]]) -> int:
    """Give what was counted, where a column says so: one called `n`, or the only count there is; else the rows."""
    counts = [at for at, one in enumerate(columns) if one.unit == "count"]
    named = [at for at in counts if columns[at].name == "n"]
    chosen = named[:1] or (counts if len(counts) == 1 else [])
    return int(sum(_size_of(row[chosen[0]]) for row in rows)) if chosen else len(rows)


def _sentence(columns: Sequence[AnswerColumn], rows: Sequence[Sequence[Cell]]) -> str:
    if not rows:
        return "no rows, so there is no number."
    if len(rows) == 1:
        said = [f"{one.label} {_said(value, one)}" for one, value in zip(columns, rows[0], strict=True)]
        return f"{listed(said[:6])}."
    measures = _measures(columns)
    names = [at for at in range(len(columns)) if at not in measures]
    if not measures or not names:
        return f"{counted(len(rows), 'row')}."
    first = measures[0]
    told = [
        f"{' '.join(_said(row[at], columns[at]) for at in names)} {_said(row[first], columns[first])}"
        for row in rows[:SHOWN]
    ]
    more = f", and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"{columns[first].label}: {listed(told)}{more}."


def _said(value: Cell, column: AnswerColumn) -> str:
    if value is None:
        return "(unknown)"
    return number(value, column.unit) if column.unit in {"count", "number", "rate"} else label(value, column.unit)


def _fan_out(sql: str) -> AnswerCheck:
    """Notice counts and sums over a join that holds an application several times."""
    low = sql.casefold()
    many = [name for name in _MANY_A_PERSON if re.search(rf"\bjoin (?:report\.)?{name}\b", low)]
    grouped = re.search(r"\b(?:count\((?!distinct)|sum\(|avg\()", low) is not None
    suspected = bool(many) and grouped and "distinct" not in low
    detail = f"it joins {listed(sorted(many))}, of which one application may have several rows" if suspected else ""
    return AnswerCheck(name="no row counted twice", passed=not suspected, detail=detail)


def _unknown(columns: Sequence[AnswerColumn], rows: Sequence[Sequence[Cell]]) -> AnswerCheck | None:
    names = [at for at, one in enumerate(columns) if one.unit == "name"]
    counts = [at for at, one in enumerate(columns) if one.unit == "count"]
    if not names or not counts or not rows:
        return None
    whole = sum(_size_of(row[counts[0]]) for row in rows)
    blank = sum(_size_of(row[counts[0]]) for row in rows if row[names[0]] is None)
    if not blank or not whole:
        return None
    told = f"{number(blank, 'count')} of {number(whole, 'count')} have no {columns[names[0]].label.lower()}"
    return AnswerCheck(name="known groups", passed=blank / whole < ALARMING, detail=told)


def _chart(columns: Sequence[AnswerColumn], rows: Sequence[Sequence[Cell]]) -> AnswerChart | None:
    measures = _measures(columns)
    names = [at for at in range(len(columns)) if at not in measures]
    if len(rows) < FEWEST or len(names) != 1 or not measures:
        return None
    x, y = columns[names[0]], columns[measures[0]]
    points = "; ".join(f"{_said(row[names[0]], x)} {_said(row[measures[0]], y)}" for row in rows[:12])
    kind = "line" if x.unit == "date" else "bar"
    return AnswerChart.model_validate(
        {"kind": kind, "x": x.name, "y": y.name, "alt": f"{y.label} by {x.label.lower()}. {points}."}
    )
