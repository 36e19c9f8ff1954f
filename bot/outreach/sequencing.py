"""Sequences on the clock: each letter when it is due, none after a reply, a bounce, an opt-out or an application."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.outreach.stepping import is_met, put_off_until, reason_to_end
from store.database import Database
from store.identifiers import new_id
from store.models.enums import FinishReason
from store.queries import due_letters, outreach
from store.queries.due_letters import Due, Letter, Process
from store.queries.outreach import Company, Contactable
from tools.outreach.business_days import after
from tools.outreach.drafting import digest_of, footer, with_footer
from tools.outreach.governor import checks_at_the_door, not_before
from tools.outreach.merging import merged

log = logging.getLogger(__name__)

BATCH = 250
"""Letters decided in one transaction: enough to share its statements, few enough that nobody waits for a row of it."""
PATIENCE = 7
"""Business days an answer to the last letter is waited for."""
LONGEST_S = 50.0
"""Seconds one look may take; what is left is looked at in the next minute, after what else waits for the worker."""
_NOTHING = Process()


@dataclass(frozen=True)
class Sequencer:
    """Looks for letters that are due. Any number of them may run on one database; they take turns."""

    database: Database
    clock: Callable[[], datetime]
    public_url: str | None = None

    async def run_due(self, *, longest_s: float = LONGEST_S) -> int:
        """Send on what is due now; gives how many ways through a sequence were looked at."""
        looked_at, until = 0, monotonic() + longest_s
        while monotonic() < until:
            found = await self._batch()
            looked_at += found
            if found < BATCH:
                break
        return looked_at

    async def _batch(self) -> int:
        at = self.clock()
        async with self.database.worker() as session:
            if not await due_letters.is_alone(session):
                return 0
            found = await due_letters.due(session, at, most=BATCH)
            if found:
                decided = _Batch(at, await outreach.company(session), self.public_url)
                await decided.decide(session, found)
                await decided.write(session)
        return len(found)


@dataclass
class _Batch:
    """What was decided about some people: who goes on and when, who is through, and the letters that leave."""

    at: datetime
    company: Company | None
    public_url: str | None
    letters: list[tuple[Due, Contactable]] = field(default_factory=list)
    following: list[tuple[UUID, int, datetime]] = field(default_factory=list)
    ended: list[tuple[UUID, FinishReason]] = field(default_factory=list)
    _by_sender: Counter[UUID] = field(default_factory=Counter)
    _to_domain: Counter[str] = field(default_factory=Counter)
    _written: set[UUID] = field(default_factory=set)

    async def decide(self, session: AsyncSession, found: Sequence[Due]) -> None:
        """Decide about everybody; each letter counts for the limits of those after it."""
        about = [one.enrollment_id for one in found if one.began_in_process or one.waits_on_process]
        processes = await due_letters.processes(session, about)
        known = await due_letters.contactable(session, found, self.at)
        for one in found:
            facts = known.get((one.sender_id, one.candidate_id))
            self._step(one, self._counted(one, facts), processes.get(one.enrollment_id, _NOTHING))

    def _counted(self, one: Due, facts: Contactable | None) -> Contactable | None:
        if facts is None:
            return None
        return replace(
            facts,
            written_at=self.at if one.candidate_id in self._written else facts.written_at,
            sent_by_sender=facts.sent_by_sender + self._by_sender[one.sender_id],
            sent_to_domain=facts.sent_to_domain + self._to_domain[_domain(facts)],
        )

    def _step(self, one: Due, facts: Contactable | None, process: Process) -> None:
        """Take somebody one step on: a letter, a wait, or the end."""
        reason = reason_to_end(one, facts, process)
        if reason is not None or facts is None:
            self.ended.append((one.enrollment_id, reason or FinishReason.MANUAL_EXIT))
            return
        until = put_off_until(one, facts, self.at)
        if until is not None:
            self.following.append((one.enrollment_id, one.position, until))
            return
        if is_met(one, process):
            elsewhere = replace(facts, active_applications=facts.active_applications - process.active_here)
            against = checks_at_the_door(elsewhere, self.company)
            if against:
                log.warning("a sequence ends: %s", "; ".join(against))
                self.ended.append((one.enrollment_id, FinishReason.MANUAL_EXIT))
                return
            self._take(one, facts)
        wait = one.next_wait if one.next_wait is not None else PATIENCE
        self.following.append((one.enrollment_id, one.position + 1, after(self.at, wait, one.sender_zone)))

    def _take(self, one: Due, facts: Contactable) -> None:
        self.letters.append((one, facts))
        self._written.add(one.candidate_id)
        self._by_sender[one.sender_id] += 1
        self._to_domain[_domain(facts)] += 1

    async def write(self, session: AsyncSession) -> None:
        """Write everything down."""
        ids = [new_id() for _ in self.letters]
        links = await self._links(session, ids)
        made = [self._letter(one, facts, id_, links) for (one, facts), id_ in zip(self.letters, ids, strict=True)]
        await due_letters.queue(session, made)
        await due_letters.go_on(session, self.following)
        await due_letters.finish(session, self.ended)

    async def _links(self, session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, str]:
        if not self.public_url:
            return {}
        base = self.public_url.rstrip("/")
        tokens = await due_letters.tokens(session, ids)
        return {one: f"{base}/unsubscribe/{one}.{token}" for one, token in tokens.items()}

    def _letter(self, one: Due, facts: Contactable, message_id: UUID, links: Mapping[UUID, str]) -> Letter:
        fields = {
            "first_name": one.first_name,
            "company": one.company or "your company",
            "title": one.title or "your field",
        }
        former = (one.former_subject or "").removeprefix("Re: ")
        subject = merged(one.subject, fields) if one.subject else f"Re: {former}"
        opt_out = links.get(message_id)
        foot = footer(one.sender, one.sender_email, self.company, opt_out=opt_out, is_first=facts.is_first)
        body = with_footer(merged(one.body or "", fields), foot)
        to = facts.address or ""
        return Letter(
            due=one,
            message_id=message_id,
            to=to,
            subject=subject,
            body=body,
            digest=digest_of(message_id, to, one.sender_email, subject, body),
            header=f"<{one.enrollment_id}.{one.position}@{one.sender_email.rpartition('@')[2]}>",
            not_before=not_before(facts, self.at, one.sender_zone),
        )


def _domain(facts: Contactable) -> str:
    return (facts.address or "").rpartition("@")[2]
