"""Follow-ups to a number: another group, time, filter, definition or metric; and the people behind it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from agent.builtin.focus import Focus, Shown
from agent.builtin.questions.board import Board, words
from agent.builtin.questions.groups import ONLY_TOP, count
from agent.builtin.questions.metrics import CONTEXT
from agent.builtin.questions.reading import Parts, call, read_parts
from agent.builtin.text import Sentence
from agent.builtin.words import bag
from store.metrics.catalogue import METRICS
from tools.actor import Actor
from tools.lookup import Term

_OPENING = bag(
    "and what how same only just by per for in from split break compare compared comparing vs versus now also but "
    "without excluding not except group grouped monthly weekly quarterly yearly daily use other another the implied "
    "actual mean median average as with over since last this during between q1 q2 q3 q4 again then ok okay or instead "
    "make do it that top bottom all slice exclude leave omit skip ignore is was please can could whole entire remove "
    "drop no on at"
)
_SHOWING = bag("show give tell see display list")
_FILL = words(
    r"(?:and |but |now |then |so |ok |okay )*(?:(?:what|how) (?:about|is it|was it|would it be)|the same"
    r"|same(?: (?:thing|question|number|again))?"
    r"|instead|again|as well|also|too|please|just|now|make (?:it|that)|do (?:it|that)|use|switch to|change it to"
    r"|exclude"
    r"|it|that|this|those|them|one|number)"
)
_OTHER = words(r"(?:the |an |with the |by the |use the )?(?:other|another|alternative|different|second) definitions?")
_PEOPLE = words(
    r"(?:show|list|give|see|get|name|who)(?: (?:me|us))?(?: (?:all|all of))?(?: (?:the|these|those|their))?"
    r" (?:people|candidates|applicants|names|persons|applications|them|they|are they|are these|are those|is it|those)"
    r"(?: (?:behind|in|of|behind it|please|are|is)(?: (?:it|that|this|the number|that number|these|them))?)?"
    r"|(?:who|which people|which candidates) (?:are|were|is) (?:they|these|those|that|it|them)"
    r"|(?:the )?(?:people|candidates|names)(?: (?:behind (?:it|that|this|the number)|please))?"
    r"|turn (?:it|that|this) into a list"
)
_NO_FILTER = words(
    r"(?:for |across |in )?(?:the )?(?:whole|entire) company|company ?wide|without (?:the |any |that )?filters?"
    r"|(?:remove|drop|clear) (?:the |all |that )?filters?|for (?:everyone|everything|everybody)"
    r"|(?:for |across )?all (?:of them"
    r"|departments|offices|locations|sources|jobs|teams|recruiters)"
)
_OUTCOME = words(
    r"(?:and )?how many(?: of (?:them|those|these))?(?: (?:were|was|are|got|get|have been|did|is|have|then))?"
    r"(?: still| been)? (?P<outcome>accepted|accept|declined|decline|rescinded|rejected|withdrawn|withdraw|withdrew"
    r"|hired|active)(?: (?:so far|in the end|of them|again|it))?"
)
_OUTCOMES = {"accept": "accepted", "decline": "declined", "withdraw": "withdrawn", "withdrew": "withdrawn"}
_ENDS = {
    "applications": {"rejected", "withdrawn", "hired", "active"},
    "people": {"rejected", "withdrawn", "hired", "active"},
    "offers_sent": {"accepted", "declined", "rescinded"},
}
"""What may have become of the rows of a number."""
_AGAINST = frozenset({"vs", "versus", "against", "compared"})
_ADDING = words(r"also|as well|additionally|in addition|too")
_FAMILIES = (("department", "job"), ("source", "source_kind", "origin"), ("location",), ("recruiter", "hiring_manager"))
_RELATIVE = {"previous_period", "same_period_last_year"}


def number_before(focus: Focus) -> Shown | None:
    """Give the call that showed a number, if that is what the thread was about last."""
    last = focus.last_call()
    if last is None or last.call is None or last.call.name != "metric_query" or last.status != "done":
        return None
    return last


def continued(
    sentence: Sentence, terms: Sequence[Term], actor: Actor, today: date, last: Shown
) -> tuple[str, dict[str, Any]] | None:
    """Read a sentence as a follow-up to a number: the tool and its arguments, or None where it is none."""
    board = Board(sentence)
    if not len(board) or last.call is None:
        return None
    first = board.key(0)
    before = dict(last.call.args)
    whole = board.line(whole=True)[0]
    found = _PEOPLE.match(whole, 1)
    if found and found.end() >= len(whole.rstrip()):
        return "show_people_counted", _kept_for_people(before)
    ended = _OUTCOME.match(whole, 1)
    if ended and ended.end() >= len(whole.rstrip()):
        return _of_those(before, ended["outcome"])
    if first not in _OPENING | _SHOWING and len(board) > 4:  # noqa: PLR2004 - a short one may begin with a name
        return None
    other = board.take(_OTHER, "variant") is not None
    unfiltered = board.take(_NO_FILTER, "filter") is not None
    adding = board.take(_ADDING, "fill") is not None
    first_ones = board.take(ONLY_TOP, "group") if before.get("dimensions") else None
    parts = read_parts(board, terms, actor, today)
    if first_ones:
        parts.groups.top, parts.groups.order = count(first_ones["number"]), first_ones["side"]
    while board.take(_FILL, "fill"):
        continue
    if _is_of_its_own(board, first, parts) or parts.times.problem or parts.names.problem:
        return None
    beside = first in _AGAINST and not parts.times.compare_to and bool(parts.names.values)
    args = _beside(before, parts) if beside else _changed(before, parts, adding=adding, unfiltered=unfiltered)
    if other:
        args["variant"] = _other_definition(last, before)
    named = _variant_named(before, whole)
    if named:
        args["variant"] = named
    return None if args == before else ("metric_query", args)


def _of_those(before: dict[str, Any], said: str) -> tuple[str, dict[str, Any]] | None:
    """Read "how many were accepted?" as those of the rows just counted."""
    outcome = _OUTCOMES.get(said, said)
    if outcome not in _ENDS.get(str(before.get("metric")), ()):
        return None
    return "metric_query", before | {"outcome": [outcome]}


def _is_of_its_own(board: Board, first: str, parts: Parts) -> bool:
    """Tell whether a sentence stands for itself, or holds words a follow-up cannot explain."""
    from agent.builtin.questions.reading import FREE  # noqa: PLC0415 - one list of words for both

    if board.left(FREE):
        return True
    if first in _SHOWING and not (
        parts.groups.dimensions or parts.times.grain or parts.times.compare_to or parts.variant
    ):
        return True
    if parts.heard:
        carried = first in {"and", "what", "how"} and re.match(
            r" (?:and|(?:what|how) about|and what about) ", board.line(whole=True)[0]
        )
        return not carried or parts.has_quantity
    return False


def _changed(before: dict[str, Any], parts: Parts, *, adding: bool, unfiltered: bool) -> dict[str, Any]:
    args = dict(before)
    if parts.heard:
        args = _other_metric(args, parts)
    if unfiltered:
        for name in [one for family in _FAMILIES for one in family]:
            args.pop(name, None)
        args.pop("without", None)
    _filters(args, parts)
    _breakdown(args, parts, adding=adding)
    _times(args, parts)
    if parts.variant:
        args["variant"] = parts.variant
    return args


def _beside(before: dict[str, Any], parts: Parts) -> dict[str, Any]:
    """Put "versus sales" beside the department counted before; where none was, there is nothing to set it against."""
    names = parts.names.values
    if any(name not in before or name in before.get("without", ()) for name in names):
        return before
    both = {name: list(dict.fromkeys([*before[name], *values])) for name, values in names.items()}
    return before | both | {"dimensions": list(dict.fromkeys([*before.get("dimensions", ()), *names]))}


def _other_metric(args: dict[str, Any], parts: Parts) -> dict[str, Any]:
    heard = next((one for one in parts.heard if one.cue.metric not in CONTEXT), parts.heard[0])
    fresh = call(heard, parts)
    metric = METRICS[heard.cue.metric]
    gone = {"variant", "days", "share", "top", "lowest", "from_stage", "to_stage"} | (
        {"window", "compare_to", "grain"} if metric.is_snapshot else set()
    )
    kept = {name: value for name, value in args.items() if name not in gone}
    if kept.get("window") == "now":
        kept.pop("window")
    return kept | {name: value for name, value in fresh.items() if value}


def _filters(args: dict[str, Any], parts: Parts) -> None:
    negated = set(args.get("without", ()))
    for name, values in parts.names.values.items():
        family = next((one for one in _FAMILIES if name in one), (name,))
        for other in family:
            args.pop(other, None)
            negated.discard(other)
        args[name] = values
        if name in parts.names.negated:
            negated.add(name)
    args.pop("without", None)
    if negated & args.keys():
        args["without"] = sorted(negated & args.keys())


def _breakdown(args: dict[str, Any], parts: Parts, *, adding: bool) -> None:
    groups = parts.groups
    if groups.dimensions:
        old = list(args.get("dimensions", ())) if adding else []
        args["dimensions"] = list(dict.fromkeys([*old, *groups.dimensions]))
        if not adding:
            args.pop("grain", None)
        args.pop("top", None)
        args.pop("lowest", None)
    if groups.top:
        args["top"] = groups.top
        args |= {"lowest": True} if groups.order == "bottom" else {}
    if groups.share:
        args["share"] = True


def _times(args: dict[str, Any], parts: Parts) -> None:
    times = parts.times
    if times.window and not (times.compare_to and args.get("window")):
        args["window"] = times.window
        if args.get("compare_to") not in _RELATIVE:
            args.pop("compare_to", None)
    if times.grain:
        args["grain"] = times.grain
        args.pop("compare_to", None)
        args.pop("top", None)
    if times.compare_to:
        args["compare_to"] = times.compare_to
        args.pop("grain", None)
        if times.window and not args.get("window"):
            args["window"] = times.window


def _other_definition(last: Shown, before: dict[str, Any]) -> str:
    others = [str(one) for one in last.facts.get("other_definitions", ())]
    if not others:
        others = [one.name for one in METRICS[before["metric"]].variants] if before.get("metric") in METRICS else []
    return others[0] if others else "other"


def _variant_named(before: dict[str, Any], line: str) -> str:
    """Give the definition of the metric that a follow-up names by its own name."""
    metric = METRICS.get(str(before.get("metric")))
    for variant in metric.variants if metric else ():
        if f" {variant.name.replace('_', ' ')} " in line:
            return variant.name
    return ""


def _kept_for_people(args: dict[str, Any]) -> dict[str, Any]:
    """Leave out of a call what does not decide who is counted."""
    shown = {"dimensions", "grain", "compare_to", "top", "lowest", "share"}
    return {name: value for name, value in args.items() if name not in shown}
