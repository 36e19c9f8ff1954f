"""An answer in Slack: the chart, the table, what the number means, and how it was computed."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.charts.bars import text_bars
from bot.charts.points import points
from bot.charts.sheet import csv_text
from bot.slack.blocks.asking import say_buttons
from bot.slack.blocks.elements import SECTION, actions, button, context, section
from bot.slack.blocks.message import Block, TextFile
from bot.slack.blocks.part import Part, Place, part, text_file
from bot.slack.blocks.text import NOTHING, clean, escape, inert, one_line, shown, size
from tools.insight.metrics.wording import label, number
from tools.views import AnswerCard, AnswerColumn, Cell
from tools.wording import listed

LABEL, TITLE = 20, 50
"""Characters of a label and of a chart's title."""
CATEGORIES, SERIES = 20, 6
ROWS, CELL, TABLE = 100, 60, 8_000
"""Rows of a table, characters of a cell and of all cells; Slack takes 101 with the header, and 10,000."""
PLAIN_ROWS = 20
COLUMNS = 20
LEAST = 2
OTHERS = 5
_NAMES = {"name", "key", "date", "text"}
_CHARTS = {"funnel": "bar", "bar": "bar", "grouped_bar": "bar", "line": "line"}


def answer(view: AnswerCard, place: Place) -> Iterator[Part]:
    """Draw an answer."""
    if view.sentence.strip():
        yield part(section(f"*{shown(view.sentence, 1_500)}*"), words=one_line(view.sentence, 1_500))
    chart = _chart(view) if place.native else _bars(view)
    if chart is not None:
        yield part(chart, words=one_line(view.chart.alt, 600) if view.chart else "")
    yield from _table(view, place)
    yield part(context(*_facts(view)), words=" ".join(one_line(fact, 400) for fact in _told(view)))
    if not place.call:
        yield _computed(view)
    asks = [one.ask for one in view.other if one.ask][:OTHERS]
    if asks:
        yield part(say_buttons(asks, "say:other"), words=f"Other definitions: {listed(asks)}.")
    if place.call:
        sheet = [button("Rows as CSV", "sheet", f"{place.call}.0")] if view.rows and not place.sheet else []
        yield part(actions([button("How it was computed", "computed", f"{place.call}.0"), *sheet], "sheet"))


def _chart(view: AnswerCard) -> Block | None:
    """Make Slack's own chart, where it can show this one: few enough categories and series.

    Slack wants a value for each, so groups too small to show one stand in the table alone.
    """
    kind = _CHARTS.get(view.chart.kind) if view.chart else None
    found = points(view)
    series = list(dict.fromkeys(point.series for point in found))
    values = {(point.x, point.series): point.value for point in found}
    every = list(dict.fromkeys(point.x for point in found))
    names = [name for name in every if all(values.get((name, one)) is not None for one in series)]
    if kind is None or not LEAST <= len(names) <= CATEGORIES or len(series) > SERIES:
        return None
    categories, called = _labels(names), _labels([one or view.title for one in series])
    return {
        "type": "data_visualization",
        "title": inert(one_line(view.title, TITLE)) or "Answer",
        "chart": {
            "type": kind,
            "series": [_series(view, called[at], categories, names, one, values) for at, one in enumerate(series)],
            "axis_config": {"categories": categories},
        },
    }


def _series(
    view: AnswerCard,
    called: str,
    categories: Sequence[str],
    names: Sequence[str],
    series: str,
    values: dict[tuple[str, str], float | None],
) -> dict[str, Any]:
    """Make one series; rates are shown in percent."""
    factor = 100 if _is_rate(view) else 1
    drawn = [round((values[name, series] or 0.0) * factor, 2) for name in names]
    return {
        "name": called,
        "data": [{"label": category, "value": value} for category, value in zip(categories, drawn, strict=True)],
    }


def _is_rate(view: AnswerCard) -> bool:
    return any(column.unit == "rate" for column in view.columns if view.chart and column.name == view.chart.y)


def _labels(names: Sequence[str]) -> list[str]:
    """Cut names to labels; one that would repeat gets a number."""
    labels: list[str] = []
    for name in names:
        wanted, number_ = inert(one_line(name, LABEL)) or NOTHING, 1
        while wanted in labels:
            number_ += 1
            wanted = f"{inert(one_line(name, LABEL - 4))} {number_}"
        labels.append(wanted)
    return labels


