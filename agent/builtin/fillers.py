"""What can fill a slot: a span of the sentence read as one kind of thing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

EXACT, PART, NEAR = 1.0, 0.85, 0.55
"""Weights of a name met as it stands, in part, and with a slip of the fingers."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Tokens `start` to `end` (exclusive) read as a `kind`; `value` is what a tool is given.

    `weight` says how sure the reading is, `id` names the record when it is known, `detail` what the kind adds.
    """

    start: int
    end: int
    kind: str
    value: Any
    weight: float = EXACT
    id: str = ""
    detail: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days: `start` included, `end` excluded; None is open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Years:
    """Bounds on years of experience; `exact` is the plain number when no bound was said."""

    least: float | None = None
    most: float | None = None
    exact: float | None = None
