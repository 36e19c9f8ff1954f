"""What the conversation is about: the records named last, the last calls, and the question that waits for an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from agent.builtin.fillers import EXACT, PART, Filler
from agent.builtin.numbers import integer, ordinal
from agent.builtin.text import Token
from agent.builtin.words import bag
from agent.model import Message, ToolCall
from tools.views import Mention

_SHE = bag("he him she her his hers")
_THEY = bag("they them these those their")
_ALL = bag("all everyone everybody")
_NOUNS = {
    "candidate": bag("candidate candidates person people one ones applicant applicants guy profile"),
    "job": bag("job jobs role roles position req requisition opening one"),
    "pool": bag("pool pools list"),
}
_REFERRING = _SHE | _THEY | _ALL | bag("first second third last top both each it")
_THE = bag("the that this")
_CHANGES = bag("tag_candidates untag_candidates add_to_pool remove_from_pool move_candidates add_to_job add_note")
_SHOWN = bag("find_candidates show_pipeline show_pool find_silver_medalists show_bench")
_SCREEN = bag("list page screen results result search batch lot set view table overview")
"""What a place in a list is a place of."""


@dataclass(frozen=True)
class Shown:
    """What one tool call showed: the call, how it ended, and the records by kind in the order shown."""

    call: ToolCall | None
    status: str
    mentions: tuple[Mention, ...]
    text: str = ""

    def of(self, kind: str) -> list[Mention]:
        """Give the records of a kind, each once."""
        return list({m.id: m for m in self.mentions if m.kind == kind}.values())

    @property
    def facts(self) -> dict[str, Any]:
        """What the tool told a model besides its sentence."""
        try:
            read = orjson.loads(self.text)
        except orjson.JSONDecodeError:
            return {}
        return read.get("facts", {}) if isinstance(read, dict) else {}


@dataclass
class Focus:
    """The thread so far, newest first, and what the sentence being read has named."""

    shown: list[Shown] = field(default_factory=list)
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pending_find: bool = False
    provisional: bool = False
    """While a message is being cut up, a pronoun may stand for somebody named earlier in it."""

    def latest(self, kind: str, *, several: bool = False) -> list[Mention]:
        """Give the newest group of records of a kind (of at least two, with `several`)."""
        for shown in () if self.pending_find else self.shown:
            if shown.status in {"refused", "failed"}:
                continue
            group = shown.of(kind)
            if len(group) > several:
                return group
        return []

    def listed(self, kind: str) -> list[Mention]:
        """Give the group that "the second one" counts in: not those of a list who were just changed."""
        group = self.latest(kind, several=True) or self.latest(kind)
        newest = next((s for s in self.shown if s.of(kind)[:1] == group[:1] and len(s.of(kind)) == len(group)), None)
        if newest is None or newest.call is None or newest.call.name not in _CHANGES:
            return group
        ids = {m.id for m in group}
        older = [s.of(kind) for s in self.shown if s.call and s.call.name in _SHOWN and s.status == "done"]
        return next((people for people in older if len(people) > 1 and ids <= {m.id for m in people}), group)

    def last_call(self) -> Shown | None:
        """Give the newest call that did something."""
        return next((s for s in self.shown if s.call and s.call.name != "help"), None)

    def last_list(self) -> Shown | None:
        """Give the newest call that searched or listed."""
        lists = {"find_candidates", "list_jobs", "show_pipeline", "show_pool"}
        return next((s for s in self.shown if s.call and s.call.name in lists and s.status == "done"), None)

    def group(self, kind: str) -> tuple[str, ...]:
        """Give the references "they" stands for."""
        if self.pending_find and not self.said.get(kind):
            return ()
        if self.provisional and not self.said.get(kind):
            return ("",)
        return self.said.get(kind) or tuple(m.id for m in self.latest(kind))

    def pair(self) -> tuple[str, ...]:
        """Give the two candidates "both" stands for: two shown together, or the two shown last one by one."""
        group = self.group("candidate")
        if len(group) == 1 and not self.provisional and not self.said.get("candidate"):
            single = [s.of("candidate")[0].id for s in self.shown if len(s.of("candidate")) == 1 and s.status == "done"]
            group = tuple(reversed(list(dict.fromkeys(single))[:2]))
        return group if len(group) == 2 or group == ("",) else ()  # noqa: PLR2004 - both are two


def focus_of(messages: Sequence[Message]) -> Focus:
    """Read the thread, without the message being answered."""
    focus = Focus()
    calls: dict[str, ToolCall] = {}
    for message in messages:
        for call in message.calls:
            calls[call.id] = call
        if message.role == "tool":
            asked = calls.get(message.call_id or "")
            focus.shown.insert(0, Shown(asked, message.status or "done", message.mentions, message.text))
    return focus


def references(tokens: Sequence[Token], lo: int, hi: int, focus: Focus) -> Iterator[Filler]:
    """Find the words that stand for records named before: "her", "the second one", "all of them", "that job"."""
    for at in range(lo, hi):
        yield from _pronoun(tokens, at, hi, focus)
        yield from _nth(tokens, at, hi, focus)
        yield from _that(tokens, at, hi, focus)
        yield from _whole(tokens, at, hi, focus)


def _key(tokens: Sequence[Token], at: int, hi: int) -> str:
    return tokens[at].key if at < hi else ""


def _both_of(tokens: Sequence[Token], at: int) -> bool:
    return at > 1 and tokens[at - 1].key == "of" and tokens[at - 2].key == "both"


def _pronoun(tokens: Sequence[Token], at: int, hi: int, focus: Focus) -> Iterator[Filler]:
    key = tokens[at].key
    group = focus.group("candidate")
    if key in _SHE and len(group) == 1:
        yield Filler(at, at + 1, "candidate", group, EXACT, group[0])
    elif key in _THEY and _both_of(tokens, at):
        pass  # "both of them" is two people or nobody
    elif key in _THEY and group and _key(tokens, at + 1, hi) not in _NOUNS["job"] - {"one"}:
        more = _NOUNS["candidate"] | {"two", "three", "four", "five", "all"}
        end = at + 2 if _key(tokens, at + 1, hi) in more else at + 1
        yield Filler(at, end, "candidate", group, EXACT, group[0])
    if key in _THEY and _key(tokens, at + 1, hi) == "both" and (pair := focus.pair()):
        yield Filler(at, at + 2, "candidate", pair, EXACT, pair[0])
    if key == "both" and (pair := focus.pair()):
        end = at + 3 if (_key(tokens, at + 1, hi), _key(tokens, at + 2, hi)) == ("of", "them") else at + 1
        yield Filler(at, end, "candidate", pair, EXACT, pair[0])
    if key in {"it", "that", "this", "its"}:
        for kind in ("job", "pool", "candidate"):
            one = focus.group(kind)
            if len(one) == 1:
                yield Filler(at, at + 1, kind, one, 0.8 if kind != "candidate" else 0.5, one[0])


def _that(tokens: Sequence[Token], at: int, hi: int, focus: Focus) -> Iterator[Filler]:
    """Read "that job", "the same role", "this candidate", "the pool"."""
    if tokens[at].key not in _THE | {"same"}:
        return
    noun = at + 2 if _key(tokens, at + 1, hi) in {"same", "other"} else at + 1
    for kind, nouns in _NOUNS.items():
        one = kind == "candidate" and tokens[at].key != "the" and _key(tokens, noun, hi) in {"one", "guy", "lady"}
        if one or _key(tokens, noun, hi) in nouns - {"one", "people", "list"}:
            group = focus.group(kind)
            if len(group) == 1:
                yield Filler(at, noun + 1, kind, group, EXACT, group[0])


def _nth(tokens: Sequence[Token], at: int, hi: int, focus: Focus) -> Iterator[Filler]:
    """Read "the second one", "number 3", "#2", "the last", "the first three"."""
    start = at
    if tokens[at].key == "the":
        at += 1
    if at >= hi:
        return
    place, end = _place(tokens, at, hi)
    if place is None or (start == at and end == at + 1 and tokens[at].key not in {"first", "second", "third"}):
        return
    for kind, nouns in _NOUNS.items():
        group = focus.listed(kind)
        stop, noun = _noun(tokens, end, hi, nouns)
        other = any(_key(tokens, end, hi) in words - {"one"} for k, words in _NOUNS.items() if k != kind)
        chosen = group[place]
        if chosen and not (other and not noun):
            ids = tuple(m.id for m in chosen)
            yield Filler(start, stop, kind, ids, EXACT if noun else PART, ids[0])


def _noun(tokens: Sequence[Token], at: int, hi: int, nouns: frozenset[str]) -> tuple[int, bool]:
    end = at + 1 if _key(tokens, at, hi) in nouns else at
    named = end > at
    if _key(tokens, end, hi) in {"of", "in", "on", "from"}:
        tail = [_key(tokens, end + n, hi) for n in (1, 2)]
        if tail[0] in {"them", "those", "these"}:
            end += 2
        elif tail[0] in {"the", "that", "this", "my", "your"} and tail[1] in _SCREEN:
            end += 3
    return _shown_here(tokens, end, hi), named


def _shown_here(tokens: Sequence[Token], end: int, hi: int) -> int:
    """Go past "you showed me", "shown", "above": all of them say that it stands in the list."""
    words = [_key(tokens, end + n, hi) for n in range(4)]
    if words[:2] in (["you", "showed"], ["you", "listed"], ["you", "found"], ["you", "gave"], ["you", "named"]):
        return end + (3 if words[2] in {"me", "us"} else 2)
    return end + (words[0] in {"shown", "above", "listed", "here", "there", "displayed"})


def _place(tokens: Sequence[Token], at: int, hi: int) -> tuple[slice | None, int]:
    key = tokens[at].key
    count = integer(tokens[at + 1]) if at + 1 < hi else None
    if key in {"first", "top", "last"} and count is not None:
        return (slice(-count, None) if key == "last" else slice(0, count)), at + 2
    if key in {"number", "no", "#", "nr", "candidate"} and count is not None:
        return slice(count - 1, count), at + 2
    if key in {"last", "final", "bottom"}:
        return slice(-1, None), at + 1
    if key == "top":
        return slice(0, 1), at + 1
    number = ordinal(tokens[at])
    if number is None:
        return None, at
    return slice(number - 1, number), at + 1


def _whole(tokens: Sequence[Token], at: int, hi: int, focus: Focus) -> Iterator[Filler]:
    """Read "all of them", "everyone", "all candidates": the whole group, or everybody a filter names."""
    key = tokens[at].key
    if key not in _ALL and not (key in {"every", "each"} and _key(tokens, at + 1, hi) in _NOUNS["candidate"]):
        return
    end = at + 1
    of_them = _key(tokens, end, hi) == "of" and _key(tokens, end + 1, hi) in _THEY
    if of_them:
        end += 2
    elif _key(tokens, end, hi) in _THEY or (key in {"all", "every", "each"} and _key(tokens, end, hi) == "the"):
        of_them = _key(tokens, end, hi) in _THEY
        end += 1
    count = integer(tokens[end]) if end < hi else None
    if count is not None:
        end += 1
    if _key(tokens, end, hi) in _NOUNS["candidate"] | {"applications"}:
        end += 1
    group = focus.group("candidate")
    if group and (count is None or count == len(group)):
        yield Filler(at, end, "candidate", group, PART if not of_them else EXACT, group[0])
    if not of_them:
        yield Filler(at, end, "everyone", "everyone", EXACT)


def ambiguous_reference(tokens: Sequence[Token], lo: int, hi: int, focus: Focus) -> str:
    """Give the pronoun that stands for nobody or for several, if there is one."""
    for token in tokens[lo:hi]:
        if focus.pending_find and token.key in _REFERRING:
            return token.text
        if token.kind == "word" and token.key in _SHE | {"them", "those", "these"}:
            group = focus.group("candidate")
            if not group or (token.key in _SHE and len(group) > 1):
                return token.text
    return ""
