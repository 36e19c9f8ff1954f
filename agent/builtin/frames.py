"""What a request can look like: the words that ask for a tool and the words that lead in each of its arguments.

A frame is written as text. `heads` are the words that ask ("take .. off" has a gap, "(a|b)" a choice, "[x]" may be
left out). Each line of `roles` is an argument and its lead-ins, `_` standing for none; `slot=kind` gives the kind of
thing when the name of the slot does not, `+` lets words that are no known name fill it, and `slot!value` sets a fixed
value by words alone. The examples of a tool ("move {candidate} to {stage}") are frames too: see `from_example`.
"""

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from agent.builtin.patterns import Phrase, by_first, phrases, pieces
from agent.builtin.words import bag

KINDS = {
    "candidate": "candidate", "candidates": "candidate", "keep": "candidate", "duplicate": "candidate",
    "job": "job", "like": "job", "stage": "stage", "from_stage": "stage", "stage_kind": "stage", "owner": "person",
    "hiring_manager": "person", "recruiter": "person", "credited_to": "person", "source": "source", "tags": "tag",
    "without_tags": "tag", "pool": "pool", "not_in_pool": "pool", "reason": "reason", "department": "department",
    "location": "place", "locations": "place", "not_locations": "place", "skills": "skill", "any_skills": "skill",
    "without_skills": "skill", "add_skills": "skill", "remove_skills": "skill", "title": "title",
    "titles": "title", "not_titles": "title", "company": "company", "ever_company": "company",
    "not_companies": "company",
    "email": "email", "phone": "phone", "link": "link", "years": "years", "change": "change", "openings": "number",
    "people": "person", "panel": "person",
    "interviewer": "person", "limit": "number", "days": "duration",
    "draft": "candidate", "drafts": "candidate",
}  # fmt: skip
"""The kind of thing each slot takes, where the slot's own name is not the kind."""

RECORDS = bag("job stage person source pool reason department place location change")
"""Kinds of which an example names a known one."""

MANY = bag(
    """candidates people panel attributes tags without_tags titles skills any_skills without_skills not_titles
    not_companies locations not_locations add_skills remove_skills"""
)
"""Slots that take a list."""


EXAMPLE = -0.3
"""What a frame made from an example is worth less than one made from tables: it knows one order of words."""


@dataclass(frozen=True)
class Role:
    """An argument: what kinds of things fill it and which words lead it in."""

    slot: str
    kinds: tuple[str, ...]
    markers: tuple[Phrase, ...]
    open: bool = False


@dataclass(frozen=True)
class Flag:
    """Words that set an argument to a fixed value."""

    slot: str
    value: Any
    patterns: tuple[Phrase, ...]


