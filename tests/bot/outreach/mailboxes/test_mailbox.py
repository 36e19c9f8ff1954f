"""A mailbox is read from where it was left, each mail once, whatever is in it; nothing in it is changed."""

import asyncio
from datetime import UTC, datetime
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from procrastinate import App
from procrastinate.testing import InMemoryConnector
from pydantic import SecretStr

from bot.outreach.checking import check_mail
from bot.outreach.inbound import Inbound
from bot.outreach.mailbox import Account, ImapUrlError, Mailbox, MailboxError
from bot.settings import Settings
from bot.worker import MAILBOX, AtWork, connect
from store.receiving import QUEUE

NOW = datetime.now(UTC)


@pytest.fixture
def mailbox(mail_server, mail_room) -> Mailbox:
    mail_room.rows.run("delete from shortlist.mailbox")
    inbound = Inbound(mail_room.database, lambda: NOW)
    return Mailbox(mail_room.database, Account.at(mail_server.url), inbound, lambda: NOW)


def reply(message, words: str, **headers: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "gil@mail.example", "Re: For Gil"
    mail["In-Reply-To"] = f"<{message}@quillhaven.example>"
    mail["Message-ID"] = headers.pop("message_id", f"<{abs(hash(words))}@mail.example>")
    mail.set_content(words)
    return mail.as_bytes()


def kept(mail_room) -> list[str]:
    return mail_room.rows.column("select body_text from shortlist.message where direction = 'inbound' order by id")


async def test_each_mail_is_taken_once_however_often_the_mailbox_is_read(mailbox, mail_server, mail_room) -> None:
    message = mail_room.approved("Gil")
    await mail_room.send()
    assert await mailbox.read_new() == 0
    raw = reply(message, "Sure, tell me more")
    for _ in range(4):
        await mail_server.deliver(raw)
    await asyncio.gather(mailbox.read_new(), mailbox.read_new())
    assert await mailbox.read_new() == 0
    assert kept(mail_room) == ["Sure, tell me more"]
    await mail_server.deliver(reply(message, "And one thing more"))
    assert await mailbox.read_new() == 1
    assert kept(mail_room) == ["Sure, tell me more", "And one thing more"]
    assert await mail_server.unread() == 5


async def test_a_folder_that_was_made_anew_is_read_from_its_beginning(mailbox, mail_server, mail_room) -> None:
    message = mail_room.approved("Gil")
    await mail_room.send()
    for words in ("One", "Two", "Three"):
        await mail_server.deliver(reply(message, words))
    assert await mailbox.read_new() == 3
    await mail_server.begin_anew()
    for words in ("Two", "Four"):
        await mail_server.deliver(reply(message, words))
    assert await mailbox.read_new() == 2
    assert kept(mail_room) == ["One", "Two", "Three", "Four"]


async def test_mail_that_somebody_removes_is_not_missed_and_not_waited_for(mailbox, mail_server, mail_room) -> None:
    message = mail_room.approved("Gil")
    await mail_room.send()
    await mail_server.deliver(reply(message, "One"))
    await mailbox.read_new()
    await mail_server.remove_all()
    assert await mailbox.read_new() == 0
    await mail_server.deliver(reply(message, "Two"))
    assert await mailbox.read_new() == 1
    assert kept(mail_room) == ["One", "Two"]


async def test_a_huge_mail_is_read_by_its_beginning_and_a_broken_one_does_not_hold_up_the_next(
    mailbox, mail_server, mail_room
) -> None:
    message = mail_room.approved("Gil")
    await mail_room.send()
    huge = (
        reply(message, "Yes, let's talk\n-- \n" + "x" * 70 + "\n").replace(b"x" * 70, b"x" * 70 + b"\r\n" * 1)
        + (b"y" * 76 + b"\r\n") * 400_000
    )
    assert len(huge) > 30_000_000
    nested = b"From: gil@mail.example\r\n" + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 2_000
    for raw in (nested, b"\xff\xfe\x00garbage", huge, reply(message, "Still here")):
        await mail_server.deliver(raw)
    assert await mailbox.read_new() == 4
    assert kept(mail_room)[-2:] == ["Yes, let's talk", "Still here"]


async def test_a_database_that_is_away_leaves_the_rest_for_the_next_look(mailbox, mail_server, mail_room) -> None:
    message = mail_room.approved("Gil")
    await mail_room.send()
    for words in ("One", "Two"):
        await mail_server.deliver(reply(message, words))
    mail_room.rows.run("alter table shortlist.mailbox rename to away")
    with pytest.raises(Exception, match="mailbox"):
        await mailbox.read_new()
    mail_room.rows.run("alter table shortlist.away rename to mailbox")
    assert await mailbox.read_new() == 2
    assert kept(mail_room) == ["One", "Two"]


async def test_a_wrong_password_and_a_server_that_is_away_are_said_without_the_password(mail_server, mail_room) -> None:
    inbound = Inbound(mail_room.database, lambda: NOW)
    wrong = Account.at(mail_server.url.replace("s3cret", "guess"))
    with pytest.raises(MailboxError, match="does not let") as refused:
        await Mailbox(mail_room.database, wrong, inbound, lambda: NOW).read_new()
    away = Account.at("imap://gil:s3cret@127.0.0.1:1/INBOX")
    with pytest.raises(MailboxError, match="cannot be read") as missing:
        await Mailbox(mail_room.database, away, inbound, lambda: NOW).read_new()
    assert "guess" not in str(refused.value)
    assert "s3cret" not in f"{missing.value} {away.name}"


@pytest.mark.parametrize(
    "url", ["pop3://a:b@c", "imaps://", "imaps://host.example", "imaps://a:b@host:port", "https://x"]
)
def test_an_address_that_is_no_mailbox_is_refused(url: str) -> None:
    with pytest.raises(ImapUrlError):
        Account.at(url)


def test_an_address_may_leave_out_port_and_folder() -> None:
    account = Account.at("imaps://jobs%40quillhaven.example:a%2Fb@mail.quillhaven.example")
    assert (account.port, account.folder, account.username, account.password) == (
        993,
        "INBOX",
        "jobs@quillhaven.example",
        "a/b",
    )


async def test_the_doctor_says_whether_the_mail_servers_let_us_in(mail_server, smtp_url: str) -> None:
    well = Settings.model_construct(smtp_url=SecretStr(smtp_url), imap_url=SecretStr(mail_server.url))
    wrong, told = await check_mail(well)
    assert wrong == []
    assert [one.split()[-1] for one in told] == ["mail", "read"]
    locked = SecretStr(mail_server.url.replace("s3cret", "guess"))
    ill = Settings.model_construct(smtp_url=SecretStr("smtp://a:s3cret@127.0.0.1:1"), imap_url=locked)
    wrong, told = await check_mail(ill)
    assert len(wrong) == 2
    assert "guess" not in str(wrong)
    assert "s3cret" not in str(wrong)


async def test_the_job_queue_reads_the_mailbox_and_a_server_that_is_away_fails_no_job(
    mail_server, mail_room, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = mail_room.approved("Gil")
    await mail_room.send()
    await mail_server.deliver(reply(message, "By the queue"))

    async def work_once(url: str) -> list[str]:
        monkeypatch.setenv("IMAP_URL", url)
        desk = SimpleNamespace(system=SimpleNamespace(settings=Settings(_env_file=None), database=mail_room.database))
        connector = InMemoryConnector()
        app = App(connector=connector)
        connect(app, desk, AtWork())
        async with app.open_async():
            await app.configure_task(MAILBOX).defer_async(timestamp=0)
            await app.run_worker_async(queues=[QUEUE], wait=False, install_signal_handlers=False)
        return [job["status"] for job in connector.jobs.values() if job["task_name"] == MAILBOX]

    assert await work_once("imap://gil:secret@127.0.0.1:1/INBOX") == ["succeeded"]
    assert kept(mail_room) == []
    assert await work_once(mail_server.url) == ["succeeded"]
    assert kept(mail_room) == ["By the queue"]
