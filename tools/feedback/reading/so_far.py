"""What has been read of an interviewer's messages up to a sentence, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.feedback.reading.attributes import Mention, Vocabulary
from tools.feedback.reading.corrections import TakenBack
from tools.feedback.reading.people import Cast, Person
from tools.feedback.reading.settling import Note, Said
from tools.feedback.reading.text import Sentence, Token
from tools.feedback.reading.whom import Whom

PAIR = 2


@dataclass
class SoFar:
    """Statements and notes in their order, and what the next sentence may go on about.

    `focus` is whom it may speak of, `topic` what it may rate without naming it, `pair` the attributes named last,
    `last` what was stated last, `heard` the last rating of anybody, `scale` the scale that bare numbers are on.
    """

    vocabulary: Vocabulary
    cast: Cast
    said: list[Said] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    scale: int | None = None
    focus: str = "candidate"
    topic: Mention | None = None
    topic_is_others: bool = False
    pair: list[int] = field(default_factory=list)
    last: list[Said] = field(default_factory=list)
    headed: bool = False
    heard: tuple[int, int] | None = None

    def state(self, said: list[Said]) -> None:
        """Add what a sentence states."""
        self.said.extend(said)
        if said:
            self.last = said

    def take_back(self, back: TakenBack, said: Sequence[Said]) -> None:
        """Remove what a sentence takes back; `said` is what it states itself."""
        gone: set[int] = set()
        if back.target == "vote":
            gone = {id(one) for one in self.said if one.attribute is None}
        elif back.target == "named":
            gone = {id(one) for one in self.said if one.attribute in back.attributes}
        else:
            again = {one.attribute for one in said}
            last = [one for one in self.last if one.attribute in again] or self.last
            gone = {id(one) for one in last}
        self.said = [one for one in self.said if id(one) not in gone]

    def exchanged(self) -> list[tuple[int, int]]:
        """Give the two attributes rated last, each with the other's value; nothing when there are fewer."""
        held = {one.attribute: one.value for one in self.said if one.attribute is not None}
        latest = list(dict.fromkeys(one.attribute for one in reversed(self.said) if one.attribute is not None))[:PAIR]
        return [(one, held[other]) for one, other in zip(latest, reversed(latest), strict=True) if len(latest) == PAIR]

    def is_rated(self, attribute: int, message: int) -> bool:
        """Tell whether a message has rated an attribute."""
        return any(one.attribute == attribute and one.message == message for one in self.said)

    def fresh(self) -> None:
        """Begin a message or paragraph: it is about the candidate and about nothing yet."""
        self.focus, self.topic = "candidate", None

    def move_on(self, sentence: Sentence, whom: Whom, *, evaluates: bool) -> None:
        """Remember whom the next sentence may go on about."""
        leading, tokens = whom.leading(len(sentence.tokens)), sentence.tokens
        first = bool(leading) and leading[-1].first <= 1
        self.headed = first and leading[-1].last >= len(tokens) - 1 and sentence.opens_line
        if leading and (evaluates or self.headed or _is_heading(tokens, leading[0])):
            self.focus = "candidate" if whom.is_candidate(leading[-1]) else "other"


def _is_heading(tokens: Sequence[Token], person: Person) -> bool:
    return person.last < len(tokens) and tokens[person.last].text in {":", "—"}
