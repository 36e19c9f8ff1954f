"""Values as SQL literals: the statements run without parameters, so that what is shown is what ran."""

import re
from collections.abc import Iterable
from datetime import date

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def text(value: str) -> str:
    """Write a text. Raises `ValueError` for control characters and backslashes, which no name here has."""
    if _CONTROL.search(value) or "\\" in value:
        raise ValueError("a name with control characters or backslashes cannot be asked for")
    return "'" + value.replace("'", "''") + "'"


def day(value: date) -> str:
    """Write a day."""
    return f"date '{value.isoformat()}'"


def texts(values: Iterable[str]) -> str:
    """Write a list for `in`."""
    return f"({', '.join(map(text, values))})"
