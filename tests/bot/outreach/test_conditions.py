"""Whole sequences on a clock of the test's, whose letters wait for what the person does or what becomes of them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAYS = (0, 4, 15, 24, 35)
"""When the letters of a sequence fall due, in days after its Monday, and when it is over."""


@pytest.fixture
def job(calendar) -> tuple[UUID, UUID, UUID]:
    """A job with two stages."""
    rows = calendar.mail_room.rows
    rows.run("set session_replication_role = replica")
    for table in ("sequence_start", "sequence_rule", "stage_transition", "application", "stage", "job"):
        rows.run(f"delete from shortlist.{table}")  # noqa: S608 - the names above
    rows.run("set session_replication_role = origin")
    return rows.job("ENG-014")


def happened(calendar, kind: str) -> None:
    """Let the person do something with the last mail."""
    rows = calendar.mail_room.rows
    last = rows.value("select id from shortlist.message where direction = 'outbound' order by id desc limit 1")
    rows.insert("message_event", message_id=last, kind=kind, at=calendar.now)


def apply(calendar, person: UUID, job: tuple[UUID, ...], *, status: str = "active") -> UUID:
    """Let somebody enter the first stage of a job, at the calendar's time."""
    rows = calendar.mail_room.rows
    with rows.connection.transaction():
        values = {"status": status, "applied_at": calendar.now, "status_changed_at": calendar.now}
        made = rows.insert("application", candidate_id=person, job_id=job[0], stage_id=job[1], **values)
        move = {"to_stage_id": job[1], "to_status": status, "moved_at": calendar.now}
        rows.insert("stage_transition", application_id=made, **move)
    return made


def move(calendar, application: UUID, start: UUID, end: UUID, **values: object) -> None:
    """Move an application at the calendar's time."""
    with calendar.mail_room.rows.connection.transaction():
        calendar.mail_room.rows.move(application, start, end, moved_at=calendar.now, **values)


async def run(calendar, *, then=None) -> list[str]:
    """Go through the days of a sequence, something happening after the first letter; give which letters left."""
    left: list[str] = []
    for day in DAYS:
        mails = await calendar.day(MONDAY + timedelta(days=day))
        left += calendar.letters(mails)
        if mails and then and len(left) == 1:
            calendar.now += timedelta(hours=3)
            then()
    return left


@pytest.mark.parametrize(
    ("conditions", "what", "letters"),
    [
        (("always", "if_opened", "if_no_reply"), None, "13"),
        (("always", "if_opened", "if_no_reply"), "opened", "123"),
        (("always", "if_not_opened", "if_no_reply"), None, "123"),
        (("always", "if_not_opened", "if_no_reply"), "opened", "13"),
        (("always", "if_clicked", "if_clicked"), "clicked", "12"),
        (("always", "if_clicked", "if_no_reply"), "opened", "13"),
    ],
)
async def test_a_letter_leaves_when_the_one_before_was_opened_followed_or_neither(
    calendar, conditions: tuple[str, ...], what: str | None, letters: str
) -> None:
    enrollment = calendar.enroll(calendar.person("Gil"), calendar.sequence("Backend", conditions=conditions))
    left = await run(calendar, then=(lambda: happened(calendar, what)) if what else None)
    assert "".join(left) == letters
    assert calendar.state(enrollment) == ("finished", "completed_no_reply", None)


async def test_a_letter_for_those_who_applied_leaves_for_them_only_and_the_rest_stops(calendar, job) -> None:
    sequence = calendar.sequence("Backend", job=job[0], conditions=("always", "if_applied", "if_no_reply"))
    person = calendar.person("Gil")
    enrollment = calendar.enroll(person, sequence)
    assert "".join(await run(calendar, then=lambda: apply(calendar, person, job))) == "12"
    assert calendar.state(enrollment) == ("finished", "applied", None)


async def test_nobody_who_did_not_apply_gets_the_letter_for_those_who_did(calendar, job) -> None:
    sequence = calendar.sequence("Backend", job=job[0], conditions=("always", "if_applied", "if_no_reply"))
    calendar.enroll(calendar.person("Gil"), sequence)
    assert "".join(await run(calendar)) == "13"


