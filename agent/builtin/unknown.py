"""Finding what stands beside a name (whose, "the .. pool") and names the vocabulary has not."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from zoneinfo import available_timezones

from agent.builtin.fillers import Filler
from agent.builtin.spotted import Spotted
from agent.builtin.words import NAMELESS, bag

NOUNS = {"job": bag("role job position req requisition opening vacancy"), "pool": frozenset(("pool",))}
"""Words after which a job or a pool is meant, known or not."""
_KNOWN_ELSEWHERE = bag("stage pool job tag skill department title")
"""Kinds of known things that are no unknown place or company: "now in Offer" names a stage."""
_OWN = bag("my our")
_BETWEEN = bag("( , - – —")
_BEFORE_PLACE = bag("in near around outside")
_ANY = bag("find any show me all get list for some other more , and good : search")
"""Words after which people are meant."""
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


def with_nouns(spotted: Spotted) -> Iterator[Filler]:
    """Take in what a name is called by: "the Finalists pool", "stage Onsite"."""
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
            if filler.start > 1 and tokens[filler.start - 2].key in _OWN:
                yield replace(filler, start=filler.start - 2, kind=kind)
        if kind == "job" and filler.start and tokens[filler.start - 1].key in _OWN:
            yield replace(filler, start=filler.start - 1)


def ranked(spotted: Spotted) -> Iterator[Filler]:
    """Read a level before a title as one title, known or not: "senior engineers", "staff data engineer"."""
    levels = {f.end: f for f in spotted.fillers if f.kind == "title" and f.detail == "level"}
    for filler in spotted.fillers:
        level = levels.get(filler.start)
        if filler.kind == "title" and filler.detail != "level" and level is not None:
            yield replace(filler, start=level.start, value=f"{level.value} {filler.value}")


def placed(spotted: Spotted) -> Iterator[Filler]:
    """Read a part of a title before a place as people: "backend in Warsaw"."""
    tokens = spotted.sentence.tokens
    places = {f.start for f in spotted.fillers if f.kind == "place"}
    for filler in spotted.fillers:
        leads = filler.end < len(tokens) and tokens[filler.end].key in _BEFORE_PLACE | {"from", "based"}
        opens = filler.start == 0 or tokens[filler.start - 1].key in _ANY
        listed = opens and filler.end < len(tokens) and tokens[filler.start - 1].key == tokens[filler.end].key == ","
        if filler.kind == "titlepart" and ((leads and opens and filler.end + 1 in places) or (listed and filler.start)):
            yield replace(filler, kind="titlepeople")


def said_twice(spotted: Spotted) -> Iterator[Filler]:
    """Take a job's title and its code, said side by side, as one: "the product designer job DES-002"."""
    tokens = spotted.sentence.tokens
    codes = [f for f in spotted.fillers if f.kind == "job" and f.id and tokens[f.start].kind == "code"]
    for code in codes:
        title = spotted.index.titles.get(code.id, frozenset())
        for filler in spotted.fillers:
            words = {t.key for t in tokens[filler.start : filler.end] if t.kind == "word"}
            if filler.kind == "job" and words and words - NOUNS["job"] <= title:
                start, end = min(filler.start, code.start), max(filler.end, code.end)
                between = tokens[min(filler.end, code.end) : max(filler.start, code.start)]
                if all(t.key in _BETWEEN | NOUNS["job"] for t in between):
                    end += end < len(tokens) and tokens[end].key == ")"
                    yield replace(code, start=start, end=end)


def possessive(spotted: Spotted) -> Iterator[Filler]:
    """Read "Marta's" as whose."""
    tokens = spotted.sentence.tokens
    for filler in spotted.fillers:
        if filler.kind == "person" and filler.end < len(tokens) and tokens[filler.end].key == "'s":
            yield Filler(
                filler.start, filler.end + 1, "person's", filler.value, filler.weight, filler.id, filler.detail
            )


def unknown(spotted: Spotted) -> Iterator[Filler]:
    """Read names the vocabulary has not: "the plumber role", "the Foo pool", "in Oslo", "at Acme"."""
    tokens = spotted.sentence.tokens
    for at, token in enumerate(tokens):
        for kind, nouns in NOUNS.items():
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
        if not any(f.start == at and f.end == end and f.kind in _KNOWN_ELSEWHERE for f in spotted.fillers):
            yield Filler(at, end, kind, spotted.sentence.raw(at, end), 0.5, open=True)


@cache
def cities() -> frozenset[str]:
    """Give the cities that name a time zone, written together: enough to know Oslo for a place."""
    return frozenset(
        zone.rsplit("/", 1)[-1].replace("_", "").replace("-", "").lower()
        for zone in available_timezones()
        if "/" in zone
    )
