"""Taking a message apart: polite wrappers, places where one request ends and the next begins, text taken verbatim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.builtin.fillers import Filler
from agent.builtin.patterns import PhraseSet
from agent.builtin.text import Sentence, Token
from agent.builtin.words import COMMANDS, bag

_OPENERS = PhraseSet(
    """
    please | pls | kindly | hey | hi | hello | hi there | hey there | hello there
      | good (morning|afternoon|evening)
      | (can|could|would|will) you [please|kindly|also|quickly|just|maybe|now]
      | (can|could|would|will) you be so kind as to | (can|could) (i|we) (please|just|quickly|also)
      | (can|could|may) i (get|have|ask you to) | (can|could|may) we | (can|could) i
      |
    (i|we) would (like|love) [you] to | (i|we) want | (i|we) want [you] to | (i|we) need [you] to
    | i have to | we have to
      | (i|we) would like | let us | let me | let me know | let us know | go ahead and
      | go on and | help me [to] | help me with
      | would you mind | do you mind | do me a favor [and] | do me a favor , | be so kind as to | be so kind and
      | it is time to | time to | make sure to | make sure you | be sure to | try to | ok | okay | so | well
      | right | actually | now | then | also | and | and also | and then | but | next | finally | first
      | firstly | secondly | second , | after that | afterwards | thanks | thank you | great | perfect | cool
      | nice | alright | all right | um | uh | hmm | oh | yes | yeah | yep | sure | quick question
      | one more thing | another thing | one thing | quick one | question | just | simply | quickly
      | immediately | while you are at it | in addition | additionally | furthermore | besides that | shortlist
      | bot | team | guys | all | good | excellent | thanks , | sorry | excuse me | i was wondering if you could
      | wondering if you could | i wonder if you could
      | if (possible|you can|you could|you do not mind|you please|you have a (moment|minute|second|sec))
      | when you (get|have) a (chance|moment|minute|second|sec) | whenever you (can|have time) | you can
      | you may | you should | please do | pretty please | my friend | mate | dear | dear bot
      | any chance you could | is there any chance you could | the next step is to | feel free to
      | do the needful [and] | we can | i would appreciate it if you could | would it be possible to
      | [i|we] just (learned|learnt|saw|found out|noticed|realised|realized) [that] | fyi | for your information
      | heads up | just so you know | so you know | for the record | just a heads up | quick heads up | news [flash]
      | quick update | small update | an update | (good|great|bad|sad) news | turns out [that] | it turns out [that]
      | by the way | btw | as a reminder | just noticed [that] | just in | as discussed | as agreed | as promised
      | (just|quickly) to let you know [that] | letting you know [that] | you should know [that] | note for you
      | from today [on] | as of (now|today) | from now on | starting today | effective immediately
      | could (i|we) [please] | might (i|we) | is it ok (to|if i) | (i|we) (have got|got) to | (let me|let us) [quickly]
      | (i|we) [really] (must|should|need to|have to) (ask you to) | would you be able to | are you able to please
      | could you be so kind as to | can you be so kind as to | would you be so kind as to | mind if i
      | (i|we) would appreciate if you could | same person | one more | last one | last thing
      | (i|we) [have] decided [to] | for me | once again | again | to | , | : | ! | . | - | – | — | … | ; | ?
    """
)
_CLOSERS = PhraseSet(
    """
    please | pls | thanks | thank you | thanks a lot | thanks a million | thanks so much | thank you very much
      | thank you so much | thanks in advance | many thanks | cheers | ta | thx | kindly | for me | for us
      | asap | right now | right away | now | immediately | at once
      | if (possible|you can|you could|you do not mind|you please) | will you | would you | can you | could you
      | ok | okay | when you (get|have) a (chance|moment|minute|second|sec) | quickly | real quick
      | as soon as possible | as well | bot | once more | one more time | for a sec | for a second
      | from now on | from today [on] | going forward | from here on | as of (today|now) | effective immediately
      | when you can | whenever you can | if you would | real quick please | a sec | pronto | stat | pretty please
      | , that would be (great|nice|lovely|helpful|awesome) | please and thank you | tia | kthx | grazie | danke
      | with (best|kind) regards | best | today if possible | on our side | , | . | ! | ? | … | then | today please
      | if you have a (moment|minute|second|sec) | if that is ok | if that is okay | if it is ok | my friend
      | mate | you rock | much appreciated | i would appreciate it | i appreciate it | have a nice day | - | –
      | ; | lol | haha
    """
)
SOFT_BREAKS = frozenset((",", "and", "then", "also", "plus", "but", "–", "—", "-", "/", "while"))
HARD_BREAKS = frozenset((".", ";", "!", "?"))
_NOTE_WORDS = bag("note notes comment remark memo")
_OPINIONS = bag("feedback impressions scorecard")
"""What somebody thinks of a candidate follows these after a colon or a dash, in their own words."""
_MY_OPINION = bag("take thoughts verdict opinion view impression read write-up")
"""What is an opinion only after "my"."""
_LEADS_IN = frozenset((":", "-", "–", "—"))
_WRITE_DOWN = PhraseSet(
    """
    write down | jot down | jot | log | remember | record | document | write | add to | put down
    """
)
_SAYING = bag("saying that says stating reading mentioning noting reads")
_AFTER_SAYING = frozenset(("that", ":", ","))
_WHOSE_NOTE = frozenset(("'s", "the", "her", "his", "their", "show", "all"))
_SUBJECTS = bag("she he they it we")
_NEXT = [["next", noun] for noun in ("stage", "step", "round", "phase")]
"""What "next" names, where it is no mere "and now"."""
_THEN = bag("then next also afterwards after")
_FAR = 14
"""Tokens between the word "note" and where its text begins."""


@dataclass(frozen=True)
class Opaque:
    """Text taken as it was typed: no request begins inside it, unless it was led in by a mere "saying"."""

    start: int
    end: int
    firm: bool


def keys_in(tokens: Sequence[Token]) -> list[str]:
    """Give the words of a sentence as phrases see them: what stands in quotes is no word."""
    return [t.key if t.kind != "quote" else '"' for t in tokens]


def unwrap(keys: list[str], lo: int, hi: int, stop: frozenset[int] = frozenset()) -> tuple[int, int]:
    """Take greetings and politeness off both ends; a clause that is nothing else keeps its words.

    `stop` are places where a name begins: "All" may be a company and "Bot" a surname.
    """
    start, end = lo, hi
    while start not in stop:
        following = _OPENERS.longest(keys, start, end)
        if following == start or keys[start : start + 2] in _NEXT:
            break
        start = following
    while True:
        before = _CLOSERS.ending(keys, start, end)
        if before == end:
            break
        end = before
    return (start, end) if start < end else (lo, hi)


def breaks(tokens: Sequence[Token], opaque: Sequence[Opaque]) -> list[tuple[int, bool]]:
    """Give the places after which a new request may begin, and whether a sentence ends there."""
    found: list[tuple[int, bool]] = []
    for at, token in enumerate(tokens[:-1]):
        if token.kind == "quote" or any(span.start <= at < span.end and span.firm for span in opaque):
            continue
        if any(span.start <= at < span.end for span in opaque) and token.key not in {"and", "then", ";"}:
            continue
        if token.key in HARD_BREAKS and token.kind == "punct":
            found.append((at + 1, True))
        elif token.key in SOFT_BREAKS and tokens[at + 1].key not in SOFT_BREAKS:
            found.append((at + 1, False))
    return found


def opaque_text(sentence: Sentence, fillers: Sequence[Filler]) -> list[Opaque]:
    """Find the texts of notes: after a colon, a dash or quotes for certain, after "saying" or "that" most likely."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        mine = at > 0 and tokens[at - 1].key == "my" and token.key in _MY_OPINION
        gives = (mine or token.key in _OPINIONS) and any(one.key in _LEADS_IN for one in tokens[at : at + _FAR])
        if not (token.key in _NOTE_WORDS or gives or _writes_down(tokens, at)):
            continue
        if token.key in _NOTE_WORDS and at and tokens[at - 1].key in _WHOSE_NOTE and not _says(tokens, at):
            continue
        found = _text_after(sentence, at, fillers)
        if found is not None:
            return [found]
    return []


