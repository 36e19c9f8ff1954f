"""A modal as it was sent off."""

from dataclasses import dataclass
from typing import Any

from agent.model import ToolCall
from bot.slack.asking import Request, ask
from bot.slack.desk import Desk
from bot.slack.keeping import Kept
from bot.slack.place import Place
from bot.slack.threads import new_thread
from store.queries.inbox import Event
from tools.actor import Actor


@dataclass(frozen=True)
class Submitted:
    """Who filled in what. `kept` are the ids the modal carried, `place` the thread it was opened in, if any."""

    event: Event
    actor: Actor
    user: str
    filled: dict[str, Any]
    kept: Kept
    place: Place | None


async def run(desk: Desk, form: Submitted, text: str, *calls: ToolCall, lead: str = "") -> None:
    """Ask what the form says: the calls as they are, or its text."""
    place = form.place or await new_thread(desk, form.event, form.user, text)
    await ask(
        desk,
        Request(
            turn_id=form.event.id,
            actor=form.actor,
            user=form.user,
            place=place,
            text=text,
            calls=calls,
            lead=lead,
            is_repeat=form.event.attempts > 1,
        ),
    )
