"""Who is meant by a few words of a sentence: names as they were typed, or whom the thread showed."""

import re

from agent.builtin.focus import Focus, references
from agent.builtin.text import read
from agent.builtin.words import COMMANDS, NAMELESS, PRONOUNS

MOST_WORDS = 5
_AND = re.compile(r"\s*(?:,\s*and\s+|,\s+|\s+and\s+|\s*&\s*)", re.IGNORECASE)
_PARTICLES = frozenset("van von der den de da dos di del la le el bin al zu ter ten o".split())
_NO_NAMES = frozenset(
    """
    call called mail mails note draft drafts letter sequence pool job role meeting event team time back quits shots day
    recruiters recruiter sourcers everybody everyone nobody someone somebody company manager client agency
    """.split()
)


def people_meant(words: str, focus: Focus) -> list[str]:
    """Give references to the people some words name; empty where they name nobody for certain."""
    words = words.strip(" ,.;:!?")
    shown = _shown(words, focus)
    if shown:
        return shown
    parts = [part.strip() for part in _AND.split(words) if part.strip()]
    return parts if parts and all(_is_name(part) for part in parts) else []


def one_meant(words: str, focus: Focus) -> str | None:
    """Give the reference to the one person some words name."""
    found = people_meant(words, focus)
    return found[0] if len(found) == 1 else None


def _shown(words: str, focus: Focus) -> list[str]:
    """Give whom "her", "the second one" or "all of them" stand for."""
    tokens = read(words).tokens
    whole = [one for one in references(tokens, 0, len(tokens), focus) if (one.start, one.end) == (0, len(tokens))]
    people = [one for one in whole if one.kind == "candidate"]
    return list(people[0].value) if people else []


def _is_name(words: str) -> bool:
    if "@" in words:
        return " " not in words
    tokens = words.split()
    plain = [token.strip(".'’").casefold() for token in tokens]
    if not 1 <= len(tokens) <= MOST_WORDS or not all(re.fullmatch(r"[^\W\d_][\w.'’-]*", one) for one in tokens):
        return False
    capital = [token[0].isupper() for token in tokens]
    if all(one or word in _PARTICLES for one, word in zip(capital, plain, strict=True)) and any(capital):
        return plain[0] not in PRONOUNS | _NO_NAMES
    return not any(word in NAMELESS | PRONOUNS | COMMANDS | _NO_NAMES for word in plain)