async def test_an_application_to_another_job_ends_it_all_the_same(calendar, job) -> None:
    other = calendar.mail_room.rows.job("ENG-020")
    sequence = calendar.sequence("Backend", job=job[0], conditions=("always", "if_applied", "if_no_reply"))
    person = calendar.person("Gil")
    enrollment = calendar.enroll(person, sequence)
    assert "".join(await run(calendar, then=lambda: apply(calendar, person, other))) == "1"
    assert calendar.state(enrollment) == ("finished", "applied", None)


async def test_a_letter_after_a_rejection_waits_for_one(calendar, job) -> None:
    sequence = calendar.sequence("Thanks", job=job[0], conditions=("always", "if_rejected"))
    person = calendar.person("Gil")
    calendar.enroll(person, sequence)

    def applies_and_is_rejected() -> None:
        application = apply(calendar, person, job)
        calendar.now += timedelta(hours=1)
        move(calendar, application, job[1], job[1], to_status="rejected")

    assert "".join(await run(calendar, then=applies_and_is_rejected)) == "12"


async def test_a_letter_about_a_move_leaves_when_there_was_one_since_the_last_letter(calendar, job) -> None:
    conditions = ("always", "if_stage_changed", "if_stage_changed")
    sequence = calendar.sequence("Keep posted", job=job[0], conditions=conditions)
    person = calendar.person("Gil")
    calendar.enroll(person, sequence)

    def applies_and_moves_on() -> None:
        application = apply(calendar, person, job)
        calendar.now += timedelta(hours=1)
        move(calendar, application, job[1], job[2])

    assert "".join(await run(calendar, then=applies_and_moves_on)) == "12"


def rule(calendar, sequence: UUID, effect: str, **cause: object) -> None:
    values = {"sequence_id": sequence, "effect": effect, "created_by_id": calendar.mail_room.sender_id}
    calendar.mail_room.rows.insert("sequence_rule", **values, **cause)


def enrolled(calendar) -> list[tuple[str, str | None, datetime | None]]:
    return calendar.mail_room.rows.connection.execute(
        "select status::text, finish_reason::text, next_at from shortlist.enrollment order by id"
    ).fetchall()


async def test_a_move_starts_a_sequence_once_whose_letters_do_not_mind_that_process(calendar, job) -> None:
    sequence = calendar.sequence("What to expect", job=job[0], conditions=("always", "always"))
    rule(calendar, sequence, "start", stage_id=job[2])
    calendar.mail_room.rows.run("update shortlist.person set slack_user_id = 'U0RITA'")
    calendar.now = MONDAY
    application = apply(calendar, calendar.person("Gil"), job)
    assert await calendar.day(MONDAY) == []
    move(calendar, application, job[1], job[2])
    assert calendar.letters(await calendar.day(MONDAY + timedelta(hours=1))) == ["1"]
    move(calendar, application, job[2], job[1])
    move(calendar, application, job[1], job[2])
    assert await calendar.day(MONDAY + timedelta(hours=2)) == []
    assert len(enrolled(calendar)) == 1
    assert calendar.letters(await calendar.day(MONDAY + timedelta(days=4, hours=2))) == ["2"]
    told = calendar.mail_room.rows.column("select payload ->> 'text' from shortlist.outbox where kind = 'slack'")
    assert len(told) == 1
    assert "What to expect" in told[0]


@pytest.mark.parametrize("status", ["rejected", "withdrawn", "hired"])
async def test_what_a_move_started_ends_when_that_process_does(calendar, job, status: str) -> None:
    sequence = calendar.sequence("What to expect", job=job[0], conditions=("always", "always"))
    rule(calendar, sequence, "start", stage_id=job[2])
    calendar.now = MONDAY
    application = apply(calendar, calendar.person("Gil"), job)
    move(calendar, application, job[1], job[2])
    assert len(await calendar.day(MONDAY + timedelta(hours=1))) == 1
    calendar.now += timedelta(days=1)
    move(calendar, application, job[2], job[2], to_status=status)
    assert await calendar.day(MONDAY + timedelta(days=4, hours=2)) == []
    assert enrolled(calendar)[0][:2] == ("finished", "manual_exit")


async def test_a_move_that_is_taken_back_at_once_starts_nothing(calendar, job) -> None:
    sequence = calendar.sequence("What to expect", job=job[0])
    rule(calendar, sequence, "start", stage_id=job[2])
    calendar.now = MONDAY
    application = apply(calendar, calendar.person("Gil"), job)
    move(calendar, application, job[1], job[2])
    move(calendar, application, job[2], job[1])
    assert await calendar.day(MONDAY) == []
    assert enrolled(calendar) == []


