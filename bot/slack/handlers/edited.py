"""Somebody corrected a message: what they wrote now is asked in place of what they wrote before."""

from uuid import UUID

from bot.slack.asking import Request, ask
from bot.slack.desk import Desk
from bot.slack.feedback.threads import asked_in
from bot.slack.feedback.writing import written
from bot.slack.handlers.refusing import known
from bot.slack.incoming import is_direct, mentions
from bot.slack.place import place_of
from bot.slack.reading import plain
from store.queries import approvals, inbox, outbox, receipts
from store.queries.inbox import Event
from tools.actor import Actor


async def edited(desk: Desk, event: Event) -> None:
    """Ask anew. An answer that changed nothing gives its place to the new one; what was changed stays, and is said."""
    said = event.body["event"]
    new = said["message"]
    place = place_of(event.body, new | {"channel_type": said.get("channel_type")}, said["channel"])
    async with desk.system.database.worker() as session:
        before = await inbox.about(session, f"message:{place.channel}:{new['ts']}")
    if before is None and not (is_direct(said) or mentions(new.get("text") or "", desk.me.user_id)):
        return
    actor = await known(desk, event, new["user"], place)
    if actor is None:
        return
    asked = await asked_in(desk, actor, place) if "thread_ts" in new else None
    if asked is not None:
        text = await plain(new.get("text") or "", desk.me.user_id, desk.identities.name)
        is_repeat = event.attempts > 1
        request = Request(event.id, actor, new["user"], place, text, is_repeat=is_repeat)
        await written(desk, request, asked, new["ts"])
        return
    lead, answered_as = await _taken_back(desk, actor, before) if before else ("", None)
    await ask(
        desk,
        Request(
            turn_id=event.id,
            actor=actor,
            user=new["user"],
            place=place,
            text=await plain(new.get("text") or "", desk.me.user_id, desk.identities.name),
            lead=lead,
            in_place_of=answered_as,
            is_repeat=event.attempts > 1,
        ),
    )


async def _taken_back(desk: Desk, actor: Actor, before: UUID) -> tuple[str, str | None]:
    """Close the cards of the earlier turn; say what it changed, or give the message its answer can be replaced in."""
    async with desk.system.database.person(actor.id) as session:
        await approvals.supersede(session, before)
        changed = [r["say"] for r in await receipts.of_turn(session, before) if r["status"] == "done"]
    if changed:
        return f"You edited your message. What I did for it before stays until you undo it: {' '.join(changed)}", None
    async with desk.system.database.worker() as session:
        sent = await outbox.results(session, f"{before}:")
    messages = [result["ts"] for result in sent.values() if result and result.get("ts")]
    return "", messages[0] if len(messages) == 1 else None
