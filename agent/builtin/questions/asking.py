"""Whether a message is a question for a number, and what is done about it: calls, a reason why not, or a question."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from agent.builtin.focus import Focus
from agent.builtin.planner import Plan, Step
from agent.builtin.questions.board import Board
from agent.builtin.questions.continuing import continued, number_before
from agent.builtin.questions.metrics import UNDEFINED
from agent.builtin.questions.names import read_names
from agent.builtin.questions.reading import Question, read_question
from agent.builtin.questions.statements import pasted_statement
from agent.builtin.questions.subscribing import subscribing
from agent.builtin.text import Sentence, read
from agent.builtin.words import COMMANDS, WRITING, bag
from store.metrics.catalogue import METRICS
from tools.actor import Actor
from tools.insight.declining import PAY, reason_to_decline
from tools.lookup import Term

_ORDERS = (
    COMMANDS
    | WRITING
    | bag(
        "email mail message invite remind book undo revert export download upload make raise lower increase "
        "reduce cut bump"
    )
) - bag("show list tell give find set")
_NUMBER_WORDS = re.compile(
    r"\b(?:how (?:many|much|long|often|fast|quickly|old)|number of|count of|average|mean|median|rate|ratio|share|"
    r"percentage|percent|proportion|total|trend|compare[ds]?|versus|vs|most|best|worst|cost|distribution|"
    r"(?:by|per|each) (?:month|week|quarter|year|department|office|location|source|recruiter|team|job|gender|race|age)"
    r")\b"
)
_PAY_OF_ONE = re.compile(r"\b(?:salary|salaries|earns?|earning|compensation|paid|pays?|wages?)\b")
_ASKING = re.compile(
    r"^\W*(?:what|how|which|who|whose|tell me|show me|give me|do|does|did|is|are|list|average|median)\b"
)
_VERBAL = re.compile(
    r" (?:withdrew|withdraw|withdrawn|reject|rejected|hire|hired|apply|applied|declined?|dropped out|pulled out) "
)
_PEOPLE = re.compile(
    r" (?:(?:please|show|list|give|find|get|me|us|all|the|our|new|my|every|any) )*"
    r"(?:applicants?|people|ppl|folks|candidates?|prospects?|persons?|everyone|everybody|anyone|anybody) "
)
_HOW_TO = re.compile(
    r"\W*(?:please )?(?:tell me |explain )?(?:how (?:do|can|would|could|should) (?:i|one)\b|how to\b"
    r"|what (?:would|will|does) (?:it mean|happen)|what happens)",
    re.IGNORECASE,
)
_WHICH = re.compile(r" (?:which|what) (?:interviews?|scorecards?|offers?|candidates?|people|applicants?) (?!per |by )")
_WHICH_JOBS = re.compile(
    r" (?:which|what) (?:other )?(?:jobs?|positions?|roles?|openings?|reqs?|requisitions?|vacancies)"
    r" (?:are|do|have) (?:we|you|i|there|still|currently|open) "
)
_ASKS_COUNT = re.compile(r"^\W*(?:and )?(?:how|what|which|when|where|why|did|do|count|number|total)\b")
_NO_FIGURE = "There is no defined number for the {what} here, and I don't make one up; near it are {near}."
_NEAR = {
    "offer decline rate": "offers declined and the offer acceptance rate",
    "rejection rate": "rejections, rejection reasons and the pass-through rate",
    "withdrawal rate": "withdrawals and the funnel",
    "ratio of these two": "the hire rate, the offer rate and the interview rate",
    "drop-off between two stages": "the conversion from the one to the other, and the pass-through by stage",
    "share of these": "the offer acceptance rate, the hire rate, and shares of a count by a breakdown",
    "fill rate": "open headcount and time to fill",
    "time between two steps": "time in stage, time to hire and time to fill",
    "time to that step": "time in stage, time to hire and time to fill",
    "no-show rate": "interviews, with or without cancelled ones",
    "number of transfers": "hires by source",
    "forecast": "what has happened so far: hires, applications and offers by month",
}


def asked(
    sentence: Sentence,
    terms: Sequence[Term],
    actor: Actor,
    today: date,
    focus: Focus,
    tools: set[str],
    *,
    late: bool = False,
) -> Plan | None:
    """Answer a message that asks for a number; None leaves it to the requests about people and jobs.

    `late` is true when these have not understood it either: then words that may be listed are counted too.
    """
    statement = pasted_statement(sentence.text) if "metric_query" in tools else None
    scheduled = None if statement else _scheduled(sentence, terms, actor, today, focus, tools)
    if statement is not None or scheduled is not None:
        return scheduled or _sql(statement or "", tools)
    words = [token.key for token in sentence.tokens if token.kind != "punct"]
    if "metric_query" not in tools or not words or _is_order(words) or _HOW_TO.match(sentence.text):
        return None
    declined = None if words[0] == "find" else _declined(sentence.text)
    last = number_before(focus)
    if last is not None and declined is None and not _names_undefined(sentence):
        follow = continued(sentence, terms, actor, today, last)
        if follow is not None:
            return Plan(steps=[Step(*follow)])
    question = read_question(sentence, terms, actor, today)
    declined = declined or (_about_figure(words[0], sentence.text) if question.heard else None)
    if declined is not None:
        return _said(declined)
    if not question.heard:
        return _unheard(sentence, terms, actor, today, question)
    return _decided(question, sentence, terms, can_list="find_candidates" in tools and not late, late=late)


def _scheduled(
    sentence: Sentence, terms: Sequence[Term], actor: Actor, today: date, focus: Focus, tools: set[str]
) -> Plan | None:
    if not {"metric_query", "subscribe"} <= tools:
        return None

    def alone(text: str) -> Plan | None:
        return asked(read(text), terms, actor, today, Focus(), tools - {"subscribe"})

    return subscribing(sentence.text, focus, alone)


def _is_order(words: Sequence[str]) -> bool:
    """Tell whether something is to be done: "move", "please reject"."""
    first = words[1] if words[0] == "please" and len(words) > 1 else words[0]
    return first in _ORDERS


def _unheard(sentence: Sentence, terms: Sequence[Term], actor: Actor, today: date, question: Question) -> Plan | None:
    """Answer a question that names no defined number: who is in a stage now, or that there is no such number."""
    implied = _people_in_stages(sentence, terms, actor, today, question)
    if implied is not None:
        return implied
    asks = question.undefined and _NUMBER_WORDS.search(sentence.text.casefold())
    return _said(_undefined(question)) if asks else None


def _decided(
    question: Question, sentence: Sentence, terms: Sequence[Term], *, can_list: bool, late: bool
) -> Plan | None:
    if _is_no_number(question, sentence, can_list=can_list, late=late):
        return None
    if question.problem or question.undefined:
        return _said(question.problem or _undefined(question))
    if question.left:
        if not question.is_sure and can_list:
            return None
        return _said(_unplaced(question, sentence, terms))
    if question.question:
        return _said(question.question)
    return Plan(steps=[Step("metric_query", _fitting(args)) for args in question.calls])


def _is_no_number(question: Question, sentence: Sentence, *, can_list: bool, late: bool) -> bool:
    """Tell whether a message that names a number asks for people or jobs, or for something to be done."""
    line = f" {' '.join(token.key for token in sentence.tokens)} "
    are_people = can_list and _PEOPLE.match(line) is not None
    if question.is_number:
        return are_people and bool(question.left) and not any("dimensions" in args for args in question.calls)
    if are_people or _WHICH.match(line) or _WHICH_JOBS.match(line):
        return True
    if not can_list and not late and _counts_people(question):
        return line.startswith((" who ", " whom "))  # whoever may not list people asks for their number
    if not question.is_sure and not _names_window(question, line) and (can_list or question.left):
        return True
    figure = any(one.cue.sort == "figure" for one in question.heard)
    verbal = _VERBAL.search(line) is not None and not _ASKS_COUNT.match(sentence.text.casefold())
    has_window = any(args.get("window") for args in question.calls)
    is_listed = not has_window and all(one.cue.metric in _LISTED_TOO for one in question.heard)
    is_other = question.left and not ((late or not can_list) and _is_noun(question))
    if is_listed or (not figure and (is_other or verbal)):
        return True
    return line.startswith((" who ", " whom "))


_LISTED_TOO = frozenset({"interviews", "scorecards_due", "scorecards_overdue", "openings_open"})
"""What is listed, unless a number or a stretch of time is named: "my interviews", "overdue scorecards"."""


def _counts_people(question: Question) -> bool:
    """Tell whether only applications or people are counted, which those who may not look at people cannot list."""
    return all(one.cue.metric in {"applications", "people", "active_pipeline"} for one in question.heard)


def _are_hires(question: Question) -> bool:
    """Tell whether the words are "hires on ENG-014", which to those who know people means these people."""
    return all(args["metric"] == "hires" and "job" in args for args in question.calls)


def _is_noun(question: Question) -> bool:
    """Tell whether a number is named by a noun, which asks for it without a question."""
    nouns = {"hires", "rejections", "withdrawals", "offers_sent", "interviews", "offers_accepted", "offers_declined"}
    return question.is_sure and any(one.cue.metric in nouns for one in question.heard) and len(question.left) < 2  # noqa: PLR2004


def _names_window(question: Question, line: str) -> bool:
    """Tell whether the words are just "applications last month": a number, not a list."""
    begins = re.match(r" (?:the |our |all )?(?:new )?(?:applications?|applicants) (?!who|that|called|named)", line)
    return begins is not None and any(args.get("window") for args in question.calls)


def _declined(text: str) -> str | None:
    """Give the reason why a question for a number is declined, whoever asks."""
    low = text.casefold()
    reason = reason_to_decline(text)
    if reason is None:
        return None
    if reason == PAY and _PAY_OF_ONE.search(low) and _ASKING.search(low):
        return reason
    asks = _NUMBER_WORDS.search(low) and _ASKING.search(low + " ")
    return reason if asks or _is_figure(low) else None


def _about_figure(first: str, text: str) -> str | None:
    return None if first == "find" else reason_to_decline(text)


def _is_figure(low: str) -> bool:
    """Tell whether words name a figure without asking: "cost per hire", "hires by gender"."""
    return (
        re.search(
            r"\b(?:hires?|applications?|applicants?|offers?|time to|rate|cost per|attrition|turnover|retention)\b", low
        )
        is not None
    )


def _names_undefined(sentence: Sentence) -> bool:
    """Tell whether a message asks for a number that is not defined, which no follow-up does."""
    line, _ = Board(sentence).line()
    return any(pattern.search(line) for pattern, _ in UNDEFINED)


def _undefined(question: Question) -> str:
    what = question.undefined
    near = _NEAR.get(what, "hires, applications, time to hire and the offer acceptance rate")
    return _NO_FIGURE.format(what=what, near=near)


def _unplaced(question: Question, sentence: Sentence, terms: Sequence[Term]) -> str:
    """Say which words stand in the way of a number, and why if it is known."""
    part = question.left[0]
    known = {term.name.casefold(): term.kind for term in terms}
    kind = known.get(part.casefold())
    if kind in {"skill", "tag", "pool", "company", "title", "place"}:
        return (
            f"Numbers cannot be narrowed to a {kind} (“{part}”), only to jobs, departments, offices, sources, stages "
            "and people inside."
        )
    before = re.search(rf"\b(in|for|at|from|of)\s+(?:the\s+)?{re.escape(part)}", sentence.text, re.IGNORECASE)
    after = re.search(rf"{re.escape(part)}\s*(?:department|team|office|org)\b", sentence.text, re.IGNORECASE)
    if before or after:
        return (
            f"There is no department, office, job, source or person called “{part}” that you may count by, so I give "
            "no number."
        )
    return f"I don't know what “{part}” means in this question, so I give no number rather than a wrong one."


def _people_in_stages(
    sentence: Sentence, terms: Sequence[Term], actor: Actor, today: date, question: Question
) -> Plan | None:
    """Count who is in a stage or on a job now: "how many are in Offer for ENG-014"; or those who came from a source."""
    low = sentence.text.casefold()
    if (
        question.left
        or not re.match(r"\W*(?:how many|number of|count)\b(?! (?:days|hours|weeks|months))", low)
        or question.problem
    ):
        return None
    board = Board(sentence)
    names = read_names(board, terms, actor)
    came = bool(names.values.keys() & {"source", "source_kind", "origin"}) and not names.values.keys() & {"stage"}
    if not came and not names.values.keys() & {"stage", "job"}:
        return None
    from agent.builtin.questions.metrics import Cue, Heard  # noqa: PLC0415 - only here is a metric made up of none
    from agent.builtin.questions.reading import call, read_parts  # noqa: PLC0415

    parts = read_parts(Board(sentence), terms, actor, today)
    if not came and (parts.times.window or parts.times.grain or parts.times.compare_to):
        return None
    metric = "applications" if came else "active_pipeline"
    args = call(Heard(Cue(metric, (), "people"), ((0, 0),)), parts)
    return Plan(steps=[Step("metric_query", args)])


def _fitting(args: dict[str, Any]) -> dict[str, Any]:
    """Leave out an "average" that a rate cannot have: a rate is one already."""
    metric = METRICS[args["metric"]]
    if args.get("variant") in {"mean", "actual"} and metric.measures[0].kind == "rate":
        return {name: value for name, value in args.items() if name != "variant"}
    return args


def _sql(statement: str, tools: set[str]) -> Plan:
    if "query_data" in tools:
        return Plan(steps=[Step("query_data", {"sql": statement, "question": ""})])
    return _said("Statements are run with `shortlist sql`, over the report views and under your own rights.")


def _said(sentence: str) -> Plan:
    return Plan(remarks=[sentence], chat=True)
