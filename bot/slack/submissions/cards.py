"""The forms behind the buttons of a card: a reason for a no, other words for the request."""

from typing import Any
from uuid import UUID

from agent.model import ToolCall
from bot.slack import outgoing
from bot.slack.blocks.message import Message
from bot.slack.blocks.outcomes import CardOutcome, outcome_words, replace_card
from bot.slack.clicks import approvals as cards
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from bot.slack.submissions.submitted import Submitted, run
from store.queries import approvals


async def reject_reason(desk: Desk, form: Submitted) -> None:
    """Reject a card, or a candidate for one of the company's reasons."""
    if "approval" in form.kept:
        value = f"{form.kept['approval']}.{form.kept.get('digest', '')}"
        message = await _message(desk, form)
        click = Click(form.event, form.actor, form.user, "approval.no", value, form.place, message)
        await cards.decide(desk, click, yes=False, reason=str(form.filled.get("reason") or ""))
        return
    args = {"candidates": [form.kept["candidate"]], "reason": form.filled["reason"]}
    args |= {"job": form.kept["job"]} if "job" in form.kept else {}
    args |= {"note": form.filled["note"]} if "note" in form.filled else {}
    await run(desk, form, "Reject this candidate", ToolCall(id="reject", name="reject_candidates", args=args))


async def edit_request(desk: Desk, form: Submitted) -> None:
    """Drop the card and ask in other words; a card that was decided meanwhile stays decided."""
    approval_id = UUID(form.kept["approval"])
    async with desk.system.database.person(form.actor.id) as session:
        was_open = await approvals.supersede_one(session, approval_id)
        was_ours = form.event.attempts > 1 and await approvals.is_superseded(session, approval_id)
    if not was_open and not was_ours:
        sentence = "That card was decided meanwhile, so I asked nothing in its place."
        if form.place is not None:
            await desk.say(outgoing.whispered(f"{form.event.id}:not", form.place, form.user, sentence))
        return
    message = await _message(desk, form)
    if form.place is not None and message:
        outcome = CardOutcome("edited", form.actor.name, desk.system.assistant.now())
        blocks = replace_card(message.get("blocks") or (), approval_id, outcome, form.actor)
        card = Message(text=outcome_words(outcome, form.actor), blocks=blocks)
        await desk.say(outgoing.replaced(f"{form.event.id}:card", form.place.channel, message["ts"], card))
    await run(desk, form, str(form.filled["request"]))


async def _message(desk: Desk, form: Submitted) -> dict[str, Any]:
    """Give the message of the card as Slack has it now."""
    ts = form.kept.get("message")
    if form.place is None or ts is None:
        return {}
    answer = await desk.client.conversations_replies(
        channel=form.place.channel, ts=form.place.root_ts, oldest=ts, latest=ts, inclusive=True, limit=10
    )
    found = [message for message in answer.get("messages") or [] if message["ts"] == ts]
    return found[0] if found else {}
