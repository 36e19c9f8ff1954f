"""The form that says whose files they are."""

from bot.slack.asking import Request
from bot.slack.desk import Desk
from bot.slack.files import sent_in
from bot.slack.handlers.dropped import keep
from bot.slack.submissions.submitted import Submitted


async def whose_file(desk: Desk, form: Submitted) -> None:
    """Keep the files the person sent in the thread with the candidate they name now."""
    if form.place is None:
        return
    files = await sent_in(desk, form.place, form.user, until=form.kept.get("message"))
    request = Request(
        turn_id=form.event.id,
        actor=form.actor,
        user=form.user,
        place=form.place,
        text=f"Keep this with {form.filled['candidate']}",
        is_repeat=form.event.attempts > 1,
    )
    await keep(desk, request, files, str(form.filled["candidate"]), str(form.filled.get("kind") or "resume"))
