"""Telling a panel by mail: invitations to an interview, changes of it, and that it is off.

Colleagues are no outside: the mail is queued in the transaction of the change itself and leaves when that is committed.
"""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from store.queries import interviews, invitations, people
from store.queries.interviews import Invited, Meeting
from tools.context import ToolContext
from tools.wording import listed

NO_MAIL = "No mail server is set, so invitations are not sent: tell the panel."


async def invite(ctx: ToolContext, found: Meeting) -> str:
    """Invite the panel to an interview as it stands now, and say so in a sentence; nothing for one that has begun."""
    return await _tell(ctx, found, "REQUEST", "Invitations go to {names} by mail.")


async def uninvite(ctx: ToolContext, found: Meeting) -> str:
    """Tell the panel that an interview is off."""
    return await _tell(ctx, found, "CANCEL", "{names} are told by mail.")


async def _tell(ctx: ToolContext, found: Meeting, method: Literal["REQUEST", "CANCEL"], said: str) -> str:
    if found.starts_at <= ctx.now:
        return ""
    panel = await interviews.invited(ctx.session, found.id)
    organiser = await people.active_by_id(ctx.session, found.organiser_id) if found.organiser_id else None
    if not ctx.sends_mail or organiser is None:
        return NO_MAIL if panel else ""
    for one in panel:
        await invitations.queue(ctx.session, _content(found, one, panel, method, organiser.name, organiser.email))
    return said.format(names=listed([one.name for one in panel])) if panel else ""


def _content(
    found: Meeting, one: Invited, panel: Sequence[Invited], method: str, organiser: str, organiser_email: str
) -> dict[str, object]:
    where = ", ".join(filter(None, (found.stage, found.job_code)))
    return {
        "interview": str(found.id),
        "person": str(one.person_id),
        "name": one.name,
        "email": one.email,
        "method": method,
        "uid": one.uid,
        "sequence": one.sequence,
        "starts_at": found.starts_at.isoformat(),
        "ends_at": found.ends_at.isoformat(),
        "timezone": found.timezone,
        "location": found.location,
        "summary": f"Interview with {found.whom}{f' ({where})' if where else ''}",
        "organiser": organiser,
        "organiser_email": organiser_email,
        "panel": [{"name": other.name, "email": other.email} for other in panel],
    }


async def invite_again(ctx: ToolContext, interview_id: UUID) -> None:
    """Invite the panel of an interview that was changed back, by its id."""
    found = await interviews.by_id(ctx.session, interview_id)
    if found is not None:
        await invite(ctx, found)


async def uninvite_again(ctx: ToolContext, interview_id: UUID) -> None:
    """Tell the panel of an interview that was called off after all, by its id."""
    found = await interviews.by_id(ctx.session, interview_id)
    if found is not None:
        await uninvite(ctx, found)
