"""Answers to a question the last turn ended with: which of several was meant, or what was missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from agent.builtin.focus import Focus, Shown
from agent.builtin.numbers import integer, ordinal
from agent.builtin.text import Sentence, Token, keys_of
from agent.builtin.words import COMMANDS, bag
from agent.model import ToolCall
from tools.base import Ref
from tools.lookup import Described, Term
from tools.matching import fold, likeness
from tools.registry import all_tools
from tools.views import Mention

NO = bag("no nope cancel stop nevermind never neither none forget abort leave nobody")
YES = bag("yes yep yeah yup sure correct right exactly ok okay y do confirm confirmed please")
_FILL = bag(
    """the one a an is it i mean meant want him her that this person option number no in at from with who works
    please candidate guy choose pick take select go for to job role of and mail email address's 's lives yes
    # . , ! ? sorry oh ah her his profile let us stage reason because was sure ok okay thanks working based
    lets would like say because"""
)


@dataclass(frozen=True)
class Question:
    """A call that waits for a choice, and the choices."""

    call: ToolCall
    options: tuple[Mention, ...]


def question(focus: Focus) -> Question | None:
    """Give the question the last turn ended with."""
    if not focus.shown:
        return None
    for shown in focus.shown[:4]:
        if _asks(shown) and shown.call is not None:
            return Question(shown.call, tuple(m for m in shown.mentions if m.kind != "change"))
        if shown.call is None or shown.call.name != "help":
            continue
    return None


def _asks(shown: Shown) -> bool:
    return shown.status in {"refused", "failed"} and bool(shown.mentions)


def chosen(tokens: Sequence[Token], options: Sequence[Mention], described: Sequence[Described]) -> Mention | None:
    """Give the option an answer names: by its place, its name, an e-mail, a company, a city, a job, or "yes"."""
    words = [t for t in tokens if t.kind != "punct" or t.key == "#"]
    if not words or len(words) > 14:  # noqa: PLR2004 - an answer is short
        return None
    place = _place(words, len(options))
    if place is not None:
        return options[place]
    if len(options) == 1 and all(t.key in YES | _FILL for t in words):
        return options[0]
    return _named(words, options, {one.id: one for one in described})


def _place(words: Sequence[Token], count: int) -> int | None:
    said = [t for t in words if t.key not in _FILL]
    if len(said) != 1:
        return None
    if said[0].key in {"last", "bottom"}:
        return count - 1
    if said[0].key == "top":
        return 0
    if said[0].key in {"latter", "former"} and count == 2:  # noqa: PLR2004 - of two
        return int(said[0].key == "latter")
    number = ordinal(said[0]) or (integer(said[0]) if said[0].kind in {"number", "word"} else None)
    return number - 1 if number is not None and 1 <= number <= count else None


def _named(words: Sequence[Token], options: Sequence[Mention], described: dict[str, Described]) -> Mention | None:
    """Every word that is no filling must occur in what is known of exactly one option."""
    said = [word for t in words for word in (keys_of(t.text) if t.kind == "quote" else [t.key]) if word not in _FILL]
    if not said:
        return None
    hits = [option for option in options if all(_knows(option, word, described) for word in said)]
    if len(hits) == 1:
        return hits[0]
    typed = " ".join(said)
    exact = [option for option in (hits or options) if fold(option.label) == typed]
    if len(exact) == 1:
        return exact[0]
    if hits:
        return None
    alike = sorted(((likeness(typed, option.label), option) for option in options), key=lambda pair: -pair[0])
    sure = alike and alike[0][0] >= 88 and (len(alike) == 1 or alike[0][0] - alike[1][0] > 8)  # noqa: PLR2004
    return alike[0][1] if sure else None


def _knows(option: Mention, word: str, described: dict[str, Described]) -> bool:
    if word in keys_of(option.label) or word == option.id.lower():
        return True
    one = described.get(option.id)
    if one is None:
        return False
    facts = (one.name, one.title, one.company, one.location, *one.jobs)
    return word in one.emails or any(word in keys_of(fact) for fact in facts)


def narrowed(sentence: Sentence, asked: Question) -> Mention | None:
    """Read a fuller name than was asked about as the answer, when the list was too long to hold it."""
    if not any(option.kind == "candidate" for option in asked.options) or len(sentence) > 6:  # noqa: PLR2004 - a name
        return None
    said = {t.key for t in sentence.tokens if t.kind in {"word", "email"}}
    given = [value for value in asked.call.args.values() if isinstance(value, str)]
    given += [one for value in asked.call.args.values() if isinstance(value, list) for one in value]
    fuller = any(set(fold(str(one)).split()) < said for one in given if one)
    plain = all(t.kind in {"word", "email"} or t.key in {".", "!", "'"} for t in sentence.tokens)
    if not (plain and fuller and said.isdisjoint(COMMANDS)):
        return None
    typed = sentence.raw(0, len(sentence)).strip(" .!")
    return Mention(kind="candidate", id=typed, label=typed)


def agreed(tokens: Sequence[Token]) -> bool:
    """Tell whether an answer only says yes."""
    words = [t.key for t in tokens if t.kind != "punct"]
    return bool(words) and all(word in YES for word in words)


def declined(tokens: Sequence[Token]) -> bool:
    """Tell whether an answer calls the whole thing off."""
    words = [t.key for t in tokens if t.kind != "punct"]
    rest = (
        set(words)
        - NO
        - {
            "mind",
            "it",
            "that",
            "of",
            "them",
            "not",
            "thanks",
            "thank",
            "you",
            "do",
            "about",
            "for",
            "now",
            "please",
            "alone",
            "this",
            "ok",
        }
    )
    return bool(words) and len(words) <= 5 and (words[0] in NO or words[:2] == ["do", "not"]) and not rest  # noqa: PLR2004


def answered(question_: Question, option: Mention, terms: Sequence[Term]) -> dict[str, Any]:
    """Give the arguments of the waiting call with the chosen record in place of the words that were unclear."""
    args = dict(question_.call.args)
    slots = _slots(question_.call.name, _kind(option, terms))
    for slot, many in slots:
        given = args.get(slot)
        if many and isinstance(given, list) and given:
            at = max(range(len(given)), key=lambda n: _fits(str(given[n]), option))
            args[slot] = [*given[:at], option.id, *given[at + 1 :]]
            return args
        if isinstance(given, str) and (len(slots) == 1 or _fits(given, option) > 40):  # noqa: PLR2004 - some likeness
            args[slot] = option.id
            return args
    for slot, many in slots:
        if not args.get(slot):
            args[slot] = [option.id] if many else option.id
            return args
    if slots:
        slot, many = slots[0]
        args[slot] = [option.id] if many else option.id
    return args


def _fits(given: str, option: Mention) -> float:
    words = fold(given).split()
    label = fold(option.label).split()
    inside = sum(any(part.startswith(word) for part in label) for word in words)
    return likeness(given, option.label) + 30.0 * inside - (50.0 if len(given) == 36 and "-" in given else 0.0)  # noqa: PLR2004


def _kind(option: Mention, terms: Sequence[Term]) -> str:
    if option.kind != "other":
        return option.kind
    return next((term.kind for term in terms if term.id == option.id), "reason")


def _slots(tool: str, kind: str) -> list[tuple[str, bool]]:
    """Give the arguments of a tool that name a kind of record, and whether they take several."""
    known = all_tools().get(tool)
    if known is None:
        return []
    found = []
    for name, info in known.args.model_fields.items():
        marks = [m for m in info.metadata if isinstance(m, Ref)]
        many = False
        stack = [info.annotation]
        while stack:
            one = stack.pop()
            many = many or get_origin(one) is list
            marks += [m for m in getattr(one, "__metadata__", ()) if isinstance(m, Ref)]
            stack += list(get_args(one))
        if any(mark.kind == kind for mark in marks):
            found.append((name, many))
    return found
