"""Files and screenshots in a feedback thread: kept beside the words, never read."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.slack.asking import Request
from bot.slack.blocks.text import escape
from bot.slack.desk import Desk
from bot.slack.feedback.threads import Asked, show_card, tell
from bot.slack.files import NotFetchedError, fetched
from store.queries import feedback_files, scorecards
from tools.attachments import Attachment, media_type
from tools.feedback.drafting import redraft
from tools.wording import listed

IS_IN = "Your scorecard is in, so the file was not added to it."
KEPT = "I only read words, so write what it shows where it matters."


async def attached(desk: Desk, request: Request, asked: Asked, ts: str, files: Sequence[Mapping[str, Any]]) -> None:
    """Keep the files of a message with the writer's draft, and say which were kept."""
    try:
        found = await fetched(desk, [dict(file) for file in files])
    except NotFetchedError as problem:
        await tell(desk, f"{request.turn_id}:files", asked, [escape(str(problem))])
        return
    kept = [one for one in found if media_type(one.content) is not None]
    refused = [one.filename for one in found if one not in kept]
    is_in = await _keep(desk, request, asked, ts, kept)
    if is_in:
        await tell(desk, f"{request.turn_id}:files", asked, [IS_IN])
        return
    said = [f"Kept {escape(listed([one.filename for one in kept]))} with your scorecard. {KEPT}"] if kept else []
    if refused:
        said.append(f"{escape(listed(refused))} is no document or picture I can keep.")
    await tell(desk, f"{request.turn_id}:files", asked, said)
    if kept:
        await show_card(desk, f"{request.turn_id}:with-files", request.actor, asked)


async def _keep(desk: Desk, request: Request, asked: Asked, ts: str, kept: Sequence[Attachment]) -> bool:
    """Write files down beside the draft; tells whether the scorecard is in already, and nothing was written."""
    if asked.meeting is None:
        return False
    async with desk.system.database.person(request.actor.id) as session:
        card = await scorecards.of(session, asked.interview_id, request.actor.id)
        if card is not None and card.is_in:
            return True
        for one in kept:
            await feedback_files.add(
                session,
                asked.interview_id,
                request.actor.id,
                filename=one.filename[:200],
                media_type=media_type(one.content) or "",
                sha256=one.digest,
                content=one.content,
                channel=asked.place.channel,
                ts=ts,
            )
        await redraft(session, asked.meeting, request.actor.id)
    return False
