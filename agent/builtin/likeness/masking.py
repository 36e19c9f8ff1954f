"""Writing what a sentence names as the kind of thing it is, so that sentences about anybody are alike."""

from collections.abc import Iterator, Sequence

from agent.builtin.fillers import Filler
from agent.builtin.text import Token

STANDS_FOR = {
    "candidate": "Alex", "job": "the job", "jobcode": "the job", "stage": "the stage", "tag": "tag", "baretag": "tag",
    "pool": "the pool", "person": "colleague", "person's": "colleague 's", "skill": "skill", "place": "city",
    "company": "company", "window": "last week", "duration": "ten days", "source": "source", "email": "email",
    "phone": "phone", "link": "link", "years": "years", "title": "engineer", "titlepeople": "engineers",
    "department": "department",
}  # fmt: skip
"""What is written for a thing of each kind: a plain word, so that the sentence still reads as one."""
SURE = 0.8
"""Weight from which a name counts as one."""


def masked(tokens: Sequence[Token], fillers: Sequence[Filler], lo: int, hi: int) -> str:
    """Write a stretch of a sentence with the longest names replaced by what they are."""
    named = _longest(fillers, lo, hi)
    return " ".join(_words(tokens, named, lo, hi))


def _longest(fillers: Sequence[Filler], lo: int, hi: int) -> dict[int, Filler]:
    """Give the names that do not overlap, the longest first, by where they begin."""
    known = [
        f for f in fillers if f.kind in STANDS_FOR and not f.open and f.weight >= SURE and lo <= f.start and f.end <= hi
    ]
    taken: set[int] = set()
    chosen: dict[int, Filler] = {}
    for filler in sorted(known, key=lambda f: (f.start - f.end, -f.weight)):
        span = range(filler.start, filler.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen[filler.start] = filler
    return chosen


def _words(tokens: Sequence[Token], named: dict[int, Filler], lo: int, hi: int) -> Iterator[str]:
    at = lo
    while at < hi:
        filler = named.get(at)
        if filler is not None:
            yield STANDS_FOR[filler.kind]
            at = filler.end
        else:
            yield tokens[at].text.casefold()
            at += 1
