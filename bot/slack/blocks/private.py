"""What may not be posted in a channel, where people read who may not see it.

Personal are contact details, pay, scorecards, private notes and self-identification. A kind of view nobody has judged
here is personal, so that a new one leaks nothing before somebody thinks of it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

from agent.answer import Answer
from tools.ran import Ran
from tools.views import (
    Agenda,
    AnswerCard,
    ApprovalCard,
    CandidateList,
    CandidateProfile,
    Changed,
    Debrief,
    DraftMessage,
    Help,
    History,
    InterviewList,
    JobCard,
    JobList,
    Picker,
    Pipeline,
    PoolList,
    ScorecardCard,
    SequenceCard,
    View,
)
from tools.wording import listed

_CONTACT = re.compile(
    r"""[\w.+-]{1,64}@[\w-]{1,63}\.\w                        # an e-mail address
    | (?:^|(?<=\s))(?:(?:e-?mail|phone|link):?\s+\S*[@\d/])   # a change of one, as its tool words it
    | \+\d(?:[\s()./-]{0,2}\d){6,14}                          # a telephone number, abroad, at home, American
    | (?<![\w-])\(?0\d{1,4}\)?[\s/.-]?\d(?:[\s.-]?\d){4,10}
    | (?<![\w-])\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b
    | \blinkedin\.com/ | \bgithub\.com/""",
    re.IGNORECASE | re.VERBOSE,
)
_AMOUNT = r"(?:\d{1,3}(?:[.,]\d{3})+|\d{5,7}|\d{2,3}\s?k\b)"
_PAY = re.compile(
    rf"""\b(?:salary|pay|pays|paid|compensation|bonus|offer|wants|asks|expects)\b[^.\n]{{0,40}}?{_AMOUNT}
    | [€£$]\s?\d | \d\s?k?\s?(?:EUR\b|USD\b|GBP\b|CHF\b|[€£])""",
    re.IGNORECASE | re.VERBOSE,
)
_HIDDEN = re.compile(r"\ba private note\b|\ba note for administrators\b", re.IGNORECASE)
_KINDS = ((_CONTACT, "contact details"), (_PAY, "pay"), (_HIDDEN, "private notes"))
_SECTIONS = {"contact": "contact details", "notes": "notes"}
"""Parts of a profile that are personal whatever stands in them."""
_SCORECARDS = {"show_scorecard", "edit_scorecard", "submit_scorecard", "show_debrief"}
"""Tools whose every word is about a scorecard, refusals included."""

_LETTERS = {"show_replies", "contact_history", "answer_reply", "show_opted_out"}
"""Tools that show what candidates wrote, or what follows from it."""


def split_for_channel(answer: Answer) -> tuple[bool, str]:
    """Tell whether an answer may be posted in a channel, and if not why, in a sentence that gives nothing away."""
    found = [
        *_said(_without_numbers(answer.reply, answer.views)),
        *(why for view in answer.views for why in reasons(view)),
    ]
    found += [why for ran in answer.ran if (why := _why_of(ran))]
    return (False, f"That has {listed(list(dict.fromkeys(found)))}.") if found else (True, "")


def is_personal(view: Any) -> bool:
    """Tell whether a view holds what may not be posted in a channel."""
    return any(True for _ in reasons(view))


def personal_sentence(ran: Ran) -> bool:
    """Tell whether the sentence of a call, or what the call asked for, is personal."""
    return _why_of(ran) is not None


@singledispatch
def reasons(view: Any) -> Iterator[str]:  # noqa: ARG001 - what is not known is personal
    """Name what is personal in a view."""
    yield "something personal"


@reasons.register
def _(view: CandidateProfile) -> Iterator[str]:
    person = view.candidate
    if person.emails or person.phones or person.links:
        yield "contact details"
    if view.notes:
        # Notes are written for colleagues who may see the candidate, which a channel's readers need not be.
        yield "notes"
    if person.is_private:
        yield "a private profile"
    for text in (person.summary, person.headline, *(entry.what for entry in view.timeline)):
        yield from _said(text or "")


@reasons.register
def _(view: JobCard) -> Iterator[str]:
    if view.job.salary:
        yield "pay"
    if view.job.is_confidential:
        yield "a confidential job"


@reasons.register
def _(view: Changed) -> Iterator[str]:
    yield from _said(view.what)
    for item in view.items:
        yield from _said(f"{item.from_ or ''}\n{item.to or ''}")


@reasons.register
def _(view: ApprovalCard) -> Iterator[str]:
    yield from _said(view.summary)


@reasons.register
def _(view: History) -> Iterator[str]:
    for entry in view.items:
        yield from _said(entry.what)


@reasons.register
def _(view: Picker) -> Iterator[str]:
    for option in view.options:
        yield from _said(f"{option.label}\n{option.detail}")


@reasons.register
def _(view: CandidateList) -> Iterator[str]:
    for item in view.items:
        yield from _said(item.why)


@reasons.register(Agenda)
def _(view: Agenda) -> Iterator[str]:  # noqa: ARG001
    yield "what waits for you alone"


@reasons.register(DraftMessage)
def _(view: DraftMessage) -> Iterator[str]:  # noqa: ARG001
    yield "contact details"


@reasons.register(ScorecardCard)
@reasons.register(Debrief)
def _(view: Any) -> Iterator[str]:  # noqa: ARG001
    yield "scorecards"


@reasons.register(InterviewList)
@reasons.register(JobList)
@reasons.register(Pipeline)
@reasons.register(PoolList)
@reasons.register(SequenceCard)
@reasons.register(AnswerCard)
@reasons.register(Help)
def _(view: Any) -> Iterator[str]:  # noqa: ARG001
    yield from ()


def _why_of(ran: Ran) -> str | None:
    if ran.tool in _LETTERS:
        return "messages of candidates"
    if ran.tool in _SCORECARDS:
        return "scorecards"
    visibility = ran.args.get("visibility")
    if visibility not in (None, "public"):
        return "private notes"
    if ran.tool == "show_candidate" and ran.args.get("section") in _SECTIONS:
        return _SECTIONS[ran.args["section"]]
    return next(_said(_without_numbers(ran.say, ran.views)), None)


def _without_numbers(text: str, views: Iterable[View]) -> str:
    """Leave out what code said about groups of people: "offer acceptance was 67 %" tells nobody's pay."""
    for view in views:
        if isinstance(view, AnswerCard):
            text = text.replace(view.sentence, "")
    return text


def _said(text: str) -> Iterator[str]:
    for pattern, kind in _KINDS:
        if pattern.search(text):
            yield kind
