"""Approved mail leaves once, with the headers it needs; what nobody can tell of is never sent again."""

import asyncio
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import psycopg
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.web.unsubscribe import unsubscribe_routes

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PUBLIC = "https://hiring.quillhaven.example"


async def test_a_mail_leaves_once_with_its_own_id_and_a_way_to_opt_out(mail_room) -> None:
    message = mail_room.approved("Gil", "Hello <b>.\n\nSee https://example.com/a?b=1&c=2 please.")
    await mail_room.send()
    await mail_room.send()
    assert mail_room.state(message) == ("sent", "sent")
    (envelope,) = mail_room.postbox.received
    assert (envelope.mail_from, envelope.rcpt_tos) == ("rita@quillhaven.example", ["gil@mail.example"])
    mail = message_from_bytes(envelope.content, policy=default)
    assert mail["Message-ID"] == f"<{message}@quillhaven.example>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"{PUBLIC}/unsubscribe/{message}." in mail["List-Unsubscribe"].replace(" ", "")
    assert "mailto:rita@quillhaven.example" in mail["List-Unsubscribe"]
    text, page = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
    assert text.replace("\r\n", "\n").strip() == "Hello <b>.\n\nSee https://example.com/a?b=1&c=2 please."
    assert "Hello &lt;b&gt;." in page
    contacted = "select last_contacted_at from shortlist.candidate where first_name = 'Gil'"
    assert mail_room.rows.value(contacted) == NOON


async def test_a_server_that_refuses_for_now_is_asked_again_and_one_that_knows_nobody_ends_it(mail_room) -> None:
    message = mail_room.approved("Hana")
    mail_room.postbox.answer_to_content = "451 later"
    await mail_room.send()
    assert mail_room.state(message) == ("queued", "queued")
    mail_room.postbox.answer_to_content = "250 OK"
    mail_room.rows.run("update shortlist.outbox set next_at = now()")
    await mail_room.send()
    assert mail_room.state(message) == ("sent", "sent")
    nobody = mail_room.approved("Ida")
    mail_room.postbox.answer_to_recipient = "550 no such user"
    await mail_room.send()
    assert mail_room.state(nobody) == ("bounced", "failed")
    assert len(mail_room.postbox.received) == 1
    suppressed = "select reason::text from shortlist.suppression where email_hmac = shortlist.suppression_key(%s)"
    assert mail_room.rows.value(suppressed, "ida@mail.example") == "bounced"


async def test_what_has_come_up_since_the_click_and_words_nobody_approved_keep_a_mail_here(mail_room) -> None:
    opted_out, changed = mail_room.approved("Jo"), mail_room.approved("Kim")
    mail_room.rows.run("update shortlist.candidate set do_not_contact = true where first_name = 'Jo'")
    mail_room.rows.run("update shortlist.message set to_address = 'boss@evil.example' where id = %s", changed)
    await mail_room.send()
    assert mail_room.state(opted_out) == mail_room.state(changed) == ("failed", "failed")
    assert mail_room.postbox.received == []
    assert "do not contact" in mail_room.rows.value(
        "select error from shortlist.outbox where lane = %s", f"mail:{opted_out}"
    )


async def test_a_server_that_hangs_up_after_the_content_leaves_it_unknown_and_it_is_not_sent_again(mail_room) -> None:
    message = mail_room.approved("Lea")
    mail_room.postbox.hangs_up = True
    await mail_room.send()
    assert mail_room.state(message) == ("unknown", "unknown")
    mail_room.postbox.hangs_up = False
    mail_room.rows.run("update shortlist.outbox set next_at = now()")
    await mail_room.send()
    assert len(mail_room.postbox.received) == 1


async def test_a_sender_killed_before_the_content_is_followed_by_one_that_sends_it_once(mail_room) -> None:
    message = mail_room.approved("Mia")
    mail_room.postbox.holds_recipient.clear()
    process = await mail_room.process()
    assert await asyncio.to_thread(mail_room.postbox.at_recipient.wait, 20)
    process.kill()
    await process.wait()
    mail_room.postbox.holds_recipient.set()
    assert mail_room.state(message) == ("sending", "sending")
    mail_room.lease_runs_out()
    await mail_room.send()
    assert mail_room.state(message) == ("sent", "sent")
    assert len(mail_room.postbox.received) == 1


