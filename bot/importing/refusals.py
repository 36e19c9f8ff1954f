"""The file of refused lines: the lines as they were, each with its reason, ready to be mended and imported again."""

import csv
from pathlib import Path

from bot.importing.reading import CsvFile
from store.importing import RefusedLine

REASON = "Why it was refused"


def write_refused(file: CsvFile, refused: list[RefusedLine]) -> Path:
    """Write them beside the file and give the path. Cells a spreadsheet would run as formulas are quoted."""
    path = file.path.with_name(f"{file.path.stem}.rejected.csv")
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([REASON, *file.columns.names])
        for line in sorted(refused, key=lambda one: one.line):
            writer.writerow([line.reason, *(_harmless(cell) for cell in file.rows[line.line - 1])])
    return path


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and not cell[1:2].isdigit() else cell
