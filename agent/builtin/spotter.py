"""Finding in a sentence everything that can fill a slot, before anything is decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from zoneinfo import available_timezones

from agent.builtin.dates import window_fillers
from agent.builtin.fillers import EXACT, NEAR, PART, Filler
from agent.builtin.names import LONGEST, NameIndex, near
from agent.builtin.numbers import duration_fillers, integer, years_fillers
from agent.builtin.text import Sentence, Token, keys_of
from agent.builtin.words import ALWAYS_FREE, NAMELESS, PEOPLE_NOUNS, bag
from tools.lookup import NameHits, english_words

RECORDS = ("candidate", "job", "stage", "person", "source", "tag", "pool", "reason", "department", "change")
MOST_NAME_WORDS = 60
"""Words of one sentence asked of the store as parts of names."""
_NO_START = bag("i we us it a an am is are the to me my and or")
"""No name begins with these, even when the words after them make one ("I am" is not IAM)."""
_PARTICLES = bag("de da dos do del della di van von der den la le el al bin ibn mc mac o y e ten")


@dataclass
class Spotted:
    """A sentence with its possible fillers and spellings."""

    sentence: Sentence
    index: NameIndex
    names: NameHits
    fillers: list[Filler] = field(default_factory=list)
    forms: list[dict[str, float]] = field(default_factory=list)
    known: frozenset[str] = frozenset()

    def spell(self, at: int, word: str) -> float:
        """Tell how well a token spells a word."""
        return self.forms[at].get(word, 0.0) if at < len(self.forms) else 0.0

    def namey(self, at: int) -> float:
        """Tell how much a token looks like part of somebody's name (0 to 1)."""
        token = self.sentence.tokens[at]
        if token.key in {"'", "-", "."}:
            return 0.2
        if token.kind != "word":
            return 0.0
        if token.key in self.names.known or token.key in self.names.near:
            return 1.0
        if token.key in NAMELESS and token.key not in _PARTICLES:
            return 0.0
        if token.capital and not self.sentence.text.isupper():
            return 1.0
        if token.key in self.known:
            return 0.0
        return 0.3 if token.key in english_words() else 0.9


def name_words(sentence: Sentence) -> list[str]:
    """Give the words worth asking the store for as parts of candidates' names."""
    words = []
    for token in sentence.tokens:
        if token.kind == "quote":
            words += keys_of(token.text)[:5]
        elif token.kind == "word" and (token.key not in NAMELESS or token.capital):
            words.append(token.key)
    return list(dict.fromkeys(words))[:MOST_NAME_WORDS]


def spot(
    sentence: Sentence, index: NameIndex, names: NameHits, today: date, commands: Sequence[str], known: frozenset[str]
) -> Spotted:
    """Find every filler; `commands` are the spellings of the frames' own words, `known` all of their words."""
    spotted = Spotted(sentence, index, names, known=known)
    slips = [_slips(token, spotted, commands, known) for token in sentence.tokens]
    spotted.forms = [_forms(token, slip) for token, slip in zip(sentence.tokens, slips, strict=True)]
    spotted.fillers += (_weighed(f, sentence) for f in _vocabulary(spotted, slips))
    spotted.fillers += _signs(spotted)
    spotted.fillers += _candidates(spotted)
    spotted.fillers += list(_with_nouns(spotted)) + list(_possessive(spotted)) + list(_unknown(spotted))
    spotted.fillers += years_fillers(sentence) + duration_fillers(sentence)
    spotted.fillers += window_fillers(sentence, today)
    return spotted


def _slips(token: Token, spotted: Spotted, commands: Sequence[str], known: frozenset[str]) -> tuple[str, ...]:
    """Give what an unknown word may have been meant to be."""
    key = token.key
    if token.kind != "word" or key in known or key in spotted.index.words or key in spotted.names.known:
        return ()
    if key in english_words() or key.removesuffix("s") in english_words():
        return ()
    return tuple(dict.fromkeys((*near(key, list(commands)), *spotted.index.near(key))))


def _forms(token: Token, slips: tuple[str, ...]) -> dict[str, float]:
    if token.kind == "quote":
        return {}
    forms = {word: 0.7 for slip in slips for word in _inflected(slip)}
    return forms | dict.fromkeys(_inflected(token.key), 0.97) | {token.key: 1.0}