async def test_a_sender_killed_after_it_said_data_sends_nothing_and_leaves_it_to_a_person(mail_room) -> None:
    mail_room.rows.run("update shortlist.person set slack_user_id = 'U0RITA'")
    message = mail_room.approved("Noa")
    mail_room.postbox.holds_data.clear()
    process = await mail_room.process()
    assert await asyncio.to_thread(mail_room.postbox.at_data.wait, 20)
    process.kill()
    await process.wait()
    mail_room.postbox.holds_data.set()
    mail_room.lease_runs_out()
    await asyncio.gather(*(mail_room.send() for _ in range(3)))
    mail_room.rows.run("update shortlist.outbox set next_at = now() where kind = 'email'")
    await mail_room.send()
    assert mail_room.state(message) == ("unknown", "unknown")
    assert mail_room.postbox.received == []
    told = mail_room.rows.column("select payload ->> 'text' from shortlist.outbox where kind = 'slack'")
    assert len(told) == 1
    assert "may or may not have been sent" in told[0]
    assert "It is not sent again" in told[0]


async def test_a_sender_killed_while_the_server_takes_the_content_leaves_one_mail_that_is_unknown(mail_room) -> None:
    message = mail_room.approved("Nia")
    mail_room.postbox.holds_content.clear()
    process = await mail_room.process()
    assert await asyncio.to_thread(mail_room.postbox.at_content.wait, 20)
    process.kill()
    await process.wait()
    mail_room.postbox.holds_content.set()
    mail_room.lease_runs_out()
    await mail_room.send()
    assert mail_room.state(message) == ("unknown", "unknown")
    assert len(mail_room.postbox.received) == 1


async def test_a_sender_killed_between_the_answer_and_writing_it_down_leaves_one_mail_that_is_unknown(
    mail_room,
) -> None:
    message = mail_room.approved("Olu")
    mail_room.postbox.holds_content.clear()
    process = await mail_room.process()
    assert await asyncio.to_thread(mail_room.postbox.at_content.wait, 20)
    with psycopg.connect(mail_room.url) as other:
        other.execute("select from shortlist.outbox where lane = %s for update", [f"mail:{message}"])
        mail_room.postbox.holds_content.set()
        waiting = (
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
        )
        async with asyncio.timeout(20):
            while not mail_room.rows.value(waiting):  # noqa: ASYNC110 - it is looked for in the database
                await asyncio.sleep(0.02)
        process.kill()
        await process.wait()
        mail_room.rows.run(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where wait_event_type = 'Lock' and datname = current_database()"
        )
    mail_room.lease_runs_out()
    await mail_room.send()
    assert mail_room.state(message) == ("unknown", "unknown")
    assert len(mail_room.postbox.received) == 1


async def test_the_link_opts_out_by_its_button_only_and_a_forged_one_does_nothing(mail_room) -> None:
    message = mail_room.approved("Pia")
    rows = mail_room.rows
    one = rows.value("select candidate_id from shortlist.message where id = %s", message)
    sequence = rows.insert("sequence", name="Any", status="active")
    rows.insert("enrollment", candidate_id=one, sequence_id=sequence, sender_id=mail_room.sender_id, next_step=2)
    token = mail_room.rows.value("select shortlist.link_token('unsubscribe', %s)", message)
    app = Starlette(routes=unsubscribe_routes(mail_room.database, lambda: NOON))
    held = "select count(*) from shortlist.suppression"

    def visits() -> None:
        page = TestClient(app)
        assert page.get(f"/unsubscribe/{message}.{token}").status_code == 200
        assert page.post(f"/unsubscribe/{message}.{'0' * 32}").status_code == 404
        assert page.get("/unsubscribe/nonsense").status_code == 404
        assert mail_room.rows.value(held) == 0
        for _ in range(2):
            done = page.post(f"/unsubscribe/{message}.{token}", data={"List-Unsubscribe": "One-Click"})
            assert done.status_code == 200
            assert mail_room.rows.value(held) == 1

    visits()
    ended = "select finish_reason::text from shortlist.enrollment where candidate_id = %s"
    assert rows.value(ended, one) == "unsubscribed"
    await mail_room.send()
    assert mail_room.state(message) == ("failed", "failed")
    assert mail_room.postbox.received == []