async def test_after_a_rejection_the_first_letter_waits_until_courting_is_allowed_again(calendar, job) -> None:
    sequence = calendar.sequence("In touch", conditions=("always",))
    rule(calendar, sequence, "start", status="rejected")
    calendar.now = MONDAY
    application = apply(calendar, calendar.person("Gil"), job)
    move(calendar, application, job[1], job[1], to_status="rejected")
    assert await calendar.day(MONDAY) == []
    assert [row[2] for row in enrolled(calendar)] == [MONDAY + timedelta(days=180)]
    assert await calendar.day(MONDAY + timedelta(days=179)) == []
    assert len(await calendar.day(MONDAY + timedelta(days=182))) == 1


async def test_a_move_stops_a_sequence_with_a_letter_that_waits_for_morning(calendar, job) -> None:
    sequence = calendar.sequence("Backend", job=job[0], conditions=("always", "if_stage_changed"))
    rule(calendar, sequence, "stop", stage_id=job[2])
    person = calendar.person("Gil")
    calendar.now = MONDAY
    enrollment = calendar.enroll(person, sequence)
    assert await calendar.day(MONDAY + timedelta(hours=10)) == []
    assert calendar.mail_room.rows.value("select count(*) from shortlist.message where status = 'queued'") == 1
    application = apply(calendar, person, job)
    move(calendar, application, job[1], job[2])
    assert calendar.state(enrollment) == ("finished", "manual_exit", None)
    calendar.mail_room.rows.run("update shortlist.outbox set next_at = now() where kind = 'email'")
    assert await calendar.day(MONDAY + timedelta(days=1)) == []
    assert calendar.mail_room.rows.value("select status::text from shortlist.message") == "failed"


@pytest.mark.parametrize("what", ["do not contact", "no basis", "in another process"])
async def test_a_move_starts_nothing_for_who_may_not_be_written_to(calendar, job, what: str) -> None:
    rows = calendar.mail_room.rows
    sequence = calendar.sequence("What to expect", job=job[0])
    rule(calendar, sequence, "start", stage_id=job[1])
    person = calendar.person("Gil")
    match what:
        case "do not contact":
            rows.run("update shortlist.candidate set do_not_contact = true")
        case "no basis":
            rows.run("delete from shortlist.consent")
        case _:
            apply(calendar, person, rows.job("ENG-020"))
    apply(calendar, person, job)
    assert await calendar.day(MONDAY) == []
    assert enrolled(calendar) == []
    assert rows.value("select count(*) from shortlist.sequence_start") == 0


async def test_who_is_back_on_a_day_gets_the_letter_then(calendar) -> None:
    person = calendar.person("Gil")
    calendar.enroll(person, calendar.sequence("Backend"))
    await calendar.day(MONDAY)
    away = {"direction": "inbound", "status": "received", "reply_class": "out_of_office", "is_automatic": True}
    values = {"sent_at": MONDAY + timedelta(days=1), "away_until": (MONDAY + timedelta(days=18)).date()}
    calendar.mail_room.rows.insert("message", candidate_id=person, **away, **values)
    assert await calendar.day(MONDAY + timedelta(days=4)) == []
    assert await calendar.day(MONDAY + timedelta(days=17)) == []
    assert calendar.letters(await calendar.day(MONDAY + timedelta(days=18))) == ["2"]


async def test_a_full_mailbox_does_not_end_a_sequence_but_an_automatic_answer_does_not_either(calendar) -> None:
    person = calendar.person("Gil")
    enrollment = calendar.enroll(person, calendar.sequence("Backend"))
    await calendar.day(MONDAY)
    rows = calendar.mail_room.rows
    message = rows.value("update shortlist.message set status = 'bounced' returning id")
    rows.insert("message_event", message_id=message, kind="bounced", detail='{"bounce": "soft"}')
    values = {"direction": "inbound", "status": "received", "reply_class": "other", "is_automatic": True}
    rows.insert("message", candidate_id=person, sent_at=MONDAY + timedelta(days=1), **values)
    assert calendar.letters(await calendar.day(MONDAY + timedelta(days=4))) == ["2"]
    assert calendar.state(enrollment)[0] == "active"
