"""An answer as messages: the words first, then every view."""

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from agent.answer import Answer
from bot.slack.blocks.answers import answer as answer_card
from bot.slack.blocks.asking import approval, help_, picker
from bot.slack.blocks.candidates import candidate_list, candidate_profile
from bot.slack.blocks.changes import changed, history
from bot.slack.blocks.feedback import debrief, interview_list, scorecard
from bot.slack.blocks.fitting import fitted
from bot.slack.blocks.jobs import job_card, job_list
from bot.slack.blocks.message import Message
from bot.slack.blocks.outreach import draft_message, sequence
from bot.slack.blocks.part import Part, Place
from bot.slack.blocks.pipelines import pipeline
from bot.slack.blocks.replies import reply_parts
from bot.slack.blocks.waiting import agenda, pool_list
from tools import views
from tools.actor import Actor
from tools.ran import Ran
from tools.views import AnswerCard, Picker, View

DRAWINGS: Mapping[type, Callable[[Any, Place], Iterator[Part]]] = MappingProxyType(
    {
        views.CandidateList: candidate_list,
        views.CandidateProfile: candidate_profile,
        views.JobList: job_list,
        views.JobCard: job_card,
        views.Pipeline: pipeline,
        views.Changed: changed,
        views.Picker: picker,
        views.ApprovalCard: approval,
        views.Agenda: agenda,
        views.History: history,
        views.PoolList: pool_list,
        views.AnswerCard: answer_card,
        views.InterviewList: interview_list,
        views.ScorecardCard: scorecard,
        views.Debrief: debrief,
        views.DraftMessage: draft_message,
        views.SequenceCard: sequence,
        views.Help: help_,
    }
)
"""How each kind of view is drawn."""


def draw(
    answer: Answer, actor: Actor, *, native: bool = True, sheet: bool = False, hosts: Collection[str] = ()
) -> tuple[Message, ...]:
    """Draw an answer as one or several messages, in the order they are to be sent; there is always one.

    `native=False` leaves out tables and charts, for a workspace that answered `invalid_blocks`. `sheet` adds the rows
    of an answer as a file. `hosts` are our own: links to others in a language model's words are written as text.
    """
    first, rest = reply_parts(answer.reply, from_model=answer.model != "builtin", hosts=hosts)
    shown = [
        part for view, place in _placed(answer, actor, native, sheet) for part in _drawn(view, place, answer.reply)
    ]
    return fitted([*first, *shown, *rest])


def draw_ran(
    ran: Ran, actor: Actor, turn_id: UUID | None = None, call_index: int | None = None, *, native: bool = True
) -> Message:
    """Draw what a click did as one message: of a result that needs several, the first (see `draw_whole_ran`)."""
    return draw_whole_ran(ran, actor, turn_id, call_index, native=native)[0]


def draw_whole_ran(
    ran: Ran, actor: Actor, turn_id: UUID | None = None, call_index: int | None = None, *, native: bool = True
) -> tuple[Message, ...]:
    """Draw what a click did. Without the turn and the call, nothing is drawn that would repeat the call."""
    first, rest = reply_parts(ran.say, from_model=False)
    place = Place(actor, native=native, turn_id=turn_id, call_index=call_index, args=ran.args)
    shown = [part for view in ran.views for part in _drawn(view, place, ran.say)]
    return fitted([*first, *shown, *rest])


def parts_of(view: View, place: Place) -> Iterator[Part]:
    """Draw a view; raises `TypeError` for a kind nobody draws."""
    drawing = DRAWINGS.get(type(view))
    if drawing is None:
        raise TypeError(f"no drawing for {type(view).__name__}")
    return drawing(view, place)


def _drawn(view: View, place: Place, said: str) -> Iterator[Part]:
    """Draw a view without what the words have just asked or said."""
    if isinstance(view, Picker) and view.question in said:
        view = view.model_copy(update={"question": ""})
    if isinstance(view, AnswerCard) and view.sentence in said:
        view = view.model_copy(update={"sentence": ""})
    if isinstance(view, views.CandidateList | views.JobList) and "; ".join(view.criteria) in said:
        view = view.model_copy(update={"criteria": ()})
    return parts_of(view, place)


def _placed(answer: Answer, actor: Actor, native: bool, sheet: bool) -> Iterator[tuple[View, Place]]:  # noqa: FBT001
    """Give each view with the call it came from."""
    calls = [(view, index, ran.args) for index, ran in enumerate(answer.ran) for view in ran.views]
    for view in answer.views:
        index, args = next(((index, args) for one, index, args in calls if one == view), (None, {}))
        yield view, Place(actor, native=native, turn_id=answer.id, call_index=index, args=args, sheet=sheet)
