"""Which words of a sentence are no statement of the interviewer: asked, wished, supposed, passed on, or not meant."""

import re
from collections.abc import Iterable, Sequence

from tools.feedback.reading.people import Person
from tools.feedback.reading.stance_words import (
    CONDITION,
    DROPPED,
    IDIOM,
    OWN_AGAIN,
    PASSED_ON,
    PASSES_OVER,
    TAG,
    TONE,
    WISHES,
)
from tools.feedback.reading.text import Sentence, Token

_SCARE = re.compile(r'"([^"]{1,40})"')


def unsaid(sentence: Sentence, people: Sequence[Person], line_text: str) -> frozenset[int]:
    """Give the positions of the tokens that state nothing; `line_text` is the line the sentence stands in."""
    tokens = sentence.tokens
    text, places = _joined(tokens, people)
    if _is_question(sentence, text) or TONE.search(text) or _tone_of_line(line_text):
        return frozenset(range(len(tokens)))
    gone: set[int] = set()
    gone.update(_conditional(tokens))
    gone.update(_wished(text, places, tokens))
    gone.update(_passed_on(text, places, tokens))
    gone.update(_dropped(text, places, tokens))
    gone.update(_in_quotes(text, places))
    gone.update(_in_single_quotes(tokens))
    return frozenset(gone)


def is_tone(text: str) -> bool:
    """Tell whether a sentence is not meant as it is worded."""
    return TONE.search(text) is not None


def is_conditional(sentence: Sentence) -> bool:
    """Tell whether something in the sentence holds only under a condition."""
    return any(True for _ in _conditional(sentence.tokens))


def passes_over(sentence: Sentence) -> bool:
    """Tell whether a sentence says that something could not be judged."""
    return PASSES_OVER.search(sentence.text) is not None


def _joined(tokens: Sequence[Token], people: Sequence[Person]) -> tuple[str, list[int]]:
    """Write the tokens with people as "he" (the candidate) or "somebody"; give each letter's token."""
    stands_for = {one.last - 1: "he" if one.who == "candidate" else "somebody" for one in people if one.name}
    text = ""
    places: list[int] = []
    for at, token in enumerate(tokens):
        word = stands_for.get(at, token.text)
        if at in stands_for and token.text.endswith("'s"):
            word += "'s"
        text += (" " if text and token.text not in {",", "%"} else "") + word
        places += [at] * (len(text) - len(places))
    return text, places


def _is_question(sentence: Sentence, text: str) -> bool:
    return sentence.asked and not TAG.search(text)


def _tone_of_line(line: str) -> bool:
    return "🙄" in line or "🙃" in line or re.search(r"(?:^|\s)/s(?:\s|$)", line) is not None


def _conditional(tokens: Sequence[Token]) -> Iterable[int]:
    """Give what holds only under a condition: the whole sentence with "would", else the part from "if" on."""
    texts = [token.text for token in tokens]
    if not any(text in CONDITION and not _asks_whether(texts, n) for n, text in enumerate(texts)):
        return _inverted(texts)
    start = 0
    held: list[int] = []
    for end in [*_turns(texts), len(texts)]:
        held += [start + n for n in _conditional_part(texts[start:end])]
        start = end
    return held


def _turns(texts: Sequence[str]) -> Iterable[int]:
    """Give where a sentence turns from what might be to what is: "..., but as it stands ..."."""
    for at, text in enumerate(texts):
        following = texts[at + 1] if at + 1 < len(texts) else ""
        turns = text in {"but", "however"} and following not in {"only", "if", "not", "would"}
        if at and (turns or (text in {",", "—"} and following in _SETTLES)):
            yield at


_SETTLES = frozenset("gave giving went put rated settled landed hence instead".split())


def _conditional_part(texts: Sequence[str]) -> Iterable[int]:
    at = next((n for n, text in enumerate(texts) if text in CONDITION and not _asks_whether(texts, n)), None)
    if at is None or (at and at + 2 >= len(texts)):
        return ()  # "correct, if slow"
    lead = len(texts) if at == 0 or (texts[0] in {"but", "however", "so", "and"} and at == 1) else at
    if any(_is_would(text) for text in texts[:lead]) or at <= 1:
        return range(len(texts))
    return range(at, len(texts))


def _is_would(text: str) -> bool:
    return text in {"would", "could", "might", "wouldn't", "couldn't"} or (text.endswith("'d") and text != "'d")


