"""What a message means that only makes sense after the one before: answers to a question, refinements, "more"."""

from collections.abc import Sequence
from typing import Any

from agent.builtin.chart import Reading
from agent.builtin.clauses import starts_with
from agent.builtin.focus import Focus, Shown
from agent.builtin.frames import MANY, Frame, patterns
from agent.builtin.planner import Plan, Step
from agent.builtin.slots import arguments
from agent.builtin.text import Token
from agent.builtin.understanding import Clause, Understanding, headless
from agent.builtin.words import NEGATIONS

MORE = patterns(
    "[show] [me] [the] (more|next|rest|others) [please|of them|ones|page|results|candidates|people|10|ten|one|few] | next page | "
    "[show] [me] [the] next (page|ten|10|5|five|20|ones|candidates|people|results|few|batch|lot|set) | go on | keep going | continue | and more | "
    "load more | see more | more of (them|those) | more results | scroll | scroll down | page (2|two|3) | any more | are there more | "
    "are there any more | what else | who else | anyone else | anybody else | show others | further | the next ones | "
    "show all of them | and the rest | and then | next | more | give me more | get more | further results | list more | "
    "let me see more | i want to see more | show some more | some more | a few more"
)
BACK = patterns(
    "[show] [me] [the] (previous|last|prior) page | go back a page | page back | back | previous | the page before | "
    "go back one page | back one page | previous ones | the previous ones | first page | back to the first page | page 1 | page one"
)
NARROW = patterns(
    "only | just | but only | only the | just the | only those | just those | only show | of those | of these | of them | from those | from these | among those | "
    "among them | among these | out of those | out of these | out of them | narrow [it|that|this|them] [down] to | filter [it|that|this|them] (by|to|for|on) | limit [it|that|this|them] to | "
    "(which|who|how many|any|anyone|and which|and who|show me|show|what) (of|among|in|from) (them|those|these) [is|are|has|have] | which ones [are|is|have|has] | only the ones | "
    "the ones | those | ones | narrow down to | restrict [it|that|this|them] to | refine [it|that|this|them] to | keep only | but | with | "
    "who also | and who | that also | and also | also | additionally | except | without | not | no | minus | excluding | exclude | "
    "remove the ones | drop the ones | leave out | and only | and | who | that | plus | at least | more than | in | from | at | on | less than | under | over"
)
REPLACE = patterns(
    "[and] what about | [and] how about | [the] same (for|but [for|in|with|at|on]|in|with|again for|query for|search for|thing for|at|on|question for) | [and] the same (for|in|with|at) | and for | and in | and at | and on | and with | "
    "instead | now | now for | now in | now with | and now | or | do the same for | show the same for | try | try with | try for | try in | "
    "rather | and from | how does it look for | for | switch to | change [it|that] to | make (it|that) | repeat (for|with|in|that for|that in) | likewise for | also for | ditto for | "
    "what if it is | no [i meant|i mean] | i meant | i mean | actually"
)
AGAIN = patterns(
    "same for | the same for | do the same (for|with|to) | same (with|goes for|thing for|thing with|to) | likewise | likewise for | ditto for | also | and also | "
    "the same with | the same to | same again for | repeat for | repeat that for | and | as well as | plus"
)
AFTER_AGAIN = patterns("too | as well | also | likewise | the same | same")
_LISTS = ("find_candidates", "list_jobs")
_READS = frozenset(
    "find_candidates show_candidate list_jobs show_job show_pipeline show_pool show_history my_agenda".split()
)


def following(understanding: Understanding, page_size: int = 10) -> Plan | None:
    """Read the message as a follow-up of the last call, or not at all."""
    last = understanding.focus.last_call()
    if last is None or last.call is None:
        return None
    tokens = understanding.tokens
    lo, hi = _bare(tokens)
    if lo >= hi:
        return None
    if last.call.name in _LISTS or last.call.name == "show_pool":
        turned = _turned(tokens, lo, hi, last, page_size)
        if turned is not None:
            return turned
    if last.call.name in _READS:
        return _refined(understanding, last, lo, hi)
    return _repeated(understanding, last, lo, hi)


def _bare(tokens: Sequence[Token]) -> tuple[int, int]:
    """Take the signs off both ends."""
    lo, hi = 0, len(tokens)
    soft = {".", "?", "!", ",", "…", "please", "ok", "okay", "thanks", "so", "hmm", "great", "cool", "nice", "perfect"}
    while lo < hi and tokens[lo].key in soft:
        lo += 1
    while hi > lo and tokens[hi - 1].key in soft | {"instead", "then", "now"}:
        hi -= 1
    return lo, hi


def _turned(tokens: Sequence[Token], lo: int, hi: int, last: Shown, page_size: int) -> Plan | None:
    """Turn the page."""
    call = last.call
    if call is None or call.name != "find_candidates":
        return None
    offset = int(call.args.get("offset", 0))
    step = len(last.of("candidate")) or page_size
    if starts_with(tokens, lo, hi, MORE) == hi:
        return _plan(call.name, call.args | {"offset": offset + step}, lo, hi)
    if starts_with(tokens, lo, hi, BACK) == hi:
        first = "first" in {t.key for t in tokens[lo:hi]} or tokens[hi - 1].key in {"1", "one"}
        return _plan(call.name, call.args | {"offset": 0 if first else max(offset - page_size, 0)}, lo, hi)
    return None


