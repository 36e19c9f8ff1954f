"""Which of some names a person means: pure rules, no database.

An exact name beats a part, a part beats a likeness: the rules are tried in that order and the first that
finds anything decides. What only looks alike is never taken for a write.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

How = Literal["exact", "part", "near", "none"]
NEAR = 78.0
"""Likeness (0-100) from which a spelling counts as near: one or two slips in a name of usual length."""
CLEAR = 6.0
"""How much nearer than the next the nearest must be to be shown without asking."""
WORTH_COMPLETING = 3
"""Letters from which the beginning of a word counts as near it."""
MOST = 8
"""Choices a picker shows at most."""

_APOSTROPHES = dict.fromkeys(map(ord, "'\u2019\u2018\u02bc\u02bb`\u00b4\u2032\u02b9\u02be\u02bf"))
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "\u0131": "i",
        "ħ": "h",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff]+")

T = TypeVar("T")


def fold(text: str) -> str:
    """Write text as `shortlist.fold` does: lower case, no accents, no punctuation, single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold().translate(_LETTERS)
    spaced = "".join(" " if _parts(c) else c for c in _ACCENTS.sub("", plain))
    return unicodedata.normalize("NFC", " ".join(spaced.split()))


def _parts(character: str) -> bool:
    """Tell whether a character stands between words."""
    category = unicodedata.category(character)
    return category[0] in "PSZ" or category == "Cc"


def words(text: str) -> tuple[str, ...]:
    """Give the folded words."""
    return tuple(fold(text).split())


@dataclass(frozen=True)
class Matched(Generic[T]):
    """What a reference matched and how; `near` hits come nearest first."""

    how: How
    hits: tuple[T, ...] = ()
    scores: tuple[float, ...] = ()

    @property
    def only(self) -> T | None:
        """The one hit, when there is exactly one and it is meant literally."""
        return self.hits[0] if len(self.hits) == 1 and self.how in {"exact", "part"} else None

    @property
    def nearest(self) -> T | None:
        """The hit that is clearly nearer than any other, whatever the rule."""
        if not self.hits:
            return None
        if len(self.hits) == 1 or (self.scores and self.scores[0] - self.scores[1] >= CLEAR):
            return self.hits[0]
        return None


def match(ref: str, named: Iterable[tuple[T, Sequence[str]]]) -> Matched[T]:
    """Match a reference against records, each with its name first and its other names after it."""
    wanted = words(ref)
    if not wanted:
        return Matched("none")
    rows = [(row, [words(name) for name in names if name]) for row, names in named]
    for how, rule in (("exact", _same), ("exact", _joined), ("part", _contains)):
        hits = tuple(row for row, names in rows if any(rule(wanted, name) for name in names))
        if hits:
            return Matched("exact" if how == "exact" else "part", hits)
    return _rank(wanted, rows)


def nearest(ref: str, named: Iterable[tuple[T, Sequence[str]]]) -> Matched[T]:
    """Rank by likeness only."""
    return _rank(words(ref), [(row, [words(name) for name in names if name]) for row, names in named])


def likeness(ref: str, name: str) -> float:
    """Tell how alike two names are, 0 to 100, whatever the order of their words."""
    return _likeness(words(ref), words(name))


def is_exact(ref: str, name: str) -> bool:
    """Tell whether a name is meant literally: the same words, in whatever order."""
    return sorted(words(ref)) == sorted(words(name))


def is_slip(one: str, other: str) -> bool:
    """Tell whether two spellings differ by so little that one is surely the other mistyped."""
    a, b = fold(one), fold(other)
    allowed = min(len(a), len(b)) // 4
    return a != b and OSA.distance(a, b) <= min(allowed, 2)


def _rank(wanted: tuple[str, ...], rows: Sequence[tuple[T, list[tuple[str, ...]]]]) -> Matched[T]:
    scored = [
        (max((_likeness(wanted, name) for name in names), default=0.0), index) for index, (_, names) in enumerate(rows)
    ]
    near = sorted((-score, index) for score, index in scored if score >= NEAR)[:MOST]
    if not near:
        return Matched("none")
    return Matched("near", tuple(rows[index][0] for _, index in near), tuple(-score for score, _ in near))


def _same(wanted: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return sorted(wanted) == sorted(name)


def _joined(wanted: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether only the gaps differ: "back end", "back-end", "backend"."""
    return "".join(wanted) == "".join(name)


def _contains(wanted: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return set(wanted) <= set(name)


def _likeness(wanted: tuple[str, ...], name: tuple[str, ...]) -> float:
    if not wanted or not name:
        return 0.0
    whole = fuzz.ratio(" ".join(sorted(wanted)), " ".join(sorted(name)))
    if len(wanted) >= len(name):
        return whole
    return max(whole, _worst_word(wanted, name) - 2)


def _worst_word(wanted: tuple[str, ...], name: tuple[str, ...]) -> float:
    """Score a part of a name by its least likely word, so that one good word cannot carry a wrong one."""
    return min(max(max(fuzz.ratio(w, part), _beginning(w, part)) for part in name) for w in wanted)


def _beginning(word: str, part: str) -> float:
    return 90.0 if len(word) >= WORTH_COMPLETING and part.startswith(word) else 0.0


def narrowed(hits: Sequence[T], ids: Mapping[str, T], mentioned: Sequence[str]) -> T | None:
    """Give the one hit the thread named last, or none when it named several of them at once.

    `ids` are the hits by id, `mentioned` the ids the thread named, newest view first. A view names nobody
    twice, so everything before the first repetition was certainly named later than what follows it.
    """
    newest: list[str] = []
    for record in mentioned:
        if record in newest:
            break
        newest.append(record)
    for group in (newest, list(dict.fromkeys(mentioned))):
        meant = [record for record in group if record in ids]
        if meant:
            return ids[meant[0]] if len(meant) == 1 and len(hits) > 1 else None
    return None