def _inflected(word: str) -> Iterator[str]:
    yield word
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):  # noqa: PLR2004 - "is", "as"
        yield word[:-1]
        if word.endswith("ies"):
            yield word[:-3] + "y"
        elif word.endswith("es"):
            yield word[:-2]


def _vocabulary(spotted: Spotted, slips: Sequence[tuple[str, ...]]) -> Iterator[Filler]:
    tokens = spotted.sentence.tokens
    for at, token in enumerate(tokens):
        if token.kind == "quote":
            yield from _named(spotted.index, "".join(keys_of(token.text)), at, at + 1, EXACT, token.text)
        elif token.kind in {"word", "number"}:
            yield from _runs(spotted, slips, at)
            yield from _code(spotted, at)


def _runs(spotted: Spotted, slips: Sequence[tuple[str, ...]], at: int) -> Iterator[Filler]:
    """Look every run of words that starts at a place up, with at most one of them misspelt."""
    tokens = spotted.sentence.tokens
    runs: list[tuple[str, float]] = [("", EXACT)]
    comma, terse = False, ""
    for end in range(at + 1, min(len(tokens), at + LONGEST) + 1):
        token = tokens[end - 1]
        if token.kind == "punct":
            if token.key not in {",", "/", "."} or end == at + 1 or comma:
                return
            comma = True
            continue
        if token.kind not in {"word", "number", "code"}:
            return
        runs = [
            (run + key, weight * worth)
            for run, weight in runs
            for key, worth in ((token.key, EXACT), *((slip, NEAR) for slip in slips[end - 1]))
            if worth == EXACT or weight == EXACT
        ]
        if end == at + 1 and token.key in _NO_START:
            return
        if end == at + 1 and token.key in NAMELESS and (not token.capital or token.key in ALWAYS_FREE):
            if token.key not in {"screen", "new", "lead"} and not any(r in spotted.index.names for r, _ in runs[1:]):
                continue
        terse += "" if token.key in ALWAYS_FREE else token.key
        yield from (f for f in _named(spotted.index, terse, at, end, PART, "") if f.kind == "reason")
        for run, weight in runs:
            raw = spotted.sentence.raw(at, end)
            for filler in _named(spotted.index, run, at, end, weight, raw):
                if not comma or filler.kind == "place":
                    yield filler


def _named(index: NameIndex, run: str, at: int, end: int, weight: float, raw: str) -> Iterator[Filler]:
    for entry in index.names.get(run, ()):
        if entry.kind == "stage" and entry.id and run.endswith("stage"):
            shorter = [e for e in index.names.get(run.removesuffix("stage"), ()) if e.kind == "stage" and e.id]
            entry = shorter[0] if shorter else entry  # noqa: PLW2901 - "offer stage" is the stage Offer
        value = entry.value if entry.kind not in {"job", "person"} or entry.id else raw
        if entry.kind == "stage" and not entry.id:
            value = raw if weight == EXACT else entry.value
        yield Filler(at, end, entry.kind, value, entry.weight * weight, entry.id, entry.detail)


def _code(spotted: Spotted, at: int) -> Iterator[Filler]:
    """Read "eng 14" and "ENG014" as the code of a job."""
    tokens = spotted.sentence.tokens
    token = tokens[at]
    if at + 1 < len(tokens) and token.key.isalpha() and tokens[at + 1].kind == "number":
        number = integer(tokens[at + 1])
        entry = spotted.index.code(token.key, number) if number is not None else None
        if entry:
            yield Filler(at, at + 2, "job", entry.value, EXACT, entry.id)
    letters = token.key.rstrip("0123456789")
    if letters != token.key and letters.isalpha():
        entry = spotted.index.code(letters, int(token.key[len(letters) :]))
        if entry:
            yield Filler(at, at + 1, "job", entry.value, EXACT, entry.id)


