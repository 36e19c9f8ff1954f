"""Limits of the day, quiet hours, and one mail a person and day: held at the door, with several senders at it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from store.queries import mail as queue

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday


async def at_once(mail_room, senders: int = 5) -> None:
    """Let several senders empty the queue together."""
    await asyncio.gather(*(mail_room.send() for _ in range(senders)))


def waiting(mail_room) -> list[tuple[str, int]]:
    """What waits, and how often it was tried."""
    return mail_room.rows.connection.execute(
        "select m.subject, o.attempts from shortlist.message m join shortlist.outbox o"
        " on o.idempotency_key = 'mail:' || m.id where m.status = 'queued' order by 1"
    ).fetchall()


async def test_fifty_mails_of_one_sender_leave_in_a_day_however_many_hands_there_are(mail_room) -> None:
    for number in range(54):
        mail_room.approved(f"Gil{number}", domain=f"d{number}.example")
    await at_once(mail_room)
    assert len(mail_room.postbox.received) == 50
    assert [tries for _, tries in waiting(mail_room)] == [0] * 4
    mail_room.rows.run("update shortlist.outbox set next_at = now() where status = 'queued'")
    await mail_room.send(NOON + timedelta(hours=25))
    assert len(mail_room.postbox.received) == 54


async def test_twenty_mails_to_one_domain_leave_in_a_day(mail_room) -> None:
    for number in range(24):
        mail_room.approved(f"Gil{number}", domain="one.example")
    await at_once(mail_room)
    assert len(mail_room.postbox.received) == 20
    assert len(waiting(mail_room)) == 4


async def test_two_mails_to_one_person_leave_on_two_days_whoever_queued_them(mail_room) -> None:
    rows = mail_room.rows
    one = rows.candidate("Gil", "Recipient")
    rows.insert("candidate_email", candidate_id=one, value="gil@mail.example", is_primary=True)
    rows.insert("consent", candidate_id=one, purpose="processing", basis="legitimate_interest")
    for _ in range(3):
        mail_room.queued(one, "gil@mail.example", "Gil")
    await at_once(mail_room)
    assert len(mail_room.postbox.received) == 1
    assert len(waiting(mail_room)) == 2
    for days in (1, 2):
        rows.run("update shortlist.outbox set next_at = now() where status = 'queued'")
        await mail_room.send(NOON + timedelta(days=days))
        assert len(mail_room.postbox.received) == 1 + days


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("Asia/Tokyo", NOON),  # 21:00
        ("America/Los_Angeles", NOON),  # 4:00
        ("Europe/Berlin", NOON + timedelta(days=5)),  # Saturday
        ("Pacific/Auckland", datetime(2026, 11, 27, 19, 30, tzinfo=UTC)),  # their Saturday has begun
    ],
)
async def test_a_mail_that_was_held_up_until_night_waits_for_morning_where_its_recipient_lives(
    mail_room, zone: str, at: datetime
) -> None:
    message = mail_room.approved("Gil")
    mail_room.rows.run("update shortlist.candidate set timezone = %s", zone)
    await mail_room.send(at)
    assert mail_room.state(message) == ("queued", "queued")
    left = mail_room.rows.value("select next_at - now() from shortlist.outbox where kind = 'email'")
    mail_room.rows.run("update shortlist.outbox set next_at = now()")
    await mail_room.send(at + left + timedelta(minutes=1))
    assert len(mail_room.postbox.received) == 1


@pytest.mark.parametrize(
    ("reason", "goes"), [("replied", False), ("unsubscribed", False), ("completed_no_reply", True)]
)
async def test_a_letter_whose_sequence_has_ended_since_it_was_queued_stays_here(mail_room, reason: str, goes) -> None:
    rows = mail_room.rows
    message = mail_room.approved("Gil")
    one = rows.value("select candidate_id from shortlist.message where id = %s", message)
    values = {"sequence_id": rows.insert("sequence", name="Any"), "sender_id": mail_room.sender_id}
    ended = rows.insert("enrollment", candidate_id=one, status="paused", **values)
    rows.run("update shortlist.message set enrollment_id = %s where id = %s", ended, message)
    await mail_room.send()
    assert mail_room.state(message) == ("queued", "queued")
    rows.run("update shortlist.enrollment set status = 'finished', finish_reason = %s", reason)
    rows.run("update shortlist.outbox set next_at = now()")
    await mail_room.send()
    assert mail_room.state(message) == (("sent", "sent") if goes else ("failed", "failed"))


async def test_a_sender_so_slow_that_another_took_its_mail_does_not_hand_it_over(mail_room) -> None:
    message = mail_room.approved("Gil")
    mail_room.postbox.holds_recipient.clear()
    slow = asyncio.create_task(mail_room.send())
    assert await asyncio.to_thread(mail_room.postbox.at_recipient.wait, 20)
    mail_room.lease_runs_out()
    async with mail_room.database.worker() as session:
        taken = await queue.claim(session)
    assert taken is not None
    mail_room.postbox.holds_recipient.set()
    await slow
    assert mail_room.postbox.received == []
    async with mail_room.database.worker() as session:
        await queue.later(session, taken, timedelta(), "the second sender's own")
    await mail_room.send()
    assert mail_room.state(message) == ("sent", "sent")
    assert len(mail_room.postbox.received) == 1


async def test_a_server_that_refuses_everything_costs_nobody_their_address(mail_room) -> None:
    message = mail_room.approved("Gil")
    mail_room.postbox.answer_to_recipient = "550 5.7.1 relaying denied"
    await mail_room.send()
    assert mail_room.state(message) == ("failed", "failed")
    assert mail_room.rows.value("select count(*) from shortlist.suppression") == 0
