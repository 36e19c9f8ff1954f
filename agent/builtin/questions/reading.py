"""A question read whole: the number, its breakdown, filters and times; and what of it was not understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

from agent.builtin.questions.board import Board, words
from agent.builtin.questions.groups import Groups, asks_where_from, is_lowest, read_groups
from agent.builtin.questions.metrics import CONTEXT, DEFERRING, UNDEFINED, Cue, Heard, hear
from agent.builtin.questions.names import Narrowing, read_names
from agent.builtin.questions.spans import Span, read_span
from agent.builtin.questions.times import Times, read_times
from agent.builtin.text import Sentence
from agent.builtin.words import bag
from store.metrics.catalogue import METRICS
from store.metrics.metric import HIDDEN
from tools.actor import Actor
from tools.lookup import Term

FREE = bag("""
    a an the is are was were be been being am do does did has had have having of and please now just also
    too then so well there here 's our ours we us you to as i me it its this that these those they them their all both
    in on at for from with by , & what which who how much show give tell display list see know want need like look
    looks looking get gets got getting make makes made making can could would will find out up let lets go goes
    went going come comes came coming take takes took taken taking any some if about into run ran receive
    received receives through per each total number numbers count counts figure figures figure's stats statistics
    many often overall company company's companywide whole entire organisation organization across here's
    hi hey hello thanks thank ok okay actually simply really currently still yet already year's
    chart graph table plot report view breakdown overview summary data metric kpi value values
    candidates candidate people applicants applicant applications application roles role jobs job positions position
    person reqs requisitions process hiring recruiting recruitment one ones group grouped result level
    typical typically usual usually normally actual done happen happened happens exactly roughly approximately
    only solely days hours stand stands standing change changed changes improve improved increase increased decrease
    decreased gone grown grow dropped drop risen rise fallen fall evolve develop sorted ordered order rank ranked
    where when amount quick quickly question quick please calculate compute compared compare vs versus
    rate rates ratio time times current end ended each's say said curious wondering interested understand
    new different
    bring brings brought produce produces produced deliver delivers delivered generate generates generated give gave
    gives yield yields yielded contribute contributed contributes send sends sent lead leads work works
    submitted handed long fast s re ve average averages via through together combined jointly folks
