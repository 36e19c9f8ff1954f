"""A form of feedback was sent off, or a message is to go to a scorecard."""

from typing import Any
from uuid import UUID

from bot.slack import outgoing
from bot.slack.blocks import modals
from bot.slack.blocks.text import escape
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from bot.slack.feedback.buttons import fill, yes_to
from bot.slack.feedback.by_model import read_by_model
from bot.slack.feedback.forms import NONE, RATING, add_form
from bot.slack.feedback.threads import drawn, show_card, thread_about, view_of
from bot.slack.keeping import written
from bot.slack.reading import plain
from bot.slack.submissions.submitted import Submitted
from store.queries import interviews, scorecards
from store.queries.interviews import Meeting
from store.queries.scorecards import Card
from tools.actor import Actor
from tools.feedback.cards import vote_of
from tools.feedback.drafting import redraft
from tools.ran import Call
from tools.references import as_id

OTHERS = "Only your own words make your scorecard. Say in yours what that message tells you."
NOTHING_OWED = "No interview of yours waits for a scorecard."


async def feedback_form(desk: Desk, form: Submitted) -> None:
    """Write what was changed in the form to the scorecard; for one that is in, the form is the click that amends it."""
    interview_id = as_id(form.kept.get("interview", ""))
    if interview_id is None:
        return
    async with desk.system.database.person(form.actor.id) as session:
        card = await scorecards.of(session, interview_id, form.actor.id)
    changed = _changed(form, card)
    if changed:
        click = Click(form.event, form.actor, form.user, "feedback.form", "", form.place, {})
        ran = await yes_to(desk, click, Call("edit_scorecard", {"interview": str(interview_id)} | changed))
        if ran.status != "done":
            await _tell(desk, form, escape(ran.say))
            return
    await _show(desk, form, interview_id)


def _changed(form: Submitted, card: Card | None) -> dict[str, Any]:
    """Give what the form says otherwise than the scorecard, as arguments; what was left empty stays as it is."""
    said = card.content if card else None
    rated = {str(one.attribute_id): one.rating.value for one in said.ratings} if said else {}
    ratings = []
    for name, value in form.filled.items():
        attribute = name.removeprefix(RATING)
        if name.startswith(RATING) and value != rated.get(attribute, NONE):
            ratings.append(f"{attribute}: {value}")
    vote = form.filled.get("recommendation")
    changed: dict[str, Any] = {"ratings": ratings} if ratings else {}
    if vote is not None and vote != ((vote_of(said) if said else None) or NONE):
        changed["recommendation"] = "no_decision" if vote == NONE else vote
    summary = str(form.filled.get("summary") or "")
    if summary != ((said.summary if said else None) or ""):
        changed["summary"] = summary
    if changed and form.filled.get("reason"):
        changed["reason"] = form.filled["reason"]
    return changed


async def _show(desk: Desk, form: Submitted, interview_id: UUID) -> None:
    """Show the scorecard in its thread, else where the form was opened."""
    asked = await thread_about(desk, form.actor, interview_id)
    key = str(form.event.id)
    if asked is not None:
        await show_card(desk, key, form.actor, asked)
        return
    async with desk.system.database.person(form.actor.id) as session:
        meeting = await interviews.by_id(session, interview_id)
        view = await view_of(session, meeting, form.actor) if meeting else None
    if view is not None:
        await desk.say(*outgoing.told(f"{key}:card", form.user, [drawn(view, form.actor)]))


async def _tell(desk: Desk, form: Submitted, sentence: str) -> None:
    if form.place is not None:
        await desk.say(outgoing.whispered(f"{form.event.id}:not", form.place, form.user, sentence))
    else:
        await desk.say(*outgoing.told(f"{form.event.id}:not", form.user, [outgoing.sentence(sentence)]))


async def offer_scorecards(desk: Desk, click: Click, body: dict[str, Any]) -> None:
    """Fill the modal of "Add to scorecard": the interviews that wait for the person's scorecard."""
    message = body.get("message") or {}
    said = await plain(str(message.get("text") or ""), desk.me.user_id, desk.identities.name)
    owed = await _owed(desk, click.actor)
    if message.get("user") != click.user or not said:
        await fill(desk, click, modals.problem("add_to_scorecard", OTHERS))
    elif not owed:
        await fill(desk, click, modals.problem("add_to_scorecard", NOTHING_OWED))
    else:
        channel = (body.get("channel") or {}).get("id")
        ts = message.get("ts")
        metadata = written(from_channel=channel, from_ts=ts, from_root=message.get("thread_ts") or ts)
        choices = [(one, f"{click.actor.local(one.starts_at):%d %b %H:%M}") for one in owed]
        await fill(desk, click, add_form(metadata, text=said, choices=choices[-100:]))


async def _owed(desk: Desk, actor: Actor) -> list[Meeting]:
    now = desk.system.assistant.now()
    async with desk.system.database.person(actor.id) as session:
        mine = await interviews.listed(session, person=actor.id, until=now)
    return [one for one in mine if any(p.person_id == actor.id for p in one.waiting_for)]


async def add_to_scorecard(desk: Desk, form: Submitted) -> None:
    """Read a message into the draft that was chosen."""
    interview_id = as_id(str(form.filled.get("interview") or ""))
    said = await _message(desk, form)
    if interview_id is None or not said:
        await _tell(desk, form, "I can't read that message where it is, so nothing was added: copy it to me instead.")
        return
    async with desk.system.database.person(form.actor.id) as session:
        meeting = await interviews.by_id(session, interview_id)
        if meeting is None or not meeting.has(form.actor.id):
            meeting = None
        else:
            where = {"channel": form.kept["from_channel"], "ts": form.kept["from_ts"]}
            await scorecards.keep_words(session, interview_id, form.actor.id, said, settings=None, **where)
    if meeting is not None:
        await read_by_model(desk, form.actor, meeting)
        async with desk.system.database.person(form.actor.id) as session:
            await redraft(session, meeting, form.actor.id)
    await _show(desk, form, interview_id)


async def _message(desk: Desk, form: Submitted) -> str:
    """Give the person's own words as Slack has them now; a modal's metadata is too small to carry them."""
    channel, ts = form.kept.get("from_channel"), form.kept.get("from_ts")
    if not channel or not ts:
        return ""
    root = form.kept.get("from_root") or ts
    found = await desk.client.conversations_replies(
        channel=channel, ts=root, oldest=ts, latest=ts, inclusive=True, limit=5
    )
    message: dict[str, Any] = next((one for one in found.get("messages") or [] if one["ts"] == ts), {})
    if message.get("user") != form.user:
        return ""
    return await plain(str(message.get("text") or ""), desk.me.user_id, desk.identities.name)
