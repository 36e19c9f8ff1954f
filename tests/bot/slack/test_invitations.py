"""Invitations by mail: what a recruiter arranges in words reaches calendars, over a change of the clocks."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import psycopg
import pytest
from icalendar import Calendar
from sqlalchemy import text

from store.database import Database
from store.queries import invitations
from tests.bot.outreach.conftest import Postbox, postbox, smtp_url  # noqa: F401 - fixtures
from tests.bot.slack.conftest import RECRUITER, office_of

PEOPLE = """
    select array_agg(name order by name) from (
      select p.name from shortlist.person p where p.status = 'active' and 'interviewer' = any (p.roles)
        and (select count(*) from shortlist.person o where o.name like split_part(p.name, ' ', 1) || ' %%') = 1
      order by p.email limit 2) x
"""
APPLICANT = """
    select c.name from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id
    join shortlist.job j on j.id = a.job_id
    where j.code = 'ENG-014' and a.status = 'active' and not c.is_private
      and (select count(*) from shortlist.candidate d where d.name_folded = c.name_folded) = 1
      and not exists (select from shortlist.interview i where i.application_id = a.id) order by a.id limit 1
"""


@pytest.fixture
async def mailing_office(company_url: str, smtp_url: str):  # noqa: F811
    with psycopg.connect(company_url) as connection:
        connection.execute("update shortlist.enrollment set status = 'paused' where status = 'active'")
    async with office_of(company_url, SMTP_URL=smtp_url) as opened:
        yield opened


def entry_of(mail: EmailMessage) -> tuple[Calendar, dict]:
    """The calendar entry of a mail and its event."""
    part = next(one for one in mail.walk() if one.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_content())
    assert part["content-type"].params["method"] == calendar["method"]
    attached = next(one for one in mail.walk() if one.get_filename() == "invite.ics")
    assert attached.get_content() == part.get_content().encode()
    return calendar, calendar.walk("VEVENT")[0]


async def arrived(office, box: Postbox, number: int) -> list[EmailMessage]:
    """Wait for the mails and give the last two."""
    await office.pg.until(lambda: len(box.received) >= number, timeout=20)
    await office.quiet()
    assert len(box.received) == number
    return [message_from_bytes(one.content, policy=policy.default) for one in box.received[-2:]]


async def test_a_panel_is_invited_told_of_a_change_and_of_the_end(mailing_office, postbox: Postbox) -> None:  # noqa: F811
    office = mailing_office
    name, people = await office.value(APPLICANT), await office.value(PEOPLE)
    steps = (
        (f"schedule an interview with {name} on 29 March 2027 at 10:00 with {people[0]} and {people[1]}", "Scheduled:"),
        (f"reschedule the interview with {name} to 26 March 2027 at 10:00", "is now"),
        (f"cancel the interview with {name}", "Cancelled"),
    )
    expected = (
        ("REQUEST", 0, "CONFIRMED", datetime(2027, 3, 29, 8, tzinfo=UTC)),  # summer time since the day before
        ("REQUEST", 1, "CONFIRMED", datetime(2027, 3, 26, 9, tzinfo=UTC)),
        ("CANCEL", 2, "CANCELLED", datetime(2027, 3, 26, 9, tzinfo=UTC)),
    )
    seen, root = [], None
    for number, ((sentence, answer), wanted) in enumerate(zip(steps, expected, strict=True), 1):
        root, answers = await office.ask(RECRUITER, sentence, thread_ts=root)
        assert answer in answers[-1]["text"]
        mails = await arrived(office, postbox, 2 * number)
        for mail in mails:
            calendar, event = entry_of(mail)
            starts = event["dtstart"].dt
            assert (calendar["method"], event["sequence"], event["status"], starts.astimezone(UTC)) == wanted
            assert event["dtstart"].params["TZID"] == "Europe/Berlin"
            assert starts.hour == 10
            assert len(event["attendee"]) == 2
            seen.append(str(event["uid"]))
        assert len({mail["To"] for mail in mails}) == 2
        assert {RECRUITER in str(mail["From"]) for mail in mails} == {True}
    assert len(set(seen)) == 1
    await office.ask(RECRUITER, "undo", thread_ts=root)
    calendar, event = entry_of((await arrived(office, postbox, 8))[0])
    assert (calendar["method"], event["sequence"]) == ("REQUEST", 3)


async def test_what_may_be_out_is_not_sent_again(mailing_office, postbox: Postbox) -> None:  # noqa: F811
    office = mailing_office
    async with office.owner() as owner:
        await owner.execute(
            "insert into shortlist.outbox (kind, lane, payload, idempotency_key, status, result, next_at)"
            " values ('email', 'invitation:x', '{\"invitation\": {}}', 'invitation:x', 'sending',"
            ' \'{"step": "data"}\', now())'
        )
    await office.quiet()
    state = "select status::text from shortlist.outbox where idempotency_key = 'invitation:x'"
    assert (await office.value(state), postbox.received) == ("unknown", [])


@pytest.fixture
async def database(database_url: str):
    opened = await Database.open(database_url)
    yield opened
    await opened.close()


async def test_a_sender_whose_time_ran_out_hands_nothing_over(database: Database) -> None:
    """It slept longer than the invitation was lent to it; somebody else has it, and only they may send it."""
    async with database.worker() as session:
        await invitations.queue(session, {"interview": "i", "person": "p", "method": "REQUEST", "sequence": 1})
    async with database.worker() as session:
        first = await invitations.claim(session)
    async with database.owner() as session:
        await session.execute(text("update shortlist.outbox set next_at = clock_timestamp() where kind = 'email'"))
    async with database.worker() as session:
        second = await invitations.claim(session)
        assert first is not None
        assert second is not None
        assert first.row == second.row
    async with database.worker() as session:
        assert await invitations.handing_over(session, first) is False
        await invitations.ended(session, first, "sent")
        assert await invitations.handing_over(session, second) is True
    async with database.owner() as session:
        assert (await session.scalar(text("select status::text from shortlist.outbox"))) == "sending"
