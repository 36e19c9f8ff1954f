"""Whether one wording does better than another: intervals for rates, and a verdict only when there is enough.

The rule is fixed beforehand, so that looking often does not find winners that are none: only the first `ENOUGH`
letters of each wording that were delivered and had a week to be answered decide, whatever comes later. Two wordings
differ when the interval of the difference of their reply rates leaves zero out, at 95 % over all pairs (Bonferroni).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, sqrt
from statistics import NormalDist

ENOUGH = 200
"""Letters delivered of each wording before there is a verdict."""
RIPENING = 7
"""Days a letter has to be answered in before it counts."""
LEVEL = 0.95


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def rate(self) -> float:
        """The share; of nothing it is 0."""
        return self.hits / self.of if self.of else 0.0


def z_of(level: float) -> float:
    """Give the two-sided normal quantile of a level."""
    return NormalDist().inv_cdf(0.5 + level / 2)


def wilson(share: Share, level: float = LEVEL) -> tuple[float, float]:
    """Give the score interval of a rate (E. B. Wilson, JASA 22, 1927, 209-212), which stays within 0 and 1.

    (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). Of nothing nothing is known: 0 to 1.
    """
    if not share.of:
        return 0.0, 1.0
    z, n, p = z_of(level), share.of, share.rate
    middle = p + z * z / (2 * n)
    reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def difference(one: Share, other: Share, level: float = LEVEL) -> tuple[float, float]:
    """Give the interval of a difference of two rates: method 10 of R. G. Newcombe, Stat. Med. 17, 1998, 873-890.

    With Wilson's l and u of each: d - √((p₁-l₁)² + (u₂-p₂)²) to d + √((u₁-p₁)² + (p₂-l₂)²).
    """
    (low1, high1), (low2, high2) = wilson(one, level), wilson(other, level)
    p1, p2 = one.rate, other.rate
    gap = p1 - p2
    return gap - sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2), gap + sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2)


def winner(shares: Sequence[Share]) -> int | None:
    """Give the place of the wording that did better than every other, or None where none did for certain."""
    if len(shares) < 2 or any(one.of < ENOUGH for one in shares):  # noqa: PLR2004 - a comparison takes two
        return None
    level = 1 - (1 - LEVEL) / comb(len(shares), 2)
    beaten = {
        (first, second): difference(shares[first], shares[second], level)
        for first, second in combinations(range(len(shares)), 2)
    }
    for place in range(len(shares)):
        against = [
            (low if first == place else -high)
            for (first, second), (low, high) in beaten.items()
            if place in {first, second}
        ]
        if all(margin > 0 for margin in against):
            return place
    return None
