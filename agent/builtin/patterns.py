"""Phrases with choices, "a (b|c) [d]", matched against words without spelling every combination out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

Spell = Callable[[int, str], float]
"""How well the word at a place spells a word of a phrase: 1 as it stands, less with a slip, 0 not at all."""

PASSED_OVER = "~"
"""What a word spells that may stand inside any phrase: "who are *already* tagged"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several runs of words; `optional` when none of them need stand."""

    runs: tuple[tuple["str | Choice", ...], ...]
    optional: bool


@dataclass(frozen=True, eq=False)
class Phrase:
    """A run of words and choices. `first` are the words it can begin with; `empty` means no words at all."""

    items: tuple["str | Choice", ...]
    first: frozenset[str]

    @property
    def empty(self) -> bool:
        """Tell whether the phrase is the bare `_`."""
        return not self.items

    def ends(self, at: int, hi: int, spell: Spell) -> dict[int, float]:
        """Give where the phrase can end when it begins at a place, with the worth of its words."""
        found: dict[int, float] = {}
        for end, worth in _walk(self.items, at, hi, spell):
            if worth > found.get(end, 0.0):
                found[end] = worth
        return found


def _walk(
    items: tuple["str | Choice", ...], at: int, hi: int, spell: Spell, *, begun: bool = False
) -> Iterator[tuple[int, float]]:
    if not items:
        yield at, 0.0
        return
    head, rest = items[0], items[1:]
    if isinstance(head, str):
        worth = spell(at, head) if at < hi else 0.0
        if worth > 0:
            for end, more in _walk(rest, at + 1, hi, spell, begun=True):
                yield end, worth + more
        elif begun and at < hi and spell(at, PASSED_OVER) > 0:
            yield from _walk(items, at + 1, hi, spell, begun=True)
        return
    if head.optional:
        yield from _walk(rest, at, hi, spell, begun=begun)
    for run in head.runs:
        for middle, worth in _walk(run, at, hi, spell, begun=begun):
            for end, more in _walk(rest, middle, hi, spell, begun=True):
                yield end, worth + more


@lru_cache(maxsize=8192)
def phrases(text: str) -> tuple[Phrase, ...]:
    """Read phrases separated by `|`; `_` is the phrase of no words."""
    return tuple(_phrase(part.split()) for part in _parts(text) if part.strip())


def pieces(text: str) -> tuple[tuple[Phrase, ...], ...]:
    """Read phrases that may have gaps: "take .. off" is two pieces with anything between."""
    return tuple(
        tuple(_phrase(piece.split()) for piece in part.split("..") if piece.strip())
        for part in _parts(text)
        if part.strip()
    )


def _parts(text: str) -> list[str]:
    """Split at the bars that stand outside all brackets."""
    parts, depth, begin = [], 0, 0
    for at, sign in enumerate(text):
        if sign in "([":
            depth += 1
        elif sign in ")]" and depth:
            depth -= 1
        elif sign == "|" and depth == 0:
            parts.append(text[begin:at])
            begin = at + 1
    return [*parts, text[begin:]]


def _phrase(words: list[str]) -> Phrase:
    text = " ".join(words)
    if text == "_":
        return Phrase((), frozenset())
    items = _run(text)
    return Phrase(items, _first(items))


def _run(text: str) -> tuple["str | Choice", ...]:
    items: list[str | Choice] = []
    at = 0
    while at < len(text):
        if text[at] in "([" and text[at:] not in {"(", "["} and not text[at:].startswith("( "):
            end = _closing(text, at)
            runs = tuple(_run(part.strip()) for part in _parts(text[at + 1 : end]))
            items.append(Choice(tuple(run for run in runs if run), optional=text[at] == "[" or () in runs))
            at = end + 1
        elif text[at] == " ":
            at += 1
        else:
            end = text.find(" ", at)
            end = len(text) if end < 0 else end
            items.append(text[at:end])
            at = end
    return tuple(items)


def _closing(text: str, at: int) -> int:
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] in "([") - (text[place] in ")]")
        if depth == 0:
            return place
    raise ValueError(f"a bracket is not closed in {text!r}")


def _first(items: tuple["str | Choice", ...]) -> frozenset[str]:
    words: set[str] = set()
    for item in items:
        if isinstance(item, str):
            words.add(item)
            break
        for run in item.runs:
            words |= _first(run)
        if not item.optional:
            break
    return frozenset(words)


def words_of(phrase: Phrase) -> Iterator[str]:
    """Give every word a phrase may hold."""
    stack = list(phrase.items)
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        else:
            stack += [part for run in item.runs for part in run]


T = TypeVar("T")


def by_first(pairs: Iterable[tuple[Phrase, T]]) -> dict[str, list[tuple[Phrase, T]]]:
    """Index phrases by the words they can begin with."""
    index: dict[str, list[tuple[Phrase, T]]] = {}
    for phrase, thing in pairs:
        for word in phrase.first:
            index.setdefault(word, []).append((phrase, thing))
    return index


class PhraseSet:
    """Phrases looked for as they stand, each to its longest end."""

    def __init__(self, text: str) -> None:
        self._text = " ".join(text.split())
        self._index: dict[str, list[tuple[Phrase, None]]] | None = None

    def longest(self, keys: list[str], at: int, hi: int) -> int:
        """Give where the longest phrase that begins at a place ends, or the place itself."""
        if self._index is None:
            self._index = by_first((phrase, None) for phrase in phrases(self._text))
        if at >= hi:
            return at

        def spell(place: int, word: str) -> float:
            return float(keys[place] == word)

        ends = [end for phrase, _ in self._index.get(keys[at], ()) for end in phrase.ends(at, hi, spell)]
        return max(ends, default=at)

    def stands(self, keys: list[str], at: int, hi: int) -> bool:
        """Tell whether a phrase begins at a place."""
        return self.longest(keys, at, hi) > at

    def ending(self, keys: list[str], lo: int, hi: int) -> int:
        """Give where the longest phrase that ends at `hi` begins, or `hi`."""
        for start in range(max(lo, hi - 9), hi):
            if self.reaches(keys, start, hi):
                return start
        return hi

    def reaches(self, keys: list[str], at: int, hi: int) -> bool:
        """Tell whether a phrase covers a stretch exactly."""
        self.longest(keys, at, hi)

        def spell(place: int, word: str) -> float:
            return float(keys[place] == word)

        return any(hi in phrase.ends(at, hi, spell) for phrase, _ in (self._index or {}).get(keys[at], ()))
