"""Mail that comes in, by whichever way: matched to what it answers, kept once, read by rules, told to who wrote."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from uuid import uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from bot.outreach.reply_card import foreign_card, reply_card, told_in_thread
from bot.slack import outgoing
from bot.slack.blocks.text import shown
from store.database import Database
from store.models.enums import ReplyClass
from store.queries import outbox, replies
from store.queries.replies import Answered
from tools.outreach.reading_mail import Reply, read_mail
from tools.outreach.reports import Fate, Notice, Report

log = logging.getLogger(__name__)

_BACK_AT = time(9, tzinfo=UTC)
"""When letters go on the day somebody is back; their own quiet hours still hold."""


@dataclass(frozen=True)
class Inbound:
    """Takes mail in. Any number of them may run on one database."""

    database: Database
    clock: Callable[[], datetime]

    async def take(self, raw: bytes) -> bool:
        """Take a mail as it came; false when it answers nothing of ours. Taken twice, it counts once."""
        at = self.clock()
        mail = await asyncio.to_thread(read_mail, raw, at.date())
        if mail is None:
            return False
        async with self.database.worker() as session:
            if isinstance(mail, Report):
                return await _report(session, mail, at)
            return await _reply(session, mail, at)


async def _reply(session: AsyncSession, reply: Reply, at: datetime) -> bool:
    to = await replies.answered(session, reply.answers, reply.sender)
    if to is None:
        return False
    if reply.sender != (to.to_address or "").lower():
        if await replies.is_inside(session, reply.sender):
            log.info("a colleague's mail in the thread of message %s is no reply", to.message_id)
            return False
        if await replies.is_anothers(session, reply.sender, to):
            await outbox.add(session, foreign_card(to, reply))
            return True
    if await replies.is_ours(session, reply.header):
        reply = replace(reply, header=f"<{uuid5(to.message_id, reply.words)}@not-its-own-id.invalid>")
    kept = await replies.keep(
        session,
        to,
        header=reply.header,
        subject=reply.subject,
        words=reply.words,
        meant=reply.meant,
        at=at,
        is_automatic=reply.is_automatic,
        back_on=reply.back_on,
    )
    if kept is not None:
        await _follow(session, to, reply, at)
        await outbox.add(session, reply_card(kept, to, reply))
    return True


async def _follow(session: AsyncSession, to: Answered, reply: Reply, at: datetime) -> None:
    """Do what needs nobody's leave: stop sequences, put them off, or obey who wants no more mail."""
    if reply.meant is ReplyClass.UNSUBSCRIBE:
        await replies.stop_sequences(session, to, reason="unsubscribed", at=at)
        await replies.opt_out(session, [one for one in {to.to_address, reply.sender} if one])
    elif reply.meant is ReplyClass.OUT_OF_OFFICE:
        if reply.back_on is not None:
            await replies.put_off(session, to, datetime.combine(reply.back_on, _BACK_AT))
    elif not reply.is_automatic:
        await replies.stop_sequences(session, to, reason="replied", at=at)


async def _report(session: AsyncSession, report: Report, at: datetime) -> bool:
    """Follow a report about the mail it encloses, and only where it speaks of whom that mail went to."""
    to = await replies.answered(session, report.about)
    if to is None:
        return False
    address = (to.to_address or "").lower()
    notice = next((one for one in report.notices if not one.recipients or address in one.recipients), None)
    if notice is not None:
        await _heed(session, to, notice, at)
    elif report.notices:
        what = f"came back for an address we did not write to ({report.notices[0].recipients[0]}): nothing was changed"
        await _tell(session, to, "foreign", what)
    return True


async def _heed(session: AsyncSession, to: Answered, notice: Notice, at: datetime) -> None:
    match notice.fate:
        case Fate.HARD | Fate.SOFT:
            is_hard = notice.fate is Fate.HARD
            is_news, is_over = await replies.bounced(session, to, at, is_hard=is_hard, status=notice.status)
            why = "nobody is there" if is_hard else "it was not taken, though the address may be right"
            then = "The address is not written to again" if is_over else "Their sequences go on"
            if is_news:
                await _tell(session, to, "bounced", f"came back: {why} ({notice.status or 'no code'}). {then}")
        case Fate.COMPLAINT:
            if await replies.complained(session, to, at):
                await _tell(session, to, "complained", "was taken for spam by its recipient, who gets no more mail")
        case Fate.DELIVERED:
            await replies.delivered(session, to, at)
        case Fate.DELAYED:
            log.info("message %s is still being tried by a mail server: %s", to.message_id, notice.status)


async def _tell(session: AsyncSession, to: Answered, about: str, what: str) -> None:
    log.warning("message %s %s", to.message_id, what)
    sentence = outgoing.sentence(f"Your mail to {shown(to.candidate)} {shown(what, 400)}.")
    await outbox.add(session, told_in_thread(f"mail:{to.message_id}:{about}", to, sentence))
