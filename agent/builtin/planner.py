"""From a message to calls: its clauses in order, each read in the light of those before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from agent.builtin.clauses import breaks, unwrap
from agent.builtin.fillers import NEAR
from agent.builtin.focus import Focus, ambiguous_reference
from agent.builtin.frames import Frame
from agent.builtin.slots import Arguments, arguments
from agent.builtin.understanding import Clause, Understanding
from agent.builtin.words import bag

NOT_READ = -6.0
"""What a clause costs that nothing explains."""
SPLIT = -1.2
"""What every further request costs, so that one full reading beats two."""
MOST_BREAKS = 14
_SHOWING = bag("show open see view display pull bring read get look check")
"""Verbs that take several people one after the other: "open Ana and Ben"."""
MOST_SENTENCES = 2
"""Ends of sentences one request may span: "Reject Ana. Reason: hiring freeze"."""
_LEADING = bag("to into in onto for with as from on at is has knows withdrew now 's should moved works")


_MADE_ONCE = bag("add_candidate create_job create_pool create_sequence")
"""Tools that make something new: a place or a skill after a comma belongs to it and makes no second one."""


@dataclass
class Step:
    """One call to be made, with the clause it comes from."""

    tool: str
    args: dict[str, Any]
    clause: Clause | None = None


@dataclass
class Plan:
    """What to do about a message: calls, and what has to be said about the rest."""

    steps: list[Step] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)
    chat: bool = False
    unknown: bool = False
    """True when nothing is done because no phrase explains what was written."""

    @property
    def writes(self) -> bool:
        """Tell whether a step changes something."""
        return any(s.clause and s.clause.reading and s.clause.reading.frame.write for s in self.steps)


def plan(understanding: Understanding) -> Plan:
    """Plan a whole message."""
    out = Plan()
    last: Frame | None = None
    understanding.focus.provisional = True
    clauses = split(understanding)
    understanding.focus.provisional = False
    for clause in clauses:
        fresh = _again(understanding, clause, last)
        if fresh.reading is not None and fresh.reading.frame.fixed.get("__chat") and len(clauses) > 1:
            continue
        take(out, fresh, understanding)
        if fresh.reading is not None:
            last = fresh.reading.frame
    return out


def _again(understanding: Understanding, clause: Clause, last: Frame | None) -> Clause:
    """Read a clause anew, now that the clauses before it are planned; without a verb it inherits theirs."""
    if clause.closed:
        return understanding.clause(clause.lo, clause.hi, [last.inherited()]) if last is not None else clause
    fresh = understanding.clause(clause.lo, clause.hi)
    if fresh.reading is None and not fresh.problem and last is not None and _begins_new(understanding, clause.lo, last):
        fresh = understanding.clause(clause.lo, clause.hi, [last.inherited()])
    return fresh


def split(understanding: Understanding) -> list[Clause]:
    """Cut the message where both sides stand as requests; the cut with the highest score wins."""
    size = len(understanding.tokens)
    ends = breaks(understanding.tokens, understanding.opaque)
    usable = [(at, hard) for at, hard in ends if hard or _opens(understanding, at, size)][:MOST_BREAKS]
    hard_ends = [at for at, hard in usable if hard]
    cuts = [0, *(at for at, _ in usable), size]
    best: dict[int, tuple[float, list[Clause]]] = {0: (0.0, [])}
    for number, hi in enumerate(cuts[1:], start=1):
        options = []
        for lo in cuts[:number]:
            if lo not in best or sum(lo < at < hi for at in hard_ends) > MOST_SENTENCES:
                continue
            clause = _read(understanding, lo, hi, best[lo][1])
            if lo not in hard_ends and _trails(clause, best[lo][1]):
                clause = replace(_inherited(understanding, lo, hi, best[lo][1][-1]), closed=True)
            if lo and understanding.inside_text(lo) and not _certain(clause):
                continue
            score = clause.score if clause.reading or clause.problem else NOT_READ
            options.append((best[lo][0] + score + (SPLIT if lo else 0.0), [*best[lo][1], clause]))
        if options:
            best[hi] = max(options, key=lambda option: option[0])
    return best[size][1] if size in best else [Clause(0, size)]


def _read(understanding: Understanding, lo: int, hi: int, before: Sequence[Clause]) -> Clause:
    clause = understanding.clause(lo, hi)
    if clause.reading is None and not clause.problem and before and before[-1].reading is not None:
        frame = before[-1].reading.frame
        again = frame.write and _begins_new(understanding, lo, frame)
        clause = _inherited(understanding, lo, hi, before[-1]) if again else clause
    return clause


def _inherited(understanding: Understanding, lo: int, hi: int, before: Clause) -> Clause:
    """Read a clause with the verb of the one before it."""
    frames = [before.reading.frame.inherited()] if before.reading is not None else []
    return understanding.clause(lo, hi, frames)


def _begins_new(understanding: Understanding, lo: int, frame: Frame) -> bool:
    """Tell whether a stretch without a verb may make something new as the one before did: not after a mere comma."""
    return frame.tool not in _MADE_ONCE or not lo or understanding.keys[lo - 1] != ","


def _trails(clause: Clause, before: Sequence[Clause]) -> bool:
    """Tell whether a clause is no question of its own but the rest of a change: ".. with Ana and Ben in it"."""
    reading = clause.reading
    if reading is None or reading.frame.write or reading.head or not before or before[-1].reading is None:
        return False
    return before[-1].reading.frame.write


def _certain(clause: Clause) -> bool:
    """Tell whether a clause that follows a note's text is beyond doubt a request of its own."""
    reading = clause.reading
    if reading is None or not reading.frame.write or reading.frame.tool in {"add_note", "edit_scorecard"}:
        return False
    fillers = [filler for group in reading.fillers.values() for filler in group]
    return all(not f.open for f in fillers) and any(
        f.kind == "candidate" and isinstance(f.value, tuple) for f in fillers
    )


