"""The buttons of a feedback thread: submit, open the form, later, and "I wasn't there"."""

from uuid import UUID

from agent.model import ToolCall
from bot.slack import outgoing
from bot.slack.asking import Request, ask
from bot.slack.blocks import modals
from bot.slack.blocks.forms import View
from bot.slack.blocks.text import escape
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from bot.slack.feedback import forms
from bot.slack.feedback.telling import tell_the_organiser, tell_who_is_in
from bot.slack.feedback.threads import drawn, show_card, thread_about, view_of
from bot.slack.keeping import written
from bot.slack.threads import new_thread
from store.queries import interviews, scorecards
from tools.ran import Call, Ran, Scene
from tools.references import as_id
from tools.views import ApprovalCard


async def submit(desk: Desk, click: Click) -> None:
    """Submit exactly what the card showed: the click is the owner's yes. Pressed twice, it counts once."""
    interview, digest = (*click.parts, "")[:2]
    interview_id = as_id(interview)
    if interview_id is None:
        return
    ran = await yes_to(desk, click, Call("submit_scorecard", {"interview": interview, "content": digest}))
    await _show(desk, click, interview_id)
    if ran.status != "done":
        await _whisper(desk, click, ran.say)
        return
    await tell_who_is_in(desk, str(click.event.id), click.actor, interview_id)


async def yes_to(desk: Desk, click: Click, call: Call) -> Ran:
    """Run a call that waits for its asker's click, when this is that click."""
    scene = Scene(actor=click.actor, now=desk.system.assistant.now(), surface="slack")
    ran = await desk.system.toolbox.run(call, scene)
    card = next((view for view in ran.views if isinstance(view, ApprovalCard)), None)
    if ran.status != "awaiting_approval" or card is None:
        return ran
    return await desk.system.toolbox.decide(card.id, yes=True, scene=scene, digest=card.digest)


async def _show(desk: Desk, click: Click, interview_id: UUID) -> None:
    """Show the scorecard as it is now, in the message that was pressed."""
    asked = await thread_about(desk, click.actor, interview_id)
    key = str(click.event.id)
    if asked is not None and click.place is not None and asked.place.root_ts == click.place.root_ts:
        await show_card(desk, key, click.actor, asked)
        return
    async with desk.system.database.person(click.actor.id) as session:
        meeting = await interviews.by_id(session, interview_id)
        view = await view_of(session, meeting, click.actor) if meeting else None
    if view is not None and click.place is not None and click.message.get("ts"):
        message = drawn(view, click.actor)
        await desk.say(outgoing.replaced(f"{key}:card", click.place.channel, click.message["ts"], message))


async def _whisper(desk: Desk, click: Click, say: str) -> None:
    sentence = escape(say)
    if click.place is None:
        await desk.say(*outgoing.told(f"{click.event.id}:not", click.user, [outgoing.sentence(sentence)]))
    else:
        await desk.say(outgoing.whispered(f"{click.event.id}:not", click.place, click.user, sentence))


async def form(desk: Desk, click: Click) -> None:
    """Fill the form from the kit and what the scorecard says so far."""
    interview_id = as_id(click.value)
    view = await _form(desk, click, interview_id) if interview_id else None
    view = view or modals.problem("feedback_form", "That interview was cancelled, or you are not on its panel.")
    await fill(desk, click, view)


async def fill(desk: Desk, click: Click, view: View) -> None:
    """Fill the modal that was opened as a skeleton."""
    name = str(click.event.id)
    await desk.say(outgoing.filled(f"{name}:modal", click.user, name, view | {"external_id": name}))


async def _form(desk: Desk, click: Click, interview_id: UUID) -> View | None:
    async with desk.system.database.person(click.actor.id) as session:
        meeting = await interviews.by_id(session, interview_id)
        if meeting is None or not meeting.has(click.actor.id) or meeting.status.value == "cancelled":
            return None
        asked = await scorecards.attributes(session, meeting.kit_id)
        card = await scorecards.of(session, interview_id, click.actor.id)
    place = click.place
    where = {"channel": place.channel, "root": place.root_ts} if place else {}
    metadata = written(**where, message=click.message.get("ts"), interview=str(interview_id))
    return forms.scorecard_form(metadata, name=meeting.whom, asked=asked, card=card)


async def later(desk: Desk, click: Click) -> None:
    """Remind tomorrow."""
    await _ask(desk, click, "Remind me tomorrow", "snooze_feedback")


async def leave(desk: Desk, click: Click) -> None:
    """Take the person off the panel, and tell whoever arranged the interview."""
    await _ask(desk, click, "I wasn’t in that interview", "leave_interview")
    interview_id = as_id(click.value)
    if interview_id is not None:
        asked = await thread_about(desk, click.actor, interview_id)
        await tell_the_organiser(desk, asked.request_id if asked else click.event.id, click.actor, interview_id)


async def _ask(desk: Desk, click: Click, text: str, tool: str) -> None:
    place = click.place or await new_thread(desk, click.event, click.user, text)
    call = ToolCall(id=tool, name=tool, args={"interview": click.value})
    is_repeat = click.event.attempts > 1
    await ask(desk, Request(click.event.id, click.actor, click.user, place, text, (call,), is_repeat=is_repeat))
