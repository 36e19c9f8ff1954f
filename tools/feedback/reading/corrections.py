"""Finding what takes back or changes something said before: "scratch that", "drop the SQL one", `s/old/new/`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tools.feedback.reading.attributes import Mention
from tools.feedback.reading.patterns import one_of
from tools.feedback.reading.text import Sentence, Token

Target = Literal["last", "named", "vote"]

_TAKES_BACK = one_of(
    (
        r"\b(?:scratch|strike|undo|ignore|disregard|delete|forget|retract|cancel|withdraw|discard) (?:that|this|it|"
        r"the (?:last|above|previous|first)(?: one| bit| part| message| sentence)?|my (?:last|previous|"
        r"earlier)(?: \w+)?|what i (?:just )?(?:said|wrote))\b"
    ),
    r"\bnever ?mind\b",
    r"\bnvm\b",
    r"\b(?:i )?(?:take|taking|took) (?:that|it|this) back\b",
    r"\btake back (?:that|this)\b",
    r"\bwait,? no\b",
    r"\b(?:mixed|mixing|confused|confusing|muddled) (?:\w+ )?(?:up|him|her|them|it|this)(?: up)?(?: with)?\b",
    r"\bwrong (?:person|candidate|thread|one|window|chat|channel|interview|doc)\b",
    r"\bnot what i meant\b",
    (
        r"\b(?:that|this|it) was (?:actually )?(?:about |for )?(?:the|a|another|my|someone|somebody|"
        r"yesterday's)(?: \w+)? ?(?:candidate|applicant|person|one|else|interview|guy|girl|call)\b"
    ),
)
_VERB = (
    r"(?:drop|remove|delete|forget(?: about)?|ignore|disregard|scratch|strike|withdraw|retract|"
    r"take back|taking back|take off|never ?mind|nvm|rescind|"
    r"leave out|erase|undo|discard|unrate|cancel|skip|(?<=please )clear|^clear|lose|wipe|omit|kill|pull)"
)
_TAKES_BACK_NAMED = one_of(
    (
        r"(?:^|\b(?:please|and|but|also|so|just|then|to|can you|could you|you can|i|i'd|i'll|let's|,|;|actually|"
        rf"hmm|ok|okay|kindly|ugh|argh|oh|hey|wait|no|oops|whoops|sry|sorry|hi|well|pls) ){_VERB} (?!the ball)"
    ),
)
_LEAVES_EMPTY = re.compile(r"\b(?:leave|keep|make|set) (?:\w+ ){1,5}?(?:blank|empty|open|out|unrated|off|unanswered)\b")
_THE_VOTE = re.compile(r"\b(?:hiring|hire|vote|recommendation|verdict|overall|decision|yes|no)\b")
_CUE = one_of(
    (
        r"\b(?:actually|on second thoughts?|second thoughts?|correction|scratch|hmm+|oops|whoops|sorry|i meant|"
        r"i mean|meant|rather|changed? my mind|swap|instead|update|edit|edited|revis\w+|in hindsight|on reflection|"
        r"thinking about it|after thinking|after re\w+|slept on it|wait|make|change|set|switch|bump|raise|lower|"
        r"downgrade|upgrade|turn|flip|adjust|amend|correct|too harsh|too generous|too kind|"
        r"too strict|too hard|too lenient|too soft|unfair|more like|more of an?|"
        r"should be|should have been|should say|no longer|reconsider\w*|come to think|looking back|mark)\b"
    ),
)
_REPLACES = one_of(
    (
        r"^(?:\* ?)?(?:(?:oops|whoops|sorry|correction|typo|i|i'd|meant|mean|no|wait|actually|make|that|it|should|"
        r"be|say|read|have|been|ah|argh|hmm|to|my|bad|a|an|is|was|rather|of|course|,|:|-|edit|the|score|rating|one|"
        r"as|well|more|like|i'm|um|uh|now|instead|hm|too|generous|harsh|kind|strict) ?)+"
    ),
)
_EDIT = re.compile(r"^\s*s/([^/\n]{1,80})/([^/\n]{0,80})(?:/[gi]*)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Something said before does not hold any more: what was `named`, the vote, or whatever was said last.

    `empties` tells that what the same sentence says of the named ones goes, too: "I don't like it, leave it blank".
    """

    target: Target
    attributes: tuple[int, ...] = ()
    empties: bool = False


def taken_back(sentence: Sentence, mentions: Sequence[Mention], rated: frozenset[int]) -> TakenBack | None:
    """Read what a sentence takes back; attributes in `rated` get a new rating in the same sentence."""
    text = sentence.text
    if text == "not":
        return TakenBack("last")
    named = _TAKES_BACK_NAMED.search(text)
    empties = _LEAVES_EMPTY.search(text)
    anyway = _TAKES_BACK.search(text)
    if named is None and empties is None and anyway is None:
        return None
    match = named or empties or anyway
    start = _token_at(sentence.tokens, match.start()) if match is not None else 0
    if empties is not None and re.search(r" (?:it|that|this|them|those|both)\b", empties.group()) and mentions:
        return TakenBack("named", tuple(dict.fromkeys(m.attribute for m in mentions)), empties=True)
    meant = tuple(m.attribute for m in mentions if m.last > start and m.attribute not in rated)
    if not meant and empties is not None:
        meant = tuple(m.attribute for m in mentions if m.attribute not in rated)
    if meant and not rated & set(meant):
        return TakenBack("named", meant)
    if named is not None and not mentions and _THE_VOTE.search(text, named.end()):
        return TakenBack("vote")
    return TakenBack("last") if anyway is not None else None


_SWAPS = one_of(
    r"\bother way (?:a)?round\b",
    r"\bvice versa\b",
    r"\b(?:i )?(?:swapped|reversed|switched) (?:them|those|these|the two|the ratings|both)\b",
    r"\b(?:them|those|these|the two) (?:swapped|reversed)\b",
    r"\bswap (?:them|those|these|the two|the ratings|both)\b",
    r"\b(?:got|had) (?:them|those|these) (?:backwards|the wrong way)",
)


def swaps(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence exchanges the two ratings given last: "other way round, sorry"."""
    return not mentions and _SWAPS.search(sentence.text) is not None


def is_change(sentence: Sentence) -> bool:
    """Tell whether a sentence says that it changes what was said."""
    return _CUE.search(sentence.text) is not None


def replaces_last(sentence: Sentence) -> bool:
    """Tell whether a sentence without an attribute corrects what was rated last: "oops 4/5", "*weak"."""
    source, first = sentence.source, sentence.tokens[0] if sentence.tokens else None
    if first is not None and source.text[: first.start].strip() == "*" and len(sentence.tokens) <= _FEW:
        return True
    match = _REPLACES.match(sentence.text + " ")
    return match is not None and is_change(sentence)


_FEW = 3


def edit_of(text: str) -> tuple[str, str] | None:
    """Read `s/old/new/`."""
    match = _EDIT.match(text)
    return (match[1], match[2]) if match is not None else None


def _token_at(tokens: Sequence[Token], position: int) -> int:
    at = 0
    for number, token in enumerate(tokens):
        at += len(token.text) + 1
        if at > position:
            return number
    return len(tokens)
