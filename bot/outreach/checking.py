"""Whether the mail servers let us in, without sending or reading a mail."""

import asyncio

from aiosmtplib import SMTPAuthenticationError, SMTPException

from bot.outreach.mailbox import Account, ImapUrlError, MailboxError, connect, wrapped
from bot.outreach.mailing import Server, SmtpUrlError
from bot.settings import Settings


async def check_mail(settings: Settings) -> tuple[list[str], list[str]]:
    """Look at what is set up; gives what is wrong, with how to mend it, and what is well or switched off."""
    found = [await _leaving(settings), await _coming(settings)]
    return [say for is_wrong, say in found if is_wrong], [say for is_wrong, say in found if not is_wrong]


async def _leaving(settings: Settings) -> tuple[bool, str]:
    if settings.smtp_url is None:
        return False, "SMTP_URL is not set: approved mail waits"
    try:
        server = Server.at(settings.smtp_url.get_secret_value())
        async with server.connection():
            return False, f"{server.host} takes mail"
    except SmtpUrlError as error:
        return True, str(error)
    except SMTPAuthenticationError:
        return True, f"{server.host} does not let {server.username} in: check SMTP_URL"
    except (SMTPException, OSError) as error:
        return True, f"the mail server of SMTP_URL cannot be reached ({type(error).__name__}: {error})"


async def _coming(settings: Settings) -> tuple[bool, str]:
    if settings.imap_url is None:
        way = "replies come in at /mail/inbound" if settings.inbound_secret else "replies are not taken in"
        return False, f"IMAP_URL is not set: {way}"
    try:
        account = Account.at(settings.imap_url.get_secret_value())
        await asyncio.to_thread(_look, account)
    except (ImapUrlError, MailboxError) as error:
        return True, str(error)
    return False, f"{account.name} can be read"


def _look(account: Account) -> None:
    with wrapped(account), connect(account) as client:
        client.select_folder(account.folder, readonly=True)
