"""Somebody pressed a button or chose from a menu."""

from collections.abc import Awaitable, Callable

from bot.slack.clicks import approvals, asking, choices, computed, drafts, filling, replies
from bot.slack.clicks.click import Click, place_of_click, value_of
from bot.slack.desk import Desk
from bot.slack.feedback import buttons as feedback
from bot.slack.handlers.refusing import known
from store.queries.inbox import Event

CLICKS: dict[str, Callable[[Desk, Click], Awaitable[None]]] = {
    "approval.yes": approvals.approved,
    "approval.edit": filling.edit_request,
    "pick": choices.picked,
    "page": choices.turned,
    "sheet": choices.sheet,
    "computed": computed.computed,
    "undo": asking.undo,
    "view": asking.view,
    "job": asking.job,
    "say": asking.say,
    "move": filling.move,
    "reject": filling.reject,
    "pool": filling.pool,
    "reply": replies.answered,
    "draft.send": drafts.send,
    "draft.edit": drafts.edit,
    "draft.drop": drafts.drop,
    "feedback.submit": feedback.submit,
    "feedback.form": feedback.form,
    "feedback.later": feedback.later,
    "feedback.leave": feedback.leave,
}
"""What each button does, by the whole of its action id or by the word before the dot."""


async def pressed(desk: Desk, event: Event) -> None:
    """Do what was pressed. A button that only opens a complete modal has nothing left to do."""
    body = event.body
    action = body["actions"][0]
    name, value = str(action["action_id"]), value_of(action)
    if name == "row":
        name, _, value = value.partition(".")
    handler = CLICKS.get(name) or CLICKS.get(name.partition(".")[0])
    if handler is None:
        return
    user = body["user"]["id"]
    place = place_of_click(body)
    actor = await known(desk, event, user, place)
    if actor is not None:
        await handler(desk, Click(event, actor, user, name, value, place, body.get("message") or {}))
