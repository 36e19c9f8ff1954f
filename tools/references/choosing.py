"""What happens when a name means one record, several, none, or only looks like one."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar
from uuid import UUID

from tools import matching
from tools.context import ToolContext
from tools.errors import NotFound, Unclear
from tools.matching import Matched
from tools.views import Picker, PickerOption

Of = Literal["candidate", "job", "stage", "person", "source", "tag", "pool", "reason", "department", "other"]
FEW = 12
"""A vocabulary of up to this many names is shown whole when a name is not in it."""
LONGEST_QUOTE = 60
"""Characters of somebody's words that an answer repeats."""


class HasId(Protocol):
    """A record."""

    @property
    def id(self) -> UUID:
        """Its id."""
        ...


R = TypeVar("R", bound=HasId)
Describe = Callable[[Sequence[R]], Awaitable[list[PickerOption]]]


@dataclass(frozen=True)
class Asked(Generic[R]):
    """A reference as it was given: its words, the argument it stands in, whether it is for a write.

    `noun` is what a person calls such a record; `label` names one, `describe` makes picker options of
    several.
    """

    ref: str
    noun: str
    of: Of
    field: str
    write: bool
    label: Callable[[R], str]
    describe: Describe[R]

    @property
    def quoted(self) -> str:
        """The words in quotation marks."""
        return quote(self.ref)


def quote(ref: str) -> str:
    """Put words in quotation marks, shortened when somebody pasted a page."""
    plain = " ".join(ref.split())
    return f"“{plain[:LONGEST_QUOTE]}…”" if len(plain) > LONGEST_QUOTE else f"“{plain}”"


def as_id(ref: str) -> UUID | None:
    """Read a record id."""
    try:
        return UUID(ref.strip())
    except ValueError:
        return None


async def settle(ctx: ToolContext, asked: Asked[R], matched: Matched[R], *, known: Sequence[R] = ()) -> R:
    """Give the one record that is meant.

    Raises `Unclear` with a picker when several are, `NotFound` (with the nearest spellings, or with all of a
    small vocabulary) when none is. What only looks alike serves a read, which says so, and never a write.
    """
    if matched.how in {"exact", "part"}:
        one = matched.only or last_named(ctx, matched.hits)
        if one is not None:
            return one
        raise Unclear(await picker(asked, f"Which {asked.noun} do you mean by {asked.quoted}?", matched.hits))
    clear = matched.nearest
    if clear is not None and not asked.write:
        ctx.remark(f"No {asked.noun} is called {asked.quoted}; using the nearest, {asked.label(clear)}.")
        return clear
    if matched.hits:
        question = f"No {asked.noun} is called {asked.quoted}{_untouched(asked)}. Did you mean …?"
        raise NotFound(question, await picker(asked, question, matched.hits))
    sentence = f"There is no {asked.noun} called {asked.quoted} that you can see{_untouched(asked)}."
    if known and len(known) <= FEW:
        raise NotFound(sentence, await picker(asked, f"{sentence} Which one is it?", known))
    raise NotFound(sentence)


def _untouched(asked: Asked[Any]) -> str:
    return ", so nothing was changed" if asked.write else ""


async def picker(asked: Asked[Any], question: str, hits: Sequence[Any]) -> Picker:
    """Make the question with its choices; one that would not fit says how many more there are."""
    shown = hits[: FEW if len(hits) <= FEW else matching.MOST]
    if len(hits) > len(shown):
        question = f"{question} Here are {len(shown)} of {len(hits)}; a fuller name or an e-mail narrows it."
    return Picker(
        question=question,
        options=tuple(await asked.describe(shown)),
        of=asked.of,
        field=asked.field,
        instead_of=asked.ref,
    )


def last_named(ctx: ToolContext, hits: Sequence[R]) -> R | None:
    """Give the hit that the thread named last, when that is one."""
    return matching.narrowed(hits, {str(hit.id): hit for hit in hits}, [m.id for m in ctx.mentions])