def _weighed(filler: Filler, sentence: Sentence) -> Filler:
    """Trust a part of a job's title only beside a word for jobs: "the backend role"."""
    following = sentence.tokens[filler.end].key if filler.end < len(sentence) else ""
    if filler.kind == "titlepart" and following in PEOPLE_NOUNS:
        return replace(filler, kind="titlepeople")
    if filler.kind != "job" or filler.detail != "part":
        return filler
    beside = sentence.tokens[max(filler.start - 1, 0)].key, sentence.tokens[min(filler.end, len(sentence) - 1)].key
    if not _NOUNS["job"].isdisjoint(beside):
        return filler
    return replace(filler, weight=filler.weight * 0.5)


def _signs(spotted: Spotted) -> Iterator[Filler]:
    """Read addresses, codes, ids, numbers and mentions."""
    tokens = spotted.sentence.tokens
    for at, token in enumerate(tokens):
        match token.kind:
            case "email":
                yield Filler(at, at + 1, "email", token.key)
                yield Filler(at, at + 1, "candidate", token.key, PART)
                yield from _named(spotted.index, token.key, at, at + 1, EXACT, token.key)
            case "phone" | "url":
                yield Filler(at, at + 1, "phone" if token.kind == "phone" else "link", token.text)
                if token.kind == "url":
                    yield Filler(at, at + 1, "candidate", token.text, PART)
            case "uuid":
                yield from (Filler(at, at + 1, kind, token.key) for kind in RECORDS)
            case "code":
                letters, number = token.key.replace("_", "-").split("-")
                entry = spotted.index.code(letters, int(number))
                yield Filler(at, at + 1, "job", entry.value if entry else token.text.upper(), EXACT if entry else PART)
                yield Filler(at, at + 1, "jobcode", token.text.upper())
            case "number":
                number_read = integer(token)
                if number_read is not None:
                    yield Filler(at, at + 1, "number", number_read)
                    yield Filler(at, at + 1, "count", number_read, 0.65)
            case "mention":
                readings = list(_named(spotted.index, token.key, at, at + 1, EXACT, token.text))
                yield from readings or [Filler(at, at + 1, "person", token.text, NEAR)]
            case "quote":
                yield Filler(at, at + 1, "quote", token.text)
            case "word":
                if integer(token) is not None:
                    yield Filler(at, at + 1, "number", integer(token), PART)
                    yield Filler(at, at + 1, "count", integer(token), 0.65)
                yield from _self(tokens, at)


def _self(tokens: Sequence[Token], at: int) -> Iterator[Filler]:
    if tokens[at].key in {"me", "myself", "mine"}:
        yield Filler(at, at + 1, "person", "me", PART)
    if tokens[at].key == "i":
        yield Filler(at, at + 1, "person", "me", NEAR)
    if tokens[at].key in {"my", "mine"}:
        yield Filler(at, at + 1, "person's", "me")


def _possessive(spotted: Spotted) -> Iterator[Filler]:
    """Read "Marta's" as whose."""
    tokens = spotted.sentence.tokens
    for filler in spotted.fillers:
        if filler.kind == "person" and filler.end < len(tokens) and tokens[filler.end].key == "'s":
            yield Filler(
                filler.start, filler.end + 1, "person's", filler.value, filler.weight, filler.id, filler.detail
            )


_NOUNS = {"job": bag("role job position req requisition opening vacancy"), "pool": frozenset(("pool",))}
_BEFORE_PLACE = bag("in near around outside")
_BEFORE_COMPANY = bag("at ex")


_CALLED = {
    "job": bag("role job position req requisition opening vacancy roles jobs"),
    "pool": frozenset(("pool", "list")),
    "tag": frozenset(("tag", "tags", "label")),
    "stage": frozenset(("stage", "step", "phase", "round")),
    "source": frozenset(("source", "channel")),
    "department": frozenset(("department", "team", "dept")),
    "company": frozenset(("company",)),
}
"""What a name may be called by, before or after it: "the Finalists pool", "stage Onsite"."""


def _with_nouns(spotted: Spotted) -> Iterator[Filler]:
    tokens = spotted.sentence.tokens
    for filler in spotted.fillers:
        nouns = _CALLED.get("tag" if filler.kind == "baretag" else filler.kind)
        if not nouns:
            continue
        kind = "tag" if filler.kind == "baretag" else filler.kind
        if filler.end < len(tokens) and tokens[filler.end].key in nouns:
            yield replace(filler, end=filler.end + 1, kind=kind)
        if filler.start and tokens[filler.start - 1].key in nouns:
            yield replace(filler, start=filler.start - 1, kind=kind)


