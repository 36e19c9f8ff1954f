"""Comparing an answer to a hiring question with the number that was expected."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from agent.answer import Answer
from bot.evaluation.cases import ExpectedAnswer
from tools.ran import Ran
from tools.references import stage_kinds
from tools.views import AnswerCard, Help, Picker

Same = Callable[[Any, Any, Mapping[str, frozenset[str]]], bool]
FILTERS = (
    "job", "department", "location", "source", "source_kind", "origin", "reapplied", "recruiter", "hiring_manager",
    "interviewer", "stage", "outcome", "rejection_reason", "employment_type",
)  # fmt: skip


_OF_KINDS = {"active", "interview", "interviews", "offer", "offers", "hired", "hire", "lead", "leads"}
"""Words that mean the same stages to a conversion, whichever of them is said."""


def cards(answer: Answer) -> list[AnswerCard]:
    """Give the numbers of an answer."""
    return [view for view in answer.views if isinstance(view, AnswerCard)]


def answers_fit(
    wanted: Sequence[ExpectedAnswer], answer: Answer, labels: Mapping[str, frozenset[str]], same: Same
) -> bool:
    """Tell whether the answer holds exactly the numbers wanted, and nothing else was done."""
    made = [ran for ran in answer.ran if ran.tool != "help"]
    shown = cards(answer)
    if len(made) != len(wanted) or len(shown) != len(wanted) or len(answer.views) != len(wanted):
        return False
    return all(_fits(one, ran, card, labels, same) for one, ran, card in zip(wanted, made, shown, strict=True))


def _fits(wanted: ExpectedAnswer, ran: Ran, card: AnswerCard, labels: Mapping[str, frozenset[str]], same: Same) -> bool:
    args = ran.args
    names = (wanted.metric,) if isinstance(wanted.metric, str) else wanted.metric
    if card.metric not in names or (args.get("variant") or "") != wanted.variant:
        return False
    if not _breakdown_fits(wanted, args, card) or not _window_fits(wanted, card):
        return False
    ends = [(_stage(getattr(wanted, end)), _stage(args.get(end))) for end in ("from_stage", "to_stage")]
    narrowed = [(list(wanted.filters.get(name, ())), args.get(name) or []) for name in FILTERS]
    if not all(same(mine, theirs, labels) for mine, theirs in [*ends, *narrowed]):
        return False
    if set(args.get("without") or ()) != set(wanted.without) or (args.get("days") or None) != wanted.days:
        return False
    if bool(args.get("share")) != wanted.share or (wanted.previous is None) != (not args.get("compare_to")):
        return False
    return wanted.top == "any" or (
        (args.get("top") or None) == wanted.top and bool(args.get("lowest")) == wanted.lowest
    )


def _stage(words: str | None) -> str:
    """Give the kind of stage that usual words stand for, else the words."""
    kinds = stage_kinds(words) if words and words.casefold() in _OF_KINDS else []
    return kinds[0].value if len(kinds) == 1 else words or ""


def _breakdown_fits(wanted: ExpectedAnswer, args: Mapping[str, Any], card: AnswerCard) -> bool:
    period = next((one.name for one in card.columns if one.name.endswith("_start")), None)
    if (f"{wanted.grain}_start" if wanted.grain else None) != period:
        return False
    shown = {one.name for one in card.columns if one.unit in {"name", "key"}}
    named = set(args.get("dimensions") or ())
    return wanted.dimensions == "any" or set(wanted.dimensions) == named or set(wanted.dimensions) == shown


def _window_fits(wanted: ExpectedAnswer, card: AnswerCard) -> bool:
    if wanted.window == "any":
        return True
    if wanted.window in {"all", "now"}:
        labels = {"all": {"all time"}, "now": {"now"}}[str(wanted.window)]
        return card.window.from_ is None and card.window.to is None and card.window.label in labels
    return (card.window.from_, card.window.to) == tuple(wanted.window)


def _has_number(answer: Answer) -> bool:
    return bool(cards(answer))


def _declined(answer: Answer) -> bool:
    return not answer.views and bool(answer.reply) and not answer.ran


def _refusal(answer: Answer) -> bool:
    """Tell whether there is a reason and nothing else: no number, no list, no help."""
    quiet = all(isinstance(view, Picker) for view in answer.views)
    return quiet and bool(answer.reply) and not any(ran.status == "done" for ran in answer.ran)


def _asks(answer: Answer) -> bool:
    return not _has_number(answer) and (
        any(isinstance(view, Picker) for view in answer.views) or (not answer.views and "?" in answer.reply)
    )


def _no_data(answer: Answer) -> bool:
    return all(not card.rows for card in cards(answer)) and not any(isinstance(view, Help) for view in answer.views)


def _from_sql(answer: Answer) -> bool:
    return [card.badge for card in cards(answer)] == ["ad_hoc"]


REFUSALS: Mapping[str, Callable[[Answer], bool]] = {
    "declined": _declined,
    "refusal": _refusal,
    "asks": _asks,
    "nodata": _no_data,
    "sql": _from_sql,
}
"""What may be expected instead of a number, and how it is told."""
