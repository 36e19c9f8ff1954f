"""From everything an interviewer wrote to what their scorecard says: words are read, forms are taken as they are.

All of it is read anew each time, so a correction meets what it corrects and reading twice changes nothing. A form sets
what was changed in it; words written later that speak of the same thing win over it again. Where a model has read
what was written, its reading holds, and the rules read on from there until it is asked again.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.enums import Rating, Recommendation
from store.queries import readings, scorecards
from store.queries.interviews import Meeting
from store.queries.scorecards import Attribute, Content, Quote, Rated, Words
from tools.feedback.reading import (
    AttributeSpec,
    FeedbackMessage,
    FeedbackRead,
    RatingRead,
    RecommendationRead,
    read_feedback,
)
from tools.feedback.reading import Quote as ReadQuote

RECOMMENDATION = "recommendation"
SUMMARY = "summary"
RATINGS = "ratings"
NONE = ""
"""Set in a form: no rating."""
LONGEST = 40_000
"""Characters of one message that are read."""
MOST_ASKED = 4
"""Questions asked back at once."""
Found = TypeVar("Found", RatingRead, RecommendationRead)
_UNCLEAR = {
    "scale": "What scale is “{quote}” on?",
    "two_people": "Whom do you mean by “{quote}”?",
    "condition": "Does “{quote}” hold, or only under that condition?",
    "what_for": "What does “{quote}” stand for?",
    "not_asked": "This interview does not rate what “{quote}” is about, so that is not on the scorecard.",
}


@dataclass(frozen=True)
class Draft:
    """What somebody's words come to; `missing` was said nothing of, `unclear` are questions."""

    content: Content
    missing: tuple[str, ...]
    unclear: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing could be taken from the words."""
        said = self.content
        return not said.ratings and not said.quotes and said.recommendation is Recommendation.NO_DECISION


@dataclass(frozen=True)
class Kept:
    """A draft and the scorecard it was written to."""

    card_id: UUID
    is_in: bool
    draft: Draft


@dataclass(frozen=True)
class Unread:
    """What somebody wrote that no model has read yet; `digest` names exactly this."""

    messages: tuple[FeedbackMessage, ...]
    specs: tuple[AttributeSpec, ...]
    digest: str


async def redraft(session: AsyncSession, meeting: Meeting, person_id: UUID) -> Kept:
    """Read everything the person wrote and write it to their scorecard, unless that is in already."""
    card_id, is_in = await scorecards.hold(session, meeting.id, meeting.application_id, person_id)
    draft = await drafted(session, meeting, person_id)
    if not is_in:
        await scorecards.write(session, card_id, draft.content)
    return Kept(card_id, is_in, draft)


async def drafted(session: AsyncSession, meeting: Meeting, person_id: UUID) -> Draft:
    """Read everything the person wrote about an interview."""
    asked = await scorecards.attributes(session, meeting.kit_id)
    words = await scorecards.words(session, meeting.id, person_id)
    by_model = await readings.of(session, meeting.id, person_id)
    # Forty thousand characters take seconds to read, in which nobody else should have to wait.
    return await asyncio.to_thread(compose, words, asked, meeting.candidate, by_model)


async def unread(session: AsyncSession, meeting: Meeting, person_id: UUID) -> Unread | None:
    """Give what somebody wrote about an interview for a model to read; None when one has read exactly this, or nothing
    was written."""
    asked = await scorecards.attributes(session, meeting.kit_id)
    written = [one for one in await scorecards.words(session, meeting.id, person_id) if one.settings is None]
    if not written:
        return None
    messages, specs = _messages(written), _specs(asked)
    digest = _digest_of(messages, specs, meeting.candidate)
    known = await readings.of(session, meeting.id, person_id)
    return None if digest in known else Unread(messages, specs, digest)


def compose(
    words: Sequence[Words],
    asked: Sequence[Attribute],
    candidate: str | None,
    by_model: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> Draft:
    """Put together what words and forms say, in their order; `by_model` is what a model read, by its digest."""
    reader = _Reader(words, asked, candidate, by_model)
    whole = reader.upto(len(words))
    ratings = tuple(filter(None, (_rated(reader, one) for one in asked)))
    value, quotes = _vote(reader)
    rated = {one.attribute_id for one in ratings}
    declined = {*whole.passed_over, *(reader.model.passed_over if reader.model else ())}
    missing = tuple(one.name for one in asked if one.id not in rated and one.name not in declined)
    summary = next((w.settings[SUMMARY] for w in reversed(words) if w.settings and SUMMARY in w.settings), None)
    known = {one.attribute for one in ratings}
    unclear = tuple(
        _UNCLEAR[one.why].format(quote=one.quote.text[:120]) for one in whole.unclear if one.attribute not in known
    )[:MOST_ASKED]
    return Draft(Content(value, ratings, quotes, summary or None), missing, unclear)


def digest(content: Content) -> str:
    """Name exactly this content."""
    return sha256(orjson.dumps(scorecards.plain(content))).hexdigest()[:16]


def form_words(asked: Sequence[Attribute], changed: Mapping[str, str], recommendation: str | None) -> str:
    """Write what a form set as lines, which are also what its ratings quote."""
    names = {str(one.id): one.name for one in asked}
    lines = [_line(names[key], value) for key, value in changed.items() if key in names]
    if recommendation is not None:
        lines.insert(0, _line("Recommendation", recommendation))
    return "\n".join(lines)


def _line(name: str, value: str) -> str:
    return f"{name}: {spoken(value) if value else 'no rating'}"


def spoken(value: str) -> str:
    """Write a rating as people say it."""
    return value.replace("_", " ")


@lru_cache(maxsize=16)
def _read(
    messages: tuple[FeedbackMessage, ...], specs: tuple[AttributeSpec, ...], candidate: str | None
) -> FeedbackRead:
    """Read messages; what was just read is asked for again when it is shown."""
    return read_feedback(messages, specs, candidate)


def _messages(words: Sequence[Words]) -> tuple[FeedbackMessage, ...]:
    return tuple(FeedbackMessage(id=str(one.id), text=one.body[:LONGEST]) for one in words)


def _specs(asked: Sequence[Attribute]) -> tuple[AttributeSpec, ...]:
    return tuple(AttributeSpec(name=one.name) for one in asked)


def _digest_of(messages: Sequence[FeedbackMessage], specs: Sequence[AttributeSpec], candidate: str | None) -> str:
    given = [candidate, [one.name for one in specs], [[one.id, one.text] for one in messages]]
    return sha256(orjson.dumps(given)).hexdigest()


class _Reader:
    """Reads the beginning of what was written, each beginning once.

    `model` is what a model read in the longest beginning it was given, and `read_to` where that ends.
    """

    def __init__(
        self,
        words: Sequence[Words],
        asked: Sequence[Attribute],
        candidate: str | None,
        by_model: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self.words = words
        self.by_id = {str(one.id): one for one in words}
        self._at = {str(one.id): at for at, one in enumerate(words)}
        self._specs = _specs(asked)
        self._candidate = candidate
        self._read: dict[int, FeedbackRead] = {}
        self.read_to, self.model = self._by_model(by_model)

    def _by_model(self, kept: Mapping[str, Mapping[str, Any]]) -> tuple[int, FeedbackRead | None]:
        written = [at for at, one in enumerate(self.words) if one.settings is None]
        messages = _messages([self.words[at] for at in written])
        for count in range(len(written), 0, -1) if kept else ():
            said = kept.get(_digest_of(messages[:count], self._specs, self._candidate))
            if said is not None:
                return written[count - 1] + 1, FeedbackRead.model_validate(said)
        return 0, None

    def upto(self, count: int) -> FeedbackRead:
        """Read the first so many by the rules."""
        if count not in self._read:
            self._read[count] = _read(_messages(self.words[:count]), self._specs, self._candidate)
        return self._read[count]

    def holds(self, at: int, find: Callable[[FeedbackRead], Found | None]) -> bool:
        """Tell whether nothing written after the form at a place speaks of what it set."""
        if find(self.upto(at + 1)) != find(self.upto(len(self.words))):
            return False
        said = find(self.model) if self.model is not None else None
        return said is None or all(self._at.get(quote.message_id, 0) < at for quote in said.quotes)

    def found(self, find: Callable[[FeedbackRead], Found | None]) -> Found | None:
        """Give what was read: by the model, unless the rules find that later words say otherwise."""
        by_rules = find(self.upto(len(self.words)))
        if self.model is None:
            return by_rules
        later = any(one.settings is None for one in self.words[self.read_to :])
        return by_rules if later and find(self.upto(self.read_to)) != by_rules else find(self.model)

    def last_form(self, has: str, key: str = "") -> int | None:
        """Give where a form last set something."""
        for at in range(len(self.words) - 1, -1, -1):
            settings = self.words[at].settings
            if settings and has in settings and (not key or key in settings[has]):
                return at
        return None

    def quotes(self, read: Sequence[ReadQuote]) -> tuple[Quote, ...]:
        """Give quotes with the place of their message; what does not stand in it is none."""
        found = []
        for one in read:
            source = self.by_id.get(one.message_id)
            if source is not None and one.text in source.body:
                found.append(Quote(one.text, source.channel, source.ts))
        return tuple(found)


def _rated(reader: _Reader, one: Attribute) -> Rated | None:
    def of(read: FeedbackRead) -> RatingRead | None:
        return next((found for found in read.ratings if found.attribute == one.name), None)

    at = reader.last_form(RATINGS, str(one.id))
    if at is not None and reader.holds(at, of):
        value = (reader.words[at].settings or {})[RATINGS][str(one.id)]
        line = Quote(_line(one.name, value))
        return Rated(one.id, one.name, Rating(value), (line,)) if value else None
    found = reader.found(of)
    quotes = reader.quotes(found.quotes) if found is not None else ()
    return Rated(one.id, one.name, Rating(found.rating), quotes) if found is not None and quotes else None


def _vote(reader: _Reader) -> tuple[Recommendation, tuple[Quote, ...]]:
    def of(read: FeedbackRead) -> RecommendationRead | None:
        return read.recommendation

    at = reader.last_form(RECOMMENDATION)
    if at is not None and reader.holds(at, of):
        value = (reader.words[at].settings or {})[RECOMMENDATION]
        line = Quote(_line("Recommendation", value))
        return Recommendation(value or "no_decision"), (line,) if value else ()
    found = reader.found(of)
    quotes = reader.quotes(found.quotes) if found else ()
    return (Recommendation(found.value), quotes) if found and quotes else (Recommendation.NO_DECISION, ())
