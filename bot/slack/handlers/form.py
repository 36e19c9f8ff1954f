"""Somebody sent a modal off."""

from collections.abc import Awaitable, Callable

from bot.slack.blocks.forms import submitted
from bot.slack.desk import Desk
from bot.slack.feedback import filled as feedback
from bot.slack.handlers.refusing import known
from bot.slack.keeping import kept_in, place_in
from bot.slack.submissions import cards, files, forms
from bot.slack.submissions.submitted import Submitted
from store.queries.inbox import Event

FORMS: dict[str, Callable[[Desk, Submitted], Awaitable[None]]] = {
    "reject_reason": cards.reject_reason,
    "edit_request": cards.edit_request,
    "move_to": forms.move_to,
    "add_to_pool": forms.add_to_pool,
    "new_job": forms.new_job,
    "whose_file": files.whose_file,
    "note_from_message": forms.note_from_message,
    "edit_draft": forms.edit_draft,
    "feedback_form": feedback.feedback_form,
    "add_to_scorecard": feedback.add_to_scorecard,
}


async def form(desk: Desk, event: Event) -> None:
    """Do what the modal asked for; sent off twice, it counts once."""
    body = event.body
    view = body["view"]
    handler = FORMS.get(view["callback_id"])
    if handler is None:
        return
    kept = kept_in(view)
    user = body["user"]["id"]
    place = place_in(kept, (body.get("team") or {}).get("id") or desk.me.team_id)
    actor = await known(desk, event, user, place)
    if actor is not None:
        filled = submitted((view.get("state") or {}).get("values") or {})
        await handler(desk, Submitted(event, actor, user, filled, kept, place))
