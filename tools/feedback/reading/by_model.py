"""Reading feedback by a model: one call without tools, a fixed schema, and every word of its answer checked.

The model stands beside the rules, which read the same messages at no cost. They take over when it cannot be had or
makes no sense, and they hold it to what was written: a rating without an exact quote, of an attribute the kit does not
have, of a number without a scale, or against what the rules read in plain words is left out and asked for.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol, TypeAlias, get_args

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from prompts import render
from tools.feedback.reading.reader import read_feedback
from tools.feedback.reading.result import (
    AttributeSpec,
    FeedbackMessage,
    FeedbackRead,
    Quote,
    RatingRead,
    RatingValue,
    RecommendationRead,
    RecommendationValue,
)
from tools.feedback.reading.text import Source, source_of

PROMPT = "feedback"
MOST_READ = 60_000
"""Characters of all messages that are given to a model; longer feedback is read by the rules alone."""


class FeedbackModel(Protocol):
    """A model that answers once, without tools."""

    async def answer(self, prompt: str, system: str, text: str, schema: Mapping[str, Any]) -> str | None:
        """Give the answer to a text as JSON of a schema; None when it cannot be had.

        `prompt` names the prompt that `system` was made from, for the log.
        """
        ...


class _Exact(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Cited(_Exact):
    message: int
    text: str


class _Rated(_Exact):
    attribute: str
    rating: RatingValue
    quotes: list[_Cited]


_VoteValue: TypeAlias = Literal["definitely_not", "no", "yes", "strong_yes", "no_decision", "none"]


class _Voted(_Exact):
    value: _VoteValue
    quotes: list[_Cited]


class _Answer(_Exact):
    recommendation: _Voted
    ratings: list[_Rated]
    passed_over: list[str]


SCHEMA: Mapping[str, Any] = _Answer.model_json_schema()
"""The schema of the model's answer, the same for every kit."""


async def read_feedback_by(
    model: FeedbackModel,
    messages: Sequence[FeedbackMessage],
    attributes: Sequence[AttributeSpec],
    candidate: str | None = None,
) -> FeedbackRead:
    """Read messages in the order they were written, by a model where it can be had and by the rules where not.

    Never raises for what a message or the model says. Call it outside of a transaction: it may take as long as the
    model does.
    """
    # Forty thousand characters take seconds to read, in which nobody else should have to wait.
    by_rules = await asyncio.to_thread(read_feedback, messages, attributes, candidate)
    if not messages or sum(len(one.text) for one in messages) > MOST_READ:
        return by_rules
    sources = [source_of(one) for one in messages]
    text = _given(sources, attributes, candidate)
    said = _parsed(await model.answer(PROMPT, render(PROMPT), text, SCHEMA))
    return by_rules if said is None else _Check(sources, attributes, by_rules).checked(said)


def _given(sources: Sequence[Source], attributes: Sequence[AttributeSpec], candidate: str | None) -> str:
    """Lay out the messages as data, without the parts that are addressed to a machine."""
    written = [{"message": number, "text": _for_people(one)} for number, one in enumerate(sources)]
    names = [one.name for one in attributes]
    return orjson.dumps({"candidate": candidate, "attributes": names, "messages": written}).decode()


def _for_people(source: Source) -> str:
    kept, at = [], 0
    for start, end in source.machine:
        kept.append(source.text[at:start])
        at = end
    return " ".join([*kept, source.text[at:]]) if kept else source.text


def _parsed(answer: str | None) -> _Answer | None:
    try:
        return _Answer.model_validate_json(answer) if answer is not None else None
    except ValidationError:
        return None


class _Check:
    """Holds a model's answer to the messages, the kit and the rules."""

    def __init__(self, sources: Sequence[Source], attributes: Sequence[AttributeSpec], by_rules: FeedbackRead) -> None:
        self._sources = sources
        self._attributes = attributes
        self._rules = by_rules

    def checked(self, said: _Answer) -> FeedbackRead:
        """Give what is left of an answer."""
        found = [self._rating(one.name, said) for one in self._attributes]
        ratings = tuple(one for one in found if one is not None)
        rated = {one.attribute for one in ratings}
        passed = {*said.passed_over, *self._rules.passed_over}
        left = [one.name for one in self._attributes if one.name not in rated]
        return FeedbackRead(
            recommendation=self._vote(said.recommendation),
            ratings=ratings,
            missing=tuple(name for name in left if name not in passed),
            passed_over=tuple(name for name in left if name in passed),
            unclear=tuple(one for one in self._rules.unclear if one.attribute not in rated),
            by="model",
        )

    def _rating(self, attribute: str, said: _Answer) -> RatingRead | None:
        of_it = [one for one in said.ratings if one.attribute == attribute]
        if len({one.rating for one in of_it}) != 1 or any(one.attribute == attribute for one in self._rules.unclear):
            return None
        rating = of_it[0].rating
        quotes = self._quotes([quote for one in of_it for quote in one.quotes])
        by_rules = next((one for one in self._rules.ratings if one.attribute == attribute), None)
        if not quotes:
            return by_rules
        if by_rules is not None and _opposed(rating, by_rules.rating):
            return None
        return RatingRead(attribute=attribute, rating=rating, quotes=quotes)

    def _vote(self, said: _Voted) -> RecommendationRead | None:
        if said.value not in get_args(RecommendationValue):
            return None
        by_rules = self._rules.recommendation
        if by_rules is not None and _opposed(said.value, by_rules.value):
            return None
        quotes = self._quotes(said.quotes)
        return RecommendationRead.model_validate({"value": said.value, "quotes": quotes}) if quotes else None

    def _quotes(self, cited: Sequence[_Cited]) -> tuple[Quote, ...]:
        """Keep the quotes that stand in the message they name, in the interviewer's own words."""
        named = [(self._sources[one.message], one.text) for one in cited if 0 <= one.message < len(self._sources)]
        kept = [Quote(message_id=source.message.id, text=text) for source, text in named if _is_written(source, text)]
        return tuple(dict.fromkeys(kept))


def _is_written(source: Source, quote: str) -> bool:
    """Tell whether a quote stands in a message, outside of what others wrote and of what is addressed to a machine."""
    at = source.text.find(quote) if quote.strip() else -1
    while at >= 0:
        end = at + len(quote)
        own = bool(source.plain[at:end].strip())
        if own and not any(start < end and at < stop for start, stop in source.machine):
            return True
        at = source.text.find(quote, at + 1)
    return False


_SIGN = {"definitely_not": -1, "no": -1, "yes": 1, "strong_yes": 1}


def _opposed(value: str, other: str | None) -> bool:
    return _SIGN.get(value, 0) * _SIGN.get(other or "", 0) < 0
