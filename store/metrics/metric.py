"""What a metric is: data that the compiler turns into SQL and the answer card shows as its definition."""

from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["count", "distinct", "sum", "rate", "median", "mean", "p90"]
"""How rows become a number. Rates, medians, means and percentiles are hidden below the smallest denominator."""
Unit = Literal["count", "rate", "days", "hours"]
HIDDEN: frozenset[Kind] = frozenset({"rate", "median", "mean", "p90"})


@dataclass(frozen=True)
class Measure:
    """One number of a metric, in SQL over one row of the grain.

    `counted` says which rows count (of a rate, its denominator), `hit` which of these are the numerator, `value` is
    what a median or a mean is taken of, or what is counted once. `hits` and `of` name the columns of numerator and
    denominator: (name, label).
    """

    name: str
    label: str
    kind: Kind = "count"
    unit: Unit = "count"
    counted: str = ""
    hit: str = ""
    value: str = ""
    hits: tuple[str, str] = ("", "")
    of: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Basis:
    """What is counted and when: the grain (see `grains`), the SQL of the day a row belongs to, that day in words.

    Without a day it is a state as of now.
    """

    grain: str
    anchor: str = ""
    anchored: str = "as of now"


@dataclass(frozen=True)
class Variant:
    """Another definition in use: what it changes, and the sentence that says so."""

    name: str
    label: str
    sentence: str
    measures: tuple[Measure, ...] | None = None
    where: str | None = None
    basis: Basis | None = None
    immature: str | None = None


@dataclass(frozen=True)
class Metric:
    """A defined number.

    `sentence` is the definition as shown. `where` leaves rows out, `exclusions` say so in words, `null_rule` what
    happens to missing values. `immature` marks rows whose outcome is still open. `groups` are dimensions it is always
    broken down by. `threshold_days` is what `{threshold}` stands for when nobody says a number. With `has_ends`
    it goes from one stage to another, `{from}` and `{to}` in its sentences. `words` name one row and several.
    """

    name: str
    label: str
    synonyms: tuple[str, ...]
    sentence: str
    basis: Basis
    measures: tuple[Measure, ...]
    exclusions: str = "Nothing is left out."
    null_rule: str = "Rows without a value of the dimension are shown as (unknown)."
    where: str = ""
    immature: str = ""
    groups: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    threshold_days: int | None = None
    has_ends: bool = False
    words: tuple[str, str] = field(default=("row", "rows"))

    @property
    def unit(self) -> Unit:
        """The unit of the headline."""
        return self.measures[0].unit

    @property
    def is_snapshot(self) -> bool:
        """Tell whether the metric is a state as of now."""
        return not self.basis.anchor

    def variant(self, name: str) -> Variant | None:
        """Give a variant by its name."""
        return next((one for one in self.variants if one.name == name), None)

    def varied(self, name: str) -> "Metric":
        """Give the metric as one of its variants defines it."""
        chosen = self.variant(name)
        if chosen is None:
            return self
        changes = {
            part: value
            for part in ("measures", "where", "basis", "immature")
            if (value := getattr(chosen, part)) is not None
        }
        return replace(self, sentence=chosen.sentence, label=chosen.label, **changes)
