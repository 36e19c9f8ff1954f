"""Tables that stay readable in a narrow terminal: no empty columns, no word cut in two, numbers to the right."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
LONGEST_WORD = 20
"""Cells up to which a word keeps its line; a longer one is folded."""
GAP = 2
"""Cells between columns: one of padding, one of the box."""


def clean(value: object) -> str:
    """Make stored text safe to print: no control or direction-changing characters."""
    return _CONTROL.sub("", "" if value is None else str(value))


def words(value: object, style: str = "") -> Text:
    """Give stored text as rich text; what stands in it is never taken for markup."""
    return Text(clean(value), style=style)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> "Fitted":
    """Make a table; a column without a word in any row is left out."""
    cells = [[cell if isinstance(cell, Text) else words(cell) for cell in row] for row in rows]
    shown = [at for at in range(len(columns)) if any(row[at].plain for row in cells)]
    return Fitted([columns[at] for at in shown], [[row[at] for at in shown] for row in cells], title)


@dataclass(frozen=True)
class Fitted:
    """A table drawn for the width there is: words are cut only where it is too narrow for all of them."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Text]]
    title: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        texts = [[name, *(row[at].plain for row in self.rows)] for at, name in enumerate(self.columns)]
        edges = GAP * (len(self.columns) + 1)
        widths = _shrunk([_narrowest(column) for column in texts], options.max_width - edges)
        title = words(self.title) if self.title else None
        made = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, padding=(0, 1, 0, 0))
        for (name, *column), width in zip(texts, widths, strict=True):
            is_number = all(text.replace(",", "").isdigit() for text in column if text)
            made.add_column(name, overflow="fold", justify="right" if is_number else "left", min_width=width)
        for row in self.rows:
            made.add_row(*row)
        yield made


def _narrowest(texts: Sequence[str]) -> int:
    """Give the cells of the longest word, a long one cut."""
    longest = max((cell_len(part) for text in texts for part in text.split()), default=1)
    return min(longest, LONGEST_WORD)


def _shrunk(widths: list[int], room: int) -> list[int]:
    """Take cells from the widest columns until all fit."""
    fitted = list(widths)
    while sum(fitted) > room and max(fitted, default=1) > 1:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted
