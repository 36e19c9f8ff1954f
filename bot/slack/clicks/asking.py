"""Buttons that ask something, as if it had been typed: undo, a profile, a pipeline, a sentence."""

from agent.model import ToolCall
from bot.slack.asking import Request, ask
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from bot.slack.threads import new_thread


async def say(desk: Desk, click: Click) -> None:
    """Ask the sentence on the button."""
    await _ask(desk, click, click.value)


async def undo(desk: Desk, click: Click) -> None:
    """Take a change back."""
    await _ask(desk, click, "Undo that", ToolCall(id="undo", name="undo", args={"change": click.value}))


async def view(desk: Desk, click: Click) -> None:
    """Show a candidate."""
    call = ToolCall(id="view", name="show_candidate", args={"candidate": click.value})
    await _ask(desk, click, "Show this candidate", call)


async def job(desk: Desk, click: Click) -> None:
    """Show a job's pipeline."""
    await _ask(desk, click, "Show this pipeline", ToolCall(id="job", name="show_pipeline", args={"job": click.value}))


async def _ask(desk: Desk, click: Click, text: str, *calls: ToolCall) -> None:
    place = click.place or await new_thread(desk, click.event, click.user, text)
    await ask(
        desk,
        Request(
            turn_id=click.event.id,
            actor=click.actor,
            user=click.user,
            place=place,
            text=text,
            calls=calls,
            is_repeat=click.event.attempts > 1,
        ),
    )
