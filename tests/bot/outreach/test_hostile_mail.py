"""Mail that lies, breaks rules or is merely odd: what it may cause, and what it may not."""

import hashlib
import hmac
from datetime import UTC, date, datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.outreach.inbound import Inbound
from bot.web.inbound import inbound_route
from tools.outreach.absences import back_on
from tools.outreach.reading_mail import read_mail
from tools.outreach.reading_replies import plain, without_quotes
from tools.outreach.reports import Report

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday
TODAY = NOON.date()


def mail(
    message: object, words: str = "Sure, tell me more", *, sender: str = "gil@mail.example", **headers: str
) -> bytes:
    lines = {"From": sender, "Subject": "Re: For Gil", "In-Reply-To": f"<{message}@quillhaven.example>"}
    lines |= {"Message-ID": f"<{hashlib.sha256(words.encode()).hexdigest()[:12]}@mail.example>"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value).encode() + b"\r\n" + words.encode()


def report(message: object, *blocks: str, kind: str = "delivery-status") -> bytes:
    status = "\n\n".join(("Reporting-MTA: dns; mx.mail.example", *blocks))
    return (
        "From: mailer-daemon@mail.example\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/report; report-type={kind}; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nSomething about a mail.\n"
        f"--b\nContent-Type: message/{kind}\n\n{status}\n\n"
        f"--b\nContent-Type: message/rfc822\n\nMessage-ID: <{message}@quillhaven.example>\n\nHello\n--b--\n"
    ).encode()


def failed(status: str, address: str = "gil@mail.example", *, action: str = "failed", said: str = "") -> str:
    diagnosis = f"\nDiagnostic-Code: smtp; {said}" if said else ""
    return f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}{diagnosis}"


@pytest.fixture
async def sent(mail_room):
    """Gil and Hana have been written to, each within a sequence, by somebody in Slack."""
    rows = mail_room.rows
    gil, hana = mail_room.approved("Gil"), mail_room.approved("Hana")
    await mail_room.send()
    rows.run("delete from shortlist.sequence")
    sequence = rows.insert("sequence", name="Backend", status="active")
    for message in (gil, hana):
        one = rows.value("select candidate_id from shortlist.message where id = %s", message)
        values = {"sequence_id": sequence, "sender_id": mail_room.sender_id, "next_step": 2}
        rows.insert("enrollment", candidate_id=one, next_at=NOON + timedelta(days=1), **values)
    rows.run("update shortlist.person set slack_user_id = 'U0RITA' where id = %s", mail_room.sender_id)
    return gil, hana


@pytest.fixture
def inbound(mail_room) -> Inbound:
    return Inbound(mail_room.database, lambda: NOON)


def running(mail_room) -> list[str]:
    """Who is still in a sequence."""
    return mail_room.rows.column(
        "select c.first_name from shortlist.enrollment e join shortlist.candidate c on c.id = e.candidate_id"
        " where e.status <> 'finished' order by 1"
    )


def kept(mail_room) -> list[str]:
    return mail_room.rows.column("select body_text from shortlist.message where direction = 'inbound' order by id")


def suppressed(mail_room) -> int:
    return mail_room.rows.value("select count(*) from shortlist.suppression")


def told(mail_room) -> list[str]:
    return mail_room.rows.column("select payload ->> 'text' from shortlist.outbox where kind = 'slack' order by id")


async def test_a_mail_without_an_id_counts_once(mail_room, sent, inbound) -> None:
    raw = mail(sent[0], Message_ID="")
    for copy in (raw, raw, raw.replace(b"\r\n", b"\n"), b"Received: from elsewhere\r\n" + raw):
        assert await inbound.take(copy)
    assert len(kept(mail_room)) == 1
    assert len(told(mail_room)) == 1


async def test_a_mail_that_takes_the_id_of_one_of_ours_is_still_heard(mail_room, sent, inbound) -> None:
    raw = mail(sent[0], "Please unsubscribe me", Message_ID=f"<{sent[1]}@quillhaven.example>")
    assert await inbound.take(raw)
    assert await inbound.take(raw)
    assert kept(mail_room) == ["Please unsubscribe me"]
    assert running(mail_room) == ["Hana"]


async def test_a_colleague_in_the_thread_and_who_pretends_to_be_one_answer_for_nobody(mail_room, sent, inbound) -> None:
    assert not await inbound.take(mail(sent[0], "Please unsubscribe me", sender="rita@quillhaven.example"))
    assert running(mail_room) == ["Gil", "Hana"]
    assert (kept(mail_room), suppressed(mail_room)) == ([], 0)