def _says(tokens: Sequence[Token], at: int) -> bool:
    return any(token.key == ":" or token.key in _SAYING for token in tokens[at : at + _FAR])


def _writes_down(tokens: Sequence[Token], at: int) -> bool:
    return _WRITE_DOWN.stands(keys_in(tokens[at : at + 3]), 0, len(tokens[at : at + 3]))


def _text_after(sentence: Sentence, at: int, fillers: Sequence[Filler]) -> Opaque | None:
    tokens, last = sentence.tokens, len(sentence.tokens)
    named = {f.start: f.end for f in fillers if f.kind == "candidate"}
    inside = {n for start, end in named.items() for n in range(start + 1, end)}
    for begin in range(at + 1, min(last, at + _FAR)):
        token = tokens[begin]
        if token.kind == "quote" and begin not in named:
            return Opaque(begin, begin + 1, firm=True)
        if begin in inside:
            continue
        if begin == at + 1 and token.key in _SUBJECTS and begin + 1 < last:
            return _verbatim(tokens, begin, last, firm=False)
        if token.kind == "punct" and token.key in _LEADS_IN and begin + 1 < last:
            return _verbatim(tokens, begin + 1, _next_request(sentence, begin + 1, named), firm=True)
        if token.key in _SAYING and token.kind == "word":
            while begin + 1 < last and tokens[begin + 1].key in _AFTER_SAYING:
                begin += 1  # noqa: PLW2901 - the text begins after "saying that:"
            firm = tokens[begin].key == ":"
            return _verbatim(tokens, begin + 1, last, firm=firm) if begin + 1 < last else None
        if token.key in {".", ";", "?"}:
            return None
    return None


def _next_request(sentence: Sentence, start: int, named: Mapping[int, int]) -> int:
    """Give where a note's text ends: before ". Then move her .." when that speaks of the same person again."""
    tokens, last = sentence.tokens, len(sentence.tokens)
    about = {token.key for begin, end in named.items() if begin < start for token in tokens[begin:end]}
    for at in range(start + 1, last - 3):
        following = at + 2 if tokens[at + 1].key == "and" else at + 1
        then = tokens[at].key in HARD_BREAKS and tokens[following].key in _THEN
        if then and tokens[following + 1].key in COMMANDS:
            soon = {token.key for token in tokens[following + 2 : following + 5]}
            return at if soon & (about | {"him", "her", "them"}) else last
    return last


def _verbatim(tokens: Sequence[Token], start: int, end: int, *, firm: bool) -> Opaque:
    if tokens[start].kind == "quote":
        return Opaque(start, start + 1, firm=True)
    return Opaque(start, end, firm=firm)
