"""A whole sequence on a clock of the test's: each letter when it is due, and none after what ends it."""

from datetime import UTC, datetime, timedelta

import pytest

from tools.outreach.business_days import after

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def test_three_letters_leave_on_their_days_in_one_thread_and_then_it_is_over(calendar) -> None:
    enrollment = calendar.enroll(calendar.person("Gil"), calendar.sequence("Backend"))
    (first,) = await calendar.day(MONDAY)
    assert first["Subject"] == "Backend, Gil?"
    assert "Hi Gil, letter 1." in first.get_body(("plain",)).get_content()
    assert await calendar.day(MONDAY + timedelta(days=3)) == []
    (second,) = await calendar.day(MONDAY + timedelta(days=4))
    assert (second["Subject"], second["In-Reply-To"]) == ("Re: Backend, Gil?", first["Message-ID"])
    assert "Why you hear from us" in first.get_body(("plain",)).get_content()
    assert "Why you hear from us" not in second.get_body(("plain",)).get_content()
    assert await calendar.day(MONDAY + timedelta(days=14)) == []
    (third,) = await calendar.day(MONDAY + timedelta(days=15))
    assert third["In-Reply-To"] == second["Message-ID"]
    assert calendar.state(enrollment) == ("active", None, 4)
    assert await calendar.day(MONDAY + timedelta(days=24)) == []
    assert calendar.state(enrollment) == ("finished", "completed_no_reply", None)


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("reply", "replied"),
        ("bounce", "bounced"),
        ("opt-out", "unsubscribed"),
        ("application", "applied"),
        ("do not contact", "manual_exit"),
    ],
)
async def test_what_ends_a_sequence_ends_it_before_the_next_letter(calendar, what: str, reason: str) -> None:
    person = calendar.person("Hana")
    enrollment = calendar.enroll(person, calendar.sequence("Backend"))
    assert len(await calendar.day(MONDAY)) == 1
    rows = calendar.mail_room.rows
    match what:
        case "reply":
            values = {"direction": "inbound", "status": "received", "sent_at": MONDAY + timedelta(days=1)}
            rows.insert("message", candidate_id=person, **values)
        case "bounce":
            rows.run("update shortlist.message set status = 'bounced' where candidate_id = %s", person)
        case "opt-out":
            rows.run(
                "insert into shortlist.suppression (email_hmac, reason)"
                " values (shortlist.suppression_key('hana@mail.example'), 'unsubscribed')"
            )
        case "application":
            job, stage, _ = rows.job(f"ENG-{person.hex[:6]}")
            with rows.connection.transaction():
                rows.application(person, job, stage)
        case _:
            rows.run("update shortlist.candidate set do_not_contact = true where id = %s", person)
    assert await calendar.day(MONDAY + timedelta(days=4)) == []
    assert calendar.state(enrollment) == ("finished", reason, None)


async def test_two_sequences_never_mail_one_person_on_one_day(calendar) -> None:
    person = calendar.person("Ida")
    calendar.enroll(person, calendar.sequence("One"))
    calendar.enroll(person, calendar.sequence("Two"))
    assert len(await calendar.day(MONDAY)) == 1
    assert len(await calendar.day(MONDAY + timedelta(days=1))) == 1


async def test_somebody_who_is_away_gets_the_next_letter_later(calendar) -> None:
    person = calendar.person("Jo")
    enrollment = calendar.enroll(person, calendar.sequence("Backend"))
    await calendar.day(MONDAY)
    away = {"direction": "inbound", "status": "received", "reply_class": "out_of_office"}
    calendar.mail_room.rows.insert("message", candidate_id=person, sent_at=MONDAY + timedelta(days=3), **away)
    assert await calendar.day(MONDAY + timedelta(days=4)) == []
    assert calendar.state(enrollment) == ("active", None, 2)
    assert len(await calendar.day(MONDAY + timedelta(days=11))) == 1


async def test_who_is_paused_gets_nothing(calendar) -> None:
    enrollment = calendar.enroll(calendar.person("Kim"), calendar.sequence("Backend"))
    calendar.mail_room.rows.run("update shortlist.enrollment set status = 'paused' where id = %s", enrollment)
    assert await calendar.day(MONDAY) == []


def test_business_days_keep_the_local_time_over_a_change_of_clocks() -> None:
    friday = datetime(2026, 10, 23, 9, tzinfo=UTC)  # 11:00 in Berlin, two days before the clocks go back
    assert after(friday, 1, "Europe/Berlin") == datetime(2026, 10, 26, 10, tzinfo=UTC)
    assert after(friday, 0, "Europe/Berlin") == friday
    assert after(friday + timedelta(days=1), 0, "Europe/Berlin") == datetime(2026, 10, 26, 10, tzinfo=UTC)