async def test_who_answers_as_another_candidate_is_shown_and_changes_nothing_of_either(
    mail_room, sent, inbound
) -> None:
    for _ in range(2):
        assert await inbound.take(mail(sent[0], "Please unsubscribe me", sender="hana@mail.example"))
    assert running(mail_room) == ["Gil", "Hana"]
    assert (kept(mail_room), suppressed(mail_room)) == ([], 0)
    (said,) = told(mail_room)
    assert "hana@mail.example" in said


@pytest.mark.usefixtures("sent")
async def test_a_reply_to_a_thread_nobody_knows_is_matched_by_its_sender_or_not_at_all(mail_room, inbound) -> None:
    assert await inbound.take(mail("0-0", "Yes, let's talk"))
    assert kept(mail_room) == ["Yes, let's talk"]
    assert not await inbound.take(mail("0-0", "Hello", sender="who@else.example"))
    assert len(kept(mail_room)) == 1


@pytest.mark.usefixtures("sent")
async def test_an_opt_out_by_the_link_for_mail_programs_has_only_a_subject(mail_room, inbound) -> None:
    assert await inbound.take(mail("0-0", "", Subject="unsubscribe", In_Reply_To="", Auto_Submitted="auto-generated"))
    assert running(mail_room) == ["Hana"]
    assert suppressed(mail_room) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Auto_Response_Suppress": "All"},
        {"Precedence": "auto_reply"},
        {"Subject": "Réponse automatique : For Gil"},
        {"Return_Path": "<>"},
        {"sender": "no-reply@mail.example"},
    ],
)
async def test_what_a_program_answers_stops_nothing_and_is_no_opt_out(mail_room, sent, inbound, headers) -> None:
    words = "We have your message (ticket 4711). Sounds great! Reply STOP to unsubscribe."
    assert await inbound.take(mail(sent[0], words, **headers))
    assert running(mail_room) == ["Gil", "Hana"]
    assert suppressed(mail_room) == 0
    row = mail_room.rows.connection.execute(
        "select reply_class::text, is_automatic from shortlist.message where direction = 'inbound'"
    ).fetchone()
    assert row == ("other", True)


async def test_an_absence_with_a_return_puts_the_next_letter_off_until_then(mail_room, sent, inbound) -> None:
    assert await inbound.take(mail(sent[0], "I am away until Friday, 4 December.", Auto_Submitted="auto-replied"))
    when = (
        "select e.next_at from shortlist.enrollment e join shortlist.candidate c on c.id = e.candidate_id"
        " where c.first_name = %s"
    )
    assert mail_room.rows.value(when, "Gil").date() == date(2026, 12, 5)
    assert mail_room.rows.value(when, "Hana").date() == date(2026, 11, 25)
    assert "5 December 2026" in told(mail_room)[0]


ABSENCES = {
    "I am out of the office until 4 December.": date(2026, 12, 5),
    "I'll be back on Monday, December 7th.": date(2026, 12, 7),
    "Ich bin bis zum 4.12. nicht im Büro und ab 7.12.2026 wieder erreichbar.": date(2026, 12, 7),
    "Je serai de retour le 7 décembre 2026.": date(2026, 12, 7),
    "Estaré fuera hasta el 4 de diciembre.": date(2026, 12, 5),
    "Away 23/11 - 13/12, returning 14/12/2026": date(2026, 12, 14),
    "Out from 2026-11-20 to 2026-11-27": date(2026, 11, 28),
    "Back Thursday!": date(2026, 11, 26),
    "I return on 2 January": date(2027, 1, 2),
    "In urgent cases call me on 12.11.2030, I am back soon": None,
    "I was away until 4 November 2025": None,
    "Since 1 March 2027 I own this address": None,
    "I'll be back on 31 February": None,
    "Yours since 1987": None,
}


@pytest.mark.parametrize(("words", "back"), ABSENCES.items())
def test_the_day_somebody_is_back_is_read_where_it_is_plain(words: str, back: date | None) -> None:
    assert back_on(words, TODAY) == back


FATES = {
    ("5.1.1", ""): "hard",
    ("5.1.10", ""): "hard",
    ("5.2.1", "550 mailbox disabled"): "hard",
    ("5.4.4", "host not found"): "hard",
    ("5.0.0", "550 5.1.1 <gil@mail.example>: Recipient address rejected: User unknown"): "hard",
    ("5.0.0", "550 no such user here"): "hard",
    ("5.0.0", "554 message looks like spam"): "soft",
    ("5.2.2", "552 mailbox full"): "soft",
    ("5.7.1", "550 5.7.1 rejected by policy"): "soft",
    ("4.4.7", "delivery time expired"): "soft",
}