""") - bag(
    "average averages new different lead leads delivered long fast only now work works rate rates ratio time times"
)
"""Words that carry nothing of their own in a question for a number."""
_AVERAGE = words(r"(?:the |on |an )?(?:average|averages|avg|mean|averaged)(?: (?:of|number of))?|on average")
_MEDIAN = words(r"(?:the )?(?:median|typical|typically|usual)")
_NINTH = words(r"(?:the )?(?:p90|90th percentile|ninetieth percentile|90 percentile|90 th percentile)(?: of)?")
_IMPLIED = words(r"implied|cumulative")
_ACTUAL = words(r"actual|real|true")
_APPLYING = words(
    r"(?<!conversion )(?<!conversions )(?<!rate )(?<!rates )(?:from|since)"
    r" (?:the )?(?:application|applying|apply)(?: date)?(?: to (?:the )?hire)?"
)
_DECIDED = words(r"(?:without|excluding|not counting) rescinded(?: (?:offers|ones))?")
_OF_SENT = words(
    r"(?:of|among|out of) all (?:sent )?offers(?: sent)?|including (?:pending|open|unanswered)(?: offers)?"
)
_BY_ANSWER = words(r"by (?:the )?(?:day|date) (?:of (?:the )?answer|answered|resolved|decided)|by answer date")
_MORE_THAN = words(
    r"(?:for )?(?:more|longer|over|at least)(?: than)? (?P<number>\d+|a|one|two|three|four|six)"
    r" (?P<unit>days?|weeks?|months?)"
    r"|(?:over|for) (?P<number2>\d+) (?P<unit2>days?|weeks?|months?)"
    r"|(?:in|for) (?P<number3>\d+) (?P<unit3>days?|weeks?)"
)
_IN_STAGE = words(r"in (?:their|the same|its|one|a single)(?: current)? stages?")
_QUANTITY = words(
    r"how many|how much|number of|numbers of|(?:the )?(?:total|count|amount|volume|sum)(?: of)?|how often|count|total"
)
_OF_THOSE = re.compile(
    r" of (?:all |the |our |those |these |last \w+ 's |this \w+ 's )*"
    r"(?:(?:people|candidates|applicants|applications|folks|ones) )?(?:(?:who|that) (?:have )?)?.*?"
    r"(?:applied|applications|applicants) "
)
_ENDS = {"hires": "hired", "rejections": "rejected", "withdrawals": "withdrawn"}
"""What became of applications, by the number its word asks for elsewhere."""
_NOW_INSTEAD = {"offers_sent": "offers_open", "applications": "active_pipeline", "people": "active_pipeline"}
_SAID_AGAIN = frozenset({"open", "fill", "hire", "time"})
"""Words of a number that are often said twice; "stage" and the rest may be a breakdown."""
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
_DAYS = {"day": 1, "week": 7, "month": 30}
_PERCENTILE = "p90"


@dataclass
class Question:
    """A question as it was read. `calls` are arguments of `metric_query`, one for each number asked for."""

    calls: list[dict[str, Any]] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    problem: str = ""
    undefined: str = ""
    question: str = ""
    is_number: bool = False
    remark: str = ""

    @property
    def is_sure(self) -> bool:
        """Tell whether the words can mean nothing but a number."""
        return any(one.cue.sort != "people" for one in self.heard)


@dataclass
class Parts:
    """The parts of a question on their own, which a follow-up may have some of only."""

    times: Times
    groups: Groups
    names: Narrowing
    heard: list[Heard]
    variant: str
    days: int | None
    has_quantity: bool
    left: list[str]
    span: Span | None = None


def read_question(sentence: Sentence, terms: Sequence[Term], actor: Actor, today: date) -> Question:
    """Read a sentence as a question for a number."""
    board = Board(sentence)
    parts = read_parts(board, terms, actor, today)
    line, _ = board.line(whole=True)
    undefined = next((name for pattern, name in UNDEFINED if pattern.search(line)), "")
    question = Question(heard=parts.heard, left=parts.left)
    question.problem = parts.times.problem or parts.names.problem
    question.question = parts.times.question
    question.is_number = bool(
        parts.has_quantity or parts.groups.dimensions or parts.groups.share or parts.times.grain
        or parts.times.compare_to or parts.variant
    )  # fmt: skip
    _cohort(line, parts)
    if any(board.key(one.start - 1) == "per" for one in parts.heard):
        question.undefined = "ratio of these two"
    if parts.span is not None and parts.span.is_lost:
        question.undefined = "drop-off between two stages"
    if undefined and not _covers(parts.heard, undefined):
        question.undefined = undefined
    if len({one.cue.metric for one in parts.heard}) > 1 and not _joined(board, parts.heard):
        question.undefined = question.undefined or "number of that"
    question.calls = [_of_now(call(one, parts), parts, question) for one in parts.heard]
    if any(args.get("share") and (not args.get("dimensions") or _is_of_a_part(args)) for args in question.calls):
        question.undefined = question.undefined or "share of these"
    return question


def read_parts(board: Board, terms: Sequence[Term], actor: Actor, today: date) -> Parts:
    """Read whatever of a question the words hold; "Berlin versus Lisbon" is a breakdown, no comparison of times."""
    parts = _read_parts(board, terms, actor, today)
    pair = _side_by_side(board, parts.names)
    if pair is None:
        return parts
    dimension, between = pair
    again = Board(board.sentence)
    for at in between:
        again.mark(at, at + 1, "pair")
    parts = _read_parts(again, terms, actor, today)
    board.labels = again.labels
    if dimension not in parts.groups.dimensions:
        parts.groups.dimensions.append(dimension)
    return parts


def _side_by_side(board: Board, names: Narrowing) -> tuple[str, set[int]] | None:
    """Find two names of one kind with a comparison between them, and the words of the comparison."""
    for (_, end, one), (start, _, other) in pairwise(sorted(names.places)):
        between = set(range(end, start))
        compared = {at for at in between if board.labels[at] == "comparison"}
        rest = {board.key(at) for at in between - compared}
        if one == other and compared and rest <= {"in", "the", "for", "from", "of", "at", "with", "to"}:
            first = {0} if board.labels[:1] == ["comparison"] else set()
            return one, compared | first | {at for at in between if board.key(at) in {"to", "with"}}
    return None


def _read_parts(board: Board, terms: Sequence[Term], actor: Actor, today: date) -> Parts:
    days = _days(board)
    times = read_times(board, today)
    variant = _variant(board)
    span = read_span(board, terms)
    heard, beside = _heard(board)
    if span is not None:
        heard = [_conversion(span), *(one for one in heard if one.cue.metric not in CONTEXT)]
    for one in (*heard, *beside):
        for start, end in one.places:
            board.mark(start, end, "metric")
    for at in range(len(board)):
        said = _SAID_AGAIN & {board.key(at)}
        if any(said & set(one.cue.metric.split("_")) for one in heard if one.cue.metric.startswith("time_")):
            board.mark(at, at + 1, "metric")
    quantity = board.take(_QUANTITY, "quantity") is not None
    groups = read_groups(board, has_own=any(one.cue.dimension or METRICS[one.cue.metric].groups for one in heard))
    if any("stage" in one.cue.metric or one.cue.metric == "stale_candidates" for one in heard):
        board.take(_IN_STAGE, "metric")
    if asks_where_from(board) and not groups.dimensions:
        groups.dimensions.append("source")
    of_feedback = any(one.cue.metric.startswith("scorecard") for one in heard)
    times.grain = times.grain or groups.grain
    names = read_names(board, terms, actor, of_feedback=of_feedback)
    board.take(_QUANTITY, "quantity")
    left = [board.raw(start, end) for start, end in board.left(FREE)]
    return Parts(times, groups, names, heard, variant, days, quantity, left, span)


def _heard(board: Board) -> tuple[list[Heard], list[Heard]]:
    """Choose the metrics, and those whose words only say what these are about: "applications", "offers"."""
    found = hear(board)
    beside: list[Heard] = []
    if len({one.cue.metric for one in found}) > 1 and not _joined(board, found):
        weighty = [one for one in found if one.cue.metric not in CONTEXT] or found[:1]
        names = {one.cue.metric for one in weighty}
        kept = [one for one in weighty if not DEFERRING.get(one.cue.metric, set()) & names]
        beside = [one for one in found if one not in kept and one.cue.metric != "active_pipeline"]
        found = kept
    unique: dict[str, Heard] = {}
    for one in found:
        unique.setdefault(one.cue.metric, one)
    return list(unique.values()), beside


def _joined(board: Board, found: Sequence[Heard]) -> bool:
    """Tell whether several metrics stand side by side: "applications and hires"."""
    for one, other in pairwise(found):
        between = {board.key(at) for at in range(one.end, other.start)}
        if not between & {"and", ",", "&", "plus", "vs", "versus"} or len(between) > 3:  # noqa: PLR2004 - side by side
            return False
    return True


def _cohort(line: str, parts: Parts) -> None:
    """Read "how many of those who applied in March were hired" as applications of March, by what became of them."""
    if _OF_THOSE.search(line) is None or len(parts.heard) != 1:
        return
    outcome = _ENDS.get(parts.heard[0].cue.metric)
    if outcome:
        parts.heard[0] = Heard(replace(parts.heard[0].cue, metric="applications", variant=""), parts.heard[0].places)
        parts.names.values["outcome"] = [outcome]


def _of_now(args: dict[str, Any], parts: Parts, question: Question) -> dict[str, Any]:
    """Keep "now" from being dropped where a number is counted over time: another is as of now, or there is none."""
    metric = METRICS[args["metric"]]
    if not parts.times.is_now or metric.is_snapshot or parts.times.window or metric.measures[0].kind in HIDDEN:
        return args
    if parts.times.is_today:
        return args | {"window": "today"}
    if metric.name in _NOW_INSTEAD and args.keys().isdisjoint({"grain", "compare_to", "variant"}):
        return args | {"metric": _NOW_INSTEAD[metric.name]}
    question.problem = (
        f"{metric.label} are counted over a time, not as of now: say one, such as “this month” or “last quarter”."
    )
    return args


def _is_of_a_part(args: dict[str, Any]) -> bool:
    """Tell whether a share is asked for within each group, "the share of sourced hires by department": it is of all."""
    narrow = [name for name in ("source_kind", "source", "origin", "reapplied") if name in args]
    return any(name not in args["dimensions"] for name in narrow if name not in args.get("without", ()))


def _conversion(span: Span) -> Heard:
    return Heard(Cue("stage_conversion", (), "figure"), span.places)


def _covers(heard: Sequence[Heard], undefined: str) -> bool:
    if undefined == "time between two steps":
        return any(METRICS[one.cue.metric].unit in {"days", "hours"} for one in heard)
    return undefined.startswith("ratio") and any(
        one.cue.metric in {"hire_rate", "offer_rate", "recruiter_load"} for one in heard
    )


def _variant(board: Board) -> str:
    table = (
        (_NINTH, _PERCENTILE), (_AVERAGE, "mean"), (_IMPLIED, "implied"), (_DECIDED, "of_decided"),
        (_OF_SENT, "of_sent"),
        (_BY_ANSWER, "by_answer"), (_APPLYING, "from_application"),
    )  # fmt: skip
    for pattern, name in table:
        if board.take(pattern, "variant"):
            return name
    board.take(_MEDIAN, "variant")
    board.take(_ACTUAL, "variant")
    return ""


def _days(board: Board) -> int | None:
    """Read "for more than 3 weeks", where it is about waiting."""
    line, _ = board.line()
    if not re.search(r" (?:stuck|stale|idle|waiting|waited|moved|sitting) ", line):
        return None
    found = board.take(_MORE_THAN, "days")
    if found is None:
        return None
    parts = found.groupdict()
    number = parts["number"] or parts["number2"] or parts["number3"]
    unit = parts["unit"] or parts["unit2"] or parts["unit3"]
    return (_NUMBERS.get(number) or int(number)) * _DAYS[unit.removesuffix("s")]


def call(heard: Heard, parts: Parts) -> dict[str, Any]:
    """Write the arguments of one number."""
    metric = METRICS[heard.cue.metric]
    args: dict[str, Any] = {"metric": metric.name}
    dimensions = [one for one in parts.groups.dimensions if one not in metric.groups or one != "source"]
    if heard.cue.dimension and heard.cue.dimension not in dimensions:
        dimensions.append(heard.cue.dimension)
    values = dict(parts.names.values)
    if parts.groups.share and metric.measures[0].kind == "count":
        args["share"] = True
        dimensions = _shared(dimensions, values, parts)
    if dimensions:
        args["dimensions"] = dimensions
    args |= values
    if parts.names.negated & values.keys():
        args["without"] = sorted(parts.names.negated & values.keys())
    _add_times(args, parts.times, is_snapshot=metric.is_snapshot)
    variant = heard.cue.variant or parts.variant
    if variant:
        args["variant"] = variant
    if parts.groups.top:
        args["top"] = parts.groups.top
    if parts.groups.order and is_lowest(parts.groups.order, is_time=metric.unit in {"days", "hours"}):
        args["lowest"] = True
    if parts.days is not None:
        args["days"] = parts.days
    if metric.has_ends and parts.span is not None:
        args |= {"from_stage": parts.span.start, "to_stage": parts.span.end}
    return args


def _shared(dimensions: list[str], values: dict[str, list[str]], parts: Parts) -> list[str]:
    """Make "the share of hires from referrals" the shares of all kinds of sources: the filter would leave 100 %."""
    if dimensions:
        return dimensions
    narrow = [name for name in values if name not in parts.names.negated]
    if not narrow:
        return dimensions
    chosen = next((name for name in ("source_kind", "source", "origin", "location", "department", "reapplied")
                   if name in narrow), narrow[0])  # fmt: skip
    values.pop(chosen)
    return [chosen]


def _add_times(args: dict[str, Any], times: Times, *, is_snapshot: bool) -> None:
    if times.window:
        args["window"] = times.window
    elif is_snapshot and times.is_now:
        args["window"] = "now"
    if times.compare_to:
        args["compare_to"] = times.compare_to
    if times.grain:
        args["grain"] = times.grain
