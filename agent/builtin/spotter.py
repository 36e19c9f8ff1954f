"""Finding in a sentence everything that can fill a slot, before anything is decided."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from agent.builtin.dates import window_fillers
from agent.builtin.fillers import EXACT, NEAR, PART, Filler
from agent.builtin.names import LONGEST, NameIndex, near
from agent.builtin.numbers import duration_fillers, years_fillers
from agent.builtin.patterns import PASSED_OVER
from agent.builtin.people import candidates
from agent.builtin.signs import signs
from agent.builtin.spotted import Spotted
from agent.builtin.text import Sentence, Token, keys_of
from agent.builtin.unknown import NOUNS, placed, possessive, ranked, said_twice, unknown, with_nouns
from agent.builtin.words import ALWAYS_FREE, NAMELESS, PEOPLE_NOUNS, PRONOUNS, bag
from tools.lookup import NameHits, english_words

INSIDE = bag("already currently still also just really actually now presently recently previously personally")
"""Adverbs that may stand inside a phrase of the tables."""
_HIRING_TEAM = bag("manager managers team teams process")
"""After "hiring" these are people and things of a job; the skill Hiring is not meant."""
_NO_START = bag("i we us it a an am is are the to me my and or")
"""No name begins with these, even when the words after them make one ("I am" is not IAM)."""


def spot(
    sentence: Sentence, index: NameIndex, names: NameHits, today: date, commands: Sequence[str], known: frozenset[str]
) -> Spotted:
    """Find every filler; `commands` are the spellings of the frames' own words, `known` all of their words."""
    spotted = Spotted(sentence, index, names, known=known)
    slips = [_slips(token, spotted, commands, known) for token in sentence.tokens]
    spotted.forms = [_forms(token, slip) for token, slip in zip(sentence.tokens, slips, strict=True)]
    spotted.fillers += (_weighed(f, sentence) for f in _vocabulary(spotted, slips))
    spotted.fillers += signs(spotted)
    spotted.fillers += candidates(spotted)
    spotted.fillers += [*with_nouns(spotted), *possessive(spotted), *unknown(spotted)]
    spotted.fillers += [*said_twice(spotted), *ranked(spotted), *placed(spotted)]
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
    if token.key in INSIDE:
        forms[PASSED_OVER] = 1.0
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
            team = token.key == "hiring" and at + 1 < len(tokens) and tokens[at + 1].key in _HIRING_TEAM
            role = at > 0 and tokens[at - 1].key == "hiring" and token.key in _HIRING_TEAM
            for filler in _runs(spotted, slips, at):
                hiring = team and filler.kind == "skill" and filler.end == at + 1
                if not hiring and not (role and filler.kind in {"job", "titlepart", "title"}):
                    yield filler


def _runs(spotted: Spotted, slips: Sequence[tuple[str, ...]], at: int) -> Iterator[Filler]:
    """Look every run of words that starts at a place up, with at most one of them misspelt."""
    tokens = spotted.sentence.tokens
    runs: list[tuple[str, float]] = [("", EXACT)]
    comma, terse = False, ""
    for end in range(at + 1, min(len(tokens), at + LONGEST) + 1):
        token = tokens[end - 1]
        if token.kind == "punct" and token.key in {",", "/", "."} and end > at + 1 and not comma:
            comma = True
            continue
        if token.kind not in {"word", "number", "code"} or (end == at + 1 and token.key in _NO_START):
            return
        runs = [
            (run + key, weight * worth)
            for run, weight in runs
            for key, worth in ((token.key, EXACT), *((slip, NEAR) for slip in slips[end - 1]))
            if EXACT in (worth, weight)
        ]
        terse += "" if token.key in ALWAYS_FREE | PRONOUNS else token.key
        if end == at + 1 and not _names_alone(token, spotted, runs):
            continue
        raw = spotted.sentence.raw(at, end)
        yield from (f for f in _named(spotted.index, terse, at, end, PART, "") if f.kind == "reason")
        for run, weight in runs:
            named = _named(spotted.index, run, at, end, weight, raw)
            yield from (filler for filler in named if not comma or filler.kind == "place")


def _names_alone(token: Token, spotted: Spotted, runs: Sequence[tuple[str, float]]) -> bool:
    """Tell whether a single word may be a name: a small word is one only with a capital, or as a known stage."""
    if token.key not in NAMELESS or token.key in {"screen", "new", "lead"}:
        return True
    misspelt = any(run in spotted.index.names for run, _ in runs[1:])
    return misspelt or (token.capital and token.key not in ALWAYS_FREE)


def _named(index: NameIndex, run: str, at: int, end: int, weight: float, raw: str) -> Iterator[Filler]:
    for entry in index.names.get(run, ()):
        if entry.kind == "stage" and entry.id and run.endswith("stage"):
            shorter = [e for e in index.names.get(run.removesuffix("stage"), ()) if e.kind == "stage" and e.id]
            entry = shorter[0] if shorter else entry  # noqa: PLW2901 - "offer stage" is the stage Offer
        value = entry.value if entry.kind not in {"job", "person"} or entry.id else raw
        if entry.kind == "stage" and not entry.id:
            value = raw if weight == EXACT else entry.value
        yield Filler(at, end, entry.kind, value, entry.weight * weight, entry.id, entry.detail)


def _weighed(filler: Filler, sentence: Sentence) -> Filler:
    """Trust a part of a job's title only beside a word for jobs: "the backend role"."""
    following = sentence.tokens[filler.end].key if filler.end < len(sentence) else ""
    if filler.kind == "titlepart" and following in PEOPLE_NOUNS:
        return replace(filler, kind="titlepeople")
    if filler.kind != "job" or filler.detail != "part":
        return filler
    beside = sentence.tokens[max(filler.start - 1, 0)].key, sentence.tokens[min(filler.end, len(sentence) - 1)].key
    if not NOUNS["job"].isdisjoint(beside):
        return filler
    return replace(filler, weight=filler.weight * 0.5)
