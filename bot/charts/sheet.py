"""The rows of an answer as CSV, which a spreadsheet opens without running anything in it."""

import csv
import io

from tools.views import AnswerCard, Cell

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(card: AnswerCard) -> str:
    """Write the rows under their labels, numbers unrounded, rates as fractions."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(column.label) for column in card.columns])
    writer.writerows([safe(cell) for cell in row] for row in card.rows)
    return out.getvalue()


def safe(cell: Cell) -> Cell:
    """Put a quotation mark before text that a spreadsheet would take for a formula."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_BEGINS_A_FORMULA):
        return f"'{cell}"
    return cell
