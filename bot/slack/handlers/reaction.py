"""Somebody reacted to an answer: thumbs up and down are kept as what they think of it."""

from uuid import UUID

from bot.slack.desk import Desk
from bot.slack.handlers.refusing import known
from store.queries import conversations, outbox
from store.queries.inbox import Event

VERDICTS = {"+1": "good", "thumbsup": "good", "-1": "bad", "thumbsdown": "bad"}


async def reaction(desk: Desk, event: Event) -> None:
    """Keep a verdict on an answer that was given to whoever reacts."""
    said = event.body["event"]
    verdict = VERDICTS.get(said["reaction"].split("::")[0])
    if verdict is None:
        return
    actor = await known(desk, event, said["user"], None, aloud=False)
    async with desk.system.database.worker() as session:
        key = await outbox.key_of(session, said["item"]["channel"], said["item"]["ts"])
    if actor is None or key is None:
        return
    try:
        turn_id = UUID(key.partition(":")[0])
    except ValueError:
        return
    async with desk.system.database.person(actor.id) as session:
        await conversations.rate_answer(session, turn_id=turn_id, person_id=actor.id, verdict=verdict)
