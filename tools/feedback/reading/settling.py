"""From statements to a scorecard: which of several about one thing holds, and what is left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tools.feedback.reading.result import (
    AttributeSpec,
    FeedbackRead,
    Quote,
    RatingRead,
    RatingValue,
    RecommendationRead,
    RecommendationValue,
    Unclear,
)

RATINGS: dict[int, RatingValue] = {-2: "definitely_not", -1: "no", 0: "mixed", 1: "yes", 2: "strong_yes"}
RECOMMENDATIONS: dict[int, RecommendationValue] = {
    -2: "definitely_not", -1: "no", 0: "no_decision", 1: "yes", 2: "strong_yes",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A statement about an attribute, or a vote (`attribute` None), from -2 to 2, by its quotes.

    `explicit` ones are worded as a scorecard does and outweigh prose; `changes` marks a correction, which outweighs
    everything said before it.
    """

    attribute: int | None
    value: int
    quotes: tuple[Quote, ...]
    message: int
    explicit: bool = False
    changes: bool = False
    direct: bool = False


@dataclass(frozen=True)
class Note:
    """Something left open about an attribute (None: about the vote)."""

    why: Literal["scale", "two_people", "condition", "what_for", "not_asked", "passed_over"]
    attribute: int | None
    quote: Quote | None = None


def settle(said: Sequence[Said], notes: Sequence[Note], attributes: Sequence[AttributeSpec]) -> FeedbackRead:
    """Decide for each attribute and the vote what holds."""
    ratings = []
    for number, attribute in enumerate(attributes):
        held = _held([one for one in said if one.attribute == number])
        if held is not None and held[1]:
            ratings.append(RatingRead(attribute=attribute.name, rating=RATINGS[held[0]], quotes=held[1]))
    rated = {one.attribute for one in ratings}
    passed = {attributes[one.attribute].name for one in notes if one.why == "passed_over" and one.attribute is not None}
    open_ones = [one.name for one in attributes if one.name not in rated]
    return FeedbackRead(
        recommendation=_vote([one for one in said if one.attribute is None]),
        ratings=tuple(ratings),
        missing=tuple(name for name in open_ones if name not in passed),
        passed_over=tuple(name for name in open_ones if name in passed),
        unclear=_unclear(notes, attributes, rated),
    )


def _held(said: Sequence[Said]) -> tuple[int, tuple[Quote, ...]] | None:
    """Give the value that holds and the quotes for it: the last message's, and there what settles or sums up."""
    if not said:
        return None
    said = [one for one in said if one.message == said[-1].message]
    changed = [n for n, one in enumerate(said) if one.changes]
    said = said[changed[-1] :] if changed else said
    explicit = [one for one in said if one.explicit]
    if explicit:
        return explicit[-1].value, _quotes([one for one in said if one.value == explicit[-1].value])
    signs = {(one.value > 0) - (one.value < 0) for one in said}
    if {1, -1} <= signs:
        return 0, _quotes(said)
    strongest = max(said, key=lambda one: abs(one.value))
    return strongest.value, _quotes(said)


def _quotes(said: Sequence[Said]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quote for one in said for quote in one.quotes))


def _vote(said: Sequence[Said]) -> RecommendationRead | None:
    """Take the last vote; being undecided before or after a vote in the same message does not undo it."""
    if not said:
        return None
    last = [one for one in said if one.message == said[-1].message]
    decided = [one for one in last if one.value != 0]
    holds = last[-1] if last[-1].changes or not decided else decided[-1]
    quotes = _quotes([one for one in last if one.value == holds.value])
    return RecommendationRead(value=RECOMMENDATIONS[holds.value], quotes=quotes) if quotes else None


def _unclear(notes: Sequence[Note], attributes: Sequence[AttributeSpec], rated: set[str]) -> tuple[Unclear, ...]:
    found = []
    for note in notes:
        name = attributes[note.attribute].name if note.attribute is not None else None
        if note.why != "passed_over" and note.quote is not None and name not in rated:
            found.append(Unclear(why=note.why, quote=note.quote, attribute=name))
    return tuple(dict.fromkeys(found))
