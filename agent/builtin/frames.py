"""What a request can look like: the words that ask for a tool and the words that lead in each of its arguments.

A frame is written as text. `heads` are the words that ask ("take .. off" has a gap, "(a|b)" a choice, "[x]" may be
left out). Each line of `roles` is an argument and its lead-ins, `_` standing for none; `slot=kind` gives the kind of
thing when the name of the slot does not, `+` lets words that are no known name fill it, and `slot!value` sets a fixed
value by words alone. The examples of a tool ("move {candidate} to {stage}") are frames too: see `from_example`.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any

Words = tuple[str, ...]

KINDS = {
    "candidate": "candidate", "candidates": "candidate", "keep": "candidate", "duplicate": "candidate",
    "job": "job", "like": "job", "stage": "stage", "from_stage": "stage", "stage_kind": "stage", "owner": "person",
    "hiring_manager": "person", "recruiter": "person", "credited_to": "person", "source": "source", "tags": "tag",
    "without_tags": "tag", "pool": "pool", "not_in_pool": "pool", "reason": "reason", "department": "department",
    "location": "place", "locations": "place", "not_locations": "place", "skills": "skill", "any_skills": "skill",
    "without_skills": "skill", "add_skills": "skill", "remove_skills": "skill", "title": "title",
    "titles": "title", "not_titles": "title", "company": "company", "ever_company": "company", "not_companies": "company",
    "email": "email", "phone": "phone", "link": "link", "years": "years", "change": "change", "openings": "number",
    "limit": "number", "days": "duration",
}  # fmt: skip
"""The kind of thing each slot takes, where the slot's own name is not the kind."""

MANY = frozenset(
    "candidates tags without_tags titles skills any_skills without_skills not_titles not_companies locations not_locations "
    "add_skills remove_skills".split()
)
"""Slots that take a list."""


@dataclass(frozen=True)
class Role:
    """An argument: what kinds of things fill it and which words lead it in."""

    slot: str
    kinds: tuple[str, ...]
    markers: tuple[Words, ...]
    open: bool = False


@dataclass(frozen=True)
class Flag:
    """Words that set an argument to a fixed value."""

    slot: str
    value: Any
    patterns: tuple[Words, ...]


@dataclass(frozen=True, eq=False)
class Frame:
    """One way of asking for a tool."""

    tool: str
    heads: tuple[tuple[Words, ...], ...]
    roles: tuple[Role, ...] = ()
    flags: tuple[Flag, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    fixed: dict[str, Any] = field(default_factory=dict)
    soft: frozenset[str] = frozenset()
    note: str = ""
    prior: float = 0.0
    headless: bool = False
    write: bool = False

    @property
    def free_text(self) -> bool:
        """Tell whether words left over may become a search by meaning."""
        return self.tool == "find_candidates"


def frame(
    tool: str,
    *,
    heads: str,
    roles: str = "",
    needs: str = "",
    fixed: dict[str, Any] | None = None,
    soft: str = "",
    note: str = "",
    prior: float = 0.0,
    headless: bool = False,
    write: bool = False,
) -> Frame:
    """Read a frame from its text; `needs` names slots that must be filled, "a/b" either of two."""
    read_roles, flags = _roles(roles)
    return Frame(
        tool=tool,
        heads=tuple(dict.fromkeys(pieces for one in patterns(heads) for pieces in [_pieces(one)])),
        roles=read_roles,
        flags=flags,
        needs=tuple(tuple(one.split("/")) for one in needs.split()),
        fixed=fixed or {},
        soft=frozenset(soft.split()),
        note=note,
        prior=prior,
        headless=headless,
        write=write,
    )


def _roles(text: str) -> tuple[tuple[Role, ...], tuple[Flag, ...]]:
    roles: list[Role] = []
    flags: list[Flag] = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        name, _, markers = line.partition(":")
        words = tuple(dict.fromkeys(patterns(markers)))
        if "!" in name:
            slot, value = name.split("!")
            flags.append(Flag(slot, _value(value), words))
            continue
        slot, _, kinds = name.rstrip("+").partition("=")
        chosen = tuple(kinds.split("/")) if kinds else (KINDS.get(slot, slot),)
        roles.append(Role(slot, chosen, words, name.endswith("+")))
    return tuple(roles), tuple(flags)


def _value(text: str) -> Any:
    return {"true": True, "false": False}.get(text, text)


def _pieces(words: Words) -> tuple[Words, ...]:
    pieces: list[list[str]] = [[]]
    for word in words:
        if word == "..":
            pieces.append([])
        else:
            pieces[-1].append(word)
    return tuple(tuple(piece) for piece in pieces if piece)


@lru_cache(maxsize=4096)
def patterns(text: str) -> tuple[Words, ...]:
    """Spell out "a (b|c) [d] | e": every way of saying it, `_` as no words at all."""
    return tuple(words for part in _alternatives(text) for words in _expand(part.strip()))


def _alternatives(text: str) -> list[str]:
    parts, depth, current = [], 0, ""
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += sign
    return [*parts, current]


def _expand(text: str) -> list[Words]:
    if text == "_":
        return [()]
    pieces: list[list[Words]] = []
    for token in re.findall(r"\((?:[^()]*)\)|\[(?:[^\[\]]*)\]|[^\s()\[\]]+", text):
        if token[0] == "(":
            pieces.append([tuple(choice.split()) for choice in token[1:-1].split("|")])
        elif token[0] == "[":
            pieces.append([(), *(tuple(choice.split()) for choice in token[1:-1].split("|"))])
        else:
            pieces.append([(token,)])
    return [tuple(word for part in combination for word in part) for combination in product(*pieces)] if text else []


def from_example(tool: str, example: str, kinds: dict[str, str], *, write: bool) -> Frame | None:
    """Read a tool's own example as a frame: the words before the first slot ask, the others lead in their slots.

    So a new tool is understood from its own file alone. `kinds` maps the tool's arguments to kinds.
    """
    parts = re.split(r"\{(\w+)\}", re.sub(r"[?!.]+$", "", example.lower().replace(",", " ")))
    head, slots = parts[0].replace(":", " ").split(), parts[1:]
    if not head:
        return None
    roles = []
    for slot, lead in zip(slots[::2], (" ", *slots[1:-1:2]), strict=True):
        marker = tuple(re.sub(r"['’]s\b", " 's", lead).replace(":", " : ").split())
        name = slot if slot in kinds else f"{slot}s" if f"{slot}s" in kinds else slot
        kind = kinds.get(name, KINDS.get(name, name))
        roles.append(Role(name, (kind,), (marker,), open=True))
    tail = slots[-1].split() if slots else []
    pieces = (tuple(head), tuple(tail)) if tail else (tuple(head),)
    return Frame(tool=tool, heads=(pieces,), roles=tuple(roles), needs=tuple((r.slot,) for r in roles), write=write)
