"""A message as a mail: headers, plain text, and the same words as simple HTML."""

import html
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from bot.outreach.tracking import Marks
from store.queries.mail import Mail
from tools.outreach.links import pieces

_NO_MARKS = Marks()


def as_mail(mail: Mail, *, at: datetime, public_url: str | None, marks: Marks = _NO_MARKS) -> EmailMessage:
    """Make the mail. Raises `ValueError` for an address or subject that would be more than one line.

    `marks` change where links of the page lead, never a word of the text that was approved. One-click unsubscribing
    follows RFC 8058; without pages of ours a mail to the sender does it (RFC 2369).
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
    made.add_alternative(_as_html(mail.body, marks), subtype="html")
    return made


def _as_html(body: str, marks: Marks) -> str:
    """Write plain text as HTML: paragraphs, and links that show where they lead; nothing in it is markup of others."""
    paragraphs = [_paragraph(part, marks) for part in body.strip().split("\n\n")]
    picture = f'<img src="{html.escape(marks.picture)}" width="1" height="1" alt="">\n' if marks.picture else ""
    words = "\n".join(f"<p>{part}</p>" for part in paragraphs)
    return f"<!doctype html>\n<html><body>\n{words}\n{picture}</body></html>\n"


def _paragraph(text: str, marks: Marks) -> str:
    made = []
    for piece, is_link in pieces(text):
        words = html.escape(piece)
        way = html.escape(marks.ways.get(piece, piece))
        made.append(f'<a href="{way}">{words}</a>' if is_link else words.replace("\n", "<br>\n"))
    return "".join(made)
