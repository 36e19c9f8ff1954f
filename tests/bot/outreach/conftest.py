"""A company with approved mail in its queue, and a real mail server that can be told how to behave."""

import asyncio
import hashlib
import socket
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from uuid import UUID, uuid4

import orjson
import psycopg
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session, syntax

from bot.outreach.mailing import MailSender, Server
from bot.outreach.sequencing import Sequencer
from bot.outreach.starting import Starter
from store.database import Database
from store.testing import Rows

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PUBLIC = "https://hiring.quillhaven.example"
_PROCESS = """
import asyncio, sys
from datetime import UTC, datetime
from bot.outreach.mailing import MailSender, Server
from store.database import Database
async def main():
    database = await Database.open(sys.argv[1])
    sender = MailSender(database, Server.at(sys.argv[2]), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))
    await sender.run()
asyncio.run(main())
"""


@dataclass
class Postbox:
    """What the server got, how it answers, and where it stops to let a test look."""

    received: list[Envelope] = field(default_factory=list)
    answer_to_recipient: str = "250 OK"
    answer_to_content: str = "250 OK"
    holds_recipient: threading.Event = field(default_factory=threading.Event)
    holds_data: threading.Event = field(default_factory=threading.Event)
    holds_content: threading.Event = field(default_factory=threading.Event)
    at_data: threading.Event = field(default_factory=threading.Event)
    at_recipient: threading.Event = field(default_factory=threading.Event)
    at_content: threading.Event = field(default_factory=threading.Event)
    hangs_up: bool = False

    def __post_init__(self) -> None:
        self.let_go()

    def let_go(self) -> None:
        """Stop holding anybody."""
        for held in (self.holds_recipient, self.holds_data, self.holds_content):
            held.set()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        del server, session, options
        self.at_recipient.set()
        await asyncio.to_thread(self.holds_recipient.wait, 20)
        if self.answer_to_recipient.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take or refuse a mail."""
        del session
        if self.answer_to_content.startswith("2"):
            self.received.append(envelope)
        self.at_content.set()
        await asyncio.to_thread(self.holds_content.wait, 20)
        if self.hangs_up:
            server.transport.abort()
        return self.answer_to_content


class AtData(SMTP):
    """A server that can be held between the word DATA and its answer, when no content has been sent yet."""

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        """Wait where the test says so."""
        postbox: Postbox = self.event_handler
        postbox.at_data.set()
        await asyncio.to_thread(postbox.holds_data.wait, 20)
        await super().smtp_DATA(arg)


class Stopping(Controller):
    """Serves with `AtData`."""

    def factory(self) -> SMTP:
        """Make the server of one connection."""
        return AtData(self.handler, **self.SMTP_kwargs)


@dataclass
class MailRoom:
    """The queue, the server, and senders: in this process, or in one of their own that can be killed."""

    url: str
    database: Database
    rows: Rows
    postbox: Postbox
    smtp_url: str
    sender_id: UUID

    def approved(self, first: str, body: str = "Hello.\n\nA letter.", *, domain: str = "mail.example") -> UUID:
        """Put a person and an approved mail to them into the queue."""
        one = self.rows.candidate(first, "Recipient")
        address = f"{first.lower()}@{domain}"
        self.rows.insert("candidate_email", candidate_id=one, value=address, is_primary=True)
        self.rows.insert("consent", candidate_id=one, purpose="processing", basis="legitimate_interest")
        return self.queued(one, address, first, body)

    def queued(self, one: UUID, address: str, first: str, body: str = "Hello.", **values: object) -> UUID:
        """Put an approved mail to somebody into the queue."""
        message = uuid4()
        content = [str(message), address, "rita@quillhaven.example", f"For {first}", body]
        self.rows.insert(
            "message",
            id=message,
            candidate_id=one,
            sender_id=self.sender_id,
            to_address=address,
            subject=f"For {first}",
            body_text=body,
            status="queued",
            message_id_header=f"<{message}@quillhaven.example>",
            digest=hashlib.sha256(orjson.dumps(content)).hexdigest(),
            **values,
        )
        payload = psycopg.types.json.Jsonb({"message_id": str(message)})
        self.rows.insert(
            "outbox", kind="email", lane=f"mail:{message}", payload=payload, idempotency_key=f"mail:{message}"
        )
        return message

    def state(self, message: UUID) -> tuple[str, str]:
        """What the message and its row in the queue are now."""
        row = self.rows.connection.execute(
            "select m.status::text, o.status::text from shortlist.message m join shortlist.outbox o"
            " on o.idempotency_key = 'mail:' || m.id where m.id = %s",
            [message],
        ).fetchone()
        assert row is not None
        return row[0], row[1]

    async def send(self, at: datetime = NOON) -> None:
        """Send all that is due now."""
        sender = MailSender(self.database, Server.at(self.smtp_url), lambda: at, public_url=PUBLIC)
        smtp = Server.at(self.smtp_url).connection()
        async with asyncio.timeout(30):
            while await sender.send_next(smtp):
                pass
        smtp.close()

    async def process(self) -> asyncio.subprocess.Process:
        """Start a sender in a process of its own."""
        return await asyncio.create_subprocess_exec(sys.executable, "-c", _PROCESS, self.url, self.smtp_url)

    def lease_runs_out(self) -> None:
        """Let the time pass after which a sender is taken for dead."""
        self.rows.run("update shortlist.outbox set next_at = now() where status = 'sending'")


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def smtp_url(postbox: Postbox) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Stopping(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield f"smtp://127.0.0.1:{port}"
    postbox.let_go()
    controller.stop()


@pytest.fixture
async def mail_room(module_database_url: str, postbox: Postbox, smtp_url: str) -> AsyncIterator[MailRoom]:
    with psycopg.connect(module_database_url, autocommit=True) as connection:
        rows = Rows(connection)
        rows.run("set session_replication_role = replica")
        for table in (
            "message_event",
            "message",
            "enrollment",
            "outbox",
            "suppression",
            "consent",
            "candidate_email",
            "candidate",
        ):
            rows.run(f"delete from shortlist.{table}")  # noqa: S608 - the names above
        rows.run("delete from shortlist.person")
        rows.run("delete from shortlist.organisation")
        rows.run("set session_replication_role = origin")
        rows.insert("organisation", name="Quillhaven", postal_address="Lindenufer 12, 10179 Berlin")
        sender = rows.insert("person", name="Rita Recruiter", email="rita@quillhaven.example", roles=["recruiter"])
        database = await Database.open(module_database_url)
        yield MailRoom(module_database_url, database, rows, postbox, smtp_url, sender)
        await database.close()


@dataclass
class Calendar:
    """The company's mail room, a clock, and people in sequences."""

    mail_room: MailRoom
    now: datetime = NOON

    def sequence(
        self, name: str, *, job: UUID | None = None, conditions: tuple[str, ...] = ("always", "always", "always")
    ) -> UUID:
        """Make a sequence of letters: at once, after four business days, and each after seven more."""
        rows = self.mail_room.rows
        made = rows.insert("sequence", name=name, status="active", job_id=job, owner_id=self.mail_room.sender_id)
        for position, condition in enumerate(conditions, 1):
            wait = (0, 4)[position - 1] if position < 3 else 7
            subject = "Backend, {first_name}?" if position == 1 else None
            values = {"sequence_id": made, "position": position, "wait_days": wait, "condition": condition}
            step = rows.insert("sequence_step", **values)
            rows.insert("step_variant", step_id=step, subject=subject, body=f"Hi {{first_name}}, letter {position}.")
        return made

    def person(self, first: str) -> UUID:
        """Make somebody who may be written to."""
        rows = self.mail_room.rows
        one = rows.candidate(first, "Recipient", current_company="Acme", timezone="Europe/Berlin")
        rows.insert("candidate_email", candidate_id=one, value=f"{first.lower()}@mail.example", is_primary=True)
        rows.insert("consent", candidate_id=one, purpose="processing", basis="legitimate_interest")
        return one

    def enroll(self, person: UUID, sequence: UUID) -> UUID:
        """Put them at the beginning."""
        return self.mail_room.rows.insert(
            "enrollment",
            candidate_id=person,
            sequence_id=sequence,
            sender_id=self.mail_room.sender_id,
            next_step=1,
            next_at=self.now,
            created_at=self.now,
            job_id=self.mail_room.rows.value("select job_id from shortlist.sequence where id = %s", sequence),
        )

    def letters(self, mails: list[EmailMessage]) -> list[str]:
        """Which letters these mails are."""
        return [mail.get_body(("plain",)).get_content().split(", letter ")[1][0] for mail in mails]

    async def day(self, moment: datetime) -> list[EmailMessage]:
        """Let it be that moment, run what is due, twice and by two at once, and give the mails that left."""
        self.now = moment
        before = len(self.mail_room.postbox.received)
        await Starter(self.mail_room.database, lambda: self.now).run_due()
        runner = Sequencer(self.mail_room.database, lambda: self.now)
        await asyncio.gather(runner.run_due(), runner.run_due())
        sender = MailSender(self.mail_room.database, Server.at(self.mail_room.smtp_url), lambda: self.now)
        smtp = Server.at(self.mail_room.smtp_url).connection()
        while await sender.send_next(smtp):
            pass
        smtp.close()
        return [message_from_bytes(one.content, policy=default) for one in self.mail_room.postbox.received[before:]]

    def state(self, enrollment: UUID) -> tuple[str, str | None, int | None]:
        """How far somebody has come."""
        row = self.mail_room.rows.connection.execute(
            "select status::text, finish_reason::text, next_step from shortlist.enrollment where id = %s", [enrollment]
        ).fetchone()
        assert row is not None
        return row


@pytest.fixture
def calendar(mail_room) -> Calendar:
    mail_room.rows.run("delete from shortlist.step_variant")
    mail_room.rows.run("delete from shortlist.sequence_step")
    mail_room.rows.run("delete from shortlist.sequence")
    return Calendar(mail_room)