def _asks_whether(texts: Sequence[str], at: int) -> bool:
    """Tell whether an "if" means whether or even: "not sure if", "as if", "even if"."""
    if re.match(IDIOM, " ".join(texts[at : at + 6])):
        return True
    return at > 0 and texts[at - 1] in {"lmk", "shout", "as", "even", "sure", "know", "wonder", "tell", "see", "what"}


def _inverted(texts: Sequence[str]) -> Iterable[int]:
    """Find "had she been stronger" and "would have hired"."""
    joined = " ".join(texts)
    if re.search(r"(?:^|, )had (?:he|she|they|it)\b", joined) or re.search(
        r"\b(?:would|'d) have (?:hired|been|said)\b", joined
    ):
        return range(len(texts))
    return ()


def _wished(text: str, places: list[int], tokens: Sequence[Token]) -> Iterable[int]:
    for match in WISHES.finditer(text):
        first = places[match.start()]
        aside = _aside_around(tokens, first)
        if aside is not None:
            yield from aside
            continue
        yield from range(first, _wish_end(tokens, first))
        if match.group().startswith(("with ", "one day", "some", "in the future", "matter")):
            yield from range(_near_start(tokens, first), _sentence_or_break(tokens, first))


def _wish_end(tokens: Sequence[Token], at: int) -> int:
    """Give where a wish ends: with its clause, or where the sentence says how it is: "..., it is poor now"."""
    end = _clause_end(tokens, at)
    for here in range(at, end - 2):
        following = [token.text for token in tokens[here + 1 : here + 3]]
        if tokens[here].text == "," and following[0] in {"it", "that", "he", "she"} and following[1] in {"is", "was"}:
            return here
    return end


def _passed_on(text: str, places: list[int], tokens: Sequence[Token]) -> Iterable[int]:
    for match in PASSED_ON.finditer(text):
        own = OWN_AGAIN.search(text, match.end())
        stop = places[own.start()] if own is not None else len(tokens)
        before = OWN_AGAIN.search(text, 0, match.start())
        start = places[match.start()] if before is not None else 0
        if stop > start:
            yield from range(start, stop)


def _dropped(text: str, places: list[int], tokens: Sequence[Token]) -> Iterable[int]:
    """Leave out what the interviewer thought first, where they go on to say what they think now."""
    for match in DROPPED.finditer(text):
        end = _clause_end(tokens, places[match.end() - 1])
        if end < len(tokens):
            yield from range(places[match.start()], end)


def _in_quotes(text: str, places: list[int]) -> Iterable[int]:
    """Leave out words between quotation marks: somebody else's, or not meant."""
    for match in _SCARE.finditer(text):
        yield from range(places[match.start()], places[match.end() - 1] + 1)


def _in_single_quotes(tokens: Sequence[Token]) -> Iterable[int]:
    """Leave out words between single quotation marks, which are no apostrophes."""
    start: int | None = None
    for at, token in enumerate(tokens):
        if token.text != "'":
            continue
        touches_before = at > 0 and tokens[at - 1].end == token.start
        touches_after = at + 1 < len(tokens) and tokens[at + 1].start == token.end
        if start is None and touches_after and not touches_before:
            start = at
        elif start is not None and touches_before:
            yield from range(start, at + 1)
            start = None


_BREAKS = frozenset({"but", "though", "although", "however", "yet", "—"})


def _aside_around(tokens: Sequence[Token], at: int) -> range | None:
    """Give the aside a position stands in: ", which is what we need most,"."""
    start = next(
        (n for n in range(at, max(0, at - 4), -1) if tokens[n].text == "which" and tokens[n - 1].text == ","), None
    )
    end = next((n for n in range(at, len(tokens)) if tokens[n].text == ","), None)
    return range(start, end) if start is not None and end is not None else None


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].text not in _BREAKS:
        at += 1
    return at


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and tokens[at - 1].text not in _BREAKS:
        at -= 1
    return at


def _near_start(tokens: Sequence[Token], at: int) -> int:
    """Give where the clause before a position begins, a joined one too: "math is great and nothing else matters"."""
    while at > 0 and tokens[at - 1].text not in _BREAKS | {"and", ","}:
        at -= 1
    return at


def _sentence_or_break(tokens: Sequence[Token], at: int) -> int:
    return _clause_end(tokens, at)
