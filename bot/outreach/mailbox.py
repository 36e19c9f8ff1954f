"""Fetching mail by IMAP (RFC 9051): what has come since the last look, each mail taken once, nothing changed there."""

import asyncio
import logging
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from bot.outreach.inbound import Inbound
from store.database import Database
from store.errors import StoreError
from store.queries import mailboxes
from store.queries.mailboxes import Position
from tools.outreach.reading_mail import MOST_BYTES

log = logging.getLogger(__name__)

TIMEOUT = SocketTimeout(connect=15, read=60)
LOOK_BACK = timedelta(days=30)
"""Of a mailbox that is new to us, or whose UIDs are, mail of so many days is looked at."""
_PART = f"BODY.PEEK[]<0.{MOST_BYTES}>"
"""The beginning of a mail, which stays unread: large attachments are never fetched."""


class ImapUrlError(ValueError):
    """IMAP_URL is no address of a mailbox; the sentence says what it looks like."""


class MailboxError(Exception):
    """The mailbox cannot be read now; the sentence says why."""


@dataclass(frozen=True)
class Account:
    """A mailbox, as `imaps://user:password@host:port/folder` (or `imap://`, with STARTTLS) names it."""

    host: str
    port: int
    username: str
    password: str
    folder: str
    use_tls: bool

    @classmethod
    def at(cls, url: str) -> "Account":
        """Read an address; raises `ImapUrlError`."""
        try:
            found = urlsplit(url)
            port = found.port
        except ValueError:
            found, port = urlsplit(""), None
        if found.scheme not in {"imap", "imaps"} or not found.hostname or not found.username:
            raise ImapUrlError("IMAP_URL should look like imaps://user:password@mail.example.com/INBOX.")
        use_tls = found.scheme == "imaps"
        folder = unquote(found.path.strip("/")) or "INBOX"
        word = unquote(found.password or "")
        return cls(found.hostname, port or (993 if use_tls else 143), unquote(found.username), word, folder, use_tls)

    @property
    def name(self) -> str:
        """What the mailbox is known by, without the password."""
        return f"{self.username}@{self.host}:{self.port}/{self.folder}"


@dataclass(frozen=True)
class Mailbox:
    """Reads a mailbox from time to time. Two at once do no harm: a mail that is taken twice counts once."""

    database: Database
    account: Account
    inbound: Inbound
    clock: Callable[[], datetime]

    async def read_new(self) -> int:
        """Take in what has come since the last look; gives how many mails were looked at.

        Raises `MailboxError`, and `StoreError` where a mail could not be kept: both leave the rest for the next look.
        """
        async with self.database.worker() as session:
            known = await mailboxes.position(session, self.account.name)
        with wrapped(self.account):
            client = await asyncio.to_thread(connect, self.account)
        try:
            with wrapped(self.account):
                validity, uids = await asyncio.to_thread(self._new, client, known)
            for uid in uids:
                with wrapped(self.account):
                    raw = await asyncio.to_thread(_fetched, client, uid)
                await self._take(uid, raw)
                async with self.database.worker() as session:
                    await mailboxes.advance(session, self.account.name, Position(validity, uid), self.clock())
        finally:
            await asyncio.to_thread(_leave, client)
        return len(uids)

    def _new(self, client: IMAPClient, known: Position | None) -> tuple[int, list[int]]:
        """Give UIDVALIDITY and the UIDs of mail not taken yet, the oldest first."""
        selected = client.select_folder(self.account.folder, readonly=True)
        validity = int(selected.get(b"UIDVALIDITY", 0))
        if known is None or known.uid_validity != validity:
            since = (self.clock() - LOOK_BACK).date()
            return validity, sorted(client.search(["SINCE", since]))
        # A range that ends in * names the last mail even where that is an old one (RFC 9051, 6.4.4).
        found = client.search(["UID", f"{known.last_uid + 1}:*"])
        return validity, sorted(uid for uid in found if uid > known.last_uid)

    async def _take(self, uid: int, raw: bytes | None) -> None:
        """Take one mail; one that breaks us stays where it is, for people to read, and does not stop the others."""
        if raw is None:
            return
        try:
            await self.inbound.take(raw)
        except StoreError:
            raise
        except Exception:
            log.exception(
                "mail %d of %s meets something nobody thought of, and is left to people", uid, self.account.name
            )


def connect(account: Account) -> IMAPClient:
    """Log in. Where the connection is not encrypted from the start, it is before the password is said."""
    client = IMAPClient(account.host, port=account.port, ssl=account.use_tls, timeout=TIMEOUT)
    try:
        if not account.use_tls:
            _encrypt(client, account)
        client.login(account.username, account.password)
    except BaseException:
        with suppress(Exception):
            client.shutdown()
        raise
    return client


def _encrypt(client: IMAPClient, account: Account) -> None:
    if client.has_capability("STARTTLS"):
        client.starttls(ssl.create_default_context())
    elif not _is_here(account.host):
        raise MailboxError(f"{account.host} offers no encryption, so the password was not sent: use imaps://.")


@contextmanager
def wrapped(account: Account) -> Iterator[None]:
    """Turn what goes wrong at the mail server into a sentence, without the password."""
    try:
        yield
    except LoginError as error:
        raise MailboxError(f"{account.host} does not let {account.username} in: check IMAP_URL.") from error
    except (IMAPClientError, OSError) as error:
        raise MailboxError(f"The mailbox {account.name} cannot be read ({type(error).__name__}: {error}).") from error


def _fetched(client: IMAPClient, uid: int) -> bytes | None:
    """Fetch the beginning of a mail; None when somebody has removed it meanwhile."""
    answer = client.fetch([uid], [_PART]).get(uid, {})
    return next((value for name, value in answer.items() if name.startswith(b"BODY[]")), None)


def _leave(client: IMAPClient) -> None:
    try:
        client.logout()
    except (IMAPClientError, OSError):
        with suppress(IMAPClientError, OSError):
            client.shutdown()


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
