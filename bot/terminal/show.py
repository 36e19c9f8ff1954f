"""Printing an answer: the words first, then the cards."""

from rich.console import Console
from rich.text import Text

from agent.answer import Answer
from bot.terminal.render import clean, render
from tools.actor import Actor
from tools.ran import Ran
from tools.views import View


def show(console: Console, answer: Answer, actor: Actor) -> None:
    """Print an answer."""
    _words(console, answer.reply)
    _cards(console, answer.views, actor)


def show_ran(console: Console, ran: Ran, actor: Actor) -> None:
    """Print what came of a decision."""
    _words(console, ran.say)
    _cards(console, ran.views, actor)


def _words(console: Console, words: str) -> None:
    if words:
        console.print(Text(clean(words)), soft_wrap=False)


def _cards(console: Console, views: tuple[View, ...], actor: Actor) -> None:
    for view in views:
        console.print(render(view, actor))
