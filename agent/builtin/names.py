"""The index of a vocabulary: which names, parts of names and near spellings a run of words can be."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from agent.builtin.fillers import EXACT, PART
from agent.builtin.text import keys_of
from agent.builtin.words import bag
from tools.lookup import Term, Vocabulary, english_words
from tools.references.inside import STAGE_WORDS

LONGEST = 7
"""Words a name of the vocabulary has at most."""
_SENIORITY = (
    "senior", "junior", "staff", "principal", "lead", "mid", "intern", "head", "director", "vp", "chief",
    "associate",
)  # fmt: skip
_LEVELS = bag("senior junior staff principal lead mid intern associate")
"""Levels that are no part of a title's initials: a senior SRE is an SRE, a CFO is no FO."""
_STEPS = bag("onsite screen screening interview interviews offer offers hired final panel assessment")
_VAGUE = frozenset(("new applicants", "first call", "phone call"))
"""Usual words for a stage that mean one wherever they stand; the others ("applied") only where a stage is due."""
_PLACES = {
    "uk": "United Kingdom", "britain": "United Kingdom", "england": "England", "usa": "United States",
    "us": "United States", "america": "United States", "states": "United States", "holland": "Netherlands",
    "nyc": "New York", "sf": "San Francisco", "munchen": "Munich", "koln": "Cologne", "wien": "Vienna",
    "zurich": "Zürich", "uae": "United Arab Emirates", "roma": "Rome", "milano": "Milan", "lisboa": "Lisbon",
    "warszawa": "Warsaw", "praha": "Prague", "kobenhavn": "Copenhagen", "geneve": "Geneva",
}  # fmt: skip