@pytest.mark.parametrize(("said", "fate"), FATES.items())
def test_an_address_that_is_no_good_is_told_from_a_mail_that_was_not_taken(said: tuple[str, str], fate: str) -> None:
    found = read_mail(report("x", failed(said[0], said=said[1])), TODAY)
    assert isinstance(found, Report)
    assert [one.fate.value for one in found.notices] == [fate]


@pytest.mark.parametrize(("status", "is_gone"), [("5.1.1", True), ("5.2.2", False)])
async def test_an_address_is_given_up_only_when_nobody_is_there(mail_room, sent, inbound, status, is_gone) -> None:
    for _ in range(2):
        assert await inbound.take(report(sent[0], failed(status)))
    assert mail_room.state(sent[0])[0] == "bounced"
    assert suppressed(mail_room) == is_gone
    assert running(mail_room) == (["Hana"] if is_gone else ["Gil", "Hana"])
    assert len(told(mail_room)) == 1


async def test_the_third_mail_that_does_not_get_through_gives_the_address_up(mail_room, sent, inbound) -> None:
    one = mail_room.rows.value("select candidate_id from shortlist.message where id = %s", sent[0])
    former = {"candidate_id": one, "sender_id": mail_room.sender_id, "to_address": "gil@mail.example", "status": "sent"}
    for n in range(2):
        header = f"<former{n}@quillhaven.example>"
        mail_room.rows.insert("message", message_id_header=header, sent_at=NOON - timedelta(days=20 - n), **former)
        assert await inbound.take(report("x", failed("5.2.2")).replace(b"<x@quillhaven.example>", header.encode()))
    assert suppressed(mail_room) == 0
    assert await inbound.take(report(sent[0], failed("5.2.2")))
    assert suppressed(mail_room) == 1
    assert running(mail_room) == ["Hana"]


@pytest.mark.parametrize(
    "block",
    [
        failed("5.1.1", "hana@mail.example"),
        failed("5.1.1", "hana@mail.example") + "\nOriginal-Recipient: rfc822; hana@mail.example",
        failed("4.4.1", action="delayed"),
        "Final-Recipient: rfc822; gil@mail.example\nAction: relayed\nStatus: 2.1.9",
    ],
)
async def test_a_report_about_somebody_else_a_delay_and_a_delivery_give_up_nobody(
    mail_room, sent, inbound, block: str
) -> None:
    assert await inbound.take(report(sent[0], block))
    assert mail_room.state(sent[0])[0] in {"sent", "delivered"}
    assert mail_room.state(sent[1])[0] == "sent"
    assert (suppressed(mail_room), running(mail_room)) == (0, ["Gil", "Hana"])


@pytest.mark.usefixtures("sent")
async def test_a_report_about_a_mail_we_never_sent_is_not_ours_whomever_it_names(mail_room, inbound) -> None:
    assert not await inbound.take(report("11111111-1111-1111-1111-111111111111", failed("5.1.1")))
    assert suppressed(mail_room) == 0


async def test_a_complaint_ends_it_for_good(mail_room, sent, inbound) -> None:
    block = "Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: gil@mail.example"
    for _ in range(2):
        assert await inbound.take(report(sent[0], block, kind="feedback-report"))
    assert (suppressed(mail_room), running(mail_room)) == (1, ["Hana"])
    assert mail_room.rows.value("select count(*) from shortlist.message_event where kind = 'complained'") == 1


async def test_a_report_written_for_people_only_is_understood_where_it_says_enough(mail_room, sent, inbound) -> None:
    words = (
        "Hi. This is the mail program at mail.example.\nI could not deliver to <gil@mail.example>:\n"
        f"550 5.1.1 user unknown\n\n--- Below is a copy.\nMessage-ID: <{sent[0]}@quillhaven.example>\n"
    )
    assert await inbound.take(mail("0-0", words, sender="MAILER-DAEMON@mail.example", In_Reply_To=""))
    assert mail_room.state(sent[0])[0] == "bounced"
    assert running(mail_room) == ["Hana"]


