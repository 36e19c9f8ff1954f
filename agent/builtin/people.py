"""Finding candidates in a sentence by the parts of their names."""

from collections.abc import Iterable, Iterator

from agent.builtin.fillers import EXACT, NEAR, PART, Filler
from agent.builtin.spotted import PARTICLES, Spotted
from agent.builtin.text import Sentence, Token, keys_of
from agent.builtin.words import NAMELESS
from tools.lookup import english_words

MOST_NAME_WORDS = 60
"""Words of one sentence asked of the store as parts of names."""


def name_words(sentence: Sentence) -> list[str]:
    """Give the words worth asking the store for as parts of candidates' names."""
    words: list[str] = []
    for token in sentence.tokens:
        if token.kind == "quote":
            words += keys_of(token.text)[:5]
        elif token.kind == "word" and (token.key not in NAMELESS or token.capital):
            words.append(token.key)
    return list(dict.fromkeys(words))[:MOST_NAME_WORDS]


def candidates(spotted: Spotted) -> Iterator[Filler]:
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
            token.key in PARTICLES and end > at + 1
        ):
            return
        if token.key in PARTICLES and not token.capital and token.key not in spotted.names.known:
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
