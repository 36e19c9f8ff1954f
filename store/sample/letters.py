"""Messages as rows: what goes out, what happened to it, and what comes back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from store.sample.clock import Clock
from store.sample.content.writing import REPLIES
from store.sample.draw import Stream
from store.sample.people import DOMAIN, Person
from store.sample.profiles import Profile
from store.sample.rows import Rows


@dataclass(frozen=True)
class Thread:
    """What a message is about; all but the candidate may be null."""

    profile: Profile
    job_id: str | None = None
    application_id: str | None = None
    enrollment_id: str | None = None


@dataclass(frozen=True)
class Letter:
    """The words of a message and the step of a sequence they come from."""

    subject: str
    body: str
    step_id: str | None = None
    variant_id: str | None = None


class Post:
    """Writes messages with their events, and keeps in mind when each candidate was last written to."""

    def __init__(self, rows: Rows, clock: Clock, draw: Stream) -> None:
        self._rows = rows
        self._clock = clock
        self._draw = draw

    def send(self, thread: Thread, letter: Letter, sender: Person, day: float, status: str = "delivered") -> str:
        """Write a message that left on a day and return its Message-ID; `draft` stays where it is."""
        at = self._clock.at(day)
        was_sent = status != "draft"
        identifier = self._rows.new_id("message", at)
        header = f"<{identifier}@mail.{DOMAIN}>"
        digest = hashlib.sha256(f"{thread.profile.emails[0][0]}\n{letter.subject}\n{letter.body}".encode())
        self._put(
            thread,
            identifier,
            day,
            step_id=letter.step_id,
            variant_id=letter.variant_id,
            direction="outbound",
            sender_id=sender.id,
            to_address=thread.profile.emails[0][0],
            subject=letter.subject,
            body_text=letter.body,
            status=status,
            digest=digest.hexdigest(),
            message_id_header=header if was_sent else None,
            in_reply_to=None,
            sent_at=at if was_sent else None,
            reply_class=None,
        )
        if was_sent:
            thread.profile.seen(day, contacted=True)
            self.happened(identifier, "bounced" if status == "bounced" else "delivered", day + 0.01)
        return header

    def happened(self, message_id: str, kind: str, day: float) -> None:
        """Write down what happened to a message after it left."""
        at = self._clock.at(day)
        detail = {"code": "5.1.1", "text": "no such mailbox"} if kind == "bounced" else None
        self._rows.add("message_event", at, message_id=message_id, kind=kind, at=at, detail=detail)

    def opened(self, header: str, day: float) -> None:
        """Note that the candidate opened a message and perhaps followed its link."""
        identifier = message_of(header)
        self.happened(identifier, "opened", day)
        if self._draw.chance(0.2):
            self.happened(identifier, "clicked", day + 0.02)

    def answer(self, thread: Thread, header: str, sender: Person, day: float, reply_class: str, subject: str) -> None:
        """Write a candidate's answer to a message; one in ten was not classified."""
        at = self._clock.at(day)
        identifier = self._rows.new_id("message", at)
        unclassified = reply_class == "other" and self._draw.chance(0.5)
        self._put(
            thread,
            identifier,
            day,
            step_id=None,
            variant_id=None,
            direction="inbound",
            sender_id=None,
            to_address=sender.email,
            subject=f"Re: {subject}",
            body_text=self._draw.choice(REPLIES[reply_class]),
            status="received",
            digest=None,
            message_id_header=f"<{identifier}@{thread.profile.emails[0][0].partition('@')[2]}>",
            in_reply_to=header,
            sent_at=at,
            reply_class=None if unclassified else reply_class,
        )
        thread.profile.seen(day)
        kind = "unsubscribed" if reply_class == "unsubscribe" else "replied"
        self.happened(message_of(header), kind, day)

    def _put(self, thread: Thread, identifier: str, day: float, **values: object) -> None:
        self._rows.put(
            "message",
            identifier,
            self._clock.at(day),
            candidate_id=thread.profile.id,
            application_id=thread.application_id,
            enrollment_id=thread.enrollment_id,
            job_id=thread.job_id,
            channel="email",
            body_html=None,
            approval_id=None,
            **values,
        )


def message_of(header: str) -> str:
    """Return the identifier of the message that has a Message-ID."""
    return header[1:].partition("@")[0]
