"""Finding the attributes of a kit in what was written: names, synonyms, abbreviations, derived forms, slips."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from tools.feedback.reading.opinion_words import SIGNS
from tools.feedback.reading.result import AttributeSpec
from tools.feedback.reading.synonyms import GENERIC, GROUPS
from tools.feedback.reading.text import Token

_WORDS = re.compile(r"[^\W_]+(?:\+\+|#)?")
_SUFFIXES = ("ings", "ing", "ers", "er", "ies", "es", "ed", "s")
_LONG_WORD = 5
_SHORTEST, _CUT = 4, 8
_LABELS = frozenset({":", "-", "=", "—", "(", "|", "was", "is", "were"})
_WHOLE_WORDS = frozenset(
    """lead product present design research process test data strategic point port part contract develop plan train
    market account form manage operate commit inform relation communal""".split()
)
_VERY_LONG_WORD = 9


@dataclass(frozen=True, slots=True)
class Mention:
    """An attribute named by the tokens from `first` up to `last`. `rates` is 1 or -1 where the word itself rates."""

    first: int
    last: int
    attribute: int
    rates: int = 0
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Word:
    """One way to name an attribute; a lower rank is nearer to its name."""

    words: tuple[str, ...]
    attribute: int
    rank: int
    rates: int = 0


class Vocabulary:
    """The ways to name each attribute of one kit."""

    def __init__(self, attributes: Sequence[AttributeSpec]) -> None:
        ways: dict[tuple[str, ...], list[_Word]] = {}
        for number, attribute in enumerate(attributes):
            for way in _ways(number, attribute):
                ways.setdefault(way.words, []).append(way)
        chosen = [one for found in ways.values() if (one := _nearest(found)) is not None]
        self._by_first: dict[str, list[_Word]] = {}
        for way in sorted(chosen, key=lambda way: -len(way.words)):
            self._by_first.setdefault(way.words[0], []).append(way)
        self._stems = [way for way in chosen if way.words[-1].endswith("*")]
        self._misspelt = [way for way in chosen if way.rank <= _PART and not way.words[-1].endswith("*")]
        self._by_letter: dict[str, list[_Word]] = {}
        for way in self._misspelt:
            self._by_letter.setdefault(way.words[0][0], []).append(way)
        self.words = frozenset(word.rstrip("*") for way in chosen for word in way.words)

    def find(self, tokens: Sequence[Token]) -> list[Mention]:
        """Find what is named, from left to right, the longest name first."""
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            mention = self._at(tokens, at)
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.last
        return found

    def _at(self, tokens: Sequence[Token], at: int) -> Mention | None:
        if tokens[at].kind not in {"word", "number"}:
            return None
        for way in self._by_first.get(_plain(tokens[at].text), ()):
            end = _match(way.words, tokens, at)
            if end is not None and not _is_the_verb(tokens, at, end):
                return Mention(at, end, way.attribute, way.rates)
        word = _plain(tokens[at].text)
        for way in self._stems:
            if len(way.words) == 1 and word.startswith(way.words[0][:-1]):
                return Mention(at, at + 1, way.attribute, way.rates)
        short = self._shortened_at(tokens, at)
        if short is not None:
            return short
        return self._misspelt_at(tokens, at) if len(word) >= _LONG_WORD else None

    def _shortened_at(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """Find a name cut short where a label or a score stands behind it: "arch: 3/4"."""
        word = tokens[at].text
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if word.endswith("s") and len(word) == _SHORTEST:
            word = word[:-1]  # "docs"
        elif len(word) < _SHORTEST:
            return None
        if word in _WHOLE_WORDS or after is None:
            return None
        if after.text not in _LABELS and after.kind not in {"number", "code"} and after.text not in SIGNS:
            return None
        meant = {
            w.attribute
            for w in self._misspelt
            if w.rank == _NAME and len(w.words[0]) >= _CUT and w.words[0].startswith((word, word.removesuffix("s")))
        }
        return Mention(at, at + 1, meant.pop(), exact=False) if len(meant) == 1 else None

    def _misspelt_at(self, tokens: Sequence[Token], at: int) -> Mention | None:
        for way in self._by_letter.get(tokens[at].text[0], ()):
            end = _match(way.words, tokens, at, near=True)
            if end is not None:
                return Mention(at, end, way.attribute, way.rates, exact=False)
        return None


_NAME, _GIVEN, _SYNONYM, _PART, _DERIVED = range(5)


def _ways(number: int, attribute: AttributeSpec) -> Iterable[_Word]:
    name = _split(attribute.name)
    if not name:
        return
    yield _Word(name, number, _NAME)
    yield _Word(("".join(name),), number, _NAME)
    for given in attribute.synonyms:
        if words := _split(given):
            yield _Word(words, number, _GIVEN)
    for words, rates in _synonyms(name):
        yield _Word(words, number, _SYNONYM, rates)
    for word in name:
        if word in GENERIC:
            continue
        if len(name) > 1:
            yield _Word((word,), number, _PART)
        for form in _forms(word):
            yield _Word((form,), number, _DERIVED)
    for words in (*_shortened(name), *_clipped(name)) if len(name) > 1 else ():
        yield _Word(words, number, _DERIVED)


def _shortened(name: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Give the initials of a name of several words, and its other numbers."""
    yield ("".join(word[0] for word in name if word not in {"and", "of", "to", "the"}),)
    if len(name) > _TOO_SHORT:
        yield ("".join(word[0] for word in name),)
    yield (*name[:-1], _other_number(name[-1]))
    yield (_other_number(name[0]), *name[1:])


