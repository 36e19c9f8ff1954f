"""What the built-in interpreter asks the store: the vocabulary of a person and the candidates' names in a sentence.

Everything is read under the person's own rights, so a name one may not see is not understood either.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import Protocol
from uuid import UUID

from store.database import Database
from store.queries import vocabulary as queries
from store.queries.vocabulary import Described, NameHits, Term, Vocabulary
from tools.actor import Actor

__all__ = ["DatabaseLookup", "Described", "Lookup", "NameHits", "Term", "Vocabulary", "english_words"]

LIFETIME = 30.0
"""Seconds a person's vocabulary is kept: a name made meanwhile is understood half a minute later at the latest."""
PEOPLE = 200
"""Vocabularies kept at once; the one longest unused goes first."""


class Lookup(Protocol):
    """Where the interpreter learns names."""

    async def vocabulary(self, actor: Actor) -> Vocabulary:
        """Give the small vocabularies as the person may see them; the same object while nothing is read anew."""
        ...

    async def name_words(self, actor: Actor, words: Sequence[str]) -> NameHits:
        """Tell which folded words are parts of candidates' names."""
        ...

    async def described(self, actor: Actor, ids: Sequence[str]) -> Sequence[Described]:
        """Describe candidates by id."""
        ...


class DatabaseLookup:
    """Learns names from the store; safe to share between turns."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._kept: OrderedDict[UUID, tuple[float, Vocabulary]] = OrderedDict()

    async def vocabulary(self, actor: Actor) -> Vocabulary:
        """Give the person's vocabulary, at most LIFETIME old."""
        kept = self._kept.get(actor.id)
        if kept is not None and self._clock() - kept[0] < LIFETIME:
            self._kept.move_to_end(actor.id)
            return kept[1]
        async with self._database.person(actor.id) as session:
            fresh = await queries.vocabulary(session)
        if kept is not None and kept[1].terms == fresh.terms:
            fresh = kept[1]
        self._kept[actor.id] = (self._clock(), fresh)
        while len(self._kept) > PEOPLE:
            self._kept.popitem(last=False)
        return fresh

    def forget(self, person_id: UUID) -> None:
        """Read the person's vocabulary anew next time: they have changed something that may have a name."""
        self._kept.pop(person_id, None)

    async def name_words(self, actor: Actor, words: Sequence[str]) -> NameHits:
        """Tell which words are parts of candidates' names, in one query."""
        async with self._database.person(actor.id) as session:
            return await queries.name_words(session, words)

    async def described(self, actor: Actor, ids: Sequence[str]) -> Sequence[Described]:
        """Describe candidates by id."""
        async with self._database.person(actor.id) as session:
            return await queries.described(session, ids)


@cache
def english_words() -> frozenset[str]:
    """Give the common words of English (and well-known names): what is among them is no slip of the fingers."""
    listed = resources.files("store.embedding").joinpath("data", "vocab.txt").read_text(encoding="utf-8")
    return frozenset(word for word in listed.splitlines() if word.isalpha())
