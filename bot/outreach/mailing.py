"""Sending approved mail: at most once each, by SMTP; what nobody can tell of is shown to a person."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

import aiosmtplib
from aiosmtplib import SMTPDataError, SMTPException, SMTPRecipientRefused, SMTPRecipientsRefused, SMTPResponseException
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outreach.door import OPEN, Door, at_the_door
from bot.outreach.letters import as_mail
from bot.outreach.telling import tell_sender
from bot.outreach.tracking import Marks, Tracking
from store.database import Database
from store.errors import StoreError
from store.queries import mail as queue
from store.queries import outreach
from store.queries.mail import Mail
from tools.outreach.reports import Fate, refused

log = logging.getLogger(__name__)

LANES = 4
"""Connections to the server at once."""
TIMEOUT_S = 20.0
"""Seconds a step of SMTP may take; all of them together stay within the lease."""
IDLE_S = 1.0
MOST_ATTEMPTS = 12
LONGEST_WAIT_S = 3_600.0
"""Together about half a day: as long as a server may be away before a mail is given up."""
_PERMANENT = 500


class SmtpUrlError(ValueError):
    """SMTP_URL is no address of a mail server; the sentence says what it looks like."""


@dataclass(frozen=True)
class Server:
    """A mail server, as `smtp://user:password@host:port` (STARTTLS where offered) or `smtps://` names it."""

    host: str
    port: int
    username: str | None
    password: str | None
    use_tls: bool

    @classmethod
    def at(cls, url: str) -> "Server":
        """Read an address; raises `SmtpUrlError`."""
        found = urlsplit(url)
        if found.scheme not in {"smtp", "smtps"} or not found.hostname:
            raise SmtpUrlError("SMTP_URL should look like smtp://user:password@mail.example.com:587.")
        port = found.port or (465 if found.scheme == "smtps" else 587)
        user = unquote(found.username) if found.username else None
        word = unquote(found.password) if found.password else None
        return cls(found.hostname, port, user, word, found.scheme == "smtps")

    def connection(self) -> aiosmtplib.SMTP:
        """Make a connection that is not open yet."""
        return aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            username=self.username,
            password=self.password,
            use_tls=self.use_tls,
            timeout=TIMEOUT_S,
        )


class MailSender:
    """Sends what is due. Any number of them may run on one database."""

    def __init__(
        self,
        database: Database,
        server: Server,
        clock: Callable[[], datetime],
        *,
        public_url: str | None = None,
        tracking: Tracking | None = None,
    ) -> None:
        """`public_url` is where our unsubscribe page is reached; `tracking` says what letters tell of their fate."""
        self._database, self._server, self._clock, self._public_url = database, server, clock, public_url
        self._tracking = tracking or Tracking()
        self._ending = asyncio.Event()

    def end(self) -> None:
        """Let `run` come to its end once what is being sent is out."""
        self._ending.set()

    async def run(self) -> None:
        """Send what is due, until the end."""
        await asyncio.gather(*(self._lane() for _ in range(LANES)))

    async def _lane(self) -> None:
        smtp = self._server.connection()
        while not self._ending.is_set():
            try:
                is_busy = await self.send_next(smtp)
            except StoreError as error:
                log.warning("the mail queue cannot be read or written: %s", error)
                is_busy = False
            except Exception:
                log.exception("the mail queue meets something nobody thought of, and goes on")
                is_busy = False
            if not is_busy:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._ending.wait(), IDLE_S)
        smtp.close()

    async def send_next(self, smtp: aiosmtplib.SMTP) -> bool:
        """Send the mail that is due longest, if there is one; tells whether there was."""
        async with self._database.worker() as session:
            mail = await queue.claim(session)
            if mail is None:
                return False
            door = await self._at_the_door(session, mail) if not mail.may_be_out else OPEN
            if door.wait is not None:
                await queue.later(session, mail, door.wait, door.against, is_attempt=False)
                return True
        if mail.may_be_out:
            await self._unknown(mail, "whoever sent it died while the server was taking it")
        elif door.against:
            await self._give_up(mail, door.against)
        else:
            await self._send(smtp, mail)
        return True

    async def _at_the_door(self, session: AsyncSession, mail: Mail) -> Door:
        """Look once more, while nobody else decides about mail of that sender or to that person."""
        at = self._clock()
        await queue.hold(session, mail)
        known = await outreach.contactable(session, [mail.candidate_id], at, sender_id=mail.sender_id)
        company = await outreach.company(session)
        return at_the_door(mail, known.get(mail.candidate_id), company, await queue.lately(session, mail, at), at)

    async def _send(self, smtp: aiosmtplib.SMTP, mail: Mail) -> None:
        marks = Marks()
        if self._tracking.is_on:
            async with self._database.worker() as session:
                marks = await self._tracking.marks(session, mail.message_id, mail.body)
        try:
            made = as_mail(mail, at=self._clock(), public_url=self._public_url, marks=marks)
            content = made.as_bytes()
        except ValueError as error:
            await self._give_up(mail, f"it cannot be made a mail: {error}")
            return
        if await self._announced(smtp, mail):
            await self._hand_over(smtp, mail, content)

    async def _announced(self, smtp: aiosmtplib.SMTP, mail: Mail) -> bool:
        """Tell the server who writes to whom; nothing is out before the content follows."""
        try:
            if not smtp.is_connected:
                await smtp.connect()
            else:
                await smtp.rset()
            await smtp.mail(mail.sender_email)
            await smtp.rcpt(mail.to)
        except (SMTPRecipientRefused, SMTPRecipientsRefused) as error:
            code = error.code if isinstance(error, SMTPRecipientRefused) else 0
            said = error.message if isinstance(error, SMTPRecipientRefused) else ""
            if code >= _PERMANENT and refused(said) is not Fate.HARD:
                await self._give_up(mail, f"the mail server refuses it: {error}")
            elif code >= _PERMANENT:
                async with self._database.worker() as session:
                    await queue.bounced(session, mail, str(error), self._clock())
                await tell_sender(self._database, mail, f"bounced: {error}")
            else:
                await self._later(mail, str(error))
            return False
        except SMTPResponseException as error:
            if error.code >= _PERMANENT:
                await self._give_up(mail, f"the mail server refuses it: {error.message}")
            else:
                await self._later(mail, error.message)
            return False
        except (SMTPException, OSError) as error:
            smtp.close()
            await self._later(mail, f"{type(error).__name__}: {error}")
            return False
        return True

    async def _hand_over(self, smtp: aiosmtplib.SMTP, mail: Mail, content: bytes) -> None:
        """Hand the content over. A server that says nothing may have taken it: that is never tried again."""
        async with self._database.worker() as session:
            is_mine = await queue.handing_over(session, mail)
        if not is_mine:
            smtp.close()
            log.warning("mail %s was taken over by another sender, and is left to it", mail.message_id)
            return
        try:
            await smtp.data(content)
        except SMTPDataError as error:
            if error.code >= _PERMANENT:
                await self._give_up(mail, f"the mail server refuses it: {error.message}")
            else:
                await self._later(mail, error.message)
        except (SMTPException, OSError) as error:
            smtp.close()
            await self._unknown(mail, f"the mail server did not say whether it took it ({type(error).__name__})")
        else:
            async with self._database.worker() as session:
                await queue.sent(session, mail, self._clock())

    async def _later(self, mail: Mail, why: str) -> None:
        log.warning("mail %s was not sent at attempt %d: %s", mail.message_id, mail.attempts, why)
        if mail.attempts >= MOST_ATTEMPTS:
            await self._give_up(mail, why)
            return
        wait = timedelta(seconds=min(2.0**mail.attempts, LONGEST_WAIT_S))
        async with self._database.worker() as session:
            await queue.later(session, mail, wait, why)

    async def _give_up(self, mail: Mail, why: str) -> None:
        async with self._database.worker() as session:
            await queue.failed(session, mail, why)
        await tell_sender(self._database, mail, f"was not sent: {why}")

    async def _unknown(self, mail: Mail, why: str) -> None:
        async with self._database.worker() as session:
            await queue.unknown(session, mail, why)
        await tell_sender(
            self._database, mail, f"may or may not have been sent: {why}. It is not sent again; look before you do"
        )
