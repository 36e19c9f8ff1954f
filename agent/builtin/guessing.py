"""What a part of a message asks for that no phrase explains whole: the tool it is most like, if its words fit in there.

Likeness only chooses the tool. Its arguments are read as always, and everything the message names must become one of
them, so that nothing that was said is passed over; small words may be.
"""

from collections.abc import Iterator, Sequence

from agent.builtin.chart import Reading
from agent.builtin.fillers import EXACT, Filler
from agent.builtin.guards import why_not
from agent.builtin.likeness import Ranked
from agent.builtin.likeness.model import NOTHING
from agent.builtin.planner import Plan, Step, take
from agent.builtin.understanding import Clause, Understanding
from agent.builtin.words import NEGATIONS, READ_FREE, WEIGHTY, bag

FAR_FROM, BEYOND_DOUBT = 0.05, 0.9
"""Shares below which a reading is doubted, and from which another tool takes its place."""
TRIED = 3
"""Tools tried, the likest first."""
ENOUGH_TO_READ, ENOUGH_TO_WRITE = 0.4, 0.55
"""Shares of likeness from which a tool is tried."""
_NAMED = bag("candidate job jobcode stage pool person email phone link source place skill company window duration")
"""Kinds of things that must not be passed over."""
_NEVER = frozenset({"undo", "add_candidate", "merge_candidates", "add_note", "edit_scorecard"})
"""Tools never guessed: what they take is made of words nobody knows, or they do more than one can see."""
_ELSEWHERE = frozenset({NOTHING, "help", "metric_query", "query_data"})
"""What is answered elsewhere, or not at all."""
_SMALL = READ_FREE | bag(
    "again back next let lets get make take give go goes going come thing things bit way new please one more still "
    "good great well done ready need needs want wants like look see know think feel time"
)
_MOST_LEFT = 6
"""Words a guess may pass over."""


def guess(understanding: Understanding, ranked: Sequence[Ranked], lo: int, hi: int) -> Step | None:
    """Give the call a stretch of a message is most likely to ask for; None when that is too uncertain."""
    for tool, share in ranked[:TRIED]:
        if tool in _ELSEWHERE:
            return None
        reading = None if tool in _NEVER else _fitting(understanding, tool, lo, hi)
        if reading is None:
            continue
        write = reading.frame.write
        if share < (ENOUGH_TO_WRITE if write else ENOUGH_TO_READ):
            continue
        if write and why_not(understanding.keys, lo, hi, understanding.covered(reading)):
            return None
        return _step(understanding, reading)
    return None


def doubtful(planned: Plan) -> bool:
    """Tell whether a plan is a search that nothing asked for and that names somebody or a job: "PPL-002 needs ..."."""
    if len(planned.steps) != 1 or planned.steps[0].tool != "find_candidates" or planned.unread:
        return False
    step = planned.steps[0]
    reading = step.clause.reading if step.clause is not None else None
    return reading is not None and not reading.head and not {"name", "job"}.isdisjoint(step.args)


def instead(understanding: Understanding, ranked: Sequence[Ranked], tool: str, lo: int, hi: int) -> Step | None:
    """Give the call that is meant beyond doubt in place of one of a tool the message is not at all like."""
    shares = dict(ranked)
    if shares.get(tool, 0.0) > FAR_FROM or ranked[0].share < BEYOND_DOUBT:
        return None
    return guess(understanding, ranked[:1], lo, hi)


def _step(understanding: Understanding, reading: Reading) -> Step | None:
    planned = Plan()
    take(planned, Clause(reading.start, reading.end, reading, "", reading.score), understanding)
    return planned.steps[0] if planned.steps and not planned.problems else None


def _fitting(understanding: Understanding, tool: str, lo: int, hi: int) -> Reading | None:
    """Give the reading for a tool that leaves least out, if what it leaves out carries nothing."""
    frames = [frame for frame in understanding.grammar.frames if frame.tool == tool]
    heads = understanding.readings(lo, hi, frames)
    bare = understanding.readings(lo, hi, [frame.inherited() for frame in frames])
    found = [one for one in (*heads, *bare) if _carries_all(understanding, one, lo, hi)]
    return max(found, key=lambda one: (-_count(one), one.score), default=None)


def _count(reading: Reading) -> int:
    return sum(end - begin for begin, end in reading.left)


def _carries_all(understanding: Understanding, reading: Reading, lo: int, hi: int) -> bool:
    """Tell whether a reading has what it needs, makes nothing up, and leaves out only words that carry nothing."""
    fillers = [filler for group in reading.fillers.values() for filler in group]
    if reading.missing or not fillers or any(_made_up(filler) for filler in fillers):
        return False
    left = {at for begin, end in reading.left for at in range(begin, end)}
    if len(left) > _MOST_LEFT or any(understanding.keys[at] in NEGATIONS | (WEIGHTY - _SMALL) for at in left):
        return False
    if reading.frame.finds and any(understanding.keys[at] not in _SMALL for at in left):
        return False
    used = {at for filler in fillers for at in range(filler.start, filler.end)}
    return not any(_passed_over(one, left, used) for one in _known(understanding, lo, hi))


def _made_up(filler: Filler) -> bool:
    return filler.open and filler.kind not in {"tag", "baretag", "openreason", "rest"}


def _known(understanding: Understanding, lo: int, hi: int) -> Iterator[Filler]:
    return (
        one
        for one in understanding.spotted.fillers
        if one.kind in _NAMED and not one.open and one.weight >= EXACT and lo <= one.start and one.end <= hi
    )


def _passed_over(known: Filler, left: set[int], used: set[int]) -> bool:
    """Tell whether something that is named stands among the words left out, in whole or in part."""
    span = set(range(known.start, known.end))
    return bool(span & left) and not span & used
