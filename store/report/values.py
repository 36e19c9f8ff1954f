"""What comes back from the database as plain data: text, numbers, truth values, days, nothing."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

Value = str | int | float | bool | date | datetime | None | list[Any]
"""A cell; a list where the query makes an array or a row."""

_KINDS = {
    16: "boolean",
    20: "integer",
    21: "integer",
    23: "integer",
    700: "number",
    701: "number",
    1700: "number",
    1082: "date",
    1114: "time",
    1184: "time",
    1186: "duration",
    2950: "id",
}

FIXED = frozenset(_KINDS)
"""Types whose values have an end."""
TEXTS = frozenset({18, 19, 25, 1042, 1043})


def kind_of(type_oid: int) -> str:
    """Name the kind of a column by PostgreSQL's number of its type; what is none of the others is text."""
    return _KINDS.get(type_oid, "text")


def plain(value: object) -> Value:
    """Give a cell as plain data. Numbers keep every digit that a float holds; durations become seconds."""
    if value is None or isinstance(value, str | bool | int | float | date):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and value.is_finite() else float(value)
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Sequence):
        return [plain(each) for each in value]
    return str(value)


def size_of(row: Sequence[object]) -> int:
    """Estimate what a row weighs in bytes."""
    return sum(
        len(cell) if isinstance(cell, str) else 8 if not isinstance(cell, list) else size_of(cell) for cell in row
    )
