"""Somebody pressed stop, or typed it."""

from contextlib import suppress

from slack_sdk.errors import SlackApiError

from bot.slack import outgoing
from bot.slack.desk import Desk
from bot.slack.handlers.refusing import known
from bot.slack.place import Place
from store.queries import conversations
from store.queries.inbox import Event
from tools.actor import Actor


async def stopped(desk: Desk, event: Event) -> None:
    """Stop what runs for whoever pressed the button."""
    said = event.body["event"]
    root = said.get("thread_ts") or ""
    place = Place(event.body.get("team_id") or "", said["channel"], root, is_direct=said["channel"].startswith("D"))
    actor = await known(desk, event, said["user"], place)
    if actor is not None:
        await stop(desk, event, actor, said["user"], place)


async def stop(desk: Desk, event: Event, actor: Actor, user: str, place: Place) -> None:
    """Mark the person's turns in a thread to be stopped; where none runs, say so and end the session's waiting."""
    async with desk.system.database.worker() as session:
        found = await conversations.ask_to_stop(
            session, person_id=actor.id, channel=place.channel, root_ts=place.root_ts
        )
    if found:
        return  # the turn says itself how far it came
    with suppress(SlackApiError):  # there may be no session to end
        await desk.client.agents_sessions_setStatus(channel_id=place.channel, thread_ts=place.root_ts, status="active")
    await desk.say(outgoing.whispered(f"{event.id}:stop", place, user, "Nothing of yours is running here."))
