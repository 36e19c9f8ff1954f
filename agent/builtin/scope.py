"""What is not a request for a tool: themes out of scope, questions about how to do things, other languages."""

from collections.abc import Sequence

from agent.builtin.clauses import unwrap
from agent.builtin.guards import HOW_TO
from agent.builtin.phrases.outside import THEMES, Theme
from agent.builtin.text import Token
from agent.builtin.understanding import Understanding
from agent.builtin.words import ENGLISH, FOREIGN, bag

_OPENING = {
    "outreach": bag("text call ping phone dm notify invite"),
    "feedback": bag("rate rank score evaluate compare assess"),
    "files": bag("export download upload print parse"),
    "deletion": bag("erase wipe purge anonymise anonymize"),
}
"""Verbs that begin a request for something that is not here, when a person or a thing follows."""
_OF_FEEDBACK = bag("feedback scorecard scorecards panel interviewer interviewers")
"""Words with which a reminder is one for feedback, which can be sent."""
_OBJECTS = bag("the a an all every everyone everybody both her him them my our this that these those me")


def theme_of(
    understanding: Understanding, *, firm: bool = False, opening: bool = False, lo: int = 0, hi: int | None = None
) -> Theme | None:
    """Give the theme out of scope that a stretch of the sentence is about; names and quoted text do not count."""
    tokens = understanding.tokens
    hi = len(tokens) if hi is None else hi
    if opening:
        return _opening_theme(understanding, lo, hi)
    hidden, keys = _hidden(understanding), understanding.keys
    best: tuple[int, Theme] | None = None
    for theme in THEMES:
        if firm and not theme.firm:
            continue
        ends = (theme.phrases.longest(keys, at, hi) - at for at in range(lo, hi) if at not in hidden)
        longest = max(ends, default=0)
        if longest and (best is None or longest > best[0]):
            best = longest, theme
    return best[1] if best else None


def _hidden(understanding: Understanding) -> set[int]:
    """Give the tokens inside names of people, notes and quotes: they are data."""
    hidden = {at for span in understanding.opaque for at in range(span.start, span.end)}
    for at, token in enumerate(understanding.tokens):
        if token.kind != "word":
            hidden.add(at)
    for filler in understanding.spotted.fillers:
        if filler.kind == "candidate" and (filler.end - filler.start > 1 or understanding.tokens[filler.start].capital):
            hidden.update(range(filler.start, filler.end))
    return hidden


def _opening_theme(understanding: Understanding, lo: int, hi: int) -> Theme | None:
    tokens = understanding.tokens
    start, end = unwrap(understanding.keys, lo, hi)
    if not _OF_FEEDBACK.isdisjoint(understanding.keys[start:end]):
        return None
    for name, verbs in _OPENING.items():
        if tokens[start].key in verbs and start + 1 < end and _object(understanding, start + 1):
            return next(theme for theme in THEMES if theme.name == name)
    return None


def _object(understanding: Understanding, at: int) -> bool:
    token: Token = understanding.tokens[at]
    return (
        token.key in _OBJECTS
        or token.kind in {"email", "mention"}
        or any(f.start == at and f.kind in {"candidate", "person"} for f in understanding.spotted.fillers)
        or understanding.spotted.namey(at) >= 1.0
    )


def holds_markup(understanding: Understanding) -> bool:
    """Tell whether a request holds braces or tags outside of names and notes: a template or code, not words."""
    hidden = {at for span in understanding.opaque for at in range(span.start, span.end)}
    tokens = understanding.tokens
    return any(
        at not in hidden
        and token.kind == "punct"
        and (token.text in "{}" or (token.text == "<" and _key(tokens, at + 1) in {"!", "#", "/", "script"}))
        for at, token in enumerate(tokens)
    )


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if at < len(tokens) else ""


def how_to(understanding: Understanding) -> bool:
    """Tell whether a message asks how something is done, or whether it can be done at all."""
    tokens = understanding.tokens
    start, end = unwrap(understanding.keys, 0, len(tokens))
    if not {"reach", "contact"}.isdisjoint(understanding.keys):
        return False
    for begin in {0, start}:
        if HOW_TO.stands(understanding.keys, begin, end):
            return not any(f.kind == "candidate" and not f.open for f in understanding.spotted.fillers) or any(
                tokens[begin].key == word for word in ("how", "explain")
            )
    return _ability(understanding)


def _ability(understanding: Understanding) -> bool:
    """Read "can you reject people?": a verb and nobody in particular."""
    tokens = understanding.tokens
    words = [t.key for t in tokens if t.kind == "word"]
    if len(words) < 3 or words[:2] != ["can", "you"] or len(words) > 7:  # noqa: PLR2004 - a short question
        return False
    vague = {"people", "candidates", "someone", "somebody", "jobs", "applicants", "anyone", "notes", "tags", "pools",
             "duplicates", "stages", "applications", "candidate", "person", "reject", "things", "changes"}  # fmt: skip
    rest = set(words[3:]) - {"a", "the", "also", "too", "for", "me", "to", "in", "on", "and", "add"}
    return words[2] not in {"show", "find", "list", "tell", "give", "search", "look", "get"} and rest <= vague


def foreign(understanding: Understanding) -> bool:
    """Tell whether a message is more likely another language than English."""
    words = [t.key for t in understanding.tokens if t.kind == "word"]
    other = sum(word in FOREIGN and word not in ENGLISH for word in words)
    letters = [t for t in understanding.tokens if t.kind in {"word", "punct"} and t.text.isalpha()]
    strange = sum(not t.text.isascii() and not t.key.isascii() for t in letters)
    return (other >= 2 and other > sum(word in ENGLISH for word in words)) or strange * 2 > max(len(letters), 1)  # noqa: PLR2004
