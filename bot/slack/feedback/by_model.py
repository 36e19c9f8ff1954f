"""Having the configured model read what somebody wrote, outside of any transaction; the rules read where it cannot."""

import asyncio
import logging

from agent.one_answer import OneAnswer
from bot.slack.desk import Desk
from prompts import version
from store.queries import readings
from store.queries.interviews import Meeting
from tools.actor import Actor
from tools.feedback.drafting import unread
from tools.feedback.reading import read_feedback_by
from tools.feedback.reading.by_model import PROMPT

log = logging.getLogger(__name__)

WITHIN_S = 45.0
"""Seconds a person waits for a model's reading before the rules' is shown."""


async def read_by_model(desk: Desk, actor: Actor, meeting: Meeting) -> None:
    """Keep a model's reading of everything the person wrote, if there is a model and it answers in time.

    What is kept has passed the checks of `read_feedback_by`: exact quotes, attributes of the kit, nothing against what
    was written in plain words.
    """
    model = desk.system.model
    if not model.reads_results:
        return
    async with desk.system.database.person(actor.id) as session:
        given = await unread(session, meeting, actor.id)
    if given is None:
        return
    asked = OneAnswer(model, actor, desk.system.assistant.now())
    try:
        async with asyncio.timeout(WITHIN_S):
            read = await read_feedback_by(asked, given.messages, given.specs, meeting.candidate)
    except TimeoutError:
        log.warning("the model did not read feedback within %d s; the rules did", WITHIN_S)
        return
    if read.by != "model":
        return
    async with desk.system.database.person(actor.id) as session:
        await readings.keep(
            session,
            meeting.id,
            actor.id,
            digest=given.digest,
            said=read.model_dump(mode="json"),
            model=model.name,
            prompt_version=version(PROMPT),
        )
