"""How many people a job still looks for: its slots that nobody has filled."""

import re
from uuid import UUID

from store.models.enums import JobStatus, OpeningStatus
from store.queries import job_changes, jobs
from tools.context import ToolContext
from tools.errors import NotFound, ToolError

MOST = 200
"""Slots a job may have to fill."""


async def to_fill(ctx: ToolContext, job_id: UUID) -> int:
    """Count the slots that are still to be filled."""
    return len(await _waiting(ctx, job_id))


def wanted(now: int, said: str) -> int:
    """Read "3", "+1" or "-2" against the number there is; raises when that is no number of openings."""
    if not re.fullmatch(r"[+-]?\d{1,3}", said.strip()):
        raise ToolError("How many openings? Say a number; nothing was changed.")
    number = now + int(said) if said.strip()[0] in "+-" else int(said)
    if not 0 <= number <= MOST:
        raise ToolError(f"A job has between 0 and {MOST} openings to fill, not {number}; nothing was changed.")
    return number


async def set_to_fill(ctx: ToolContext, job_id: UUID, number: int) -> None:
    """Open or close slots until so many are to be filled; one that was filled stays as it is."""
    record = await jobs.record(ctx.session, job_id)
    if record is None:
        raise NotFound("That job is not there for you any more.")
    waiting = await _waiting(ctx, job_id)
    if number < len(waiting):
        await job_changes.close_openings(ctx.session, waiting[number:], ctx.now, "No longer wanted")
        return
    is_open = record.status is JobStatus.OPEN
    await job_changes.add_openings(
        ctx.session,
        job_id,
        record.code,
        number - len(waiting),
        status=OpeningStatus.OPEN if is_open else OpeningStatus.DRAFT,
        at=ctx.now if is_open else None,
    )


async def _waiting(ctx: ToolContext, job_id: UUID) -> list[UUID]:
    found = await job_changes.openings(ctx.session, job_id)
    return [one for one, status in found.items() if status is not OpeningStatus.CLOSED]