class Frame:
    """One way of asking for a tool; its words are read when it is first used."""

    def __init__(
        self,
        tool: str,
        *,
        heads: str,
        roles: str = "",
        needs: str = "",
        fixed: dict[str, Any] | None = None,
        soft: str = "",
        prior: float = 0.0,
        headless: bool = False,
        write: bool = False,
        opening: bool = False,
    ) -> None:
        """`needs` names slots that must be filled, "a/b" either of two; `soft` are words that carry nothing here."""
        self.tool, self._heads, self._roles = tool, " ".join(heads.split()), roles
        self.needs = tuple(tuple(one.split("/")) for one in needs.split())
        self.fixed, self.soft = fixed or {}, frozenset(soft.split())
        self.prior, self.headless, self.write, self.opening = prior, headless, write, opening
        self._inherited: dict[bool, Frame] = {}

    @property
    def free_text(self) -> bool:
        """Tell whether words left over may become a search by meaning."""
        return self.tool == "find_candidates"

    @property
    def finds(self) -> bool:
        """Tell whether its arguments are filters by which people are found."""
        return self.tool in {"find_candidates", "draft_outreach"}

    @cached_property
    def heads(self) -> tuple[tuple[Phrase, ...], ...]:
        """Each way of asking, in one piece or with gaps."""
        return tuple(head for head in pieces(self._heads) if head and head[0].items)

    @cached_property
    def heads_by_word(self) -> dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]]:
        """Heads by the words they begin with: the first piece, and the pieces after it."""
        return by_first((head[0], head[1:]) for head in self.heads)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The arguments."""
        return _roles(self._roles)[0]

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """The fixed values."""
        return _roles(self._roles)[1]

    @cached_property
    def bare(self) -> tuple[Role, ...]:
        """The arguments that need no lead-in."""
        return tuple(role for role in self.roles if any(marker.empty for marker in role.markers))

    @cached_property
    def roles_by_word(self) -> dict[str, list[tuple[Phrase, Role]]]:
        """Arguments by the words of their lead-ins."""
        return by_first((marker, role) for role in self.roles for marker in role.markers if not marker.empty)

    @cached_property
    def flags_by_word(self) -> dict[str, list[tuple[Phrase, Flag]]]:
        """Fixed values by their words."""
        return by_first((pattern, flag) for flag in self.flags for pattern in flag.patterns)

    @cached_property
    def tracked(self) -> tuple[str, ...]:
        """The slots that take one thing, and those that must be filled."""
        slots = {role.slot for role in self.roles} | {flag.slot for flag in self.flags}
        return tuple(sorted((slots - MANY) | (slots & {slot for need in self.needs for slot in need})))

    def inherited(self, *, needing: bool = True) -> "Frame":
        """Give the frame without a head: what a clause or a message that follows takes over."""
        if needing not in self._inherited:
            other = copy(self)
            other.headless, other._inherited = True, {}  # noqa: SLF001 - the copy is one of ours
            other.needs = self.needs if needing else ()
            other.__dict__.pop("tracked", None)
            self._inherited[needing] = other
        return self._inherited[needing]


def frame(tool: str, **words: Any) -> Frame:
    """Make a frame from its words."""
    return Frame(tool, **words)


def _roles(text: str) -> tuple[tuple[Role, ...], tuple[Flag, ...]]:
    roles: list[Role] = []
    flags: list[Flag] = []
    lines: list[str] = []
    for raw in filter(None, (raw.strip() for raw in text.splitlines())):
        if ":" in raw.split("|")[0].split("(")[0]:
            lines.append(raw)
        else:
            lines[-1] += f" {raw}"
    for line in lines:
        name, _, markers = line.partition(":")
        words = phrases(markers)
        if "!" in name:
            slot, value = name.split("!")
            flags.append(Flag(slot, _value(value), words))
            continue
        slot, _, kinds = name.partition("=")
        bare = slot.rstrip("+")
        chosen = tuple(kinds.rstrip("+").split("/")) if kinds else (KINDS.get(bare, bare),)
        roles.append(Role(bare, chosen, words, name.endswith("+") or slot.endswith("+")))
    return tuple(roles), tuple(flags)


def _value(text: str) -> Any:
    return {"true": True, "false": False}.get(text, text)


def from_example(tool: str, example: str, fields: Mapping[str, bool], *, write: bool) -> Frame | None:
    """Read a tool's own example as a frame: its first words ask, the others lead in their slots.

    So a new tool is understood from its own file alone. `fields` are the tool's arguments and whether they must be
    given: "{candidate}" stands for `candidates` where the tool takes several. None when the example names something
    that is no argument, or leaves something out that must be given.
    """
    spaced = re.sub(r"['’]s\b", " 's", re.sub(r"[?!.]+$", "", example.lower()))
    parts = re.split(r"\{(\w+)\}", spaced)
    words = [" ".join(re.findall(r"[\w']+|[,:]", part)) for part in parts[::2]]
    slots = [next((f for f in (name, f"{name}s") if f in fields), "") for name in parts[1::2]]
    first = next((number for number, part in enumerate(words) if part.strip(",: '")), None)
    needed = {name for name, required in fields.items() if required}
    if first is None or not all(slots) or len(set(slots)) < len(slots) or not needed <= set(slots):
        return None
    leads = ["" if number <= first else part for number, part in enumerate(words)]
    roles = "\n".join(
        f"{slot}{'' if KINDS.get(slot, slot) in RECORDS else '+'}: {lead or '_'}"
        for slot, lead in zip(slots, leads, strict=False)
    )
    tail = words[-1].strip(",: ") if first < len(words) - 1 else ""
    heads = " .. ".join(filter(None, (words[first].strip(",: "), tail)))
    return Frame(tool, heads=heads, roles=roles, needs=" ".join(slots), write=write, prior=EXAMPLE)
