"""Letters from templates: facts of a record in good sentences, and no two to one company that read the same.

Nothing in a letter is made up: each sentence about somebody rests on one fact of their record. Pay is never named.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from store.queries.outreach import Fact

Tone = Literal["friendly", "formal", "brief"]


@dataclass(frozen=True)
class Role:
    """What a letter is about; `title` is None for one that is not announced."""

    title: str | None
    location: str | None = None
    department: str | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Addressee:
    """Whom a letter is for."""

    first_name: str
    company: str | None
    title: str | None


@dataclass(frozen=True)
class Letter:
    """Subject and text, and the facts the text names."""

    subject: str
    text: str
    facts: tuple[Fact, ...]


_OPENINGS: dict[Tone, tuple[str, ...]] = {
    "friendly": (
        "I came across your profile and {fact} caught my eye.",
        "Your background stood out to me, above all {fact}.",
        "I have been looking for somebody with your background for a while, and {fact} made me write.",
        "I would like to introduce us, mostly because of {fact}.",
        "A short note because a team here would love to talk to you about {fact}.",
    ),
    "formal": (
        "I am writing to you because of {fact}.",
        "Your professional background, in particular {fact}, has come to our attention.",
        "In the course of our search, {fact} impressed us.",
        "We have followed careers in your field for some time, and I turn to you because of {fact}.",
        "May I introduce us briefly: we would like to get to know you because of {fact}.",
    ),
    "brief": (
        "Short note: {fact} caught my eye.",
        "Quick one, because of {fact}.",
        "I'll keep this short. I write because of {fact}.",
        "Two lines only, because of {fact}.",
        "In brief: {fact} made me write.",
    ),
}
_OFFERS = (
    "We are hiring {role}, and I think it could suit you.",
    "We have an opening for {role} that may interest you.",
    "At {company} we are looking for {role}.",
)
_GENERAL = (
    "Nothing is advertised that fits you exactly, but I would like us to know each other for when it is.",
    "I would like to hear what you want to do next; roles in your field open here regularly.",
    "{company} keeps growing in your field, and I would rather talk early than late.",
)
_CLOSINGS: dict[Tone, tuple[str, ...]] = {
    "friendly": (
        "Would you have fifteen minutes for a call in the next two weeks?",
        "If that sounds interesting, just reply and I'll tell you more. If not, that's fine too.",
        "Shall I send you more details?",
    ),
    "formal": (
        "I would be glad to tell you more in a short conversation at a time that suits you.",
        "Should this be of interest to you, I look forward to your reply.",
        "Please let me know whether I may send you further details.",
    ),
    "brief": ("Worth a call?", "Interested? Just reply.", "Shall I send details?"),
}
_SUBJECTS = (
    "{role} at {company}",
    "{first}, a question about your next step",
    "{company} is looking for {one}",
    "{first}, {role} in our team?",
)
_GENERAL_SUBJECTS = ("{first}, a hello from {company}", "Getting to know each other, {first}?", "From {company}")
_GREETINGS: dict[Tone, str] = {"friendly": "Hi {first},", "formal": "Dear {first},", "brief": "Hi {first},"}
_BEST = 2
"""Facts one letter names."""


class Writer:
    """Writes letters for one request; keeps count of what it wrote to whom, so that variants go round."""

    def __init__(self, company: str, role: Role | None, tone: Tone, wanted: Iterable[str] = ()) -> None:
        """`wanted` are words that make a fact worth naming: skills that were asked for."""
        self._company, self._role, self._tone = company, role, tone
        self._asked = {one.casefold() for one in wanted}
        self._needed = role.words if role else frozenset()
        self._written: dict[str, set[int]] = {}
        self._all = 0

    def write(self, to: Addressee, known: Sequence[Fact], message: str | None = None) -> Letter:
        """Write a letter from what is known; `message` is a sentence of the sender's that goes in as it is."""
        at = self._variant(to)
        best = self._best(known)
        openings = _OPENINGS[self._tone]
        offers = _OFFERS if self._role else _GENERAL
        parts = [_GREETINGS[self._tone].format(first=to.first_name)]
        reason = _reason(best, to)
        if reason:
            parts.append(f"{openings[at % len(openings)].format(fact=reason)} {self._offer(offers, at)}")
        else:
            parts.append(self._offer(offers, at))
        if message:
            parts.append(message.strip())
        closings = _CLOSINGS[self._tone]
        parts.append(closings[(at + at // len(openings)) % len(closings)])
        return Letter(self._subject(to, at), "\n\n".join(parts), best)

    def _variant(self, to: Addressee) -> int:
        """Take the next wording; at one company one that nobody there has got, as long as there are any."""
        at, many = self._all, len(_OPENINGS[self._tone])
        self._all += 1
        there = self._written.setdefault((to.company or "").casefold(), set()) if to.company else set()
        while at % many in there and len(there) < many:
            at += 1
        there.add(at % many)
        return at

    def _best(self, known: Sequence[Fact]) -> tuple[Fact, ...]:
        skills = [fact for fact in known if fact.kind == "skill"]
        fitting = [fact for fact in skills if fact.words.casefold() in self._asked]
        fitting += [fact for fact in skills if fact.words.casefold() in self._needed and fact not in fitting]
        others = [fact for fact in known if fact.kind == "experience" and fact.detail]
        chosen = [*(fitting or skills)[:_BEST], *others[:1]]
        return tuple(chosen[: _BEST + 1])

    def _offer(self, offers: Sequence[str], at: int) -> str:
        return offers[at % len(offers)].format(role=_role(self._role), company=self._company)

    def _subject(self, to: Addressee, at: int) -> str:
        subjects = _SUBJECTS if self._role and self._role.title else _GENERAL_SUBJECTS
        title = self._role.title if self._role and self._role.title else ""
        return subjects[at % len(subjects)].format(
            role=title, one=f"{_article(title)} {title}", company=self._company, first=to.first_name
        )


def _role(role: Role | None) -> str:
    if role is None:
        return ""
    if role.title is None:
        return (
            f"somebody for our {role.department} team" if role.department else "somebody for a role not yet announced"
        )
    remote = (role.location or "").casefold() == "remote"
    place = " (remote)" if remote else f" in {role.location}" if role.location else ""
    return f"{_article(role.title)} {role.title}{place}"


def _article(word: str) -> str:
    return "an" if re.match(r"(?i)(?:[aeio]|u(?!ni|se|k\b)|(?:SRE|HR|ML)\b)", word) else "a"


def _reason(best: Sequence[Fact], to: Addressee) -> str:
    """Put the facts of a letter into the words of its first sentence."""
    skills = [fact for fact in best if fact.kind == "skill"]
    before = next((fact for fact in best if fact.kind == "experience"), None)
    parts = []
    if skills:
        first = skills[0]
        years = f"{first.detail} years of {first.words}" if _is_long(first.detail) else f"your work with {first.words}"
        parts.append(f"your {years}" if not years.startswith("your") else years)
        parts[-1] += "".join(f" and {fact.words}" for fact in skills[1:])
    elif to.title:
        parts.append(f"your work as {_article(to.title)} {to.title}")
    if before is not None:
        what = f" as {_article(before.words)} {before.words}" if before.words else ""
        parts.append(f"your time at {before.detail}{what}")
    return " and ".join(parts)


def _is_long(years: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}", years)) and int(years) > 1
