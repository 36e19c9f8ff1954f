"""A message as a mail: headers, plain text, and the same words as simple HTML."""

import html
import re
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from store.queries.mail import Mail

_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;)]")


def as_mail(mail: Mail, *, at: datetime, public_url: str | None) -> EmailMessage:
    """Make the mail. Raises `ValueError` for an address or subject that would be more than one line.

    One-click unsubscribing follows RFC 8058; without pages of ours a mail to the sender does it (RFC 2369).
    """
    made = EmailMessage(policy=SMTP)
    made["From"] = formataddr((mail.sender, mail.sender_email))
    made["To"] = formataddr((mail.candidate, mail.to))
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(at)
    made["Message-ID"] = mail.header
    if mail.in_reply_to:
        made["In-Reply-To"] = mail.in_reply_to
        made["References"] = mail.in_reply_to
    by_mail = f"<mailto:{mail.sender_email}?subject=unsubscribe>"
    if public_url:
        url = f"{public_url.rstrip('/')}/unsubscribe/{mail.message_id}.{mail.token}"
        made["List-Unsubscribe"] = f"<{url}>, {by_mail}"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    else:
        made["List-Unsubscribe"] = by_mail
    made.set_content(mail.body)
    made.add_alternative(_as_html(mail.body), subtype="html")
    return made


def _as_html(body: str) -> str:
    """Write plain text as HTML: paragraphs, and links that show where they lead; nothing in it is markup of others."""
    paragraphs = [html.escape(part).replace("\n", "<br>\n") for part in body.strip().split("\n\n")]
    linked = (_URL.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', part) for part in paragraphs)
    return "<!doctype html>\n<html><body>\n" + "\n".join(f"<p>{part}</p>" for part in linked) + "\n</body></html>\n"
