"""Sequences on the clock: each letter when it is due, none after a reply, a bounce, an opt-out or an application."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from store.database import Database
from store.identifiers import new_id
from store.models.enums import FinishReason, StepCondition
from store.queries import outreach, sequences
from store.queries.outreach import Company, Contactable
from store.queries.sequences import Due
from tools.outreach.business_days import after
from tools.outreach.drafting import digest_of, footer, unsubscribe_url, with_footer
from tools.outreach.governor import MOST_BY_SENDER, MOST_TO_DOMAIN, checks_at_the_door, not_before
from tools.outreach.merging import merged

log = logging.getLogger(__name__)

BATCH = 100
PATIENCE = 7
"""Business days an answer to the last letter is waited for."""
AWAY = 5
"""Business days a letter is put off when the person is away."""
SAME_DAY = timedelta(hours=20)
"""Two letters to one person are further apart than this, whichever sequence they are of."""


@dataclass(frozen=True)
class Sequencer:
    """Looks for letters that are due. Any number of them may run on one database."""

    database: Database
    clock: Callable[[], datetime]
    public_url: str | None = None

    async def run_due(self) -> int:
        """Send on what is due now; gives how many ways through a sequence were looked at."""
        looked_at = 0
        while True:
            async with self.database.worker() as session:
                found = await sequences.due(session, self.clock(), most=BATCH)
                company = await outreach.company(session)
                for one in found:
                    # Two of a person's sequences may be due at two runners, neither of which sees the other's letter.
                    if await sequences.hold_person(session, one.candidate_id):
                        await self._step(session, one, company)
            looked_at += len(found)
            if len(found) < BATCH:
                return looked_at

    async def _step(self, session: AsyncSession, one: Due, company: Company | None) -> None:
        """Take somebody one step on: a letter, a wait, or the end."""
        at = self.clock()
        known = await outreach.contactable(session, [one.candidate_id], at, sender_id=one.sender_id)
        facts = known.get(one.candidate_id)
        reason = _over(one, facts)
        if reason is not None or facts is None:
            await sequences.finish(session, one.enrollment_id, reason or FinishReason.MANUAL_EXIT)
            return
        wait = _put_off(one, facts, at)
        if wait:
            await sequences.go_on(session, one.enrollment_id, step=one.position, at=after(at, wait, one.sender_zone))
            return
        if checks_at_the_door(facts, company):
            log.warning("a sequence ends: %s", "; ".join(checks_at_the_door(facts, company)))
            await sequences.finish(session, one.enrollment_id, FinishReason.MANUAL_EXIT)
            return
        if _is_met(one):
            await self._write(session, one, facts, company, at)
        wait = one.next_wait if one.next_wait is not None else PATIENCE
        following = after(at, wait, one.sender_zone)
        await sequences.go_on(session, one.enrollment_id, step=one.position + 1, at=following)

    async def _write(
        self, session: AsyncSession, one: Due, facts: Contactable, company: Company | None, at: datetime
    ) -> None:
        message_id = new_id()
        fields = {
            "first_name": one.first_name,
            "company": one.company or "your company",
            "title": one.title or "your field",
        }
        subject = (
            merged(one.subject, fields) if one.subject else f"Re: {(one.former_subject or '').removeprefix('Re: ')}"
        )
        opt_out = await unsubscribe_url(session, self.public_url, message_id)
        foot = footer(one.sender, one.sender_email, company, opt_out=opt_out, is_first=facts.is_first)
        body = with_footer(merged(one.body or "", fields), foot)
        to = facts.address or ""
        await sequences.queue(
            session,
            one,
            message_id=message_id,
            to=to,
            subject=subject,
            body=body,
            digest=digest_of(message_id, to, one.sender_email, subject, body),
            header=f"<{one.enrollment_id}.{one.position}@{one.sender_email.rpartition('@')[2]}>",
            not_before=not_before(facts, at, one.sender_zone),
        )


def _over(one: Due, facts: Contactable | None) -> FinishReason | None:
    """Say why a way through a sequence is over, if it is."""
    if facts is None or facts.do_not_contact:
        return FinishReason.MANUAL_EXIT
    if one.has_replied:
        return FinishReason.REPLIED
    if one.has_bounced:
        return FinishReason.BOUNCED
    if facts.is_suppressed:
        return FinishReason.UNSUBSCRIBED
    if facts.active_applications:
        return FinishReason.APPLIED
    return FinishReason.COMPLETED_NO_REPLY if one.step_id is None else None


def _put_off(one: Due, facts: Contactable, at: datetime) -> int:
    """Give the business days to wait: they are away, had a letter today, or a limit is reached; 0 to go on."""
    if one.is_away:
        return AWAY
    had_one = facts.written_at is not None and at - facts.written_at < SAME_DAY
    is_full = facts.sent_by_sender >= MOST_BY_SENDER or facts.sent_to_domain >= MOST_TO_DOMAIN
    return 1 if had_one or is_full else 0


def _is_met(one: Due) -> bool:
    """Tell whether the condition of a step holds; without a reply, which would have ended the sequence."""
    match one.condition:
        case StepCondition.IF_OPENED:
            return one.was_opened
        case StepCondition.IF_NOT_OPENED:
            return not one.was_opened
        case StepCondition.IF_CLICKED:
            return one.was_clicked
        case _:
            return True
