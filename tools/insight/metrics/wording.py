"""Numbers and values of an answer as people write them."""

from datetime import date

from tools.views import Cell


def number(value: Cell, unit: str) -> str:
    """Write a value of a unit: "1,234", "67.4 %", "31.5 days"; a hidden one is "–"."""
    if value is None:
        return "–"
    if isinstance(value, str | bool):
        return label(value, unit)
    if unit == "rate":
        return f"{_short(value * 100)} %"
    if unit in {"days", "hours"}:
        written = _short(value)
        return f"{written} {unit.removesuffix('s') if written == '1' else unit}"
    return _short(value)


def label(value: Cell, unit: str, column: str = "") -> str:
    """Write the name of a group or a period; `column` tells a month from a week."""
    if value is None:
        return "–"
    if unit == "key":
        return str(value).replace("_", " ")
    if unit == "date":
        day = date.fromisoformat(str(value))
        return {"month_start": f"{day:%b %Y}", "year_start": f"{day:%Y}"}.get(column, f"{day.day} {day:%b %Y}")
    return str(value)


def _short(value: float) -> str:
    written = f"{value:,.1f}"
    return written.removesuffix(".0")
