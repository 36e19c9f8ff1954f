"""Putting people into sequences a move in their process starts: checked like a letter, told to whose rule it is."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.slack import outgoing
from bot.slack.blocks.text import shown
from store.database import Database
from store.queries import outbox, outreach, people, sequence_rules
from store.queries.sequence_rules import Start
from tools.outreach.governor import COOLING_OFF, NO_BASIS_REFUSED, checks_at_the_door
from tools.wording import day, listed

log = logging.getLogger(__name__)

MOST = 100


@dataclass(frozen=True)
class Starter:
    """Follows the rules of sequences. Any number of them may run on one database."""

    database: Database
    clock: Callable[[], datetime]

    async def run_due(self) -> int:
        """Look at whom moves put into sequences; gives how many were decided about."""
        decided = 0
        while True:
            async with self.database.worker() as session:
                found = await sequence_rules.starts_due(session, most=MOST)
                for one in found:
                    await self._decide(session, one)
                await sequence_rules.done(session, found)
            decided += len(found)
            if len(found) < MOST:
                return decided

    async def _decide(self, session: AsyncSession, one: Start) -> None:
        if not one.still_holds or one.has_been_in:
            return
        at = self.clock()
        against = await self._against(session, one, at)
        if against:
            await self._tell(session, one, f"was not put into {shown(one.sequence)}: {listed(against)}")
            return
        next_at = max(at, one.rejected_at + COOLING_OFF) if one.rejected_at else at
        await sequence_rules.put_in(session, one, at=at, next_at=next_at)
        when = f", whose first letter waits until {day(next_at)}" if next_at > at else ""
        await self._tell(session, one, f"moved, which put them into the sequence {shown(one.sequence)}{when}")

    async def _against(self, session: AsyncSession, one: Start, at: datetime) -> list[str]:
        """Say what stands against writing to them; the process they moved in does not."""
        known = await outreach.contactable(session, [one.candidate_id], at, sender_id=one.sender_id)
        facts = known.get(one.candidate_id)
        if facts is None:
            return ["their record is gone"]
        elsewhere = replace(facts, active_applications=facts.active_applications - one.is_active)
        against = checks_at_the_door(elsewhere, await outreach.company(session))
        return [*against, NO_BASIS_REFUSED] if facts.basis == "none" else against

    async def _tell(self, session: AsyncSession, one: Start, what: str) -> None:
        log.info("start %s: the person %s", one.start_id, what)
        user = await people.slack_user_of(session, one.sender_id)
        if user is not None:
            sentence = outgoing.sentence(f"{shown(one.candidate)} {what}.")
            await outbox.add(session, outgoing.told(f"sequence:start:{one.start_id}", user, [sentence]))