def _refined(understanding: Understanding, last: Shown, lo: int, hi: int) -> Plan | None:
    """Ask the last question again with something added or put in its place."""
    tokens, call = understanding.tokens, last.call
    if call is None:
        return None
    replace_end = starts_with(tokens, lo, hi, REPLACE)
    narrow_end = starts_with(tokens, lo, hi, NARROW)
    start = max(replace_end, narrow_end)
    instead = replace_end > lo and replace_end >= narrow_end
    tool, args = call.name, dict(call.args)
    best = _fragment(understanding, tool, [start, _keep(tokens, narrow_end, lo), lo], hi, cue=start > lo)
    if best is None and tool in {"show_pipeline", "show_pool"} and narrow_end > lo:
        tool, args = "find_candidates", _as_search(tool, args)
        best = _fragment(understanding, tool, [start, _keep(tokens, narrow_end, lo), lo], hi, cue=True)
        instead = False
    if best is None:
        return None
    filled = arguments(best, understanding.spotted.sentence, understanding.today)
    if filled.problem or not filled.args:
        return None
    clause = Clause(lo, hi, best, "", best.score)
    return Plan(steps=[Step(tool, merged(args, filled.args, instead=instead), clause)])


def _keep(tokens: Sequence[Token], end: int, lo: int) -> int:
    """Give the place before the last cue word when that word is a filter's own ("without Java", "in Berlin")."""
    return max(end - 1, lo)


def _fragment(understanding: Understanding, tool: str, starts: list[int], hi: int, *, cue: bool) -> Reading | None:
    """Read the rest of a follow-up as arguments of the last tool; words left over make it no follow-up."""
    frames = [f for f in understanding.grammar.frames if f.tool == tool and not f.fixed.get("__count") and f.roles]
    found: list[Reading] = []
    for start in dict.fromkeys(s for s in starts if s < hi):
        for frame in frames:
            for reading in understanding.readings(start, hi, [headless(loosened(frame))]):
                strong = sum(end - begin for begin, end in reading.head) > 1 or (reading.head and not cue)
                if not reading.left and not strong and (reading.typed or reading.flags):
                    found.append(reading)
    return max(found, key=lambda r: r.score, default=None)


def loosened(frame: Frame) -> Frame:
    """Drop what a frame needs: the last call has it already."""
    from dataclasses import replace  # noqa: PLC0415

    return _LOOSE.setdefault(id(frame), replace(frame, needs=()))


_LOOSE: dict[int, Frame] = {}


def _as_search(tool: str, args: dict[str, Any]) -> dict[str, Any]:
    if tool == "show_pool":
        return {"pool": args["pool"]} if args.get("pool") else {}
    return {key: args[key] for key in ("job", "stage") if args.get(key)}


def merged(old: dict[str, Any], new: dict[str, Any], *, instead: bool) -> dict[str, Any]:
    """Join the arguments of a follow-up with those of the question before; a page starts over."""
    args = {key: value for key, value in old.items() if key not in {"offset"}}
    for slot, value in new.items():
        if slot in MANY and not instead and slot != "locations":
            args[slot] = list(dict.fromkeys([*args.get(slot, []), *value]))
        elif slot == "text" and not instead and args.get("text"):
            args["text"] = f"{args['text']} {value}"
        else:
            args[slot] = value
    if instead and ("skills" in new or "any_skills" in new):
        for slot in {"skills", "any_skills"} - set(new):
            args.pop(slot, None)
    if "not_locations" in new and set(args.get("locations", [])) & set(new["not_locations"]):
        args.pop("locations")
    return args


def _repeated(understanding: Understanding, last: Shown, lo: int, hi: int) -> Plan | None:
    """Do to somebody else what was done before: "same for Ben", "Ben too"."""
    tokens, call = understanding.tokens, last.call
    if call is None or call.name in {"undo", "help", "merge_candidates", "add_candidate", "create_job", "create_pool"}:
        return None
    if any(t.key in NEGATIONS for t in tokens[lo:hi]):
        return None
    start = starts_with(tokens, lo, hi, AGAIN)
    end = next((hi - len(w) for w in AFTER_AGAIN if tuple(t.key for t in tokens[hi - len(w) : hi]) == w), hi)
    explicit = end < hi or (start > lo and (start - lo > 1 or tokens[lo].key in {"also", "likewise"}))
    if not explicit:
        return None
    best = _fragment(understanding, call.name, [start], end, cue=True)
    if best is None:
        return None
    new = arguments(best, understanding.spotted.sentence, understanding.today)
    if new.problem or not new.args:
        return None
    args = {k: v for k, v in call.args.items() if k != "from_stage" or "candidates" not in new.args} | new.args
    return Plan(steps=[Step(call.name, args, Clause(lo, hi, best, "", best.score))])


def _plan(tool: str, args: dict[str, Any], lo: int, hi: int) -> Plan:
    return Plan(steps=[Step(tool, args, Clause(lo, hi))])


