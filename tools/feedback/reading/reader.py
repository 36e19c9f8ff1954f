"""From an interviewer's messages to a recommendation and ratings, by rules alone.

Message by message and sentence by sentence: what is stated, of whom, about which attribute, how good; then what later
words changed. The settling at the end is the only place where statements meet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tools.feedback.reading import corrections, stance
from tools.feedback.reading.attributes import Mention, Vocabulary
from tools.feedback.reading.distance import Link
from tools.feedback.reading.language import readable
from tools.feedback.reading.linking import link
from tools.feedback.reading.opinion import Opinion
from tools.feedback.reading.opinions import find_opinions
from tools.feedback.reading.people import Cast, Person
from tools.feedback.reading.result import AttributeSpec, FeedbackMessage, FeedbackRead
from tools.feedback.reading.scores import value_of
from tools.feedback.reading.settling import Note, Said, settle
from tools.feedback.reading.surroundings import (
    Place,
    headings,
    is_fragment,
    points_back,
    scale_of,
    self_rated,
    withheld,
)
from tools.feedback.reading.text import Correction, Sentence, Source, Token, normalise, sentences_of, source_of
from tools.feedback.reading.votes import Vote, find_votes, vote_of


def read_feedback(
    messages: Sequence[FeedbackMessage], attributes: Sequence[AttributeSpec], candidate: str | None = None
) -> FeedbackRead:
    """Read messages in the order they were written. Never raises for what a message says; nothing is inferred."""
    vocabulary = Vocabulary(attributes)
    cast = Cast.of(candidate, vocabulary)
    sources = _edited([source_of(message) for message in messages])
    read = [(source, _english(source, cast)) for source in sources]
    cast.learn(sentence for _, sentences in read for sentence in sentences)
    reading = _Reading(vocabulary, cast)
    for number, (_, sentences) in enumerate(read):
        reading.message(number, sentences)
    return settle(reading.said, reading.notes, attributes)


def _edited(sources: list[Source]) -> list[Source]:
    """Carry out `s/old/new/` on the nearest earlier message that holds the old words."""
    done: list[Source] = []
    for source in sources:
        edit = corrections.edit_of(source.message.text)
        if edit is None:
            done.append(source)
            continue
        old, new = edit
        for at in range(len(done) - 1, -1, -1):
            start = done[at].plain.rfind(normalise(old))
            if start >= 0 and done[at].edit is None:
                done[at] = _replaced(done[at], start, old, new, source)
                break
    return done


def _replaced(target: Source, start: int, old: str, new: str, by: Source) -> Source:
    quotes = by.quotes(0, len(by.text))
    if not quotes:
        return target
    text = target.text[:start] + new + target.text[start + len(old) :]
    return source_of(target.message, text, Correction(start, start + len(new), len(old), quotes[0]))


def _english(source: Source, cast: Cast) -> list[Sentence]:
    sentences = sentences_of(source)
    names = cast.vocabulary.words | frozenset(cast.names)
    return [one for one, reads in zip(sentences, readable(sentences, names), strict=True) if reads]


@dataclass
class _Reading:
    """What has been read so far, in order."""

    vocabulary: Vocabulary
    cast: Cast
    said: list[Said] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    scale: int | None = None
    focus: str = "candidate"
    topic: Mention | None = None
    pair: list[int] = field(default_factory=list)
    last: list[Said] = field(default_factory=list)
    headed: bool = False
    heard: tuple[int, int] | None = None

    def message(self, number: int, sentences: Sequence[Sentence]) -> None:
        """Read one message."""
        self.focus, self.topic = "candidate", None
        places = headings(sentences, self.vocabulary)
        self.scale = scale_of(sentences) or self.scale
        for at, sentence in enumerate(sentences):
            place = places[at]
            if at and sentence.paragraph != sentences[at - 1].paragraph and not self.headed:
                self.focus, self.topic = "candidate", None
            before = sentences[at - 1] if at else None
            _SentenceReading(self, sentence, place, number, before).read()


@dataclass
class _SentenceReading:
    """The reading of one sentence in its place."""

    all: _Reading
    sentence: Sentence
    place: Place
    message: int
    before: Sentence | None

    def read(self) -> None:
        """Read what the sentence states, then what it takes back."""
        tokens = self.sentence.tokens
        if not tokens:
            return
        people = self.all.cast.people(self.sentence)
        unsaid = stance.unsaid(self.sentence, people, self.place.line)
        mentions = self._resolved(self.all.vocabulary.find(tokens))
        votes = find_votes(self.sentence, mentions, people)
        taken = frozenset(n for one in (*mentions, *votes) for n in range(one.first, one.last))
        taken |= frozenset(n for one in people if one.name for n in range(one.first, one.last))
        opinions = find_opinions(tokens, taken)
        usable = [one for one in mentions if not withheld(tokens, one, opinions)]
        linked = link(tokens, usable, [one for one in opinions if one.core not in unsaid], mentions)
        said = self._rated(linked.links, people, unsaid)
        placed = {one.mention for one in linked.links}
        said += self._self_rating([one for one in mentions if one not in placed], people, unsaid)
        loose = list(linked.loose)
        said += self._echoed(loose, people)
        if self._stands_under_label(mentions):
            said += self._by_topic(mentions, loose, people)
        numbers = [
            one
            for one in opinions
            if one.form == "bare_number" and one.core not in {o.opinion.core for o in linked.links}
        ]
        voted = self._votes(votes, [*loose, *numbers], people, unsaid)
        said += [] if voted else self._by_topic(mentions, loose, people)
        said += self._by_heading(mentions, said)
        said += voted
        self._settle_in(said, mentions, loose)
        self._note(mentions, said, linked.links)
        self._move_on(mentions, people, evaluates=bool(linked.links or votes or said))

    def _resolved(self, mentions: list[Mention]) -> list[Mention]:
        """Take "the former" and "the latter" for the two attributes named before."""
        distinct = list(dict.fromkeys(one.attribute for one in mentions))
        pair = distinct if len(distinct) == _PAIR else self.all.pair
        if len(pair) == _PAIR:
            for at, token in enumerate(self.sentence.tokens):
                if token.text in {"former", "latter"} and at and self.sentence.tokens[at - 1].text == "the":
                    mentions.append(Mention(at, at + 1, pair[token.text == "latter"]))
        if distinct:
            self.all.pair = distinct
        return sorted(mentions, key=lambda one: one.first)

    # -- statements ---------------------------------------------------------------------------------------------

    def _rated(self, links: Sequence[Link], people: Sequence[Person], unsaid: frozenset[int]) -> list[Said]:
        said: list[Said] = []
        for one in links:
            opinion = self._valued(one.opinion, said)
            if opinion.value is not None:
                self.all.heard = (one.mention.attribute, opinion.value)
            start = min(one.mention.first, opinion.first)
            if (
                opinion.value is None
                or (one.mention.first in unsaid and not one.back)
                or not self._of_candidate(start, people)
            ):
                continue
            end = max(one.mention.last, opinion.last)
            found = self._said(one.mention.attribute, opinion.value, start, end, explicit=opinion.explicit)
            said.append(replace(found, direct=_is_direct(self.sentence.tokens, one)))
        return said

    def _valued(self, opinion: Opinion, said: Sequence[Said]) -> Opinion:
        """Give a relative opinion ("not so much", "too") the value it takes from what was said before it."""
        if opinion.form == "bare_number" and self.all.scale is not None:
            number = float(self.sentence.tokens[opinion.core].text)
            return replace(opinion, value=value_of(number, self.all.scale), form="score")
        if opinion.form not in {"less_so", "same"}:
            return opinion
        earlier = (
            said[-1] if said else next((one for one in reversed(self.all.last) if one.attribute is not None), None)
        )
        if earlier is None:
            return replace(opinion, value=None)
        if opinion.form == "same":
            return replace(opinion, value=earlier.value)
        return replace(opinion, value=-1 if earlier.value > 0 else None)

    def _echoed(self, loose: list[Opinion], people: Sequence[Person]) -> list[Said]:
        """Read "Ivo not so much": what was last said of anybody, said of the candidate the other way round or again."""
        if self.all.heard is None or not people or not self._of_candidate(people[0].last, people):
            return []
        attribute, value = self.all.heard
        said = []
        for opinion in [one for one in loose if one.form in {"less_so", "same"} and one.first == people[0].last]:
            loose.remove(opinion)
            echoed = value if opinion.form == "same" else -1 if value > 0 else None
            if echoed is not None:
                said.append(self._said(attribute, echoed, people[0].first, opinion.last))
        return said

    def _self_rating(self, mentions: Sequence[Mention], people: Sequence[Person], unsaid: frozenset[int]) -> list[Said]:
        """Take words that name and rate at once: "articulate", "was never motivated"."""
        said = []
        named = frozenset(n for one in people if one.name for n in range(one.first, one.last))
        for one in mentions:
            if not one.rates or one.first in unsaid or not self._of_candidate(one.first, people):
                continue
            value, first = self_rated(self.sentence, one, named)
            if value is not None:
                said.append(self._said(one.attribute, value, first, one.last))
        return said

    def _stands_under_label(self, mentions: Sequence[Mention]) -> bool:
        """Tell whether the sentence goes on with a labelled line that has not been given its rating yet."""
        topic, before = self.place.topic, self.before
        if topic is None or mentions or before is None or before.line != self.sentence.line:
            return False
        tail = self.all.last[-1] if self.all.last else None
        return not (
            tail is not None and tail.attribute == topic.attribute and tail.message == self.message and tail.direct
        )

    def _by_topic(self, mentions: Sequence[Mention], loose: list[Opinion], people: Sequence[Person]) -> list[Said]:
        """Give opinions in a sentence that names nothing to what the label, the heading or the sentence before named."""
        topic = self.place.topic or self.all.topic
        if topic is None or any(not one.rates for one in mentions) or not self._of_candidate(0, people):
            return []
        if corrections.replaces_last(self.sentence) and self.all.last:
            return []
        labelled = self.place.topic is not None
        skipped = frozenset(n for one in people for n in range(one.first, one.last))
        if not (is_fragment(self.sentence, loose, skipped) or (points_back(self.sentence) and not labelled)):
            return []
        if not labelled and any(
            one.attribute == topic.attribute and one.message == self.message for one in self.all.said
        ):
            if not corrections.is_change(self.sentence):
                return []
        said = []
        for opinion in list(loose):
            if opinion.value is None or opinion.form in {"same", "less_so", "bare_number"}:
                continue
            loose.remove(opinion)
            said.append(
                self._said(topic.attribute, opinion.value, opinion.first, opinion.last, explicit=opinion.explicit)
            )
        return said

    def _by_heading(self, mentions: Sequence[Mention], said: Sequence[Said]) -> list[Said]:
        """Rate what stands in a list of pros or cons and is not rated by itself."""
        if self.place.sign == 0 or len(self.sentence.tokens) > _LONGEST_ITEM + 4 * len(mentions):
            return []
        rated = {one.attribute for one in said}
        return [
            self._said(one.attribute, self.place.sign, one.first, one.last, explicit=True)
            for one in mentions
            if one.attribute not in rated
        ]

    def _votes(
        self, votes: Sequence[Vote], loose: Sequence[Opinion], people: Sequence[Person], unsaid: frozenset[int]
    ) -> list[Said]:
        opens = self.before is None or _asks_something_else(self.before)
        found = list(votes)
        valued = [self._valued(opinion, ()) for opinion in loose]
        found += [
            one for opinion in valued if (one := vote_of(self.sentence, opinion, people, opens=opens)) is not None
        ]
        said = []
        for vote in sorted(found, key=lambda one: one.first):
            if vote.first in unsaid or not self._votes_on_candidate(vote, people):
                continue
            said.append(self._said(None, vote.value, vote.first, vote.last, explicit=True))
        return said

    def _said(self, attribute: int | None, value: int, first: int, last: int, *, explicit: bool = False) -> Said:
        tokens = self.sentence.tokens
        quotes = self.sentence.source.quotes(tokens[first].start, tokens[last - 1].end)
        return Said(
            attribute, value, quotes, self.message, explicit=explicit, changes=corrections.is_change(self.sentence)
        )

    # -- of whom ------------------------------------------------------------------------------------------------

    def _of_candidate(self, at: int, people: Sequence[Person]) -> bool:
        leading = [one for one in people if one.leads and one.first <= at]
        if leading:
            return self._is_candidate(leading[-1])
        tail = [
            one for one in people if one.first > at and self.sentence.tokens[one.first - 1].text in {"of", "by", "from"}
        ]
        if tail and tail[0].who == "other" and tail[0].name:
            return False
        return self.all.focus == "candidate" or _MY_PART.search(self.sentence.text) is not None

    def _is_candidate(self, person: Person) -> bool:
        return person.who == "candidate" and not (self.all.cast.ambiguous and bool(person.name))

    def _votes_on_candidate(self, vote: Vote, people: Sequence[Person]) -> bool:
        inside = [one for one in people if one.name and vote.first <= one.first <= vote.last + 1]
        if inside:
            return self._is_candidate(inside[0])
        leading = [one for one in people if one.leads and one.first < vote.first]
        if leading:
            return self._is_candidate(leading[-1])
        return self.all.focus == "candidate"

    # -- order --------------------------------------------------------------------------------------------------

    def _settle_in(self, said: list[Said], mentions: Sequence[Mention], loose: Sequence[Opinion]) -> None:
        rated = frozenset(one.attribute for one in said if one.attribute is not None)
        if not said and corrections.swaps(self.sentence, mentions):
            said = self._swapped()
        back = corrections.taken_back(self.sentence, mentions, rated)
        if back is not None:
            self._take_back(back, said)
        elif not said and loose and not mentions:
            said = self._replaced(loose)
        self.all.said.extend(said)
        if said:
            self.all.last = said

    def _take_back(self, back: corrections.TakenBack, said: Sequence[Said]) -> None:
        gone: set[int] = set()
        if back.target == "vote":
            gone = {id(one) for one in self.all.said if one.attribute is None}
        elif back.target == "named":
            gone = {id(one) for one in self.all.said if one.attribute in back.attributes}
        else:
            again = {one.attribute for one in said}
            last = [one for one in self.all.last if one.attribute in again] or self.all.last
            gone = {id(one) for one in last}
        self.all.said = [one for one in self.all.said if id(one) not in gone]

    def _swapped(self) -> list[Said]:
        """Exchange the values of the two attributes rated last."""
        held = {one.attribute: one.value for one in self.all.said if one.attribute is not None}
        latest = list(dict.fromkeys(one.attribute for one in reversed(self.all.said) if one.attribute is not None))[
            :_PAIR
        ]
        if len(latest) != _PAIR:
            return []
        last = len(self.sentence.tokens)
        pairs = zip(latest, reversed(latest), strict=True)
        return [replace(self._said(one, held[other], 0, last), changes=True) for one, other in pairs]

    def _replaced(self, loose: Sequence[Opinion]) -> list[Said]:
        """Give a correction that names nothing to what was rated last."""
        about = {one.attribute for one in self.all.last}
        value = next((one for one in loose if one.value is not None), None)
        if len(about) != 1 or value is None or value.value is None or not corrections.replaces_last(self.sentence):
            return []
        changed = self._said(about.pop(), value.value, value.first, value.last, explicit=True)
        return [replace(changed, changes=True)]

    def _note(self, mentions: Sequence[Mention], said: Sequence[Said], links: Sequence[Link]) -> None:
        """Keep what is to be asked about, and what the interviewer says they cannot rate."""
        rated = {one.attribute for one in said}
        tokens, source = self.sentence.tokens, self.sentence.source
        for one in links:
            if one.opinion.form == "bare_number" and self.all.scale is None:
                quotes = source.quotes(*_span(tokens, one))
                self.all.notes += [Note("scale", one.mention.attribute, quote) for quote in quotes[:1]]
        if stance.passes_over(self.sentence):
            self.all.notes += [Note("passed_over", one.attribute) for one in mentions if one.attribute not in rated]

    def _move_on(self, mentions: Sequence[Mention], people: Sequence[Person], *, evaluates: bool) -> None:
        """Remember whom and what the next sentence may go on about."""
        leading = [one for one in people if one.leads]
        tokens = self.sentence.tokens
        self.all.headed = (
            bool(leading)
            and leading[-1].first <= 1
            and leading[-1].last >= len(tokens) - 1
            and self.sentence.opens_line
        )
        if leading and (evaluates or self.all.headed or _is_heading(tokens, leading[0])):
            self.all.focus = "candidate" if self._is_candidate(leading[-1]) else "other"
        distinct = {one.attribute for one in mentions if not one.rates}
        if distinct and stance.is_tone(self.sentence.text):
            self.all.topic = None
        elif distinct:
            only = len(distinct) == 1
            self.all.topic = next(one for one in mentions if not one.rates) if only else None


_MY_PART = re.compile(r"\bmy (?:slot|round|part|session|interview|half|section|portion|turn|time with)\b")
_PAIR = 2
_LONGEST_ITEM = 6
"""Words of an item that do no more than name an attribute."""


def _asks_something_else(before: Sentence) -> bool:
    """Tell whether a "no" after a sentence may answer it: it asks, and not about hiring."""
    return before.asked and not {"hire", "hiring", "recommend", "forward", "vote", "recommendation", "decision"} & set(
        before.words
    )


def _is_direct(tokens: Sequence[Token], one: Link) -> bool:
    """Tell whether the rating stands right behind the label, and nothing of its clause after it."""
    after = tokens[one.opinion.last].text if one.opinion.last < len(tokens) else ","
    return 0 <= one.opinion.first - one.mention.last <= 1 and after in {",", "(", "-", "—", "and", "but"}


def _is_heading(tokens: Sequence[Token], person: Person) -> bool:
    return person.last < len(tokens) and tokens[person.last].text in {":", "—"}


def _span(tokens: Sequence[Token], one: Link) -> tuple[int, int]:
    first, last = min(one.mention.first, one.opinion.first), max(one.mention.last, one.opinion.last)
    return tokens[first].start, tokens[last - 1].end
