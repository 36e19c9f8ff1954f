"""What a letter is made of and how it is to sound."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from store.queries.outreach import Fact

Tone = Literal["friendly", "warm", "formal", "brief"]
Length = Literal["short", "usual", "long"]
Language = Literal["English", "German"]
PartName = Literal["opening", "offer", "more", "closing"]
Author = Literal["template", "model", "sender", "record"]
"""Who put a part into words; `sender` is the person whose name stands under the letter, `record` a fact in a sentence
that is always the same."""

LENGTHS: tuple[Length, ...] = ("short", "usual", "long")


@dataclass(frozen=True)
class Role:
    """What a letter is about; `title` is None for one that is not announced. `words` are all that tell its needs."""

    title: str | None
    location: str | None = None
    department: str | None = None
    words: frozenset[str] = frozenset()

    @property
    def is_remote(self) -> bool:
        """Tell whether the record says that the work is done from anywhere."""
        return (self.location or "").casefold().split(",")[0].strip() == "remote"


@dataclass(frozen=True)
class Addressee:
    """Whom a letter is for."""

    first_name: str
    company: str | None


@dataclass(frozen=True)
class Style:
    """How letters are to sound; what is None is chosen by whoever writes."""

    tone: Tone = "friendly"
    length: Length = "usual"
    language: Language = "English"

    def changed(self, tone: Tone | None, length: Length | None, language: Language | None) -> "Style":
        """Give the style with what is wanted otherwise."""
        return replace(self, tone=tone or self.tone, length=length or self.length, language=language or self.language)


@dataclass(frozen=True)
class Part:
    """One paragraph: which, its words, and who put it into words."""

    name: PartName | Literal["message", "mention"]
    text: str
    by: Author


@dataclass(frozen=True)
class Letter:
    """Subject and paragraphs without the greeting, the facts they name, and the wording that was drawn."""

    subject: str
    greeting: str
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    style: Style
    variant: int
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The letter as it is read."""
        return "\n\n".join((self.greeting, *_paragraphs(self.parts)))


def _paragraphs(parts: Sequence[Part]) -> list[str]:
    """Join the opening and the offer to one paragraph; the rest stand by themselves."""
    made: list[str] = []
    for before, part in zip((None, *parts), parts, strict=False):
        if part.name in {"offer", "more"} and before is not None and before.name in {"opening", "offer"}:
            made[-1] = f"{made[-1]} {part.text}"
        else:
            made.append(part.text)
    return made
