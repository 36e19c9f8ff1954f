"""The buttons under a candidate's reply: what it means, by a person's word."""

from agent.model import ToolCall
from bot.slack.asking import Request, ask
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from bot.slack.threads import new_thread

_SAID = {"interested": "They are interested", "later": "Not now", "not_interested": "They are not interested"}


async def answered(desk: Desk, click: Click) -> None:
    """Take what the button says; interested makes an applicant of them. Pressed twice, it counts once."""
    verdict = click.name.partition(".")[2]
    if verdict not in _SAID:
        return
    text = _SAID[verdict]
    place = click.place or await new_thread(desk, click.event, click.user, text)
    call = ToolCall(id="reply", name="answer_reply", args={"reply": click.value, "verdict": verdict})
    is_repeat = click.event.attempts > 1
    await ask(desk, Request(click.event.id, click.actor, click.user, place, text, (call,), is_repeat=is_repeat))