HOSTILE = {
    "a header over many lines": b"From: gil@mail.example\r\nSubject: Re:\r\n For\r\n\tGil\r\n\r\nSure",
    "an id over two lines": b"From: gil@mail.example\r\nMessage-ID:\r\n <a\r\n b@mail.example>\r\n\r\nSure",
    "bare carriage returns in a header": b"From: gil@mail.example\rBcc: all@quillhaven.example\r\n\r\nSure",
    "a charset nobody has": b"From: gil@mail.example\r\nContent-Type: text/plain; charset=klingon\r\n\r\nS\xfcre",
    "another charset than it says": b"From: gil@mail.example\r\nContent-Type: text/plain; charset=ascii\r\n\r\n\xc3",
    "no text at all": b"From: gil@mail.example\r\nContent-Type: text/plain\r\n\r\nSure\x00\xed\xa0\x80",
    "a subject that is no word": b"From: gil@mail.example\r\nSubject: =?utf-8?b?AAAA////?=\r\n\r\nSure",
    "an address in a thousand brackets": b"From: " + b"(" * 5_000 + b"gil@mail.example\r\n\r\nSure",
    "many authors": b"From: gil@mail.example" + b", a@b.example" * 5_000 + b"\r\n\r\nSure",
    "parts in parts": b"From: gil@mail.example\r\n" + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 900,
    "mails in mails": b"From: gil@mail.example\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 5_000,
    "a boundary that is missing": b"From: gil@mail.example\r\nContent-Type: multipart/mixed\r\n\r\nSure",
    "a body that is not base64": b"From: gil@mail.example\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
    "nothing but line ends": b"From: gil@mail.example\r\n\r\n" + b"\r\n" * 200_000,
    "tags that never end": b"From: gil@mail.example\r\nContent-Type: text/html\r\n\r\n" + b"<a " * 100_000,
    "comments that never end": b"From: gil@mail.example\r\nContent-Type: text/html\r\n\r\n" + b"<!--" * 100_000,
    "a charset that takes an hour": b"From: gil@mail.example\r\nContent-Type: text/plain; charset=punycode\r\n\r\n"
    + b"yes" * 90_000,
}


@pytest.mark.usefixtures("sent")
async def test_a_hostile_mail_is_read_as_far_as_it_goes_and_kept_as_text(mail_room, inbound) -> None:
    for number, (what, raw) in enumerate(HOSTILE.items()):
        before = len(kept(mail_room))
        assert await inbound.take(b"Date: day %d\r\n" % number + raw) == (len(kept(mail_room)) > before), what
    assert len(kept(mail_room)) > len(HOSTILE) / 2
    for words in kept(mail_room):
        assert not any(ord(one) < 32 and one not in "\n\r\t" for one in words)
    assert suppressed(mail_room) == 0


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"From: a\n\nx", b"To: a@b.example\n\nx", b"From: " + b"a" * 999 + b"@b.example\n\nx"]
)
def test_what_has_no_sender_is_no_mail(raw: bytes) -> None:
    assert read_mail(raw, TODAY) is None


def test_quotations_are_cut_above_and_below_and_in_other_languages() -> None:
    assert without_quotes("> Hello\n> there\n\nYes, let's talk\n-- \nGil") == "Yes, let's talk"
    assert without_quotes("On Mon, Rita wrote:\n> Hello\n\nYes!") == "Yes!"
    assert (
        without_quotes("Gern.\n\nLe lun. 23 nov. 2026 à 12:00, Rita <r@q.example> a écrit :\n> unsubscribe") == "Gern."
    )
    assert without_quotes("Sì\n\nDa: Rita\nInviato: lunedì\nunsubscribe") == "Sì"
    assert without_quotes("> only\n> a quotation") == ""
    page = "<p>Yes &amp; no </p><style>a{}</style><!-- <b>hidden</b> --><blockquote>unsubscribe</blockquote>1 < 2"
    assert plain(page).split() == ["Yes", "&", "no", "1", "<", "2"]


async def test_the_webhook_reads_the_beginning_of_a_huge_mail_and_checks_the_signature_of_all_of_it(
    mail_room, sent, inbound
) -> None:
    page = TestClient(Starlette(routes=[inbound_route(inbound, "s3cret")]))
    raw = mail(sent[0], "Sure, tell me more\n-- \n" + "x" * 30_000_000)
    signed = {"X-Shortlist-Signature": "sha256=" + hmac.new(b"s3cret", raw, hashlib.sha256).hexdigest()}
    assert page.post("/mail/inbound", content=raw + b"y", headers=signed).status_code == 401
    assert kept(mail_room) == []
    assert page.post("/mail/inbound", content=raw, headers=signed).json() == {"taken": True}
    assert kept(mail_room) == ["Sure, tell me more"]
    assert page.post("/mail/inbound", content=raw * 2 + raw[:10_000_000], headers=signed).status_code == 413


async def test_in_reports_what_a_program_answers_is_no_reply(mail_room, sent, inbound) -> None:
    assert await inbound.take(mail(sent[0], "We have your message (ticket 4711).", Auto_Submitted="auto-replied"))
    assert await inbound.take(mail(sent[1], "Who are you?", sender="hana@mail.example"))
    async with mail_room.database.report(mail_room.sender_id, now=NOON, zone="UTC") as report:
        answer = await report.run("select replied from report.outreach where delivered order by replied")
    assert [tuple(row) for row in answer.rows] == [(False,), (True,)]
