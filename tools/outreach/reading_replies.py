"""Reading a reply by rules: the new words without what was quoted, and what they amount to.

What is read is data: nothing in it chooses a tool, a recipient or an address. A person confirms before anything
follows, but for opting out, which needs nobody's leave.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from html.parser import HTMLParser

from store.models.enums import ReplyClass

LONGEST = 20_000
"""Characters of a reply that are kept."""
_QUOTE_BEGINS = re.compile(
    r"""^\s*(?:
      >                                             # quoted lines
    | (?:On|Am|Le|El|Il|Op|Em)\ .{4,200}\b(?:wrote|schrieb|écrit|escribió|scritto|schreef|escreveu)\b.{0,80}:\s*$
    | -{2,}\s*(?:Original\ Message|Ursprüngliche\ Nachricht|Forwarded\ message)\b
    | _{10,}\s*$
    | (?:From|Von|De):\s.{1,200}$
    | --\s?$
    )""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_WRAPPED = re.compile(r"^(On .{4,200})\n(.{0,120}wrote:)\s*$", re.MULTILINE)
_AWAY = re.compile(
    r"\b(?:out of (?:the )?office|automatic reply|auto(?:matic|mated)?[- ]?(?:reply|response)"
    r"|on (?:annual |parental )?leave"
    r"|abwesenheit(?:snotiz)?|i am (?:currently )?away (?:until|from)|on vacation until|limited access to e?-?mail)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"^\s*(?:please\s+)?(?:unsubscribe|stop|opt[- ]out|remove)\b.{0,20}$|\bunsubscribe me\b"
    r"|\b(?:take|remove) me (?:off|from)\b|\b(?:do not|don['’]t|never|stop) (?:contact|write|mail|e-?mail|messag)\w*\b"
    r"|\bdelete my (?:data|details|information)\b",
    re.IGNORECASE | re.MULTILINE,
)
_NO = re.compile(
    r"\bnot (?:really |currently )?interested\b|\bno,? thank(?:s| you)\b|\bnot for me\b"
    r"|\bi['’]?ll pass\b|\bi (?:must|have to) decline\b"
    r"|\bhappy (?:where|with what) i\b|\bnot a (?:good )?fit\b|\bno interest\b|\bnot looking(?: for)? (?:to|a|any)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\bnot (?:right )?now\b|\bmaybe later\b|\b(?:next|in a few|in some|in \w+) (?:year|months?|quarter|weeks?)\b"
    r"|\b(?:get back|reach out|write|contact me|ask me|try) (?:to me )?again\b|\bbad time\b|\bat a later\b"
    r"|\bnot (?:actively |currently )?looking\b(?! for)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\b(?:i['’]?m|i am|very|quite|definitely) (?:very |quite |definitely )?interested\b"
    r"|\bsounds (?:\w+ )?(?:great|good|interesting|exciting)\b"
    r"|\blet['’]?s (?:talk|chat|speak)\b"
    r"|\b(?:happy|glad|love|keen|open) to (?:\w+ )?(?:chat|talk|hear|learn|speak|connect|discuss)\b"
    r"|\btell me more\b|\bsend (?:me )?(?:more |the )?(?:details|information)\b|^\s*(?:yes|sure)\b",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Reply:
    """A mail that came in: whose it answers, its new words, what they amount to, and whether it is a bounce."""

    header: str
    answers: tuple[str, ...]
    sender: str
    subject: str
    words: str
    meant: ReplyClass
    is_bounce: bool = False


def read_mail(raw: bytes) -> Reply | None:
    """Read a mail as it came (RFC 5322); None for what cannot be read or names no message of its own."""
    try:
        mail = message_from_bytes(raw, policy=default)
        if not isinstance(mail, EmailMessage):
            return None
        return _read(mail)
    except (LookupError, ValueError, TypeError, AttributeError):  # what Python's parser raises for broken mail
        return None


def _read(mail: EmailMessage) -> Reply | None:
    header = str(mail.get("Message-ID", "")).strip()
    senders = [address.lower() for _, address in getaddresses([str(mail.get("From", ""))]) if "@" in address]
    if mail.get_content_type() == "multipart/report":
        found, is_final = _bounced(mail)
        return Reply(header, found, "", "", "", ReplyClass.OTHER, is_bounce=True) if found and is_final else None
    if not header or not senders:
        return None
    answers = tuple(re.findall(r"<[^<>\s]+>", f"{mail.get('In-Reply-To', '')} {mail.get('References', '')}"))
    subject = " ".join(str(mail.get("Subject", "")).split())[:300]
    words = without_quotes(_text(mail))[:LONGEST]
    is_automatic = str(mail.get("Auto-Submitted", "no")).lower() not in {"", "no"} or "X-Autoreply" in mail
    meant = ReplyClass.OUT_OF_OFFICE if is_automatic or _AWAY.search(subject) else what_is_meant(words)
    return Reply(header, answers, senders[0], subject, words, meant)


def _bounced(mail: EmailMessage) -> tuple[tuple[str, ...], bool]:
    """Give the ids of the mail a report is about, and whether it will never arrive (RFC 3464)."""
    is_final, found = False, ""
    for piece in mail.walk():
        kind = piece.get_content_type()
        if kind == "message/delivery-status":
            is_final = is_final or bool(re.search(r"^Status:\s*5\.", piece.as_string(), re.MULTILINE))
        elif kind in {"message/rfc822", "text/rfc822-headers"}:
            found += piece.as_string()
    ids = re.findall(r"^Message-ID:\s*(<[^<>\s]+>)", found, re.MULTILINE | re.IGNORECASE)
    return tuple(ids), is_final


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain", "html"))
    if body is None:
        return ""
    content = str(body.get_content())[: 5 * LONGEST]
    return _plain(content) if body.get_content_type() == "text/html" else content


class _Words(HTMLParser):
    """Collects the words of a page, without what runs in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break lines where the page does, and skip what is no text."""
        del attrs
        self._skipped += tag in {"script", "style", "blockquote"}
        if tag in {"br", "p", "div", "tr", "li"}:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Take up reading again."""
        self._skipped -= tag in {"script", "style", "blockquote"} and self._skipped > 0

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not self._skipped:
            self.found.append(data)


def _plain(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    return "".join(reader.found)


def without_quotes(text: str) -> str:
    """Give the new words of a reply: what stands before the first quotation or the signature."""
    plain = _WRAPPED.sub(r"\1 \2", text.replace("\r\n", "\n").replace("\r", "\n"))
    found = _QUOTE_BEGINS.search(plain)
    return (plain[: found.start()] if found else plain).strip()


def what_is_meant(words: str) -> ReplyClass:
    """Say what a reply amounts to; where it says two things at once, nothing."""
    if _STOP.search(words):
        return ReplyClass.UNSUBSCRIBE
    if _AWAY.search(words):
        return ReplyClass.OUT_OF_OFFICE
    without_no = _LATER.sub(" ", _NO.sub(" ", words))
    no, later, yes = bool(_NO.search(words)), bool(_LATER.search(words)), bool(_YES.search(without_no))
    if yes and no:
        return ReplyClass.OTHER
    if later:
        return ReplyClass.LATER
    if no:
        return ReplyClass.NOT_INTERESTED
    return ReplyClass.INTERESTED if yes else ReplyClass.OTHER
