"""What becomes of somebody in a sequence whose next letter is due: it is over, waits, is skipped, or leaves."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.outreach.door import SAME_DAY
from store.models.enums import FinishReason, StepCondition
from store.queries.due_letters import Due, Process
from store.queries.outreach import Contactable
from tools.outreach.business_days import after
from tools.outreach.governor import MOST_BY_SENDER, MOST_TO_DOMAIN

AWAY = 5
"""Business days a letter is put off when the person is away and nobody knows until when."""
_MORNING = time(9)


def reason_to_end(one: Due, facts: Contactable | None, process: Process) -> FinishReason | None:
    """Say why a way through a sequence is over, if it is."""
    if facts is None or facts.do_not_contact:
        return FinishReason.MANUAL_EXIT
    if one.has_replied:
        return FinishReason.REPLIED
    if one.has_bounced:
        return FinishReason.BOUNCED
    if facts.is_suppressed:
        return FinishReason.UNSUBSCRIBED
    return _over_in_the_process(one, facts, process) or (
        FinishReason.COMPLETED_NO_REPLY if one.step_id is None else None
    )


def _over_in_the_process(one: Due, facts: Contactable, process: Process) -> FinishReason | None:
    """An application ends a sequence, unless its letters are about that very application."""
    about_it = one.began_in_process or one.waits_on_process
    if facts.active_applications > (process.active_here if about_it else 0):
        return FinishReason.APPLIED
    is_closed = process.closed_at is not None and process.closed_at > one.enrolled_at
    if one.began_in_process and is_closed and not one.waits_on_process:
        return FinishReason.MANUAL_EXIT
    return None


def put_off_until(one: Due, facts: Contactable, at: datetime) -> datetime | None:
    """Give until when a letter waits: they are away, had one today, or a limit of the day is reached."""
    if one.back_on is not None:
        zone = ZoneInfo(one.sender_zone or "UTC")
        return after(datetime.combine(one.back_on, _MORNING, zone).astimezone(at.tzinfo), 0, one.sender_zone)
    if one.is_away:
        return after(at, AWAY, one.sender_zone)
    had_one = facts.written_at is not None and at - facts.written_at < SAME_DAY
    is_full = facts.sent_by_sender >= MOST_BY_SENDER or facts.sent_to_domain >= MOST_TO_DOMAIN
    return after(at, 1, one.sender_zone) if had_one or is_full else None


def is_met(one: Due, process: Process) -> bool:
    """Tell whether the condition of a step holds; without a reply, which would have ended the sequence."""
    begin = None if one.began_in_process else one.enrolled_at
    match one.condition:
        case StepCondition.IF_OPENED | StepCondition.IF_NOT_OPENED:
            return one.was_opened == (one.condition == StepCondition.IF_OPENED)
        case StepCondition.IF_CLICKED:
            return one.was_clicked
        case StepCondition.IF_STAGE_CHANGED:
            return _has_happened(process.moved_at, one.former_at or one.enrolled_at)
        case StepCondition.IF_APPLIED:
            return _has_happened(process.applied_at, begin)
        case StepCondition.IF_REJECTED:
            return _has_happened(process.rejected_at, begin)
        case _:
            return True


def _has_happened(moment: datetime | None, since: datetime | None) -> bool:
    return moment is not None and (since is None or moment >= since)
