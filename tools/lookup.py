"""What the built-in interpreter asks the store: the vocabulary of a person and the candidates' names in a sentence.

Everything is read under the person's own rights, so a name one may not see is not understood either.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
"""Seconds a vocabulary is kept whatever the audit chain says: what is changed past the tools is known by then."""
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


@dataclass(frozen=True)
class _Kept:
    """What was read for a person: when, after which event, and the vocabulary in its two halves."""

    at: float
    seen: int
    names: tuple[Term, ...]
    words: tuple[Term, ...]
    whole: Vocabulary


class DatabaseLookup:
    """Learns names from the store; safe to share between turns.

    What one process changes another has to know at once, because several answer one conversation: before a kept
    vocabulary is used, the audit chain is asked whether names have changed since it was read.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._kept: OrderedDict[UUID, _Kept] = OrderedDict()

    async def vocabulary(self, actor: Actor) -> Vocabulary:
        """Give the person's vocabulary as it is now; candidates' words that others changed, at most LIFETIME old."""
        kept = self._kept.get(actor.id)
        if kept is not None and self._clock() - kept.at >= LIFETIME:
            kept = None
        async with self._database.person(actor.id) as session:
            changes = await queries.changes_since(session, kept.seen if kept else None)
            names = kept.names if kept and not changes.names else await queries.names(session)
            words = kept.words if kept and not changes.words else await queries.words_of_candidates(session)
        at = kept.at if kept and words is kept.words else self._clock()
        former = self._kept.get(actor.id)
        is_same = former is not None and (former.names, former.words) == (names, words)
        whole = former.whole if former is not None and is_same else Vocabulary((*names, *words))
        self._kept[actor.id] = _Kept(at, changes.latest, names, words, whole)
        self._kept.move_to_end(actor.id)
        while len(self._kept) > PEOPLE:
            self._kept.popitem(last=False)
        return whole

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
