"""Sending invitations: at most once each, by SMTP, in the order in which an interview changed."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import aiosmtplib
from aiosmtplib import SMTPException, SMTPRecipientRefused, SMTPRecipientsRefused, SMTPResponseException

from bot.invitations.letters import as_mail
from bot.outreach.mailing import IDLE_S, LONGEST_WAIT_S, MOST_ATTEMPTS, Server
from store.database import Database
from store.errors import StoreError
from store.queries import invitations
from store.queries.invitations import Waiting

log = logging.getLogger(__name__)

_PERMANENT = 500


class InvitationSender:
    """Sends what is due. Any number of them may run on one database."""

    def __init__(self, database: Database, server: Server, clock: Callable[[], datetime]) -> None:
        """`clock` dates the mail."""
        self._database, self._server, self._clock = database, server, clock
        self._ending = asyncio.Event()

    def end(self) -> None:
        """Let `run` come to its end once what is being sent is out."""
        self._ending.set()

    async def run(self) -> None:
        """Send what is due, until the end."""
        smtp = self._server.connection()
        while not self._ending.is_set():
            try:
                is_busy = await self.send_next(smtp)
            except StoreError as error:
                log.warning("the queue of invitations cannot be read or written: %s", error)
                is_busy = False
            except Exception:
                log.exception("the queue of invitations meets something nobody thought of, and goes on")
                is_busy = False
            if not is_busy:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._ending.wait(), IDLE_S)
        smtp.close()

    async def send_next(self, smtp: aiosmtplib.SMTP) -> bool:
        """Send the invitation that is due longest, if there is one; tells whether there was."""
        async with self._database.worker() as session:
            waiting = await invitations.claim(session)
        if waiting is None:
            return False
        if waiting.may_be_out:
            await self._end(waiting, "unknown", "whoever sent it died while the server was taking it")
            return True
        try:
            content = as_mail(waiting.invitation, at=self._clock()).as_bytes()
        except (ValueError, KeyError) as error:
            await self._end(waiting, "failed", f"it cannot be made a mail: {error}")
            return True
        if await self._announced(smtp, waiting):
            await self._hand_over(smtp, waiting, content)
        return True

    async def _announced(self, smtp: aiosmtplib.SMTP, waiting: Waiting) -> bool:
        """Tell the server who writes to whom; nothing is out before the content follows."""
        try:
            if not smtp.is_connected:
                await smtp.connect()
            else:
                await smtp.rset()
            await smtp.mail(waiting.invitation["organiser_email"])
            await smtp.rcpt(waiting.invitation["email"])
        except (SMTPRecipientRefused, SMTPRecipientsRefused) as error:
            await self._refused(waiting, getattr(error, "code", 0), str(error))
            return False
        except SMTPResponseException as error:
            await self._refused(waiting, error.code, error.message)
            return False
        except (SMTPException, OSError) as error:
            smtp.close()
            await self._refused(waiting, 0, f"{type(error).__name__}: {error}")
            return False
        return True

    async def _hand_over(self, smtp: aiosmtplib.SMTP, waiting: Waiting, content: bytes) -> None:
        """Hand the content over. A server that says nothing may have taken it: that is never tried again."""
        async with self._database.worker() as session:
            is_mine = await invitations.handing_over(session, waiting)
        if not is_mine:
            return
        try:
            await smtp.data(content)
        except SMTPResponseException as error:
            await self._refused(waiting, error.code, error.message)
        except (SMTPException, OSError) as error:
            smtp.close()
            await self._end(waiting, "unknown", f"the server did not say whether it took it ({type(error).__name__})")
        else:
            await self._end(waiting, "sent")

    async def _refused(self, waiting: Waiting, code: int, why: str) -> None:
        """Give it up where the server says so for good or it was tried often enough; else try again later."""
        if code >= _PERMANENT or waiting.attempts >= MOST_ATTEMPTS:
            await self._end(waiting, "failed", why)
            return
        wait = timedelta(seconds=min(2.0**waiting.attempts, LONGEST_WAIT_S))
        async with self._database.worker() as session:
            await invitations.later(session, waiting, wait, why)

    async def _end(self, waiting: Waiting, state: str, why: str | None = None) -> None:
        if why is not None:
            log.warning("an invitation is %s: %s", state, why)
        async with self._database.worker() as session:
            await invitations.ended(session, waiting, state, why)
