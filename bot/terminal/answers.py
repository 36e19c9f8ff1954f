"""An answer in the terminal: the table, the chart as text, and what the number means."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType

from bot.charts.bars import text_bars
from bot.terminal.tables import clean, table, words
from tools.insight.metrics.wording import label, number
from tools.views import AnswerCard, AnswerColumn, Cell
from tools.wording import listed

ROWS = 40
_NAMES = {"name", "key", "date", "text"}


def answer(view: AnswerCard) -> RenderableType:
    """Draw an answer."""
    return Group(*_parts(view))


def _parts(view: AnswerCard) -> Iterator[RenderableType]:
    if view.sentence:
        yield words(view.sentence, "bold")
    if view.rows and view.columns:
        columns = [column.label for column in view.columns]
        yield table(columns, [_cells(row, view.columns) for row in view.rows[:ROWS]])
        if len(view.rows) > ROWS:
            yield words(f"{len(view.rows) - ROWS:,} more rows are not shown; --out DIR writes them all.", "dim")
    bars = text_bars(view)
    if bars:
        yield words("\n".join(map(clean, bars)) + "\n")
    yield words("\n".join(_facts(view)), "dim")


def _cells(row: Sequence[Cell], columns: Sequence[AnswerColumn]) -> list[str]:
    cells = [written(value, column) for value, column in zip(row, columns, strict=False)]
    return [*cells, *[""] * (len(columns) - len(cells))]


def written(value: Cell, column: AnswerColumn) -> str:
    """Write a cell as people read it."""
    return label(value, column.unit, column.name) if column.unit in _NAMES else number(value, column.unit)


def _facts(view: AnswerCard) -> Iterator[str]:
    days = f", {view.window.from_ or '…'} to before {view.window.to}" if view.window.to else ""
    badge = "" if view.badge == "defined" else " · ad hoc, unreviewed"
    yield f"n = {view.n:,} · {view.window.label}{days} ({view.window.zone}){badge}"
    if view.definition:
        yield view.definition
    if view.exclusions:
        yield view.exclusions
    notes = [check.detail for check in view.checks if check.detail]
    if notes:
        yield f"Checked: {'; '.join(notes)}."
    if view.other:
        yield f"Also defined as: {listed([one.label for one in view.other])}."
