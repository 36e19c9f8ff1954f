"""What a message may mean that stands as no request as a whole: a topic put first, a reason beside a request, a note.

Tried only when nothing else was understood. "Paige Ingram: let's get her into the offer stage" speaks of Paige before
the request; "Eka did great, take her to onsite" gives a reason first; "Luis: called, will think about it" is no request
at all, but worth keeping. Each way is a shorter message with what "her" and "it" stand for; it is read like any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from agent.builtin.fillers import EXACT, Filler
from agent.builtin.guards import BARS
from agent.builtin.planner import Plan, Step
from agent.builtin.understanding import Clause, Understanding
from agent.builtin.words import COMMANDS, NEGATIONS, WRITING, bag

_SIGNS = bag(": , - – — ; . ! to")
"""Signs after a topic; "to" is what an arrow is read as."""
_ABOUT = bag("about re regarding concerning for on as of with and the my our this that job role candidate")
_JOINTS = bag(", ; . – — - : ! so therefore hence thus")
"""What stands between a reason and its request."""
_AFTER_JOINT = bag("so and then therefore hence thus please , - :")
_TOPICS = ("candidate", "job", "pool", "tag")
_NOUNS = bag("job role position posting req opening requisition pool list candidate profile")
_QUESTIONS = bag("who what when where why how which is are was were do does did can could should may will has have")
_LEAST_NOTE = 3
"""Words below which what follows a name is no note."""
_CONDITIONS = BARS[1:5]
"""Bars that a reason must not hold: conditions, mere thoughts, plans for later, doubts."""


@dataclass(frozen=True)
class Way:
    """A shorter message, what it speaks of by kind, and the names of which at least one must be acted on."""

    text: str
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    about: frozenset[str] = frozenset()
    remark: str = ""
    reason: str = ""
    changes: bool = False
    """True when it is worth reading only for a change: what else a reason stands beside is no request."""


_GIVEN_REASON = bag("reject_candidates withdraw_candidate close_job")


def other_ways(understanding: Understanding) -> Iterator[Way]:
    """Give other ways of reading a message, the likeliest first."""
    yield from _with_topic(understanding)
    yield from _with_reason(understanding)


def fits(planned: Plan, way: Way) -> bool:
    """Tell whether a plan does what the way of reading promised: something, and to what it speaks of."""
    if not planned.steps or planned.problems or planned.unread or any(step.tool == "help" for step in planned.steps):
        return False
    if way.changes and not (planned.writes and all(_asked(step) for step in planned.steps)):
        return False
    named = {name for step in planned.steps for value in step.args.values() for name in _names(value)}
    return not way.about.isdisjoint(named)


def _asked(step: Step) -> bool:
    """Tell whether a step was asked for by a verb."""
    return step.clause is not None and step.clause.reading is not None and bool(step.clause.reading.head)


def give_reason(planned: Plan, way: Way) -> None:
    """Hand on why: as the reason of what takes one, else as a remark, so that no word is dropped in silence."""
    takes = [step for step in planned.steps if step.tool in _GIVEN_REASON and not step.args.get("reason")]
    for step in takes:
        if way.reason:
            step.args["reason"] = way.reason
    if way.remark and planned.writes and not (takes and way.reason):
        planned.remarks.append(way.remark)


def as_note(understanding: Understanding) -> Plan | None:
    """Keep what is said of somebody after a colon or a dash as a note: it is no request, and no question."""
    found = _topic(understanding)
    if (
        found is None
        or found[0].kind != "candidate"
        or understanding.tokens[found[1] - 1].key not in {":", "-", "–", "—"}
    ):
        return None
    filler, start = found
    keys, end = understanding.keys, len(understanding.tokens)
    words = [key for key in keys[start:] if key.isalnum()]
    asks = keys[start] in COMMANDS | WRITING | _QUESTIONS | bag("please let") or "?" in keys[start:]
    if asks or len(words) < _LEAST_NOTE or any(bar.phrases.stands(keys, start, end) for bar in BARS[1:2]):
        return None
    if any(key in COMMANDS for key in words) and not NEGATIONS.isdisjoint(words):
        return None
    text = understanding.spotted.sentence.raw(start, end)
    return Plan(steps=[Step("add_note", {"candidate": filler.value, "text": text}, Clause(start, end))])


def _names(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _known(understanding: Understanding, lo: int, hi: int) -> dict[str, list[Filler]]:
    """Give what a stretch names beyond doubt, the longest of each, by kind."""
    found: dict[str, list[Filler]] = {}
    for kind in _TOPICS:
        sure = [
            f
            for f in understanding.spotted.fillers
            if f.kind == kind and lo <= f.start and f.end <= hi and _sure(f, understanding)
        ]
        longest = [
            f
            for f in sure
            if not any(
                g is not f and g.start <= f.start and f.end <= g.end and g.end - g.start > f.end - f.start for g in sure
            )
        ]
        if longest:
            found[kind] = list({(f.start, f.end): f for f in longest}.values())
    return found


def _sure(filler: Filler, understanding: Understanding) -> bool:
    if filler.open or isinstance(filler.value, tuple):
        return False
    if filler.kind == "candidate":
        return filler.weight == EXACT and (filler.end - filler.start > 1)
    if filler.kind == "job":
        return bool(filler.id) or understanding.tokens[filler.start].kind == "code"
    return bool(filler.id) and filler.weight == EXACT


def _topic(understanding: Understanding) -> tuple[Filler, int] | None:
    """Find the thing a message begins with, and where what is said of it begins."""
    keys, end = understanding.keys, len(understanding.tokens)
    start = 0
    while start < end and keys[start] in _ABOUT:
        start += 1
    for kind in ("candidate", "job", "pool"):
        begun = [
            f for f in understanding.spotted.fillers if f.start == start and f.kind == kind and _sure(f, understanding)
        ]
        for filler in sorted(begun, key=lambda f: -f.end):
            at = filler.end
            while at < end and keys[at] in _NOUNS:
                at += 1
            if at < end - 1 and keys[at] in _SIGNS:
                while at < end - 1 and keys[at] in _SIGNS:
                    at += 1
                return filler, at
    return None


def _with_topic(understanding: Understanding) -> Iterator[Way]:
    """Read what follows a topic: with the topic put after it, then as it stands with the topic in mind."""
    found = _topic(understanding)
    if found is None:
        return
    filler, start = found
    sentence = understanding.spotted.sentence
    rest = sentence.raw(start, len(sentence.tokens)).rstrip(" ?!.")
    name, about = sentence.raw(filler.start, filler.end), frozenset({str(filler.value)})
    names = about | {name}
    if filler.kind != "candidate":
        for lead in ("in",) if filler.kind == "pool" else ("on", "of"):
            yield Way(f"{rest} {lead} {name}", {}, names)
    yield Way(rest, {filler.kind: (str(filler.value),)}, names)
    if filler.kind == "candidate":
        for lead in ("for", "with", ""):
            yield Way(f"{rest} {lead} {name}", {}, names)


def _with_reason(understanding: Understanding) -> Iterator[Way]:
    """Read a request that stands after or before its reason: "she did great, take her to onsite"."""
    keys, size = understanding.keys, len(understanding.tokens)
    hidden = {at for span in understanding.opaque for at in range(span.start, span.end)}
    for at in range(1, size - 1):
        if keys[at] not in _JOINTS or at in hidden or understanding.tokens[at].kind == "quote":
            continue
        after = at + 1
        while after < size - 1 and keys[after] in _AFTER_JOINT:
            after += 1
        yield from _beside(understanding, (0, at), (after, size))
        yield from _beside(understanding, (after, size), (0, at))


def _beside(understanding: Understanding, reason: tuple[int, int], request: tuple[int, int]) -> Iterator[Way]:
    lo, hi = reason
    known = _known(understanding, lo, hi)
    if not known or not _explains(understanding, lo, hi, known):
        return
    sentence = understanding.spotted.sentence
    said = {
        kind: tuple(dict.fromkeys(str(f.value) for f in fillers)) for kind, fillers in known.items() if kind != "tag"
    }
    text = sentence.raw(*request)
    words = sentence.raw(lo, hi).strip(" ,;.-–—")
    remark, why = f"I took “{words}” as the reason.", _reason(understanding, lo, hi, words)
    about = frozenset(name for names in said.values() for name in names)
    yield Way(text, said, about, remark, why, changes=True)
    for kind, lead in (("job", "on"), ("candidate", "from"), ("candidate", "")):
        if len(said.get(kind, ())) == 1:
            name = sentence.raw(known[kind][0].start, known[kind][0].end)
            yield Way(f"{text} {lead} {name}", {}, frozenset({name, *said[kind]}), remark, why, changes=True)


def _reason(understanding: Understanding, lo: int, hi: int, words: str) -> str:
    """Give the known reason a stretch names; what is said of a job is taken as it stands."""
    inside = [f for f in understanding.spotted.fillers if f.kind == "reason" and lo <= f.start and f.end <= hi]
    best = max(inside, key=lambda f: (f.weight, f.end - f.start), default=None)
    people = _known(understanding, lo, hi).get("candidate")
    return str(best.value) if best is not None else "" if people else words


def _explains(understanding: Understanding, lo: int, hi: int, known: dict[str, list[Filler]]) -> bool:
    """Tell whether a stretch only says how things stand: no order, no question, no condition."""
    covered = frozenset(at for group in known.values() for f in group for at in range(f.start, f.end))
    keys = understanding.keys
    if any(bar.phrases.stands(keys, at, hi) for bar in _CONDITIONS for at in range(lo, hi) if at not in covered):
        return False
    first = next((at for at in range(lo, hi) if keys[at].isalnum()), lo)
    if keys[first] in _QUESTIONS | COMMANDS and first not in covered:
        return False
    return all(keys[at] not in COMMANDS & WRITING for at in range(lo, hi) if at not in covered)
