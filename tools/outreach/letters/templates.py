"""Letters from templates: facts of a record in good sentences, and no two to one company that read the same.

Nothing in a letter is made up: each sentence about somebody rests on facts of their record. Pay is never named.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from store.queries.outreach import Fact
from tools.outreach.letters.english import ENGLISH
from tools.outreach.letters.german import GERMAN
from tools.outreach.letters.parts import Addressee, Language, Letter, Part, Role, Style
from tools.outreach.letters.phrases import LETTERS, WORDINGS, Phrases, wording

TONGUES: Mapping[Language, Phrases] = {"English": ENGLISH, "German": GERMAN}
"""The tongues there are templates in."""


class Writer:
    """Writes letters for one request and remembers which wording went to which company, so that they go round."""

    def __init__(self, company: str, used: Mapping[str, Iterable[int]] | None = None) -> None:
        """`used` are the wordings that people at a company (in lower case) have got before."""
        self._company = company
        self._used: dict[str, list[int]] = defaultdict(list)
        for name, numbers in (used or {}).items():
            self._used[name].extend(numbers)
        self._next = 0

    def variant(self, to: Addressee) -> int:
        """Draw a wording: one that nobody at the addressee's company has got, or else one that the fewest have."""
        start = self._next
        self._next += 1
        if not to.company:
            return start % LETTERS
        there = self._used[to.company.casefold()]
        order = [(start + step) % LETTERS for step in range(LETTERS)]
        drawn = min(order, key=lambda number: (there.count(number), order.index(number)))
        there.append(drawn)
        return drawn

    def write(self, to: Addressee, facts: tuple[Fact, ...], role: Role | None, style: Style, variant: int) -> Letter:
        """Write the letter of that wording."""
        phrases = TONGUES[style.language]
        first, second, last = wording(variant)
        is_short = style.length == "short"
        facts = facts[:1] if is_short else facts
        values = {"first": to.first_name, "company": self._company, "role": phrases.role(role) if role else ""}
        parts: list[Part] = []
        reason = phrases.reason(facts, style.tone)
        plain = style.tone == "formal" or not is_short  # a short letter is a brief one, unless it has to be formal
        if reason:
            opening = phrases.openings[style.tone if plain else "brief"][first].format(fact=reason)
            parts.append(Part("opening", opening, "template"))
        offers = phrases.short_offers if is_short else phrases.offers
        offer = (offers if role else phrases.general)[second].format(**values)
        parts.append(Part("offer", offer, "template"))
        if style.length == "long":
            parts += [Part("more", text, "template") for text in _more(phrases, role)]
        parts.append(Part("closing", phrases.closings[style.tone if plain else "brief"][last], "template"))
        return Letter(
            subject=self._subject(phrases, to, role, variant),
            greeting=phrases.greetings[style.tone].format(first=to.first_name),
            parts=tuple(parts),
            facts=facts,
            style=style,
            variant=variant,
        )

    def _subject(self, phrases: Phrases, to: Addressee, role: Role | None, variant: int) -> str:
        title = role.title if role else None
        subjects = phrases.subjects if title else phrases.hellos
        at = (variant + variant // WORDINGS) % WORDINGS
        one = phrases.one(title) if title else ""
        return subjects[at].format(role=title or "", one=one, company=self._company, first=to.first_name)


def _more(phrases: Phrases, role: Role | None) -> list[str]:
    """Say what else the record says of a job, one sentence."""
    if role is None or role.title is None:
        return []
    said = []
    if role.department:
        said.append(phrases.team.format(team=role.department))
    if role.is_remote:
        said.append(phrases.remote)
    return [" ".join(said)] if said else []


def mention(what: str, role: Role, language: Language) -> str | None:
    """Put one thing the record says of a job into a sentence; None when the record does not say it."""
    phrases = TONGUES[language]
    match what:
        case "remote":
            return phrases.remote if role.is_remote else None
        case "place":
            return phrases.place.format(place=role.location) if role.location and not role.is_remote else None
        case "team":
            return phrases.team.format(team=role.department) if role.department else None
        case _:
            return None
