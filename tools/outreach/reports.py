"""Reports about a mail of ours: that it cannot be delivered (RFC 3464), or that it was taken for spam (RFC 5965)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from enum import StrEnum
from itertools import islice


class Fate(StrEnum):
    """What a report says became of a mail."""

    HARD = "hard"
    """There is nobody at that address."""
    SOFT = "soft"
    """It was given up, but not because of the address: a full mailbox, a filter, a server that was away."""
    DELAYED = "delayed"
    DELIVERED = "delivered"
    COMPLAINT = "complaint"


@dataclass(frozen=True)
class Notice:
    """What became of a mail for one recipient; no recipients where the report names none."""

    fate: Fate
    recipients: tuple[str, ...]
    status: str


@dataclass(frozen=True)
class Report:
    """The ids of mail it is about, and what it says for each recipient."""

    about: tuple[str, ...]
    notices: tuple[Notice, ...]


_MOST = 20
"""Recipients and enclosed mails of a report that are looked at; ours go to one."""
_ID = re.compile(r"<[^<>\s]{1,248}>")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_ADDRESS = re.compile(r"[^\s<>\"'(),:;\[\]]{1,64}@[a-z0-9.-]{1,255}[a-z0-9]", re.IGNORECASE)
_ENCLOSED_ID = re.compile(r"^[>\s]*Message-ID:\s*(<[^<>\s]{1,248}>)", re.IGNORECASE | re.MULTILINE)
_NOBODY = re.compile(
    r"user unknown|unknown user|no such (?:user|mailbox|recipient|address|person)|does(?: not|n['’]t) exist"
    r"|(?:recipient|address|mailbox|user|account)\b.{0,40}\b(?:not found|unknown|invalid|unavailable|disabled|rejected)"
    r"|(?:host|domain)(?: name)? (?:not found|unknown)|nxdomain",
    re.IGNORECASE,
)
_DAEMONS = re.compile(r"\b(?:mailer-daemon|postmaster|mail-?delivery(?:-?(?:sub)?system)?)@", re.IGNORECASE)
_BAD_ADDRESS = {(1, each) for each in (0, 1, 2, 3, 4, 6, 9, 10)} | {(2, 1), (4, 4)}
"""RFC 3463, RFC 7505: what says that the address is no good; 5.4.4 is a domain nothing is found for."""


def read_report(mail: Message) -> Report | None:
    """Read a report; None for any other mail, and a report without anything in it for one that says nothing of use."""
    if mail.get_content_type() == "multipart/report":
        kinds = {part.get_content_type() for part in mail.walk()}
        if "message/feedback-report" in kinds:
            return Report(_about(mail), (_complaint(mail),))
        return Report(_about(mail), tuple(_notices(mail)))
    if _DAEMONS.search(str(mail.get("From", ""))[:1_000]) or "X-Failed-Recipients" in mail:
        return _in_words(mail)
    return None


def _about(mail: Message) -> tuple[str, ...]:
    """Give the ids of the mail enclosed, then of what the report itself says it answers."""
    found: list[str] = []
    for part in islice(mail.walk(), 1, _MOST):
        kind = part.get_content_type()
        if kind == "message/rfc822" and part.is_multipart():
            enclosed = part.get_payload(0)
            found += _ID.findall(str(enclosed.get("Message-ID", ""))) if isinstance(enclosed, Message) else []
        elif kind in {"text/rfc822-headers", "message/rfc822-headers"}:
            heads = HeaderParser().parsestr(_words(part), headersonly=True)
            found += _ID.findall(str(heads.get("Message-ID", "")))
    for name in ("In-Reply-To", "References"):
        found += _ID.findall(str(mail.get(name, ""))[:4_000])
    return tuple(dict.fromkeys(found[:_MOST]))


def _notices(mail: Message) -> Iterator[Notice]:
    """Read the blocks of the machine-readable part, one a recipient."""
    for part in mail.walk():
        if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
            continue
        blocks = part.get_payload()
        for block in islice(blocks if isinstance(blocks, list) else [], _MOST):
            if isinstance(block, Message) and ("Action" in block or "Status" in block):
                yield _notice(block)


def _notice(block: Message) -> Notice:
    status = str(block.get("Status", ""))[:100]
    diagnosis = str(block.get("Diagnostic-Code", ""))[:2_000]
    action = str(block.get("Action", "")).strip().lower()
    named = tuple(_address(block, name) for name in ("Final-Recipient", "Original-Recipient"))
    return Notice(_fate(action, status, diagnosis), tuple(filter(None, named)), f"{status} {diagnosis}".strip()[:300])


def refused(words: str) -> Fate:
    """Say what a server's refusal in words means for the address: most refuse a mail, few say that nobody is there."""
    return Fate.HARD if _fate("failed", "", words or "no words") is Fate.HARD else Fate.SOFT


def _fate(action: str, status: str, diagnosis: str) -> Fate:
    if action in {"delivered", "relayed", "expanded"}:
        return Fate.DELIVERED
    code = _STATUS.search(status)
    if action == "delayed" or (action != "failed" and (code is None or code[1] != "5")):
        return Fate.DELAYED
    exact = code
    if code is None or (int(code[2]), int(code[3])) == (0, 0):  # many servers say no more than "failed"
        exact = _STATUS.search(diagnosis)
        if exact is None:
            return Fate.HARD if not diagnosis or _NOBODY.search(diagnosis) else Fate.SOFT
    if exact is not None and exact[1] == "5" and (int(exact[2]), int(exact[3])) in _BAD_ADDRESS:
        return Fate.HARD
    return Fate.SOFT


def _address(block: Message, name: str) -> str:
    """Give the address of a field like `rfc822; somebody@example.com`."""
    found = _ADDRESS.search(str(block.get(name, ""))[:1_000].partition(";")[2])
    return found[0].lower() if found else ""


def _complaint(mail: Message) -> Notice:
    """Read a complaint: whose it is, where it says so."""
    for part in mail.walk():
        if part.get_content_type() == "message/feedback-report":
            heads = HeaderParser().parsestr(_words(part), headersonly=True)
            found = _ADDRESS.search(str(heads.get("Original-Rcpt-To", ""))[:1_000])
            return Notice(Fate.COMPLAINT, (found[0].lower(),) if found else (), "complaint")
    return Notice(Fate.COMPLAINT, (), "complaint")


def _in_words(mail: Message) -> Report:
    """Read the report of a server that writes for people only: what it quotes, whom it names, and a code."""
    text = "\n".join(_words(part) for part in islice(mail.walk(), _MOST) if not part.is_multipart())[:100_000]
    about = (*_about(mail), *_ENCLOSED_ID.findall(text))
    named = str(mail.get("X-Failed-Recipients", ""))[:2_000] or text
    recipients = tuple(dict.fromkeys(each.lower() for each in _ADDRESS.findall(named)))
    code = _STATUS.search(text)
    fate = _fate("failed", code[0] if code else "", text[:2_000] or "no words")
    is_passing = code is not None and code[1] == "4"
    return Report(about, (Notice(Fate.DELAYED if is_passing else fate, recipients, code[0] if code else ""),))


def _words(part: Message) -> str:
    """Give the text of a part; one that was parsed as a mail itself is put together again."""
    parts = part.get_payload()
    if isinstance(parts, list):
        return "\n".join(str(each) for each in parts[:_MOST])[:100_000]
    payload = part.get_payload(decode=True)
    return payload[:100_000].decode("utf-8", "replace") if isinstance(payload, bytes) else ""
