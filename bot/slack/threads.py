"""A thread of our own making, for what was asked outside of any: from App Home, a shortcut or a command."""

from bot.slack import outgoing
from bot.slack.blocks.text import shown
from bot.slack.desk import Desk
from bot.slack.place import Place
from store.queries import outbox
from store.queries.inbox import Event


class NotYetError(Exception):
    """The message that opens the thread is not out yet; the event is tried again."""


async def new_thread(desk: Desk, event: Event, user: str, text: str) -> Place:
    """Open a thread in the person's DM with what they asked; raises `NotYetError` where Slack keeps us waiting."""
    key = f"{event.id}:root"
    await desk.say(*outgoing.told(key, user, [outgoing.sentence(f"> {shown(text, 2_000)}")]))
    async with desk.system.database.worker() as session:
        sent = (await outbox.results(session, f"{key}:0")).get(f"{key}:0")
    if not sent or not sent.get("ts"):
        raise NotYetError
    return Place(desk.me.team_id, sent["channel"], sent["ts"], is_direct=True)
