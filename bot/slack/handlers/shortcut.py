"""Somebody used a shortcut or the slash command."""

from agent.model import ToolCall
from bot.slack.asking import Request, ask
from bot.slack.clicks.click import Click
from bot.slack.clicks.filling import new_job, note
from bot.slack.desk import Desk
from bot.slack.feedback.filled import offer_scorecards
from bot.slack.handlers.refusing import known
from bot.slack.reading import plain
from bot.slack.threads import new_thread
from store.queries.inbox import Event

HELP = ToolCall(id="help", name="help")


async def shortcut(desk: Desk, event: Event) -> None:
    """Fill the modal a shortcut opened."""
    body = event.body
    user = body["user"]["id"]
    actor = await known(desk, event, user, None)
    if actor is None:
        return
    click = Click(event, actor, user, body["callback_id"], "", None, {})
    if body["callback_id"] == "new_job":
        await new_job(desk, click)
    elif body["callback_id"] == "note_from_message":
        said = (body.get("message") or {}).get("text") or ""
        await note(desk, click, await plain(said, desk.me.user_id, desk.identities.name))
    elif body["callback_id"] == "add_to_scorecard":
        await offer_scorecards(desk, click, body)


async def command(desk: Desk, event: Event) -> None:
    """Answer `/shortlist ...` in the person's DM, whatever channel it was typed in; alone it shows what can be said."""
    body = event.body
    user = body["user_id"]
    actor = await known(desk, event, user, None)
    if actor is None:
        return
    text = await plain(body.get("text") or "", desk.me.user_id, desk.identities.name)
    place = await new_thread(desk, event, user, text or "What can you do?")
    calls = () if text else (HELP,)
    request = Request(event.id, actor, user, place, text or "help", calls=calls, is_repeat=event.attempts > 1)
    await ask(desk, request)
