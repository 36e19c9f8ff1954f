"""Telling those who arrange and decide: how many scorecards are in, the debrief, and who was asked by mistake."""

from uuid import UUID

from bot.slack import outgoing
from bot.slack.blocks.drawing import draw_whole_ran
from bot.slack.blocks.message import Message
from bot.slack.blocks.text import shown
from bot.slack.desk import Desk
from bot.slack.feedback.reaching import Reached, reach
from bot.slack.place import Place
from store.queries import interviews, outbox
from store.queries.interviews import Meeting
from tools.actor import Actor
from tools.ran import Call, Scene
from tools.wording import listed


async def tell_who_is_in(desk: Desk, key: str, actor: Actor, interview_id: UUID) -> None:
    """Bring the root cards of an interview up to date for its hiring managers (else who arranged it).

    The card has no contents. When all scorecards are in, the debrief follows in its thread, drawn with the rights of
    whoever reads it.
    """
    async with desk.system.database.person(actor.id) as session:
        meeting = await interviews.by_id(session, interview_id)
        if meeting is None:
            return
        managers = await interviews.managers_of(session, meeting.job_id) if meeting.job_id else []
    for person_id in managers or [one for one in (meeting.organiser_id,) if one]:
        reached = await reach(desk, person_id)
        if reached is not None:
            await _root_card(desk, key, reached, interview_id)


async def _root_card(desk: Desk, key: str, reader: Reached, interview_id: UUID) -> None:
    async with desk.system.database.person(reader.actor.id) as session:
        meeting = await interviews.by_id(session, interview_id)
    if meeting is None:
        return
    root = f"feedback-root:{interview_id}:{reader.actor.id}"
    message = _counted(meeting)
    sent = await _sent(desk, root)
    if sent is None:
        await desk.say(*outgoing.told(root, reader.user, [message]))
        sent = await _sent(desk, root)
    else:
        await desk.say(outgoing.replaced(f"{root}:{key}", sent.channel, sent.root_ts, message))
    if sent is not None and not meeting.waiting_for:
        await _debrief(desk, root, reader, meeting, sent)


async def _sent(desk: Desk, root: str) -> Place | None:
    async with desk.system.database.worker() as session:
        result = (await outbox.results(session, f"{root}:0")).get(f"{root}:0")
    if not result or not result.get("ts"):
        return None
    return Place(desk.me.team_id, str(result["channel"]), str(result["ts"]), is_direct=True)


def _counted(meeting: Meeting) -> Message:
    done = len(meeting.panel) - len(meeting.waiting_for)
    where = ", ".join(filter(None, (meeting.stage, meeting.job_code)))
    waiting = f" Waiting for {shown(listed([one.name for one in meeting.waiting_for]), 500)}." if done else ""
    if not meeting.waiting_for:
        waiting = " The debrief is in the thread."
    return outgoing.sentence(
        f"*{shown(meeting.whom)}*{f' ({shown(where)})' if where else ''}: {done} of {len(meeting.panel)} in.{waiting}"
    )


async def _debrief(desk: Desk, root: str, reader: Reached, meeting: Meeting, place: Place) -> None:
    scene = Scene(actor=reader.actor, now=desk.system.assistant.now(), surface="slack")
    ran = await desk.system.toolbox.run(Call("show_debrief", {"interview": str(meeting.id)}), scene)
    messages = draw_whole_ran(ran, reader.actor)
    await desk.say(*outgoing.said(f"{root}:debrief", place, messages, asker=reader.user))


async def tell_the_organiser(desk: Desk, request_id: UUID, actor: Actor, interview_id: UUID) -> None:
    """Tell who arranged an interview that somebody says they were not in it."""
    async with desk.system.database.worker() as session:
        organiser = await interviews.organiser_of(session, interview_id)
    reached = await reach(desk, organiser) if organiser and organiser != actor.id else None
    if reached is None:
        return
    async with desk.system.database.person(reached.actor.id) as session:
        meeting = await interviews.by_id(session, interview_id)
    if meeting is None or meeting.has(actor.id):
        return
    whom = shown(meeting.whom)
    words = (
        f"{shown(actor.name)} says they were not in the interview with *{whom}*, and is off its panel. "
        f"To ask somebody else, write “ask NAME for feedback on {whom}”."
    )
    await desk.say(*outgoing.told(f"feedback:{request_id}:left", reached.user, [outgoing.sentence(words)]))
