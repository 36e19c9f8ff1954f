"""Tables that stay readable in a narrow terminal: no empty columns, no word cut in two, numbers to the right."""

import re
from collections.abc import Iterable, Sequence

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
LONGEST_WORD = 20
"""Cells up to which a word keeps its line; a longer one is folded."""


def clean(value: object) -> str:
    """Make stored text safe to print: no control or direction-changing characters."""
    return _CONTROL.sub("", "" if value is None else str(value))


def words(value: object, style: str = "") -> Text:
    """Give stored text as rich text; what stands in it is never taken for markup."""
    return Text(clean(value), style=style)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> Table:
    """Make a table; a column without a word in any row is left out."""
    cells = [[cell if isinstance(cell, Text) else words(cell) for cell in row] for row in rows]
    shown = [at for at in range(len(columns)) if any(row[at].plain for row in cells)]
    made = Table(
        box=box.SIMPLE_HEAD, title=words(title) if title else None, title_justify="left", pad_edge=False, padding=(0, 1)
    )
    for at in shown:
        column = [row[at].plain for row in cells]
        is_number = all(text.replace(",", "").isdigit() for text in column if text)
        made.add_column(
            columns[at],
            overflow="fold",
            justify="right" if is_number else "left",
            min_width=_narrowest([columns[at], *column]),
        )
    for row in cells:
        made.add_row(*(row[at] for at in shown))
    return made


def _narrowest(texts: Sequence[str]) -> int:
    longest = max((cell_len(part) for text in texts for part in re.split(r"[\s-]", text)), default=1)
    return min(longest + 1, LONGEST_WORD)