def _clipped(name: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Give a name of two words with the first cut short: "pen testing", "pentesting", "sys design"."""
    if len(name) != 2 or name[0] in GENERIC or name[1] in GENERIC:  # noqa: PLR2004 - two words
        return
    first, second = name
    for size in range(2, min(len(first), 6)):
        for form in (second, *_forms(second)):
            yield (first[:size] + form,)
            if size > _TOO_SHORT:
                yield (first[:size], form)


def _nearest(found: list[_Word]) -> _Word | None:
    """Give the attribute a word names; None when two have the same claim to it."""
    best = min(way.rank for way in found)
    claims = [way for way in found if way.rank == best]
    if len({way.attribute for way in claims}) > 1:
        return None
    if len(claims[0].words) == 1 and len(claims[0].words[0]) <= _TOO_SHORT and best == _DERIVED:
        return None
    return next((way for way in claims if way.rates), claims[0]) if best == _SYNONYM else claims[0]


_TOO_SHORT = 2


def _split(name: str) -> tuple[str, ...]:
    return tuple(_plain(word) for word in _WORDS.findall(name.lower()))


def _plain(word: str) -> str:
    return word.removesuffix("'s").replace("'", "")


def _forms(word: str) -> Iterable[str]:
    """Give forms derived from a word: plural, the verb, who does it."""
    yield _other_number(word)
    if word.endswith("ing") and len(word) > _LONG_WORD:
        stem = word[:-3]
        yield from (stem, stem + "s", stem + "ed", stem + "er", stem + "e", stem + "es")
    if word.endswith("fication"):
        stem = word[:-6]
        yield from (stem + "y", stem + "ies", stem + "ied", stem + "ying")
    if word.endswith("tion"):
        yield from (word[:-3] + "or", word[:-3] + "e", word[:-3] + "es", word[:-3] + "ed")
    if word.endswith("iness"):
        yield word[:-5] + "y"
    if word.endswith("ity"):
        yield word[:-3] + "e"


def _other_number(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word + "s"


@cache
def _groups() -> tuple[tuple[frozenset[tuple[str, ...]], tuple[tuple[tuple[str, ...], int], ...]], ...]:
    groups = []
    for line in re.sub(r"\n +", " ", GROUPS.strip()).splitlines():
        names, _, words = line.partition(" = ")
        entries = []
        for entry in words.split(","):
            sign = {"+": 1, "-": -1}.get(entry.strip()[:1], 0)
            entries.append((tuple(entry.strip().lstrip("+-").split()), sign))
        groups.append((frozenset(tuple(name.split()) for name in names.split(",") if name.strip()), tuple(entries)))
    return tuple(groups)


def _synonyms(name: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], int]]:
    """Give the words of every group the name belongs to: by the whole name, else by its parts around an "and"."""
    parts = {name, *_parts(name)}
    for names, words in _groups():
        if parts & names:
            yield from words


def _parts(name: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    start = 0
    for at, word in enumerate((*name, "and")):
        if word in {"and", "or"}:
            if start < at:
                yield name[start:at]
            start = at + 1


def _match(words: tuple[str, ...], tokens: Sequence[Token], at: int, *, near: bool = False) -> int | None:
    """Give where a way to name ends when it stands at a position; marks such as hyphens and slashes may join it."""
    end = at
    for number, word in enumerate(words):
        if number:
            while (
                end < len(tokens) and tokens[end].text in {"-", "/", "&"} and tokens[end].start == tokens[end - 1].end
            ):
                end += 1
        if end >= len(tokens) or not _same(word, _plain(tokens[end].text), near=near):
            return None
        end += 1
    return end


def _is_the_verb(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether "go" is the verb, not the language."""
    if end != at + 1 or tokens[at].text != "go":
        return False
    before = tokens[at - 1].text if at else ""
    after = tokens[end] if end < len(tokens) else None
    counted = after is not None and after.kind == "number"
    scored = counted and end + 1 < len(tokens) and tokens[end + 1].text in {"/", "out", "of"}
    return (
        before in _BEFORE_THE_VERB or (counted and not scored) or (after is not None and after.text in _AFTER_THE_VERB)
    )


_BEFORE_THE_VERB = frozenset(
    "i'd i would could can will i'll let's to we'd we must should may might gonna didn't".split()
)
_AFTER_THE_VERB = frozenset("with to for ahead back either through a an the as no yes hire beyond".split())


def _same(word: str, written: str, *, near: bool) -> bool:
    if word.endswith("*"):
        return written.startswith(word[:-1])
    if word == written:
        return True
    if not near or len(word) < _LONG_WORD or len(written) < _LONG_WORD - 1 or word[0] != written[0]:
        return False
    allowed = 2 if len(word) >= _VERY_LONG_WORD else 1
    if written in _REAL_WORDS:
        return False
    return OSA.distance(word, written, score_cutoff=allowed) <= allowed


_REAL_WORDS = frozenset(
    """process progress product products produced presentation presentations present reflection execution excellent
    excellence resting nesting texting testing tasting listing lasting seeking meeting meetings selling setting sitting
    coping cooking coming coaching couching caring carry cloning losing closing clothing posing moving making
    drafting draft crafts graft value valued values clever cultured statistic ability agility facility quality quantity
    retention attention mention tension motion notion option section session mission position condition tradition
    relation relations creation reaction resolution revolution solution research searched recover discover discovers
    discovered discovering recovery analyst analysts strategic tragedy patient patients patents payment payments
    write wrote written white while whole which where were there these those their theirs""".split()
)
"""Words that lie one slip away from a name of an attribute, and are right as they are."""