def _unknown(spotted: Spotted) -> Iterator[Filler]:
    """Read names the vocabulary has not: "the plumber role", "the Foo pool", "in Oslo", "at Acme"."""
    tokens = spotted.sentence.tokens
    for at, token in enumerate(tokens):
        for kind, nouns in _NOUNS.items():
            if token.kind == "word" and token.key in nouns:
                for start in range(max(0, at - 4), at):
                    words = tokens[start:at]
                    if all(t.kind in {"word", "quote"} and t.key not in NAMELESS for t in words):
                        yield Filler(start, at + 1, kind, spotted.sentence.raw(start, at), 0.5, open=True)
        kind = "place" if token.key in _BEFORE_PLACE else "company" if token.key in _BEFORE_COMPANY else ""
        if kind and at + 1 < len(tokens):
            yield from _proper(spotted, at + 1, kind)


def _proper(spotted: Spotted, at: int, kind: str) -> Iterator[Filler]:
    """Read words written with capitals, or cities of the world, as an unknown place or company."""
    tokens = spotted.sentence.tokens
    shouted = spotted.sentence.text.isupper()
    for end in range(at + 1, min(len(tokens), at + 3) + 1):
        token = tokens[end - 1]
        city = kind == "place" and "".join(t.key for t in tokens[at:end]) in cities()
        if token.kind != "word" or not (city or (token.capital and not shouted and token.key not in NAMELESS)):
            return
        if (spotted.sentence.text[token.start :].isupper() and len(token.text) > 4) and not city:  # noqa: PLR2004
            return
        yield Filler(at, end, kind, spotted.sentence.raw(at, end), 0.5, open=True)


@cache
def cities() -> frozenset[str]:
    """Give the cities that name a time zone, written together: enough to know Oslo for a place."""
    return frozenset(
        zone.rsplit("/", 1)[-1].replace("_", "").replace("-", "").lower()
        for zone in available_timezones()
        if "/" in zone
    )


def _candidates(spotted: Spotted) -> Iterator[Filler]:
    """Join neighbouring words that are parts of candidates' names."""
    tokens = spotted.sentence.tokens
    for at, token in enumerate(tokens):
        if token.kind == "quote":
            words = keys_of(token.text)
            if words and len(words) <= 5 and all(w in spotted.names.known for w in words):  # noqa: PLR2004 - a name
                yield Filler(at, at + 1, "candidate", token.text)
        elif token.kind == "word":
            yield from _name_from(spotted, at)


def _name_from(spotted: Spotted, at: int) -> Iterator[Filler]:
    tokens = spotted.sentence.tokens
    sure = 0
    for end in range(at + 1, min(len(tokens), at + 5) + 1):
        token = tokens[end - 1]
        if token.kind != "word":
            return
        if token.key in spotted.names.known:
            sure += 1
        elif _odd_name(token, spotted) and end > at + 1:
            pass
        elif not (token.key in spotted.names.near and (token.capital or token.key not in english_words())) and not (
            token.key in _PARTICLES and end > at + 1
        ):
            return
        if token.key in _PARTICLES and not token.capital and token.key not in spotted.names.known:
            continue
        weight = _name_weight(spotted, tokens[at:end], sure)
        if weight > 0:
            yield Filler(at, end, "candidate", spotted.sentence.raw(at, end), weight)


def _odd_name(token: Token, spotted: Spotted) -> bool:
    """Tell whether a word nobody knows may be a misspelt part of a name."""
    unknown = token.key not in NAMELESS and token.key not in spotted.index.words
    return token.capital and unknown and token.key not in spotted.known and not spotted.sentence.text.isupper()


def _name_weight(spotted: Spotted, tokens: Iterable[Token], sure: int) -> float:
    name = list(tokens)
    if len(name) == 1:
        token = name[0]
        if not sure:
            return 0.0 if token.key in english_words() and not token.capital else NEAR
        if token.key in NAMELESS and not token.capital:
            return 0.0
        plain = token.key in english_words() and not token.capital
        return 0.7 if plain and (token.key in spotted.index.words or len(token.key) > 3) else 0.9  # noqa: PLR2004
    return EXACT if sure == len(name) else PART if sure else NEAR
