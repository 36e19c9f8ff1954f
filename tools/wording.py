"""Putting several names and numbers into a sentence."""

from collections.abc import Sequence
from datetime import date, datetime

NAMED = 8
"""Names a sentence carries before it says "and 4 more"."""


def listed(names: Sequence[str], *, most: int = NAMED) -> str:
    """Write "Ana", "Ana and Ben", "Ana, Ben and Cleo" or "Ana, Ben and 4 more"."""
    shown = list(names)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(names) - most + 1} more"]
    if len(shown) <= 1:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Write "1 candidate", "no candidates" or "12 candidates"."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number:,} {word}" if number else f"no {word}"


def shown(offset: int, number: int, total: int) -> str:
    """Write which entries of a list a page shows: ", 11 to 20 shown", or nothing when it shows them all."""
    if number >= total:
        return ""
    if not number:
        return "; that page is past the last"
    return f", {offset + 1:,} to {offset + number:,} shown" if number > 1 else f", only number {offset + 1:,} shown"


def day(moment: date | datetime) -> str:
    """Write a day: "22 November 2026"."""
    return f"{moment.day} {moment:%B %Y}"


def short(text: str, most: int = 120) -> str:
    """Write the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
