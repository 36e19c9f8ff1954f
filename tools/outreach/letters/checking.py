"""What a model wrote, held to the record: a paragraph passes whole or not at all, and why not is said.

The rules are few because the words are closed (`plain_words`): names of the record are cut out first, exactly as they
are spelled there, and whatever is left has to be a plain word. The rest keeps true names from being put together to
something untrue.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from store.queries.outreach import Fact
from tools.outreach.letters.parts import Addressee, Length, Role
from tools.outreach.letters.plain_words import AFTER_AT, PLAIN, STARTERS

Kind = Literal["person", "skill", "title", "company", "us", "role", "place", "team"]
_OF_RECORD: frozenset[Kind] = frozenset({"skill", "title", "company"})
_OF_JOB: frozenset[Kind] = frozenset({"role", "place", "team"})
LONGEST: dict[Length, int] = {"short": 30, "usual": 45, "long": 65}
"""Words one paragraph may have."""
SUBJECT = 12
"""Words a subject may have."""
MOST_SENTENCES = 3
_MARK = re.compile(r"⟦(\d+)⟧")
_SIGNS = re.compile(r"[A-Za-z’'\d ,.;:?!()–—-]*")
_TOKEN = re.compile(r"⟦\d+⟧|[A-Za-z]+(?:['’][a-z]+)?(?:-[a-z]+)*|\d+")
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_NOT_SO = re.compile(
    r"\b(?:for you|is your|be your|have (?:the|this|that|a) (?:⟦\d+⟧|role|position|place)|(?:a|your) place (?:is|on|in)"
    r"|all (?:is|are) (?:yours|clear)|we (?:worked|heard)|you (?:asked|wrote|wanted|worked)"
    r"|your (?:reply|message|question|note|words|interest|call|time with) (?:was|made|caught|struck|and)"
    r"|(?:saw|read|noticed|enjoyed|liked|for|about|after) your (?:reply|message|question|note|words|interest|call))\b",
    re.IGNORECASE,
)
"""Plain words that amount to a promise, or to something that never happened."""
_ABOUT_THEM = re.compile(r"\b(?:you|your|you've|you're)\b", re.IGNORECASE)
_THEIRS = re.compile(
    r"\byour (?:\w+ )?(?:work|working|time|experience|background|career|role|position|team|path|knowledge|skills?)\b"
    r"|\byou (?:know|have|are|do|hold|bring|work)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Name:
    """A name of the record: its spelling, what it names, and the fact it is of."""

    words: str
    kind: Kind
    fact: Fact | None = None


def names_of(to: Addressee, company: str, role: Role | None, facts: Sequence[Fact]) -> tuple[Name, ...]:
    """Give every name a letter may use, the longest first: a shorter one may be a part of it."""
    found = [Name(to.first_name, "person"), Name(company, "us")]
    if role is not None:
        parts: tuple[tuple[str | None, Kind], ...] = (
            (role.title, "role"),
            (role.location if role.title else None, "place"),
            (role.department, "team"),
        )
        found += [Name(words, kind) for words, kind in parts if words]
        found += [Name("remote", "place"), Name("remotely", "place")] if role.is_remote and role.title else []
    for fact in facts:
        if fact.kind == "skill":
            found.append(Name(fact.words, "skill", fact))
        else:
            found += [Name(fact.words, "title", fact)] if fact.words else []
            found += [Name(fact.detail, "company", fact)] if fact.detail else []
    return tuple(sorted((one for one in found if one.words), key=lambda one: -len(one.words)))


@dataclass(frozen=True)
class Checked:
    """What stands against a paragraph (nothing, when it passes) and the facts it names."""

    against: tuple[str, ...]
    facts: tuple[Fact, ...]


def check(text: str, names: Sequence[Name], *, most_words: int) -> Checked:
    """Hold a paragraph or a subject to the record."""
    found: list[Name] = []
    marked = _marked(text, names, found)
    against = tuple(dict.fromkeys(_against(marked, found, most_words)))
    facts = tuple(dict.fromkeys(one.fact for one in found if one.fact is not None))
    return Checked(against, facts)


def _marked(text: str, names: Sequence[Name], found: list[Name]) -> str:
    """Put a mark in place of each name of the record, spelled as it is there."""
    if "⟦" in text or "⟧" in text:
        return "⟦"
    for name in names:
        years = name.fact.detail if name.kind == "skill" and name.fact else ""
        count = rf"(?:{re.escape(years)} years (?:of|with|in|working with) )?" if re.fullmatch(r"\d+", years) else ""
        spelled = re.compile(rf"(?<![\w⟦])(?:{count}){re.escape(name.words)}(?![\w+#⟧])")
        marked, times = spelled.subn(f"⟦{len(found)}⟧", text)
        if times:
            found.append(name)
            text = marked
    return re.sub(r"(⟦\d+⟧)['’]s\b", r"\1", text)


def _against(marked: str, found: Sequence[Name], most_words: int) -> Iterator[str]:
    if not marked.strip():
        yield "it is empty"
        return
    if "\n" in marked.strip() or not _SIGNS.fullmatch(_MARK.sub("", marked)):
        yield "it has signs that are no part of a plain sentence, as of a link, an address or a sum"
        return
    sentences = _SENTENCE.split(marked.strip())
    if len(marked.split()) > most_words or len(sentences) > MOST_SENTENCES:
        yield "it is too long"
    if _NOT_SO.search(marked):
        yield "it promises something, or speaks of what nobody did"
    for sentence in sentences:
        yield from _in_sentence(sentence, found)


def _in_sentence(sentence: str, found: Sequence[Name]) -> Iterator[str]:
    tokens = _TOKEN.findall(sentence)
    named = [found[int(_MARK.fullmatch(one)[1])] for one in tokens if _is_mark(one)]  # type: ignore[index]
    for at, token in enumerate(tokens):
        if not _is_mark(token) and (why := _strange(token, is_first=at == 0)):
            yield why
    yield from _put_together(sentence, tokens, named, found)


def _is_mark(token: str) -> bool:
    return token.startswith("⟦")


def _strange(token: str, *, is_first: bool) -> str:
    plain = token.replace("’", "'")
    if token.isdigit():
        return f"the number {token} is not in a fact it is said of"
    is_plain = all(piece in PLAIN for piece in (plain.lower() if is_first else plain).split("-"))
    if is_plain or plain in {"I", "I'd", "I'm", "I've"}:
        starts_well = not is_first or plain.lower() in STARTERS or plain == plain.lower()
        return "" if starts_well else f"no sentence may begin with “{token}”"
    return f"“{token}” is neither a plain word nor in the facts"


def _put_together(sentence: str, tokens: Sequence[str], named: Sequence[Name], found: Sequence[Name]) -> Iterator[str]:
    """Keep true names from being put together to something untrue."""
    kinds = {one.kind for one in named}
    of_them, of_job = kinds & _OF_RECORD, kinds & _OF_JOB
    if of_them and of_job:
        yield "one sentence speaks of the person's facts and of the job"
    if of_them and not _ABOUT_THEM.search(sentence):
        yield "a fact of the person is said without “you” or “your”"
    if of_job and _THEIRS.search(sentence):
        yield "the job is said to be theirs already"
    places = {one.fact for one in named if one.kind in {"title", "company"}}
    if len(places) > 1:
        yield "one sentence mixes two employments"
    for at in range(len(tokens) - 1):
        yield from _after(tokens[at:], found, is_theirs=bool(_THEIRS.search(sentence)), of_them=bool(of_them))


def _after(tokens: Sequence[str], found: Sequence[Name], *, is_theirs: bool, of_them: bool) -> Iterator[str]:
    """Look at what follows "at" and "as": a company and a title, and only those on record."""
    word, after = tokens[0].lower(), tokens[1]
    name = found[int(after[1:-1])] if _is_mark(after) else None
    kind = name.kind if name else None
    if word == "at":
        if kind not in {"company", "us"} and after.lower() not in AFTER_AT:
            yield f"“at {name.words if name else after}” is not on record"
        if kind == "us" and of_them:
            yield "it says that they work here"
    elif word == "as":
        if kind in {"skill", "company", "us", "team", "place", "person"}:
            yield "“as” is followed by what is no title"
        if is_theirs and after.lower() in {"a", "an"} and not all(map(_is_mark, tokens[2:3])):
            yield f"“as {after} {' '.join(tokens[2:3])}” is not on record"
