"""How many mails leave in a second through the outbox, beside the same mails sent with nothing written down."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from uuid import UUID, uuid4

from sqlalchemy import text

from bot.outreach.letters import as_mail
from bot.outreach.mailing import LANES, MailSender, Server
from bot.wiring import System
from store.queries.mail import Mail
from tools.outreach.drafting import digest_of

WEEKDAY = datetime(2026, 11, 16, 12, tzinfo=UTC)
_SENDERS, _DOMAINS = 40, 60
"""So many that no limit of the day is met."""
_BODY = "Hello,\n\n" + "a sentence of a letter that is neither short nor long. " * 12 + "\n\n-- \nSomebody\n"
_PEOPLE = text("""
with made as (
  insert into shortlist.person (name, email, timezone, roles)
  select 'Sender ' || n, 'sender' || n || '@bench.example', 'UTC', '{recruiter}' from generate_series(1, :senders) n
  returning id
)
select id from made
""")
_CANDIDATE = text("""
with one as (
  insert into shortlist.candidate (first_name, last_name, timezone) values ('Bench', :name, 'UTC') returning id
), address as (
  insert into shortlist.candidate_email (candidate_id, value, is_primary) select id, :address, true from one
), basis as (
  insert into shortlist.consent (candidate_id, purpose, basis) select id, 'processing', 'legitimate_interest' from one
)
select id from one
""")
_MESSAGE = text("""
insert into shortlist.message (id, candidate_id, sender_id, to_address, subject, body_text, status, digest,
  message_id_header)
values (:id, :candidate, :sender, :to, 'A letter', :body, 'queued', :digest, :header)
""")
_QUEUED = text("""
insert into shortlist.outbox (kind, lane, payload, idempotency_key)
values ('email', :key, jsonb_build_object('message_id', cast(:id as text)), :key)
""")
_SENT = text("select count(*) from shortlist.message where status = 'sent' and subject = 'A letter'")


async def mails_a_second(system: System, mails: int) -> tuple[float, float]:
    """Send as many mails both ways, over as many connections; ours by one sender, then the yardstick."""
    async with _mail_server() as url:
        await _fill(system, mails)
        ours = mails / await _through_the_outbox(system, url, mails)
        return ours, mails / await _straight(url, mails)


async def _fill(system: System, mails: int) -> None:
    async with system.database.owner() as session:
        senders = [row[0] for row in await session.execute(_PEOPLE, {"senders": _SENDERS})]
        for number in range(mails):
            to = f"bench{number}@d{number % _DOMAINS}.example"
            one = await session.scalar(_CANDIDATE, {"name": f"Nr {number}", "address": to})
            message, sender = uuid4(), number % _SENDERS
            digest = digest_of(message, to, f"sender{sender + 1}@bench.example", "A letter", _BODY)
            row = {"id": message, "header": f"<{message}@bench.example>", "candidate": one, "to": to, "body": _BODY}
            row["sender"] = senders[sender]
            await session.execute(_MESSAGE, row | {"digest": digest})
            await session.execute(_QUEUED, {"id": str(message), "key": f"mail:{message}"})


async def _through_the_outbox(system: System, url: str, mails: int) -> float:
    sender = MailSender(system.database, Server.at(url), lambda: WEEKDAY)
    started = time.perf_counter()
    running = asyncio.create_task(sender.run())
    try:
        while await _sent(system) < mails:  # noqa: ASYNC110 - it is looked for in the database
            await asyncio.sleep(0.1)
        taken = time.perf_counter() - started
    finally:
        sender.end()
        await running
    return taken


async def _sent(system: System) -> int:
    async with system.database.owner() as session:
        return await session.scalar(_SENT) or 0


async def _straight(url: str, mails: int) -> float:
    left = iter(_letters(mails))

    async def lane() -> None:
        async with Server.at(url).connection() as smtp:
            for letter in left:
                await smtp.send_message(letter)

    started = time.perf_counter()
    await asyncio.gather(*(lane() for _ in range(LANES)))
    return time.perf_counter() - started


def _letters(mails: int) -> Iterator[EmailMessage]:
    """Make the same letters, each when it is sent, as the outbox does."""
    for number in range(mails):
        nobody = UUID(int=number)
        mail = Mail(
            row=nobody, attempts=1, may_be_out=False, message_id=nobody, candidate_id=nobody, candidate="Bench",
            sender_id=nobody, sender="Sender", sender_email="sender@bench.example", to=f"bench{number}@d.example",
            subject="A letter", body=_BODY, digest="", header=f"<{nobody}@bench.example>", in_reply_to=None, token="",
            sender_zone="UTC", has_ended=False, is_paused=False, active_here=0,
        )  # fmt: skip
        yield as_mail(mail, at=WEEKDAY, public_url=None)


@asynccontextmanager
async def _mail_server() -> AsyncIterator[str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.outreach_server", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        port = int(await process.stdout.readline())
        yield f"smtp://127.0.0.1:{port}"
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
