"""The buttons of a draft to a candidate: send exactly what the card shows, change it, throw it away."""

import hashlib

from agent.model import ToolCall
from bot.slack import outgoing
from bot.slack.asking import Request, ask
from bot.slack.blocks import modals
from bot.slack.blocks.drawing import draw_ran
from bot.slack.blocks.forms import View, modal, text_input
from bot.slack.blocks.text import escape
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from bot.slack.keeping import written
from bot.slack.threads import new_thread
from store.queries import drafts
from tools.outreach.drafting import letter_of
from tools.ran import Call, Ran, Scene
from tools.references import as_id
from tools.views import ApprovalCard, DraftMessage

FORM = "edit_draft"
LONGEST = 3_000
"""Characters an input of a modal takes."""
GONE = "That is no draft of yours any more."


async def send(desk: Desk, click: Click) -> None:
    """Send the draft the card shows, to the byte: the click is its sender's yes. Pressed twice, it counts once."""
    draft, digest = (*click.parts, "")[:2]
    content = hashlib.sha256(digest.encode()).hexdigest()
    ran = await _yes_to(desk, click, Call("send_drafts", {"drafts": [draft], "content": content}))
    if ran.status != "done":
        await _whisper(desk, click, ran.say)
    await _show(desk, click, draft)


async def _yes_to(desk: Desk, click: Click, call: Call) -> Ran:
    scene = Scene(actor=click.actor, now=desk.system.assistant.now(), surface="slack")
    ran = await desk.system.toolbox.run(call, scene)
    card = next((view for view in ran.views if isinstance(view, ApprovalCard)), None)
    if ran.status != "awaiting_approval" or card is None:
        return ran
    return await desk.system.toolbox.decide(card.id, yes=True, scene=scene, digest=card.digest)


async def _show(desk: Desk, click: Click, draft: str) -> None:
    """Put what has become of the draft into the message that was pressed, where that holds this draft alone."""
    blocks = click.message.get("blocks") or ()
    ids = {str(block.get("block_id")) for block in blocks if str(block.get("block_id", "")).startswith("draft:")}
    if click.place is None or not click.message.get("ts") or ids != {f"draft:{draft}"}:
        return
    scene = Scene(actor=click.actor, now=desk.system.assistant.now(), surface="slack")
    ran = await desk.system.toolbox.run(Call("show_drafts", {"drafts": [draft]}), scene)
    if ran.status == "done" and any(isinstance(view, DraftMessage) for view in ran.views):
        message = draw_ran(ran, click.actor)
        rows = [outgoing.replaced(f"{click.event.id}:card", click.place.channel, click.message["ts"], message)]
        await desk.say(*rows)


async def _whisper(desk: Desk, click: Click, say: str) -> None:
    sentence = escape(say)
    if click.place is None:
        await desk.say(*outgoing.told(f"{click.event.id}:not", click.user, [outgoing.sentence(sentence)]))
    else:
        await desk.say(outgoing.whispered(f"{click.event.id}:not", click.place, click.user, sentence))


async def drop(desk: Desk, click: Click) -> None:
    """Throw the draft away."""
    text = "Drop this draft"
    place = click.place or await new_thread(desk, click.event, click.user, text)
    call = ToolCall(id="drop", name="edit_draft", args={"draft": click.value, "drop": True})
    is_repeat = click.event.attempts > 1
    await ask(desk, Request(click.event.id, click.actor, click.user, place, text, (call,), is_repeat=is_repeat))


async def edit(desk: Desk, click: Click) -> None:
    """Give the draft's words to be changed."""
    name = str(click.event.id)
    view = await _form(desk, click) or modals.problem(FORM, GONE)
    await desk.say(outgoing.filled(f"{name}:modal", click.user, name, view | {"external_id": name}))


async def _form(desk: Desk, click: Click) -> View | None:
    draft_id = as_id(click.value)
    if draft_id is None:
        return None
    async with desk.system.database.person(click.actor.id) as session:
        found = await drafts.by_ids(session, [draft_id])
    if not found or found[0].sender_id != click.actor.id or found[0].status.value != "draft":
        return None
    letter, _ = letter_of(found[0].body)
    if len(letter) > LONGEST:
        return modals.problem(FORM, "That letter is too long for a form: say what it should say instead.")
    place = click.place
    where = {"channel": place.channel, "root": place.root_ts} if place else {}
    blocks = [
        text_input("subject", "Subject", given=found[0].subject),
        text_input("body", "Letter", given=letter, lines=True),
    ]
    metadata = written(**where, message=click.message.get("ts"), draft=click.value)
    return modal(FORM, "Edit the draft", blocks, metadata=metadata, submit="Save")
