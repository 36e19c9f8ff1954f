"""Letters put into words by a model, from facts alone; what fails the check is asked for once more, then replaced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from prompts import render
from store.queries.outreach import Fact
from tools.asking import Question
from tools.outreach.letters.checking import LONGEST, SUBJECT, Name, check, names_of
from tools.outreach.letters.parts import Addressee, Letter, Part, PartName, Role
from tools.outreach.letters.plain_words import PLAIN, STARTERS

PROMPT = "letter"
_PARTS: tuple[PartName, ...] = ("opening", "offer", "closing")


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str
    opening: str
    offer: str
    closing: str


SCHEMA: Mapping[str, Any] = _Answer.model_json_schema()
"""The schema of the model's answer, the same for every letter."""


@dataclass
class Order:
    """A letter to be put into words: the template's, which stands where the model's words do not hold."""

    to: Addressee
    company: str
    role: Role | None
    template: Letter
    texts: dict[str, str] = field(default_factory=dict)
    facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    failed: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    was_silent: bool = False

    @property
    def names(self) -> tuple[Name, ...]:
        """The names the letter may use."""
        return names_of(self.to, self.company, self.role, self.template.facts)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The paragraphs the model writes: those the template has, and the subject."""
        return ("subject", *(part.name for part in self.template.parts if part.name in _PARTS))

    def question(self) -> Question:
        """Lay out what is known as data."""
        role = self.role
        given: dict[str, Any] = {
            "first_name": self.to.first_name,
            "company": self.company,
            "role": {"title": role.title, "place": role.location, "team": role.department} if role else None,
            "facts": [_given(one) for one in self.template.facts],
            "tone": self.template.style.tone,
            "length": self.template.style.length,
        }
        if self.failed:
            given["again"] = [{"part": part, "said": said, "why": why} for part, (said, why) in self.failed.items()]
        system = render(PROMPT, words=" ".join(sorted(PLAIN)), starters=" ".join(sorted(STARTERS)))
        return Question(prompt=PROMPT, system=system, text=orjson.dumps(given).decode(), schema=SCHEMA)

    def take(self, answer: str | None) -> None:
        """Keep what holds of an answer, and why the rest does not."""
        said = _parsed(answer)
        if said is None:
            self.was_silent = answer is None
            self.failed.update({part: ("", ("it made no sense",)) for part in self.wanted if part not in self.texts})
            return
        for part in self.wanted:
            if part not in self.texts:
                self._take(part, " ".join(getattr(said, part).split(" ")).strip())

    def _take(self, part: str, text: str) -> None:
        length = SUBJECT if part == "subject" else LONGEST[self.template.style.length]
        checked = check(text, self.names, most_words=length)
        against = (*checked.against, *self._missing(part, text, checked.facts))
        if against:
            self.failed[part] = (text, against)
        else:
            self.failed.pop(part, None)
            self.texts[part], self.facts[part] = text, checked.facts

    def _missing(self, part: str, text: str, facts: Sequence[Fact]) -> tuple[str, ...]:
        if part == "opening" and not facts:
            return ("it names no fact",)
        if part in {"offer", "closing"} and facts:
            return ("only the opening speaks of the person's facts",)
        if part == "offer" and self.role and self.role.title and self.role.title not in text:
            return ("it does not name the role",)
        return ()

    def letter(self) -> Letter:
        """Give the letter: the model's words where they hold, the template's where not, and a note that says which."""
        parts = tuple(
            Part(part.name, self.texts[part.name], "model") if part.name in self.texts else part
            for part in self.template.parts
        )
        opening = self.facts.get("opening", self.template.facts if "opening" in self.wanted else ())
        facts = tuple(dict.fromkeys((*opening, *self.facts.get("subject", ()))))
        subject = self.texts.get("subject", self.template.subject)
        return replace(self.template, subject=subject, parts=parts, facts=facts, notes=self._notes())

    def _notes(self) -> tuple[str, ...]:
        left = [part for part in self.wanted if part not in self.texts]
        if not left:
            return ("Put into words by the model, and checked against the record.",)
        if self.was_silent and len(left) == len(self.wanted):
            return ("The model gave no answer, so this is the template’s text.",)
        whys = "; ".join(f"{part}: {self.failed[part][1][0]}" for part in left if part in self.failed)
        if len(left) == len(self.wanted):
            return (f"What the model wrote did not hold ({whys}), so this is the template’s text.",)
        return (f"Put into words by the model; the template’s text stands where that did not hold ({whys}).",)


def _given(fact: Fact) -> dict[str, str]:
    match fact.kind:
        case "skill":
            return {"skill": fact.words, "years": fact.detail} if fact.detail.isdigit() else {"skill": fact.words}
        case "current":
            return {"title_now": fact.words, "company_now": fact.detail}
        case _:
            return {"former_title": fact.words, "former_company": fact.detail}


def _parsed(answer: str | None) -> _Answer | None:
    try:
        return _Answer.model_validate_json(answer) if answer is not None else None
    except ValidationError:
        return None
