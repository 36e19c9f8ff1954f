"""From everything an interviewer wrote to what their scorecard says: words are read, forms are taken as they are.

All of it is read anew each time, so a correction meets what it corrects and reading twice changes nothing. A form sets
what was changed in it; words written later that speak of the same thing win over it again.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.enums import Rating, Recommendation
from store.queries import scorecards
from store.queries.interviews import Meeting
from store.queries.scorecards import Attribute, Content, Quote, Rated, Words
from tools.feedback.reading import AttributeSpec, FeedbackMessage, FeedbackRead, read_feedback
from tools.feedback.reading import Quote as ReadQuote

RECOMMENDATION = "recommendation"
SUMMARY = "summary"
RATINGS = "ratings"
NONE = ""
"""Set in a form: no rating."""
LONGEST = 40_000
"""Characters of one message that are read."""
_UNCLEAR = {
    "scale": "What scale is “{quote}” on?",
    "two_people": "Whom do you mean by “{quote}”?",
    "condition": "Does “{quote}” hold, or only under that condition?",
    "what_for": "What does “{quote}” stand for?",
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
    # Forty thousand characters take seconds to read, in which nobody else should have to wait.
    return await asyncio.to_thread(compose, words, asked, meeting.candidate)


def compose(words: Sequence[Words], asked: Sequence[Attribute], candidate: str | None) -> Draft:
    """Put together what words and forms say, in their order."""
    reader = _Reader(words, asked, candidate)
    whole = reader.upto(len(words))
    ratings = tuple(filter(None, (_rated(reader, one, whole) for one in asked)))
    value, quotes = _vote(reader, whole)
    rated = {one.attribute_id for one in ratings}
    declined = {one.name for one in asked if one.name in whole.passed_over}
    missing = tuple(one.name for one in asked if one.id not in rated and one.name not in declined)
    summary = next((w.settings[SUMMARY] for w in reversed(words) if w.settings and SUMMARY in w.settings), None)
    unclear = tuple(_UNCLEAR[one.why].format(quote=one.quote.text[:120]) for one in whole.unclear[:4])
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


class _Reader:
    """Reads the beginning of what was written, each beginning once."""

    def __init__(self, words: Sequence[Words], asked: Sequence[Attribute], candidate: str | None) -> None:
        self.words = words
        self.by_id = {str(one.id): one for one in words}
        self._specs = tuple(AttributeSpec(name=one.name) for one in asked)
        self._candidate = candidate
        self._read: dict[int, FeedbackRead] = {}

    def upto(self, count: int) -> FeedbackRead:
        """Read the first so many."""
        if count not in self._read:
            messages = tuple(FeedbackMessage(id=str(one.id), text=one.body[:LONGEST]) for one in self.words[:count])
            self._read[count] = _read(messages, self._specs, self._candidate)
        return self._read[count]

    def last_form(self, has: str, key: str = "") -> int | None:
        """Give where a form last set something."""
        for at in range(len(self.words) - 1, -1, -1):
            settings = self.words[at].settings
            if settings and has in settings and (not key or key in settings[has]):
                return at
        return None

    def quotes(self, read: Sequence[ReadQuote]) -> tuple[Quote, ...]:
        """Give quotes with the place of their message."""
        found = []
        for one in read:
            source = self.by_id[one.message_id]
            if one.text in source.body:
                found.append(Quote(one.text, source.channel, source.ts))
        return tuple(found)


def _rated(reader: _Reader, one: Attribute, whole: FeedbackRead) -> Rated | None:
    at = reader.last_form(RATINGS, str(one.id))
    found = _of(whole, one.name)
    if at is not None and _of(reader.upto(at + 1), one.name) == found:
        value = (reader.words[at].settings or {})[RATINGS][str(one.id)]
        line = Quote(_line(one.name, value))
        return Rated(one.id, one.name, Rating(value), (line,)) if value else None
    if found is None:
        return None
    quotes = reader.quotes(found.quotes)
    return Rated(one.id, one.name, Rating(found.rating), quotes) if quotes else None


def _of(read: FeedbackRead, name: str) -> Any:
    return next((one for one in read.ratings if one.attribute == name), None)


def _vote(reader: _Reader, whole: FeedbackRead) -> tuple[Recommendation, tuple[Quote, ...]]:
    at = reader.last_form(RECOMMENDATION)
    found = whole.recommendation
    if at is not None and reader.upto(at + 1).recommendation == found:
        value = (reader.words[at].settings or {})[RECOMMENDATION]
        line = Quote(_line("Recommendation", value))
        return Recommendation(value or "no_decision"), (line,) if value else ()
    quotes = reader.quotes(found.quotes) if found else ()
    return (Recommendation(found.value), quotes) if found and quotes else (Recommendation.NO_DECISION, ())
