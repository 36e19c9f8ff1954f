"""Somebody wrote: in a DM, with a mention, or on in a thread they opened with us."""

from bot.slack.asking import Request, ask
from bot.slack.desk import Desk
from bot.slack.feedback.threads import asked_in
from bot.slack.feedback.writing import written
from bot.slack.handlers.around import written_before
from bot.slack.handlers.dropped import dropped
from bot.slack.handlers.refusing import known
from bot.slack.handlers.stopping import stop
from bot.slack.incoming import is_direct, is_stop, mentions
from bot.slack.place import Place, place_of
from bot.slack.reading import plain
from store.queries import conversations, inbox
from store.queries.inbox import Event
from tools.actor import Actor


async def message(desk: Desk, event: Event) -> None:
    """Answer a message; one that was not meant for us is left alone."""
    said = event.body["event"]
    place = place_of(event.body, said, said["channel"])
    to_us = said["type"] == "app_mention" or is_direct(said) or mentions(said.get("text") or "", desk.me.user_id)
    actor = await known(desk, event, said["user"], place, aloud=to_us)
    if actor is None or not (to_us or await _opened_with_us(desk, actor, place)):
        return
    if is_stop(said):
        await stop(desk, event, actor, said["user"], place)
        return
    request = Request(
        turn_id=event.id,
        actor=actor,
        user=said["user"],
        place=place,
        text=await plain(said.get("text") or "", desk.me.user_id, desk.identities.name),
        around=await written_before(desk, actor, place, said) if to_us else "",
        is_repeat=event.attempts > 1,
        is_overheard=not to_us,
    )
    asked = await asked_in(desk, actor, place) if "thread_ts" in said else None
    if asked is not None:
        await written(desk, request, asked, said["ts"], files=said.get("files") or [])
    elif said.get("files"):
        await dropped(desk, request, said["files"])
    else:
        await ask(desk, request)


async def _opened_with_us(desk: Desk, actor: Actor, place: Place) -> bool:
    """Tell whether the thread began with a message to us and the person has talked with us in it."""
    async with desk.system.database.worker() as session:
        began = await inbox.about(session, f"message:{place.channel}:{place.root_ts}")
        return began is not None and await conversations.talks_in(
            session, person_id=actor.id, channel=place.channel, root_ts=place.root_ts
        )
