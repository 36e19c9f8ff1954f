"""The timer: asks when an interview ends, reminds in people's working hours, and tells the coordinator in the end."""

import logging
from datetime import datetime, timedelta

from bot.slack import outgoing
from bot.slack.blocks.elements import actions, context, section
from bot.slack.blocks.feedback import first_buttons
from bot.slack.blocks.message import Message
from bot.slack.blocks.text import one_line, shown
from bot.slack.desk import Desk
from bot.slack.feedback.reaching import Reached, reach
from bot.slack.feedback.threads import ask_key
from bot.slack.place import Place
from store.queries import feedback_requests, interviews, outbox, scorecards
from store.queries.feedback_requests import Due
from store.queries.interviews import Meeting
from store.queries.outbox import Outgoing
from store.queries.scorecards import Attribute
from tools.feedback.hours import REMINDERS, in_working_hours, next_reminder
from tools.wording import listed

log = logging.getLogger(__name__)

UNREACHABLE = timedelta(hours=4)
"""How long until somebody who is nobody in the workspace is looked for again."""


async def ask_and_remind(desk: Desk, now: datetime | None = None) -> None:
    """Do everything that is due now (by the system's clock unless given). Run by several at once, all is done once."""
    now = now or desk.system.assistant.now()
    async with desk.system.database.worker() as session:
        await feedback_requests.open_new(session, now)
        due = await feedback_requests.due(session, now)
    for request in due:
        try:
            await _take_up(desk, request, now)
        except Exception:
            log.exception("a request for feedback meets something nobody thought of, and the others go on")
    await _note_threads(desk)


async def _take_up(desk: Desk, request: Due, now: datetime) -> None:
    reached = await reach(desk, request.person_id)
    if reached is None:
        await _put_off(desk, request, now, now + UNREACHABLE)
        return
    zone = reached.actor.timezone
    at_work = in_working_hours(now, zone)
    if request.asked_at is not None and at_work > now:
        await _put_off(desk, request, now, at_work)
    elif request.asked_at is not None and request.reminders >= REMINDERS:
        await _give_up(desk, request, reached, now)
    else:
        await _say(desk, request, reached, now, zone)


async def _put_off(desk: Desk, request: Due, now: datetime, until: datetime) -> None:
    """Look again later, unless another worker did meanwhile what was due."""
    async with desk.system.database.worker() as session:
        held = await feedback_requests.still_due(session, request.id, now)
        if held is not None:
            await feedback_requests.put_off(session, held, until)


async def _say(desk: Desk, request: Due, reached: Reached, now: datetime, zone: str) -> None:
    """Ask or remind, and remember it in the same transaction."""
    async with desk.system.database.person(reached.actor.id) as session:
        meeting = await interviews.by_id(session, request.interview_id)
        asked = await scorecards.attributes(session, meeting.kit_id) if meeting else []
    if meeting is None:
        await _put_off(desk, request, now, now + UNREACHABLE)
        return
    rows = _asking(request, reached, meeting, asked) if request.asked_at is None else _reminder(desk, request, reached)
    async with desk.system.database.worker() as session:
        held = await feedback_requests.still_due(session, request.id, now)
        if held is None or held.reminders != request.reminders:
            return
        await feedback_requests.asked(session, held, now, next_at=next_reminder(now, zone))
        await outbox.add(session, rows)
    for lane in dict.fromkeys(row.lane for row in rows):
        await desk.sender.drain(lane)


def _asking(request: Due, reached: Reached, meeting: Meeting, asked: list[Attribute]) -> list[Outgoing]:
    key = f"{ask_key(request.id)}:{int(request.due_at.timestamp())}"
    return outgoing.told(key, reached.user, [first_message(meeting, asked)])


def first_message(meeting: Meeting, asked: list[Attribute]) -> Message:
    """Make the message that opens a feedback thread."""
    where = ", ".join(filter(None, (meeting.stage, meeting.job_code)))
    head = f"How was the interview with {meeting.whom}{f' ({where})' if where else ''}?"
    names = [one.name for one in asked]
    kit = (
        f"Please say something about {listed(names, most=15)}, and whether you would hire."
        if names
        else ("This interview has no kit: say whether you would hire, and why.")
    )
    how = (
        "Answer in this thread in your own words, in as many messages as you like; I draft the scorecard from them, "
        "and it counts once you submit it. Others see yours, and you theirs, when yours is in."
    )
    blocks = (
        section(f"*{shown(head, 600)}*"),
        section(shown(kit, 2_000)),
        context(how),
        actions(first_buttons(meeting.id), f"feedback:{meeting.id}"),
    )
    return Message(text=f"{one_line(head, 600)} {one_line(kit, 1_500)} {how}", blocks=blocks)


def _reminder(desk: Desk, request: Due, reached: Reached) -> list[Outgoing]:
    last = request.reminders + 1 == REMINDERS
    words = "Your scorecard for this interview is still missing." + (" I won't remind you again." if last else "")
    key = f"feedback:{request.id}:remind:{request.reminders + 1}:{request.thread_ts or ''}"
    message = outgoing.sentence(words)
    if request.channel and request.thread_ts:
        place = Place(desk.me.team_id, request.channel, request.thread_ts, is_direct=True)
        return outgoing.said(key, place, [message], asker=reached.user)
    return outgoing.told(key, reached.user, [message])


async def _give_up(desk: Desk, request: Due, owing: Reached, now: datetime) -> None:
    """Remind no more, and tell whoever asked or arranged it, in one line."""
    rows: list[Outgoing] = []
    coordinator = request.asked_by_id or request.organiser_id
    reached = await reach(desk, coordinator) if coordinator and coordinator != request.person_id else None
    if reached is not None:
        async with desk.system.database.person(reached.actor.id) as session:
            meeting = await interviews.by_id(session, request.interview_id)
        if meeting is not None:
            words = (
                f"{shown(owing.actor.name)} has not sent a scorecard for *{shown(meeting.whom)}* after {REMINDERS} "
                "reminders; I won't remind them again."
            )
            rows = outgoing.told(f"feedback:{request.id}:gave-up", reached.user, [outgoing.sentence(words)])
    async with desk.system.database.worker() as session:
        held = await feedback_requests.still_due(session, request.id, now)
        if held is None:
            return
        await feedback_requests.given_up(session, held)
        await outbox.add(session, rows)
    for row in rows:
        await desk.sender.drain(row.lane)


async def _note_threads(desk: Desk) -> None:
    """Remember where people were asked, also what a crash kept from being remembered."""
    async with desk.system.database.worker() as session:
        for request_id in await feedback_requests.without_thread(session):
            for result in reversed(list((await outbox.results(session, ask_key(request_id))).values())):
                if result and result.get("ts"):
                    where = str(result["channel"]), str(result["ts"])
                    await feedback_requests.opened_in(session, request_id, *where)
                    break
