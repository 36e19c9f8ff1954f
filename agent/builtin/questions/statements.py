"""Telling SQL that was pasted into the chat from words that begin like it."""

import re

from store.report.views import VIEWS

_SELECT = re.compile(r"\s*(?:```(?:sql)?\s*)?(?P<sql>(?:select|with)\b.+?)\s*(?:```)?\s*", re.IGNORECASE | re.DOTALL)
_COLUMNS = frozenset(column for columns in VIEWS.values() for column in columns) | VIEWS.keys()


def pasted_statement(text: str) -> str | None:
    """Give the statement when a message is one SELECT as a whole."""
    found = _SELECT.fullmatch(text)
    if found is None:
        return None
    sql = found["sql"]
    low = sql.casefold()
    if low.startswith("with"):
        return sql if re.search(r"\bas\s+(?:not\s+materialized\s+|materialized\s+)?\(", low) else None
    listed = re.match(r"select\s+(?:distinct\s+)?(?P<what>.*?)(?:\bfrom\b|$)", low, re.DOTALL)
    what = listed["what"].strip() if listed else ""
    written = re.search(r"[*(),_.=\d']", what) is not None or what in _COLUMNS
    return sql if written else None
