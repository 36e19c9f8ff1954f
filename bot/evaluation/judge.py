"""Deciding whether an answer is what a case expected."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from agent.answer import Answer
from bot.evaluation.cases import Case, Expected, ExpectedCall
from bot.evaluation.numbers import REFUSALS, answers_fit, cards
from bot.evaluation.recount import Counts
from tools.matching import fold
from tools.ran import Ran
from tools.views import Help, Picker

Verdict = Literal["right", "abstained", "wrong"]
VERDICTS: tuple[Verdict, ...] = ("right", "abstained", "wrong")
TOLERATED = frozenset({"order", "limit", "offset", "visibility", "near", "note", "topic"})
"""Arguments that change neither what is found nor what is written."""
_UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f-]{27}$")


@dataclass(frozen=True)
class Judgement:
    """`abstained` is a request not understood and said so; `wrong` is anything else that was not expected."""

    verdict: Verdict
    expected: str
    got: str


def judge(case: Case, answer: Answer, labels: Mapping[str, frozenset[str]], counts: Counts | None = None) -> Judgement:
    """Compare; `labels` gives every name of a record by its id, `counts` counts the numbers a second time."""
    options = case.expect.any_of or (case.expect,)
    right = any(_fits(option, answer, labels) and _counted(option, answer, counts, case) for option in options)
    verdict: Verdict = "right" if right else "abstained" if _abstained(answer) or _silent(case, answer) else "wrong"
    return Judgement(verdict, _name(options[0]), _got(answer))


def _counted(expected: Expected, answer: Answer, counts: Counts | None, case: Case) -> bool:
    """Count again what was answered; a number that cannot be counted a second time passes."""
    wanted = (expected.answer,) if expected.answer else expected.answers
    if counts is None or not wanted:
        return True
    return all(not counts.differences(one, card, case.person) for one, card in zip(wanted, cards(answer), strict=True))


def _silent(case: Case, answer: Answer) -> bool:
    """Tell whether a number was asked for and none was given, with the reason said: not silently wrong."""
    asked_number = case.expect.answer or case.expect.answers or any(one.answer for one in case.expect.any_of)
    return bool(asked_number) and not answer.views and bool(answer.reply)


def _fits(expected: Expected, answer: Answer, labels: Mapping[str, frozenset[str]]) -> bool:
    if expected.answer or expected.answers:
        return answers_fit((expected.answer,) if expected.answer else expected.answers, answer, labels, _same)
    for flag, holds in _OUTCOMES.items():
        if getattr(expected, flag):
            return holds(answer)
    wanted = expected.tools or ()
    made = [ran for ran in answer.ran if ran.tool != "help" or any(call.name == "help" for call in wanted)]
    if len(made) != len(wanted):
        return False
    return all(_call_fits(call, ran, labels) for call, ran in zip(wanted, made, strict=True))


def _call_fits(call: ExpectedCall, ran: Ran, labels: Mapping[str, frozenset[str]]) -> bool:
    if call.name != ran.tool or ran.status not in {"done", "awaiting_approval"}:
        return False
    given = {name: value for name, value in ran.args.items() if not _empty(value)}
    free = TOLERATED | frozenset(call.optional)
    if given.keys() - call.args.keys() - free:
        return False
    return all(_same(value, given.get(name), labels) for name, value in call.args.items())


def _same(expected: Any, got: Any, labels: Mapping[str, frozenset[str]]) -> bool:
    if isinstance(expected, dict) and "one_of" in expected:
        return any(_same(option, got, labels) for option in expected["one_of"])
    if _empty(expected):
        return _empty(got)
    if isinstance(expected, bool) or isinstance(got, bool):
        return expected is got
    if isinstance(expected, list | dict):
        return _same_parts(expected, got, labels)
    if isinstance(expected, int | float):
        return isinstance(got, int | float) and float(expected) == float(got)
    return isinstance(got, str) and _same_name(str(expected), got, labels)


def _same_parts(expected: Any, got: Any, labels: Mapping[str, frozenset[str]]) -> bool:
    if type(expected) is not type(got) or len(expected) != len(got):
        return False
    if isinstance(expected, dict):
        return expected.keys() == got.keys() and all(_same(value, got[key], labels) for key, value in expected.items())
    return all(any(_same(one, other, labels) for other in got) for one in expected)


def _same_name(expected: str, got: str, labels: Mapping[str, frozenset[str]]) -> bool:
    wanted = fold(expected)
    if _UUID.match(got):
        return wanted in labels.get(got, frozenset()) or got == expected
    folded = fold(got)
    if not folded:
        return False
    if folded == wanted or set(folded.split()) <= set(wanted.split()):
        return True
    # A job may be expected by its code and named by its title, a person by address and name.
    return any(wanted in names and folded in names for names in labels.values())


def _empty(value: Any) -> bool:
    return value in (None, [], "")


def _abstained(answer: Answer) -> bool:
    """Tell whether nothing was done and that was said, by the help or in words alone."""
    said = any(isinstance(view, Help) for view in answer.views) or (not answer.ran and bool(answer.reply))
    return said and not _wrote(answer)


def _wrote(answer: Answer) -> bool:
    return any(view.kind in {"changed", "approval"} for view in answer.views)


def _asked_back(answer: Answer) -> bool:
    return any(isinstance(view, Picker) for view in answer.views) and not _wrote(answer)


def _refused(answer: Answer) -> bool:
    return any(ran.status in {"refused", "failed"} for ran in answer.ran) and not _wrote(answer)


_OUTCOMES = {"abstain": _abstained, "picker": _asked_back, "refused": _refused, **REFUSALS}
"""What may be expected instead of calls, and how it is told."""


def _name(expected: Expected) -> str:
    if expected.answer or expected.answers:
        return "answer"
    for flag in _OUTCOMES:
        if getattr(expected, flag):
            return flag
    return "+".join(call.name for call in expected.tools or ()) or "nothing"


def _got(answer: Answer) -> str:
    if any(isinstance(view, Picker) for view in answer.views):
        return "picker"
    refused = [ran for ran in answer.ran if ran.status in {"refused", "failed"}]
    if refused and len(refused) == len(answer.ran):
        return f"refused {refused[0].tool}"
    return "+".join(ran.tool for ran in answer.ran if ran.tool != "help") or "abstain"
