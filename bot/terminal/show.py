"""Printing an answer: the words first, then the cards."""

from rich.console import Console
from rich.text import Text

from agent.answer import Answer
from bot.terminal.render import clean, render
from tools.actor import Actor
from tools.ran import Ran
from tools.views import AnswerCard, CandidateList, JobList, Picker, View


def show(console: Console, answer: Answer, actor: Actor) -> None:
    """Print an answer."""
    _words(console, answer.reply)
    _cards(console, _unsaid(answer.views, answer.reply), actor)


def show_ran(console: Console, ran: Ran, actor: Actor) -> None:
    """Print what came of a decision."""
    _words(console, ran.say)
    _cards(console, ran.views, actor)


def _unsaid(views: tuple[View, ...], reply: str) -> tuple[View, ...]:
    """Leave out of the cards what the words have just said."""
    return tuple(_without_repetition(view, reply) for view in views)


def _without_repetition(view: View, reply: str) -> View:
    match view:
        case CandidateList() | JobList() if all(criterion in reply for criterion in view.criteria):
            return view.model_copy(update={"criteria": ()})
        case Picker() if view.question in reply:
            return view.model_copy(update={"question": ""})
        case AnswerCard() if view.sentence in reply:
            return view.model_copy(update={"sentence": ""})
        case _:
            return view


def _words(console: Console, words: str) -> None:
    if words:
        console.print(Text(clean(words)), soft_wrap=False)


def _cards(console: Console, views: tuple[View, ...], actor: Actor) -> None:
    for view in views:
        console.print(render(view, actor))
