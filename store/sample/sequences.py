"""The two sequences, the people in them, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from store.sample.clock import Clock
from store.sample.content.outreach import AUDIENCES, LEAD_TIME, SEQUENCES, STEPS
from store.sample.draw import Stream
from store.sample.jobs import Job
from store.sample.journeys import Application
from store.sample.letters import Letter, Post, Thread
from store.sample.people import Person
from store.sample.profiles import Profile
from store.sample.rows import Rows

_REPLIES = {"interested": 26, "not_interested": 34, "later": 15, "out_of_office": 11, "unsubscribe": 9, "other": 8}
_LATEST = -0.05
"""Nothing that has happened lies after this day."""
_STEP_SHARE = (0.15, 0.09, 0.05)
"""How likely somebody answers the first, second and third message."""


@dataclass(frozen=True)
class _Sequence:
    id: str
    job: Job
    sender: Person
    skill: str
    steps: list[tuple[str, list[tuple[str, str | None, str]]]]


@dataclass
class _Course:
    """What happens to one person in a sequence."""

    status: str = "finished"
    reason: str | None = None
    next_step: int | None = None
    next_day: float | None = None
    mails: list[tuple[int, float]] = field(default_factory=list)
    bounced: bool = False
    reply: tuple[float, str] | None = None


def add_sequences(
    rows: Rows,
    clock: Clock,
    profiles: list[Profile],
    applications: list[Application],
    jobs: dict[str, Job],
    people: dict[str, Person],
    seed: int,
) -> None:
    """Add both sequences, those who applied because of them, and many who did not."""
    draw = Stream(seed, "sequences")
    post = Post(rows, clock, draw)
    enrolled: set[str] = set()
    for code in SEQUENCES:
        sequence = _add_sequence(rows, clock, jobs[code], people, code)
        for application in applications:
            if application.source == "Outbound Sequence" and application.job.plan.code == code:
                enrolled.add(application.profile.id)
                _enroll(rows, clock, draw, post, sequence, application.profile, _applied(draw, application))
        for profile in draw.few(_audience(profiles, code, enrolled), AUDIENCES[code][4]):
            enrolled.add(profile.id)
            first = max(SEQUENCES[code] + 1, min(profile.known_since + 0.5, -1.5))
            start = first + (-0.2 - first) * draw.random() ** 0.55
            _enroll(rows, clock, draw, post, sequence, profile, _course(draw, max(start, profile.known_since)))


def _audience(profiles: list[Profile], code: str, enrolled: set[str]) -> list[Profile]:
    """Return who may be written to about a job: of a fitting profession, without an application to it."""
    professions = AUDIENCES[code][2]
    return [
        profile
        for profile in profiles
        if profile.profession.key in professions
        and not (profile.do_not_contact or profile.is_private)
        and profile.id not in enrolled
        and code not in profile.ends
        and profile.hired_from is None
        and profile.inside is None
    ]


def _add_sequence(rows: Rows, clock: Clock, job: Job, people: dict[str, Person], code: str) -> _Sequence:
    name, sender, _, skill, _ = AUDIENCES[code]
    at = clock.at(SEQUENCES[code])
    sequence_id = rows.add("sequence", at, name=name, job_id=job.id, owner_id=people[sender].id, status="active")
    steps = []
    for position, step in enumerate(STEPS, start=1):
        step_id = rows.add(
            "sequence_step", at, sequence_id=sequence_id, position=position, channel=step.channel,
            wait_days=step.wait_days, condition=step.condition,
        )  # fmt: skip
        variants = [
            (rows.add("step_variant", at, step_id=step_id, subject=subject, body=body, weight=weight), subject, body)
            for subject, body, weight in step.variants
        ]
        steps.append((step_id, variants))
    return _Sequence(sequence_id, job, people[sender], skill, steps)


def _applied(draw: Stream, application: Application) -> _Course:
    """Plan the course of somebody who answered the first message with interest and then applied."""
    start = application.first_contact or application.applied - LEAD_TIME
    day = start + (application.applied - start) * draw.uniform(0.3, 0.8)
    return _Course(reason="applied", mails=[(0, start)], reply=(day, "interested"))


def _course(draw: Stream, start: float) -> _Course:
    """Plan the course of somebody enrolled on a day, up to today."""
    course, day = _Course(), start
    if draw.chance(0.035):
        course.mails, course.bounced, course.reason = [(0, day)], True, "bounced"
        return course
    for number, share in enumerate(_STEP_SHARE):
        course.mails.append((number, day))
        wait = STEPS[number + 1].wait_days * 5 / 7 if number + 1 < len(STEPS) else 7.0
        answered = day + draw.uniform(0.1, wait)
        if draw.chance(share) and answered < _LATEST:
            reply = draw.choices(list(_REPLIES), list(_REPLIES.values()))[0]
            course.reply = (answered, reply)
            if reply != "out_of_office":
                course.reason = "unsubscribed" if reply == "unsubscribe" else "replied"
                if reply == "interested" and draw.chance(0.3):
                    course.reason = "meeting_booked"
                return course
        day += wait
        if day > _LATEST and number + 1 < len(STEPS):
            course.status = "paused" if draw.chance(0.1) else "active"
            course.next_step, course.next_day = number + 2, day
            return course
    course.reason = "manual_exit" if draw.chance(0.04) else "completed_no_reply"
    return course


def _enroll(
    rows: Rows,
    clock: Clock,
    draw: Stream,
    post: Post,
    sequence: _Sequence,
    profile: Profile,
    course: _Course,
) -> None:
    at = clock.at(course.mails[0][1])
    enrollment_id = rows.add(
        "enrollment",
        at,
        candidate_id=profile.id,
        sequence_id=sequence.id,
        job_id=sequence.job.id,
        sender_id=sequence.sender.id,
        status=course.status,
        finish_reason=course.reason,
        next_step=course.next_step,
        next_at=None if course.next_day is None else max(clock.at(course.next_day), clock.at(0)) + timedelta(hours=1),
    )
    thread = Thread(profile, job_id=sequence.job.id, enrollment_id=enrollment_id)
    subject, header = _send(draw, post, sequence, thread, course)
    if course.reply:
        day, reply_class = course.reply
        post.answer(thread, header, sequence.sender, day, reply_class, subject)
        if reply_class == "unsubscribe":
            profile.do_not_contact = True
            _suppress(rows, profile, clock.at(day), "unsubscribed")
    elif course.bounced:
        _suppress(rows, profile, at, "bounced")


def _send(draw: Stream, post: Post, sequence: _Sequence, thread: Thread, course: _Course) -> tuple[str, str]:
    """Write all messages of a course; return the first one's subject and the last one's Message-ID."""
    first_subject, header = "", ""
    for number, day in course.mails:
        letter = _letter(draw, sequence, thread.profile, number, first_subject)
        first_subject = first_subject or letter.subject
        header = post.send(thread, letter, sequence.sender, day, "bounced" if course.bounced else "delivered")
        if not course.bounced and draw.chance(0.55) and day < -0.6:  # noqa: PLR2004 - half a day before today
            post.opened(header, day + 0.3)
    return first_subject, header


def _suppress(rows: Rows, profile: Profile, at: datetime, reason: str) -> None:
    """Add an address never to write to again; only the database can make its keyed hash (see `copying`)."""
    rows.add("suppression", at, email_hmac=profile.emails[0][0], reason=reason, at=at)


def _letter(draw: Stream, sequence: _Sequence, profile: Profile, number: int, first_subject: str) -> Letter:
    step_id, variants = sequence.steps[number]
    variant_id, subject, body = draw.choice(variants)
    words = {
        "first": profile.first,
        "company": profile.company,
        "job": sequence.job.plan.title,
        "skill": sequence.skill,
        "sender": sequence.sender.name,
    }
    text = f"Re: {first_subject}" if subject is None else subject.format(**words)
    return Letter(text, body.format(**words), step_id, variant_id)
