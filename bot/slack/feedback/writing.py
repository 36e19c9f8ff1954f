"""Somebody wrote in a feedback thread: words go to their draft, requests to the assistant, and each gets an answer."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from agent.model import ToolCall
from bot.slack.asking import Request, ask
from bot.slack.blocks.text import escape
from bot.slack.desk import Desk
from bot.slack.feedback.attaching import attached
from bot.slack.feedback.by_model import read_by_model
from bot.slack.feedback.telling import tell_the_organiser
from bot.slack.feedback.threads import Asked, show_card, tell
from store.models.enums import ApplicationStatus
from store.queries import interviews, scorecards
from tools.actor import Actor
from tools.feedback.drafting import LONGEST, Draft, drafted, redraft
from tools.feedback.edit_scorecard import nothing_read
from tools.feedback.hours import hours_said
from tools.wording import listed

CANCELLED = "That interview was cancelled, so no feedback is needed and nothing was kept."
IS_IN = "Your scorecard is in, so this is not part of it. To change it, press *Amend …* on it: you say why."
_ENDED = {
    ApplicationStatus.HIRED: "{name} is hired already. Your feedback still goes on record.",
    ApplicationStatus.REJECTED: "{name} has been rejected meanwhile. Your feedback still goes on record.",
    ApplicationStatus.WITHDRAWN: "{name} has withdrawn meanwhile. Your feedback still goes on record.",
}
_SUBMIT = r"\s*(please )?(submit|hand|send)( it| this| that| my scorecard)?( in)?( now| please)?[.! ]*"
_LATER = r"\s*(please |can you )?(remind me|snooze|ask me (again )?|not now|later)\b.{0,60}"
_NOT_MINE = (
    r".{0,40}\b(wrong person|not me|i wasn[’']?t (there|in|on)|i was not (there|in|on)"
    r"|i did(n[’']?t| not) (interview|meet|talk))\b.{0,60}"
)
_SHOW = r"\s*(show|see|what[’']s)( me)? (my |the )?(scorecard|card|draft)[.!? ]*"
_ASKS = (
    (re.compile(_SUBMIT, re.IGNORECASE), "submit_scorecard"),
    (re.compile(_LATER, re.IGNORECASE), "snooze_feedback"),
    (re.compile(_NOT_MINE, re.IGNORECASE), "leave_interview"),
    (re.compile(_SHOW, re.IGNORECASE), "show_scorecard"),
)
"""Requests about the scorecard itself, and the tool each is for."""
_QUESTION = re.compile(
    r"\s*(who|what|when|where|why|how|which|can|could|do|does|is|are|show|list|find|help|undo)\b|.*\?\s*", re.IGNORECASE
)


async def written(
    desk: Desk, request: Request, asked: Asked, ts: str, *, files: Sequence[Mapping[str, Any]] = ()
) -> None:
    """Take what somebody wrote in a feedback thread, or what they changed it to; `ts` is the message's.

    `files` are those that came with it, as Slack describes them.
    """
    if asked.meeting is None:
        await tell(desk, f"{request.turn_id}:told", asked, [await _why_gone(desk, request.actor, asked)])
        return
    call = _call(request.text, asked)
    if call is not None:
        await _as_request(desk, request, asked, call)
        return
    if request.text.strip():
        await _words(desk, request, asked, ts)
    if files:
        await attached(desk, request, asked, ts, files)


async def _why_gone(desk: Desk, actor: Actor, asked: Asked) -> str:
    async with desk.system.database.person(actor.id) as session:
        if await interviews.was_cancelled(session, asked.interview_id):
            return CANCELLED
    return "You are not on the panel of that interview any more, so nothing was kept."


def _call(text: str, asked: Asked) -> ToolCall | None:
    """Read a request about the scorecard itself, rather than words for it."""
    tool = next((tool for pattern, tool in _ASKS if pattern.fullmatch(text)), None)
    if tool is None:
        return None
    args: dict[str, object] = {"interview": str(asked.interview_id)}
    hours = hours_said(text) if tool == "snooze_feedback" else None
    return ToolCall(id=tool, name=tool, args=args | ({"hours": hours} if hours else {}))


async def _as_request(desk: Desk, request: Request, asked: Asked, call: ToolCall) -> None:
    await ask(desk, _with(request, call))
    if call.name == "leave_interview":
        await tell_the_organiser(desk, asked.request_id, request.actor, asked.interview_id)


def _with(request: Request, *calls: ToolCall) -> Request:
    return Request(
        request.turn_id, request.actor, request.user, request.place, request.text, calls, is_repeat=request.is_repeat
    )


async def _words(desk: Desk, request: Request, asked: Asked, ts: str) -> None:
    meeting, actor = asked.meeting, request.actor
    if meeting is None:
        return
    async with desk.system.database.person(actor.id) as session:
        card = await scorecards.of(session, meeting.id, actor.id)
        is_in = card is not None and card.is_in
        before = await drafted(session, meeting, actor.id)
        if not is_in:
            channel = asked.place.channel
            kept = await scorecards.keep_words(session, meeting.id, actor.id, request.text, channel=channel, ts=ts)
    if is_in:
        await tell(desk, f"{request.turn_id}:told", asked, [IS_IN])
        return
    await read_by_model(desk, actor, meeting)
    async with desk.system.database.person(actor.id) as session:
        draft = (await redraft(session, meeting, actor.id)).draft
        is_new = draft.content != before.content
        if not is_new and not draft.unclear and not request.is_repeat and _QUESTION.fullmatch(request.text):
            await scorecards.drop_words(session, kept)
    if not is_new and not draft.unclear and _QUESTION.fullmatch(request.text):
        await ask(desk, _with(request))
    else:
        await _answer(desk, request, asked, draft, is_new=is_new or request.is_repeat)


async def _answer(desk: Desk, request: Request, asked: Asked, draft: Draft, *, is_new: bool) -> None:
    """Show the draft, ask once for what is missing, and say what could not be read."""
    meeting = asked.meeting
    if meeting is None:
        return
    told: list[str] = []
    if not is_new and not draft.unclear:
        told.append(escape(nothing_read(meeting)))
    if len(request.text) > LONGEST:
        told.append(f"That is very long: I read the first {LONGEST:,} characters.")
    if is_new or draft.unclear:
        await show_card(desk, str(request.turn_id), request.actor, asked)
    if told:
        await tell(desk, f"{request.turn_id}:told", asked, told)
    ended = _ENDED.get(meeting.application_status) if meeting.application_status else None
    if ended:
        await tell(desk, f"{asked.key}:ended", asked, [ended.format(name=escape(meeting.whom))])
    if is_new and not draft.is_empty:
        missing = missing_line(draft)
        if missing:
            await tell(desk, f"{asked.key}:missing", asked, [missing])


def missing_line(draft: Draft) -> str:
    """Ask for what was not said, in one sentence; nothing when all of it was."""
    escaped: Callable[[str], str] = escape
    open_ = [escaped(name) for name in draft.missing]
    if not draft.content.quotes:
        open_.append("your recommendation")
    if not open_:
        return ""
    return (
        f"Nothing said yet about {listed(open_, most=15)}. Add what you saw, say that you can't tell, "
        "or submit it as it is."
    )
