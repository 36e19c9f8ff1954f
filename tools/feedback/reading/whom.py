"""Whether what is said at a place in a sentence is said of the candidate."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tools.feedback.reading.people import Person
from tools.feedback.reading.text import Sentence

_MY_PART = re.compile(
    r"\bmine (?:was|is)\b|\bmy (?:slot|round|part|session|interview|half|section|portion|turn|time with)\b"
)


@dataclass(frozen=True)
class Whom:
    """The people of a sentence; `focus` is whom it goes on about, `ambiguous` that names do not tell who is meant."""

    sentence: Sentence
    people: Sequence[Person]
    focus: str
    ambiguous: bool

    @property
    def named(self) -> frozenset[int]:
        """The positions of names."""
        return frozenset(n for one in self.people if one.name for n in range(one.first, one.last))

    def leading(self, before: int) -> list[Person]:
        """Give those of whom the words after them are said and who come before a position."""
        return [one for one in self.people if one.leads and one.first < before]

    def is_candidate(self, person: Person) -> bool:
        """Tell whether somebody is the candidate."""
        return person.who == "candidate" and not (self.ambiguous and bool(person.name))

    def of_candidate(self, at: int) -> bool:
        """Tell whether a statement that begins at a position is about the candidate."""
        if leading := self.leading(at + 1):
            return self.is_candidate(leading[-1])
        tokens = self.sentence.tokens
        tail = [one for one in self.people if one.first > at and tokens[one.first - 1].text in {"of", "by", "from"}]
        if tail and tail[0].who == "other" and tail[0].name:
            return False
        return self.focus == "candidate" or _MY_PART.search(self.sentence.text) is not None

    def votes_on_candidate(self, first: int, last: int) -> bool:
        """Tell whether a vote from `first` up to `last` is on the candidate."""
        inside = [one for one in self.people if one.name and first <= one.first <= last + 1]
        if inside:
            return self.is_candidate(inside[0])
        leading = self.leading(first)
        return self.is_candidate(leading[-1]) if leading else self.focus == "candidate"