Parts = Callable[[tuple[str, ...]], Iterator[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a run of words."""

    kind: str
    value: str
    id: str
    weight: float
    detail: str = ""


class NameIndex:
    """Names by their words written together, so that "back end", "back-end" and "backend" are one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names: dict[str, list[Entry]] = {}
        self.words: set[str] = set()
        self.codes: dict[tuple[str, int], Entry] = {}
        self.titles: dict[str, frozenset[str]] = {}
        for term in vocabulary.terms:
            for keys, entry in _entries(term):
                self._add(keys, entry)
            if term.kind == "job":
                self._add_code(term)
                self.titles[term.id] = frozenset(keys_of(term.name))
        self._add_initials([term for term in vocabulary.terms if term.kind in {"job", "title"}])
        self._add_short([term for term in vocabulary.terms if term.kind == "company"])
        for kind, parts in (("job", _parts), ("department", _beginnings)):
            self._add_parts([term for term in vocabulary.terms if term.kind == kind], parts)
        for kind, usual in STAGE_WORDS.items():
            for words in usual:
                keys = keys_of(words)
                if "".join(keys) not in self.names or not self._is_stage("".join(keys)):
                    self._add(
                        keys,
                        Entry(
                            "stage",
                            words,
                            "",
                            0.5 if words in _VAGUE or (len(keys) == 1 and words not in _STEPS) else PART,
                            kind.value,
                        ),
                    )
        self._spellings = sorted(word for word in self.words if len(word) > 3)  # noqa: PLR2004 - short words

    def _is_stage(self, key: str) -> bool:
        return any(entry.kind == "stage" for entry in self.names[key])

    def _add(self, keys: tuple[str, ...], entry: Entry) -> None:
        if not keys or len(keys) > LONGEST:
            return
        readings = self.names.setdefault("".join(keys), [])
        same = [e for e in readings if (e.kind, e.value) == (entry.kind, entry.value)]
        if same and same[0].weight >= entry.weight:
            return
        readings[:] = [e for e in readings if e not in same] + [entry]
        self.words.update(keys)

    def _add_code(self, term: Term) -> None:
        found = re.fullmatch(r"([A-Za-z]+)[-_ ]?0*(\d+)", term.aliases[0]) if term.aliases else None
        if found:
            entry = Entry("job", term.aliases[0], term.id, EXACT, term.detail)
            self.codes[found[1].lower(), int(found[2])] = entry

    def _add_parts(self, terms: Sequence[Term], parts: Parts) -> None:
        """Add the parts of names: one that a single name has means that record, another whatever it finds."""
        owners: dict[tuple[str, ...], dict[str, Term]] = {}
        for term in terms:
            for part in parts(keys_of(term.name)):
                owners.setdefault(part, {})[term.id] = term
        for part, found in owners.items():
            only = next(iter(found.values())) if len(found) == 1 else None
            kind = next(iter(found.values())).kind
            if kind == "job":
                code = only.aliases[0] if only and only.aliases else " ".join(part)
                self._add(part, Entry(kind, code, only.id if only else "", PART * 0.9, "part"))
            elif only is not None:
                self._add(part, Entry(f"{kind}part", only.name, only.id, PART * 0.8))

    def _add_short(self, terms: Sequence[Term]) -> None:
        """Add the first word of a company's name where it means one alone: Waldkauz for Waldkauz Software."""
        firsts: dict[str, list[Term]] = {}
        for term in terms:
            keys = keys_of(term.name)
            if len(keys) > 1 and len(keys[0]) > 4:  # noqa: PLR2004 - short words mean too many things
                firsts.setdefault(keys[0], []).append(term)
        for word, named in firsts.items():
            if len(named) == 1 and word not in self.names and word not in english_words():
                self._add((word,), Entry("company", named[0].name, "", PART))

    def _add_initials(self, terms: Sequence[Term]) -> None:
        """Add the initials of titles where they mean one alone: SRE, CFO; "SREs" are several of them."""
        meant: dict[tuple[str, str], dict[str, Term]] = {}
        for term in terms:
            keys = tuple(key for key in keys_of(term.name.split(",")[0]) if key not in _LEVELS)
            short = "".join(key[0] for key in keys)
            if len(short) >= 3:  # noqa: PLR2004 - two letters mean too many things
                meant.setdefault((term.kind, short), {})[" ".join(keys)] = term
        taken = frozenset(self.names)
        for (kind, short), found in meant.items():
            if len(found) > 1 or short in taken or short in english_words():
                continue
            name, term = next(iter(found.items()))
            for spelt in (short, f"{short}s"):
                if kind == "title":
                    self._add((spelt,), Entry("title", name, "", PART))
                else:
                    code = term.aliases[0] if term.aliases else term.name
                    self._add((spelt,), Entry("job", code, term.id, PART * 0.9, "part"))

    def code(self, letters: str, number: int) -> Entry | None:
        """Give the job with that code, however it is spelt."""
        return self.codes.get((letters.lower(), number))

    def near(self, word: str) -> tuple[str, ...]:
        """Give the words of the vocabulary one or two slips away from an unknown word."""
        return near(word, self._spellings)


def near(word: str, spellings: list[str]) -> tuple[str, ...]:
    """Give the spellings a slip away: one for words of five letters and more, two from nine on."""
    if len(word) < 4:  # noqa: PLR2004 - every short word is one slip away from another
        return ()
    slips = 2 if len(word) > 8 else 1  # noqa: PLR2004 - as the docstring says
    found = process.extract(word, spellings, scorer=OSA.distance, score_cutoff=slips, limit=6)
    if len(word) == 4:  # noqa: PLR2004 - with four letters only a swap or a dropped letter is sure enough
        found = [hit for hit in found if sorted(hit[0]) == sorted(word) or len(hit[0]) > len(word)]
    best = min((hit[1] for hit in found), default=0)
    return tuple(hit[0] for hit in found if hit[1] == best and hit[0][0] == word[0])


def _entries(term: Term) -> Iterator[tuple[tuple[str, ...], Entry]]:
    keys = keys_of(term.name)
    whole = Entry(term.kind, term.name, term.id, EXACT, term.detail)
    if term.kind == "job":
        yield keys, Entry("job", term.name, term.id, EXACT, term.detail)
    elif term.kind == "person":
        yield from _person(keys, term)
    elif term.kind == "place":
        yield from _place(term)
    elif term.kind == "title":
        yield from _title(keys)
    else:
        yield keys, whole
        if term.kind == "tag":
            yield keys, Entry("baretag", term.name, term.id, 0.75)
        for alias in term.aliases:
            yield keys_of(alias), whole


def _parts(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(len(keys)):
        for end in range(start + 1, len(keys) + 1):
            if end - start < len(keys):
                yield keys[start:end]


def _beginnings(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield from (keys[:end] for end in range(1, len(keys)) if keys[end - 1] != "and")


def _person(keys: tuple[str, ...], term: Term) -> Iterator[tuple[tuple[str, ...], Entry]]:
    whole = Entry("person", term.name, term.id, EXACT, term.detail)
    yield keys, whole
    yield (*keys[1:], keys[0]), whole
    for alias in term.aliases:
        yield (alias.lower(),), whole
    if len(keys) > 1:
        for part in (keys[0], keys[-1]):
            yield (part,), Entry("person", part, "", PART, term.detail)


def _place(term: Term) -> Iterator[tuple[tuple[str, ...], Entry]]:
    whole = Entry("place", term.name, term.id, EXACT)
    yield keys_of(term.name), whole
    city = term.name.split(",")[0].strip()
    yield keys_of(city), Entry("place", city, "", EXACT)
    for short, name in _PLACES.items():
        if keys_of(name) == keys_of(city):
            yield (short,), Entry("place", city, "", EXACT)


def _title(keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    last = len(keys) - 1
    for start in range(len(keys)):
        part = keys[start:]
        for spelt in _spelt(part):
            yield spelt, Entry("title", " ".join(part), "", EXACT if start == 0 else PART)
    for start in range(last):
        for end in range(start + 1, last + 1):
            yield keys[start:end], Entry("titlepart", " ".join(keys[start:end]), "", PART)
    for word in keys:
        if word in _SENIORITY:
            for level in (word, f"{word}s"):
                yield (level,), Entry("title", word, "", PART * 0.9, "level")


def _spelt(part: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give a title as it stands and for several people: "data engineers", "directors of engineering"."""
    yield part
    yield (*part[:-1], f"{part[-1]}s")
    if "of" in part[1:]:
        head = part.index("of") - 1
        yield (*part[:head], f"{part[head]}s", *part[head + 1 :])


@lru_cache(maxsize=64)
def index_of(vocabulary: Vocabulary) -> NameIndex:
    """Give the index of a vocabulary; a vocabulary is compared by identity, so this costs once a reading."""
    return NameIndex(vocabulary)