def _opens(understanding: Understanding, lo: int, hi: int) -> bool:
    """Tell whether a request may begin at a place: with the first word of a way of asking, or "Ben to Offer"."""
    start, _ = unwrap(understanding.keys, lo, hi)
    forms = understanding.spotted.forms[start]
    return any(word in understanding.grammar.by_word for word in forms) or _gapped(understanding, start)


def _gapped(understanding: Understanding, start: int) -> bool:
    """Tell whether a name stands at a place with a word after it that leads something in."""
    names = [f.end for f in understanding.spotted.fillers if f.start == start and f.kind == "candidate"]
    keys = understanding.keys
    tagged = {f.start for f in understanding.spotted.fillers if f.kind in {"tag", "baretag"}}
    ending = (end == len(keys) or keys[end] in {"?", ".", "!", "please"} for end in names)
    shows = keys[unwrap(keys, 0, len(keys))[0]] in _SHOWING
    return any(end < len(keys) and (keys[end] in _LEADING or end in tagged) for end in names) or (shows and any(ending))


def take(out: Plan, clause: Clause, understanding: Understanding) -> None:
    """Add what a clause asks for to the plan."""
    if clause.reading is None:
        if clause.problem:
            out.problems.append(clause.problem)
        else:
            out.unread.append((clause.lo, clause.hi))
        return
    reading = clause.reading
    filled = arguments(reading, understanding.spotted.sentence, understanding.today)
    tool = reading.frame.tool
    _complete(tool, filled, clause, understanding)
    if filled.problem:
        out.problems.append(filled.problem)
        return
    out.remarks += filled.remarks
    out.chat = out.chat or bool(reading.frame.fixed.get("__chat"))
    if not any(step.tool == tool and step.args == filled.args for step in out.steps):
        out.steps.append(Step(tool, filled.args, clause))
    remember(understanding.focus, tool, filled.args)


def _complete(tool: str, filled: Arguments, clause: Clause, understanding: Understanding) -> None:
    """Fill from the thread what the sentence leaves out, where only one thing can be meant."""
    args, focus = filled.args, understanding.focus
    if tool in {"move_candidates", "reject_candidates"} and not args.get("candidates"):
        args.pop("candidates", None)
        everyone = clause.reading is not None and "candidates" in clause.reading.fillers
        if not args.get("from_stage") and everyone:
            group = focus.group("candidate")
            if group:
                args["candidates"] = list(group)
            else:
                filled.problem = "Everybody is too many: name a stage, or the people."
    if tool == "add_note" and not args.get("candidate"):
        _whose_note(filled, clause, understanding)
    for slot in clause.reading.missing if clause.reading else ():
        _from_thread(filled, slot, focus)
    if tool == "show_pipeline" and not args.get("job"):
        job = focus.said.get("job", ())
        if len(job) == 1:
            args["job"] = job[0]
    if tool == "merge_candidates" and isinstance(args.get("keep"), str) and args["keep"] == args.get("duplicate"):
        filled.problem = "Merging needs two different records: name both, best by e-mail."


def _from_thread(filled: Arguments, slot: str, focus: Focus) -> None:
    """Fill what a request leaves out with what the thread is about."""
    group = focus.group(slot.removesuffix("s"))
    if slot == "candidates":
        filled.args.setdefault(slot, list(group))
    elif slot in {"job", "pool"} or len(group) == 1:
        filled.args.setdefault(slot, group[0])
    else:
        filled.problem = "That takes one at a time: say which one you mean."


def _whose_note(filled: Arguments, clause: Clause, understanding: Understanding) -> None:
    """Find whom a note is about when only its text names them: "note that Ana prefers remote work"."""
    if clause.reading is None:
        return
    begin, end = clause.reading.fillers["text"][0].start, clause.hi
    named = [
        f for f in understanding.spotted.fillers if f.kind == "candidate" and begin <= f.start < end and f.weight > NEAR
    ]
    first = max((f for f in named if f.start == min(n.start for n in named)), key=lambda f: f.end, default=None)
    group = understanding.focus.group("candidate")
    if first is not None:
        filled.args["candidate"] = first.value
    elif len(group) == 1:
        filled.args["candidate"] = group[0]
    else:
        filled.problem = "Whose note is it? Say “note on” and a name first."


def remember(focus: Focus, tool: str, args: dict[str, Any]) -> None:
    """Keep what a call names, so that the next clause can say "her" and "that job"."""
    if tool == "find_candidates":
        focus.said.pop("candidate", None)
        focus.pending_find = True
    people = args.get("candidates") or [args[k] for k in ("candidate", "keep") if isinstance(args.get(k), str)]
    if tool == "add_candidate":
        people = [args.get("email") or args.get("name", "")]
    if people:
        focus.said["candidate"] = tuple(people)
        focus.pending_find = False
    if isinstance(args.get("job"), str):
        focus.said["job"] = (args["job"],)
    if tool == "create_job" and args.get("title"):
        focus.said["job"] = (args.get("code") or args["title"],)
    pool = args.get("name") if tool == "create_pool" else args.get("pool")
    if isinstance(pool, str):
        focus.said["pool"] = (pool,)


def unclear_reference(understanding: Understanding, lo: int, hi: int) -> str:
    """Say which pronoun stands for nobody, when that is why a clause was not understood."""
    word = ambiguous_reference(understanding.tokens, lo, hi, understanding.focus)
    return f"I can't tell who “{word}” is: use a name, or “the second one” after a list." if word else ""
