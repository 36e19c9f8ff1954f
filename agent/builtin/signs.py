"""Finding what is written with signs: addresses, codes of jobs, ids, numbers, mentions, and oneself."""

from collections.abc import Iterator, Sequence

from agent.builtin.fillers import EXACT, NEAR, PART, Filler
from agent.builtin.names import NameIndex
from agent.builtin.numbers import integer
from agent.builtin.spotted import Spotted
from agent.builtin.text import Token

RECORDS = ("candidate", "job", "stage", "person", "source", "tag", "pool", "reason", "department", "change")
COUNT = 0.65
"""How sure a plain number is to limit a list."""


def signs(spotted: Spotted) -> Iterator[Filler]:
    """Read every sign of a sentence."""
    tokens = spotted.sentence.tokens
    for at, token in enumerate(tokens):
        if token.kind in {"number", "word"}:
            yield from _numbers(token, at)
        if token.kind == "word":
            yield from _self(tokens, at)
            yield from _spaced_code(spotted, at)
        else:
            yield from _sign(spotted.index, token, at)


def _sign(index: NameIndex, token: Token, at: int) -> Iterator[Filler]:
    match token.kind:
        case "email":
            yield Filler(at, at + 1, "email", token.key)
            yield Filler(at, at + 1, "candidate", token.key, PART)
            yield from _person(index, token, at)
        case "phone":
            yield Filler(at, at + 1, "phone", token.text)
        case "url":
            yield Filler(at, at + 1, "link", token.text)
            yield Filler(at, at + 1, "candidate", token.text, PART)
        case "uuid":
            yield from (Filler(at, at + 1, kind, token.key) for kind in RECORDS)
        case "code":
            yield from _code(index, token, at)
        case "mention":
            yield from list(_person(index, token, at)) or [Filler(at, at + 1, "person", token.text, NEAR)]
        case "quote":
            yield Filler(at, at + 1, "quote", token.text)


def _person(index: NameIndex, token: Token, at: int) -> Iterator[Filler]:
    for entry in index.names.get(token.key, ()):
        if entry.kind == "person":
            yield Filler(at, at + 1, "person", entry.value, EXACT, entry.id, entry.detail)


def _code(index: NameIndex, token: Token, at: int) -> Iterator[Filler]:
    letters, number = token.key.replace("_", "-").split("-")
    entry = index.code(letters, int(number))
    typed = token.text.upper()
    yield Filler(
        at, at + 1, "job", entry.value if entry else typed, EXACT if entry else PART, entry.id if entry else ""
    )
    yield Filler(at, at + 1, "jobcode", typed)


def _numbers(token: Token, at: int) -> Iterator[Filler]:
    number = integer(token)
    if number is not None:
        yield Filler(at, at + 1, "number", number, EXACT if token.kind == "number" else PART)
        yield Filler(at, at + 1, "count", number, COUNT)


def _spaced_code(spotted: Spotted, at: int) -> Iterator[Filler]:
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


def _self(tokens: Sequence[Token], at: int) -> Iterator[Filler]:
    if tokens[at].key in {"me", "myself", "mine"}:
        yield Filler(at, at + 1, "person", "me", PART)
    if tokens[at].key == "i":
        yield Filler(at, at + 1, "person", "me", NEAR)
    if tokens[at].key in {"my", "mine"}:
        yield Filler(at, at + 1, "person's", "me")
