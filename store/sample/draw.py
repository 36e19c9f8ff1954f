"""Seeded random streams, one a subject, so that a new subject leaves the draws of the others as they were."""

from __future__ import annotations

import math
import random
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d", "ı": "i", "œ": "oe", "’": ""}
)


class Stream(random.Random):
    """Draws for one subject of one block of the company; the same names give the same draws everywhere."""

    def __init__(self, *names: object) -> None:
        super().__init__("/".join(str(name) for name in names))

    def chance(self, probability: float) -> bool:
        """Return true with the given probability."""
        return self.random() < probability

    def around(self, median: float, spread: float = 0.6, *, least: float = 0.0, most: float = 1e9) -> float:
        """Draw from a log-normal distribution with this median, held between `least` and `most`."""
        return min(most, max(least, median * math.exp(self.gauss(0.0, spread))))

    def skewed(self, items: Sequence[T], power: float = 2.0) -> T:
        """Draw an item, the early ones more often the higher the power."""
        return items[int(len(items) * self.random() ** power)]

    def few(self, items: Sequence[T], count: int) -> list[T]:
        """Draw distinct items, as many as asked for or there are."""
        return self.sample(items, min(count, len(items)))


def largest_remainder(weights: Sequence[float], total: int) -> list[int]:
    """Split a total into whole parts proportional to the weights (Hamilton's method)."""
    scale = total / sum(weights)
    exact = [weight * scale for weight in weights]
    parts = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: exact[i] - parts[i], reverse=True)
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Write a name in lower-case ASCII letters and digits, as in an e-mail address."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    return "".join(letter for letter in folded if letter.isascii() and letter.isalnum())