def _bars(view: AnswerCard) -> Block | None:
    lines = text_bars(view)
    return _code("\n".join(lines)) if lines else None


def _code(text: str) -> Block:
    """Show text in columns; nothing in it ends the code or calls anybody."""
    return section(f"```\n{escape(clean(text).replace('`', 'ˋ'))[: SECTION - 10]}\n```")


def _table(view: AnswerCard, place: Place) -> Iterator[Part]:
    """Draw the rows, and a file with all of them where they are too many."""
    columns = view.columns[:COLUMNS]
    rows = [_cells(row, columns) for row in view.rows]
    if not rows or not columns or (len(view.rows) * len(columns) == 1 and not place.sheet):
        return
    kept = _kept(rows, ROWS if place.native else PLAIN_ROWS)
    told = "\n".join(", ".join(f"{c.label} {cell}" for c, cell in zip(columns, row, strict=True)) for row in kept[:30])
    files: tuple[TextFile, ...] = ()
    if place.sheet or len(kept) < len(rows):
        files = (TextFile("answer.csv", one_line(view.title) or "Answer", csv_text(view)),)
    block = _native(view, columns, kept) if place.native and kept else _code(_columns(columns, kept))
    yield part(block, words=one_line(told, 2_000), files=files)
    if len(kept) < len(rows):
        yield part(context(f"{len(rows) - len(kept):,} more rows are in the file answer.csv."))
    elif files:
        yield part(context("The rows are in the file answer.csv, too."))


def _cells(row: Sequence[Cell], columns: Sequence[AnswerColumn]) -> list[str]:
    cells = [
        label(value, column.unit, column.name) if column.unit in _NAMES else number(value, column.unit)
        for value, column in zip(row, columns, strict=False)
    ]
    cells += [NOTHING] * (len(columns) - len(cells))
    return [one_line(cell, CELL) or NOTHING for cell in cells]


def _kept(rows: Sequence[Sequence[str]], most: int) -> list[Sequence[str]]:
    kept: list[Sequence[str]] = []
    room = TABLE
    for row in rows[:most]:
        room -= sum(map(size, row))
        if room < 0:
            break
        kept.append(row)
    return kept


def _native(view: AnswerCard, columns: Sequence[AnswerColumn], rows: Sequence[Sequence[str]]) -> Block:
    head = [{"type": "raw_text", "text": inert(one_line(column.label, CELL)) or NOTHING} for column in columns]
    return {
        "type": "data_table",
        "caption": inert(one_line(view.title, TITLE)) or "Answer",
        "rows": [head, *([_cell(text, view, at, n) for at, text in enumerate(row)] for n, row in enumerate(rows))],
        "page_size": 20,
        "row_header_column_index": 0,
    }


def _cell(text: str, view: AnswerCard, at: int, row: int) -> dict[str, Any]:
    """Make a cell; numbers are numbers to Slack, so that its sorting is right."""
    value = view.rows[row][at] if at < len(view.rows[row]) else None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and view.columns[at].unit not in _NAMES:
        return {"type": "raw_number", "value": value, "text": inert(text)}
    return {"type": "raw_text", "text": inert(text)}


def _columns(columns: Sequence[AnswerColumn], rows: Sequence[Sequence[str]]) -> str:
    """Write rows in columns of the same width."""
    lines = [[one_line(column.label, CELL) for column in columns], *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def _facts(view: AnswerCard) -> list[str]:
    return [shown(fact, 600) for fact in _told(view)]


def _told(view: AnswerCard) -> list[str]:
    days = f", {view.window.from_ or '…'} to before {view.window.to}" if view.window.to else ""
    badge = "" if view.badge == "defined" else " · ad hoc, unreviewed"
    notes = [check.detail for check in view.checks if check.detail]
    facts = [f"n = {view.n:,} · {view.window.label}{days} ({view.window.zone}){badge}", view.definition]
    facts += [view.exclusions, f"Checked: {'; '.join(notes)}." if notes else ""]
    return [fact for fact in facts if fact.strip()]


def _computed(view: AnswerCard) -> Part:
    """Show the SQL where no button can unfold it, in what is posted on a schedule; what is too long is a file."""
    heading = "*How this was computed*"
    if size(escape(view.sql)) <= SECTION - 100:
        code = escape(clean(view.sql).replace("`", "ˋ"))
        return part(section(f"{heading}\n```\n{code}\n```"))
    file = text_file("how this was computed", view.sql)
    return part(context(f"{heading}: the file {file.name}"), files=(file,))
