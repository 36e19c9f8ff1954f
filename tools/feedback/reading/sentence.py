"""Reading one sentence in its place: what it states, of whom, about which attribute; then what it changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tools.feedback.reading import corrections, stance
from tools.feedback.reading.attributes import Mention
from tools.feedback.reading.corrections import TakenBack
from tools.feedback.reading.distance import Link
from tools.feedback.reading.linking import link
from tools.feedback.reading.opinion import Opinion
from tools.feedback.reading.opinions import find_opinions, raw_value
from tools.feedback.reading.outside import rated_outside
from tools.feedback.reading.scores import value_of
from tools.feedback.reading.settling import Note, Said
from tools.feedback.reading.so_far import PAIR, SoFar
from tools.feedback.reading.surroundings import Place, is_fragment, points_back, self_rated, withheld
from tools.feedback.reading.text import Sentence, Token
from tools.feedback.reading.votes import Vote, find_votes, is_for_the_whole, vote_of
from tools.feedback.reading.whom import Whom

_LONGEST_ITEM = 6
"""Words of an item that do no more than name an attribute."""
_NEAR = 3
_RELATIVE = {"less_so", "same"}
_POINTING = frozenset("it it's that that's was is make should".split())
_HIRING = frozenset("hire hiring recommend forward vote recommendation decision".split())


def read_sentence(so_far: SoFar, sentence: Sentence, place: Place, message: int, before: Sentence | None) -> None:
    """Read a sentence of the message with a number, after the sentence `before` of the same message."""
    people = so_far.cast.people(sentence)
    whom = Whom(sentence, people, so_far.focus, so_far.cast.ambiguous)
    unsaid = stance.unsaid(sentence, people, place.line)
    _Reading(so_far, sentence, place, message, before, whom, unsaid).read()


@dataclass
class _Reading:
    """One sentence; `all` is what was read before it, `unsaid` the positions of what states nothing."""

    all: SoFar
    sentence: Sentence
    place: Place
    message: int
    before: Sentence | None
    whom: Whom
    unsaid: frozenset[int]

    def read(self) -> None:
        """Add what the sentence states, then carry out what it takes back."""
        tokens = self.sentence.tokens
        mentions = self._resolved(self.all.vocabulary.find(tokens))
        votes = find_votes(self.sentence, mentions, self.whom.people)
        taken = _positions(mentions) | _positions(votes)
        opinions = find_opinions(tokens, taken | self.whom.named)
        usable = [one for one in mentions if not withheld(tokens, one, opinions)]
        linked = link(tokens, usable, [one for one in opinions if one.core not in self.unsaid], mentions)
        loose = list(linked.loose)
        said = self._named(mentions, linked.links, loose)
        numbers = self._numbers(opinions, linked.links)
        voted = self._votes(votes, [*loose, *numbers])
        said += [] if voted else self._by_topic(mentions, loose)
        said += self._of_both(mentions, said, loose)
        said += self._by_heading(mentions, said)
        said += voted
        self._settle_in(said, mentions, loose)
        self._note(mentions, said, linked.links, loose)
        self.all.move_on(self.sentence, self.whom, evaluates=bool(linked.links or votes or said))
        self._keep_topic(mentions)

    def _resolved(self, mentions: list[Mention]) -> list[Mention]:
        """Take "the former" and "the latter" for the two attributes named before."""
        distinct = list(dict.fromkeys(one.attribute for one in mentions))
        pair = distinct if len(distinct) == PAIR else self.all.pair
        tokens = self.sentence.tokens
        for at, token in enumerate(tokens if len(pair) == PAIR else ()):
            if token.text in {"former", "latter"} and at and tokens[at - 1].text == "the":
                mentions.append(Mention(at, at + 1, pair[token.text == "latter"]))
        self.all.pair = distinct or self.all.pair
        return sorted(mentions, key=lambda one: one.first)

    # -- statements ---------------------------------------------------------------------------------------------

    def _named(self, mentions: Sequence[Mention], links: Sequence[Link], loose: list[Opinion]) -> list[Said]:
        """Give what is stated of attributes by name, and of a labelled line that has no rating yet."""
        placed = {one.mention for one in links}
        said = self._rated(links)
        said += self._self_rating([one for one in mentions if one not in placed])
        said += self._echoed(loose)
        if self._stands_under_label(mentions):
            said += self._by_topic(mentions, loose)
        return said

    def _rated(self, links: Sequence[Link]) -> list[Said]:
        said: list[Said] = []
        for one in links:
            opinion, mention = self._valued(one.opinion, said), one.mention
            if opinion.value is None:
                continue
            self.all.heard = (mention.attribute, opinion.value)
            start, end = min(mention.first, opinion.first), max(mention.last, opinion.last)
            if (mention.first in self.unsaid and not one.back) or not self.whom.of_candidate(start):
                continue
            found = self._said(mention.attribute, opinion.value, start, end, explicit=opinion.explicit)
            said.append(replace(found, direct=_is_direct(self.sentence.tokens, one)))
        return said

    def _valued(self, opinion: Opinion, said: Sequence[Said]) -> Opinion:
        """Give a relative opinion ("not so much", "too") the value it takes from what was said before it."""
        if opinion.form == "bare_number" and self.all.scale is not None:
            number = float(self.sentence.tokens[opinion.core].text)
            return replace(opinion, value=value_of(number, self.all.scale), form="score")
        if opinion.form not in _RELATIVE:
            return opinion
        rated = [*(one for one in self.all.last if one.attribute is not None), *said]
        if not rated:
            return replace(opinion, value=None)
        return replace(opinion, value=_relative(opinion, rated[-1].value))

    def _echoed(self, loose: list[Opinion]) -> list[Said]:
        """Read "Ivo not so much": what was last said of anybody, said of the candidate the other way round or again."""
        people = self.whom.people
        if self.all.heard is None or not people or not self.whom.of_candidate(people[0].last):
            return []
        attribute, value = self.all.heard
        said = []
        for opinion in [one for one in loose if one.form in _RELATIVE and one.first == people[0].last]:
            loose.remove(opinion)
            echoed = _relative(opinion, value)
            if echoed is not None:
                said.append(self._said(attribute, echoed, people[0].first, opinion.last))
        return said

    def _self_rating(self, mentions: Sequence[Mention]) -> list[Said]:
        """Take words that name and rate at once: "articulate", "was never motivated"."""
        said = []
        for one in mentions:
            if not one.rates or one.first in self.unsaid or not self.whom.of_candidate(one.first):
                continue
            value, first = self_rated(self.sentence, one, self.whom.named)
            if value is not None:
                said.append(self._said(one.attribute, value, first, one.last))
        return said

    def _stands_under_label(self, mentions: Sequence[Mention]) -> bool:
        """Tell whether the sentence goes on with a labelled line that has not been given its rating yet."""
        topic, before = self.place.topic, self.before
        if topic is None or mentions or before is None or before.line != self.sentence.line:
            return False
        tail = self.all.last[-1] if self.all.last else None
        rated = tail is not None and tail.attribute == topic.attribute and tail.message == self.message
        return not (rated and tail is not None and tail.direct)

    def _by_topic(self, mentions: Sequence[Mention], loose: list[Opinion]) -> list[Said]:
        """Give opinions in a sentence that names nothing to what the label, heading or sentence before it named."""
        topic = self.place.topic or self.all.topic
        if topic is None or any(not one.rates for one in mentions) or not self._goes_on_about(topic, loose):
            return []
        said = []
        for opinion in list(loose):
            if opinion.value is None or opinion.form in {*_RELATIVE, "bare_number"}:
                continue
            if opinion.form == "verdict" and is_for_the_whole(self.sentence.words, opinion.first, opinion.last):
                continue
            loose.remove(opinion)
            first, last = opinion.first, opinion.last
            said.append(self._said(topic.attribute, opinion.value, first, last, explicit=opinion.explicit))
        return said

    def _of_both(self, mentions: Sequence[Mention], said: Sequence[Said], loose: Sequence[Opinion]) -> list[Said]:
        """Give "both should be mixed" to the two attributes rated last."""
        words = self.sentence.words[:_LONGEST_ITEM]
        if mentions or said or "both" not in words or not corrections.is_change(self.sentence):
            return []
        both = [attribute for attribute, _ in self.all.exchanged()]
        value = next((one for one in loose if one.form not in _RELATIVE and one.core > words.index("both")), None)
        if value is None or (meant := _index_value(self.sentence.tokens, value)) is None:
            return []
        return [replace(self._said(one, meant, value.first, value.last), changes=True) for one in both]

    def _goes_on_about(self, topic: Mention, loose: Sequence[Opinion]) -> bool:
        if not self.whom.of_candidate(0) or (corrections.replaces_last(self.sentence) and self.all.last):
            return False
        labelled = self.place.topic is not None
        if self.all.topic_is_others and not labelled and not _is_elliptical(self.sentence.words):
            return False
        skipped = frozenset(n for one in self.whom.people for n in range(one.first, one.last))
        own = [one for one in loose if one.form not in _RELATIVE] or loose
        if not is_fragment(self.sentence, own, skipped) and (labelled or not points_back(self.sentence)):
            return False
        again = not labelled and self.all.is_rated(topic.attribute, self.message)
        return not again or corrections.is_change(self.sentence)

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

    def _numbers(self, opinions: Sequence[Opinion], links: Sequence[Link]) -> list[Opinion]:
        """Give the bare numbers that stand beside no attribute: "overall 4"."""
        placed = {one.opinion.core for one in links}
        return [one for one in opinions if one.form == "bare_number" and one.core not in placed]

    def _votes(self, votes: Sequence[Vote], loose: Sequence[Opinion]) -> list[Said]:
        opens = self.before is None or _asks_something_else(self.before)
        valued = [self._valued(opinion, ()) for opinion in loose]
        tokens, named = self.sentence.tokens, {one.first for one in self.all.vocabulary.find(self.sentence.tokens)}

        def is_about(at: int) -> bool:
            return bool(named & set(range(at, min(at + _NEAR, len(tokens)))))

        verdicts = [
            vote_of(self.sentence, opinion, self.whom.people, opens=opens, is_about=is_about) for opinion in valued
        ]
        found = [*votes, *(one for one in verdicts if one is not None)]
        return [
            self._said(None, one.value, one.first, one.last, explicit=True)
            for one in sorted(found, key=lambda vote: vote.first)
            if one.first not in self.unsaid and self.whom.votes_on_candidate(one.first, one.last)
        ]

    def _said(self, attribute: int | None, value: int, first: int, last: int, *, explicit: bool = False) -> Said:
        tokens = self.sentence.tokens
        quotes = self.sentence.source.quotes(tokens[first].start, tokens[last - 1].end)
        changes = corrections.is_change(self.sentence)
        return Said(attribute, value, quotes, self.message, explicit=explicit, changes=changes)

    # -- order --------------------------------------------------------------------------------------------------

    def _settle_in(self, said: list[Said], mentions: Sequence[Mention], loose: Sequence[Opinion]) -> None:
        rated = frozenset(one.attribute for one in said if one.attribute is not None)
        if not said and corrections.swaps(self.sentence, mentions):
            said = self._swapped()
        back = corrections.taken_back(self.sentence, mentions, rated)
        if back is not None:
            anew = self._set_anew(back, said, loose)
            self.all.take_back(back, said)
            said[:] = [one for one in said if not (back.empties and one.attribute in back.attributes)] + anew
        elif not said and loose and not mentions:
            said = self._replaced(loose)
        self.all.state(said)

    def _set_anew(self, back: TakenBack, said: Sequence[Said], loose: Sequence[Opinion]) -> list[Said]:
        """Give what is taken back and replaced at once: "scratch the CSS one, it's actually good"."""
        tokens = self.sentence.tokens
        if said or back.target != "named" or len(back.attributes) != 1:
            return []
        for one in loose:
            before = {token.text for token in tokens[max(0, one.first - 3) : one.first]}
            if one.value is not None and one.form not in _RELATIVE and before & _POINTING:
                made = self._said(back.attributes[0], one.value, one.first, one.last, explicit=one.explicit)
                return [replace(made, changes=True)]
        return []

    def _swapped(self) -> list[Said]:
        """Exchange the values of the two attributes rated last."""
        last = len(self.sentence.tokens)
        return [replace(self._said(one, value, 0, last), changes=True) for one, value in self.all.exchanged()]

    def _replaced(self, loose: Sequence[Opinion]) -> list[Said]:
        """Give a correction that names nothing to what was rated last."""
        about = {one.attribute for one in self.all.last}
        valued = [one for one in loose if one.value is not None and one.form not in _RELATIVE]
        value = next((one for one in valued if one.explicit), valued[0] if valued else None)
        if len(about) != 1 or value is None or value.value is None or not corrections.replaces_last(self.sentence):
            return []
        changed = self._said(about.pop(), value.value, value.first, value.last, explicit=True)
        return [replace(changed, changes=True)]

    def _note(
        self, mentions: Sequence[Mention], said: Sequence[Said], links: Sequence[Link], loose: Sequence[Opinion]
    ) -> None:
        """Keep what is to be asked about, and what the interviewer says they cannot rate."""
        rated = {one.attribute for one in said}
        tokens, source = self.sentence.tokens, self.sentence.source
        for one in links:
            if one.opinion.form == "bare_number" and self.all.scale is None:
                quotes = source.quotes(*_span(tokens, one))
                self.all.notes += [Note("scale", one.mention.attribute, quote) for quote in quotes[:1]]
        outside = rated_outside(self.sentence, mentions, loose) if not said else None
        if outside is not None and not self.unsaid and not self.whom.people:
            start, end = tokens[outside[0]].start, tokens[outside[1] - 1].end
            self.all.notes += [Note("not_asked", None, quote) for quote in source.quotes(start, end)[:1]]
        if stance.passes_over(self.sentence):
            left = tuple(dict.fromkeys(one.attribute for one in mentions if one.attribute not in rated))
            self.all.take_back(corrections.TakenBack("named", left), said)
            self.all.notes += [Note("passed_over", one.attribute) for one in mentions if one.attribute not in rated]

    def _keep_topic(self, mentions: Sequence[Mention]) -> None:
        """Remember what the next sentence may go on about without naming it."""
        named = [one for one in mentions if not one.rates]
        if not named:
            return
        self.all.topic_is_others = not any(self.whom.of_candidate(one.first) for one in named)
        only = len({one.attribute for one in named}) == 1 and not stance.is_tone(self.sentence.text)
        self.all.topic = named[0] if only else None


def _is_elliptical(words: Sequence[str]) -> bool:
    """Tell whether a sentence leaves out what it speaks of: "Nora's was weak"."""
    return bool(words) and (words[0].endswith("'s") or words[0] in {"his", "hers", "theirs", "ours"})


def _index_value(tokens: Sequence[Token], opinion: Opinion) -> int | None:
    """Give what an opinion says when "should be" before it is a correction, no wish."""
    ahead = {token.text for token in tokens[max(0, opinion.first - 3) : opinion.core]}
    return opinion.value if opinion.value is not None or "be" not in ahead else raw_value(tokens, opinion)


def _positions(found: Sequence[Mention] | Sequence[Vote]) -> frozenset[int]:
    return frozenset(n for one in found for n in range(one.first, one.last))


def _relative(opinion: Opinion, value: int) -> int | None:
    """Give the value of "too" or "not so much" after a rating."""
    if opinion.form == "same":
        return value
    return -1 if value > 0 else None


def _asks_something_else(before: Sentence) -> bool:
    """Tell whether a "no" after a sentence may answer it: it asks, and not about hiring."""
    return before.asked and not _HIRING & set(before.words)


def _is_direct(tokens: Sequence[Token], one: Link) -> bool:
    """Tell whether the rating stands right behind the label, and nothing of its clause after it."""
    after = tokens[one.opinion.last].text if one.opinion.last < len(tokens) else ","
    return 0 <= one.opinion.first - one.mention.last <= 1 and after in {",", "(", "-", "—", "and", "but"}


def _span(tokens: Sequence[Token], one: Link) -> tuple[int, int]:
    first, last = min(one.mention.first, one.opinion.first), max(one.mention.last, one.opinion.last)
    return tokens[first].start, tokens[last - 1].end
