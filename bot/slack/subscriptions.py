"""Posting the questions that are on a schedule: each under its owner's rights of the moment, and once."""

import logging
from dataclasses import replace
from datetime import datetime

from agent.answer import Answer
from bot.slack import outgoing
from bot.slack.blocks.drawing import draw
from bot.slack.blocks.private import split_for_channel
from bot.slack.desk import Desk
from bot.slack.feedback.reaching import Reached, reach
from bot.slack.place import Place
from store.identifiers import new_id
from store.queries import outbox, subscriptions
from store.queries.outbox import Outgoing
from store.queries.subscriptions import Saved
from tools.discretion import names_hidden
from tools.ran import Call, Scene

log = logging.getLogger(__name__)


async def post_due(desk: Desk) -> None:
    """Ask and post everything that is due now. Run by several workers at once, each is posted once.

    What was missed while nobody worked is asked once, not as often as it was missed.
    """
    now = desk.system.assistant.now()
    async with desk.system.database.worker() as session:
        due = await subscriptions.due(session, now)
    for saved in due:
        try:
            await _post(desk, saved, now)
        except Exception:
            log.exception("question %s meets something nobody thought of, and the others go on", saved.id)


async def _post(desk: Desk, saved: Saved, now: datetime) -> None:
    """Answer, then write the answer down and move the schedule on in one transaction."""
    reached = await reach(desk, saved.person_id)
    rows = await _rows(desk, saved, reached, now) if reached is not None else []
    async with desk.system.database.worker() as session:
        if not await subscriptions.move_on(session, saved, now):
            return
        await outbox.add(session, rows)
    for lane in dict.fromkeys(row.lane for row in rows):
        await desk.sender.drain(lane)


async def _rows(desk: Desk, saved: Saved, reached: Reached, now: datetime) -> list[Outgoing]:
    answer = await _answer(desk, saved, reached, now)
    messages, plain = draw(answer, reached.actor), draw(answer, reached.actor, native=False)
    key = f"subscription:{saved.id}:{int(saved.next_at.timestamp())}"
    if saved.channel is None:
        return outgoing.told(key, reached.user, messages, plain=plain)
    may, why = split_for_channel(answer)
    if may and await names_hidden(desk.system.database, reached.actor.id, answer.views, answer.reply):
        may, why = False, "That names a confidential job or a private candidate."
    if not may:
        note = outgoing.sentence(f"{why} So I send it to you, not to the channel.")
        return outgoing.told(key, reached.user, [note, *messages])
    place = Place(saved.team or desk.me.team_id, saved.channel, root_ts="", is_direct=False)
    rows = outgoing.said(key, place, messages, plain=plain, asker=reached.user)
    return [replace(row, payload=row.payload | {"thread_ts": None}) for row in rows]  # it opens a thread of its own


async def _answer(desk: Desk, saved: Saved, reached: Reached, now: datetime) -> Answer:
    """Run the tool as its owner asks it; what it refuses today is said in its place."""
    scene = Scene(actor=reached.actor, now=now, surface="slack")
    ran = await desk.system.toolbox.run(Call(tool=saved.tool, args=saved.args), scene)
    lead = f"{saved.question} ({saved.schedule}, asked by {reached.actor.name}):"
    return Answer(id=new_id(), thread="", reply=f"{lead} {ran.say}", views=ran.views, ran=(ran,))
