"""Words taken back in mid-sentence: "add Anna, sorry, Ben to ENG-014" is about Ben alone."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agent.builtin.clauses import Opaque, keys_in
from agent.builtin.fillers import Filler
from agent.builtin.patterns import PhraseSet
from agent.builtin.spotted import Spotted
from agent.builtin.text import Sentence, Token, read
from agent.builtin.words import COMMANDS, bag

_MARKS = PhraseSet(
    """
    [(no|oh|ah|er|uh|um|oops|wait|sorry|hang on)] [,] [(no|wait|sorry|oops)] [,] (i mean|i meant|make that|scratch that)
      | [(no|oh|ah|er|uh|um|oops|wait)] [,] (sorry|correction|or rather|wait|no wait|wait no|oops|hang on|pardon)
      | rather | actually | no | er | no no | or no
    """
)
_WORDS = bag("sorry correction rather wait oops actually no er mean meant that on pardon")
"""The last words of the marks: without one of these a sentence takes nothing back."""
_FIRM = bag("mean meant that correction rather sorry wait oops pardon on")
"""Marks that take something back even when no sign stands before them."""
_SIGNS = bag(", . … - – — ; ( ! : /")
_PAUSES = bag(", . … - – —")
"""Signs after "no" without which it denies what follows: "no work permit"."""
_LEADS = bag("to in on as from for into at with the of")
_KINDS = bag("candidate job stage tag pool place person source reason skill company title department number")


class Correction(NamedTuple):
    """Tokens `start` to `end` (exclusive) are taken back, with the mark that does so."""

    start: int
    end: int


def corrected(sentence: Sentence, spotted: Spotted, opaque: Sequence[Opaque]) -> Sentence | None:
    """Leave out what is taken back; None when nothing is, or when it cannot be told what."""
    for mark, end in marks(sentence, opaque):
        found = _taken_back(spotted, mark, end) or _begun_anew(sentence, end)
        if found is not None:
            text, tokens = sentence.text, sentence.tokens
            return read(text[: tokens[found.start].start] + text[tokens[found.end].start :])
    return None


def marks(sentence: Sentence, opaque: Sequence[Opaque]) -> Iterator[tuple[int, int]]:
    """Give where words are taken back: where the signs before the mark begin and where what follows it does."""
    tokens = sentence.tokens
    keys = keys_in(tokens)
    if _WORDS.isdisjoint(keys):
        return
    at = 0
    while at < len(tokens) - 1:
        end = _MARKS.longest(keys, at, len(tokens))
        inside = any(span.start <= at < span.end for span in opaque)
        bare = keys[end - 1] == "no" and end < len(tokens) and keys[end] not in _PAUSES
        if end == at or end >= len(tokens) or inside or bare:
            at += 1
            continue
        start, after = at, end
        while start > 0 and keys[start - 1] in _SIGNS:
            start -= 1
        while after < len(tokens) and keys[after] in _SIGNS:
            after += 1
        if start > 0 and after < len(tokens) and (start < at or keys[end - 1] in _FIRM):
            yield start, after
        at = end


def unclear(sentence: Sentence, opaque: Sequence[Opaque]) -> bool:
    """Tell whether something is taken back of which nobody can say what: no time to change anything."""
    keys = keys_in(sentence.tokens)
    return any(not {"actually", "er"}.intersection(keys[start:end]) for start, end in marks(sentence, opaque))


def _taken_back(spotted: Spotted, mark: int, after: int) -> Correction | None:
    """Find the thing before the mark that the thing after it stands for: both of one kind."""
    tokens = spotted.sentence.tokens
    lead = tokens[after].key in _LEADS
    begins = (after, after + 1) if lead else (after,)
    later = {f.kind: f for f in spotted.fillers if f.start in begins and f.kind in _KINDS and not f.open}
    earlier = [f for f in spotted.fillers if f.end == mark and f.kind in later and not f.open]
    best = max(earlier, key=lambda f: (f.end - f.start, f.weight), default=None) or _unknown_name(tokens, mark, later)
    if best is None:
        return None
    begin = best.start
    if later[best.kind].start > after and begin and tokens[begin - 1].key == tokens[after].key:
        begin -= 1
    elif later[best.kind].start > after:
        after += 1
    return Correction(begin, after)


def _unknown_name(tokens: Sequence[Token], mark: int, later: dict[str, Filler]) -> Filler | None:
    """Take words with capitals before the mark for the beginning of somebody's name."""
    start = mark
    while start and mark - start < 3 and tokens[start - 1].kind == "word" and tokens[start - 1].capital:  # noqa: PLR2004
        start -= 1
    begun = start < mark and start > 0 and "candidate" in later
    return Filler(start, mark, "candidate", None) if begun else None


def _begun_anew(sentence: Sentence, after: int) -> Correction | None:
    """Read a request after the mark as said in place of all that was said before it."""
    first = sentence.tokens[after].key
    return Correction(0, after) if first in COMMANDS | {"show", "who", "which", "what", "how"} else None
