"""Single messages: first letters outside a sequence, and the post that goes with an application."""

from __future__ import annotations

from store.sample.clock import Clock
from store.sample.content.writing import FIRST_BODY, FIRST_SUBJECTS
from store.sample.draw import Stream
from store.sample.jobs import Job
from store.sample.journeys import Application
from store.sample.letters import Letter, Post, Thread
from store.sample.people import COMPANY, Person
from store.sample.profiles import Profile
from store.sample.rows import Rows

_COLD_LETTERS = 150
_DRAFTS = 4
_SIGNATURE = "\n\n{sender}\n" + COMPANY


def add_messages(
    rows: Rows,
    clock: Clock,
    profiles: list[Profile],
    applications: list[Application],
    jobs: dict[str, Job],
    people: dict[str, Person],
    seed: int,
) -> None:
    """Add outreach to people who then applied, outreach that led nowhere, and letters to applicants."""
    draw = Stream(seed, "messages")
    post = Post(rows, clock, draw)
    for application in applications:
        if application.source == "Recruiter Outreach":
            _won(draw, post, application, people)
        _correspondence(draw, post, application)
    _cold(draw, post, profiles, jobs, people)


def _first_letter(draw: Stream, profile: Profile, job: Job, sender: Person) -> Letter:
    words = {
        "first": profile.first,
        "company": profile.company,
        "job": job.plan.title,
        "skill": draw.choice(profile.skills)[0],
        "sender": sender.name,
    }
    return Letter(draw.choice(FIRST_SUBJECTS).format(**words), FIRST_BODY.format(**words))


def _won(draw: Stream, post: Post, application: Application, people: dict[str, Person]) -> None:
    """Write to somebody who answered and applied; now and then the first words fell at a meet-up instead."""
    if application.first_contact is None or draw.chance(0.12):
        return
    start, job = application.first_contact, application.job
    sender = next((p for p in people.values() if p.id == application.credited_to), job.recruiter(start))
    thread = Thread(application.profile, job_id=job.id)
    letter = _first_letter(draw, application.profile, job, sender)
    header = post.send(thread, letter, sender, start)
    post.opened(header, start + 0.2)
    if draw.chance(0.85):
        day = start + (application.applied - start) * draw.uniform(0.3, 0.9)
        post.answer(thread, header, sender, day, "interested", letter.subject)


def _correspondence(draw: Stream, post: Post, application: Application) -> None:
    """Invite to the first conversation and tell people when it is over, in most cases."""
    job, profile = application.job, application.profile
    thread = Thread(profile, job_id=job.id, application_id=application.id)
    for stage, day, _ in application.visits():
        if stage.kit is not None and stage.minutes <= 45 and draw.chance(0.85) and day < -0.1:  # noqa: PLR2004
            sender = job.recruiter(day)
            body = (
                f"Hello {profile.first},\n\nthank you for your application as {job.plan.title}. "
                f"We would like to invite you to a conversation ({stage.name}). Which of these times suits you?"
                + _SIGNATURE.format(sender=sender.name)
            )
            post.send(thread, Letter(f"Your application at {COMPANY}", body), sender, day + 0.05)
    if application.outcome == "rejected" and draw.chance(0.7) and application.ended < -0.3:  # noqa: PLR2004
        sender = job.recruiter(application.ended)
        body = (
            f"Hello {profile.first},\n\nthank you for the time you gave us. We will not go on with your application "
            f"as {job.plan.title}. We wish you well." + _SIGNATURE.format(sender=sender.name)
        )
        post.send(thread, Letter(f"Your application at {COMPANY}", body), sender, application.ended + 0.2)


def _cold(draw: Stream, post: Post, profiles: list[Profile], jobs: dict[str, Job], people: dict[str, Person]) -> None:
    """Write to people who never applied; few answer. A handful of letters are still drafts."""
    open_jobs = [job for job in jobs.values() if job.plan.is_open and not job.plan.is_confidential and job.sourcer]
    strangers = [
        profile for profile in profiles if not profile.ends and not profile.do_not_contact and not profile.is_private
    ]
    for number, profile in enumerate(draw.few(strangers, _COLD_LETTERS)):
        fitting = [job for job in open_jobs if profile.profession.key in job.plan.professions]
        if not fitting:
            continue
        job = draw.choice(fitting)
        sender = job.sourcer or people["Priya Raman"]
        thread, letter = Thread(profile, job_id=job.id), _first_letter(draw, profile, job, sender)
        earliest = max(profile.known_since, job.plan.spells[-1][0])
        day = draw.uniform(min(earliest, -2.0), -0.5)
        if number < _DRAFTS:
            post.send(thread, letter, sender, draw.uniform(-3.0, -0.5), "draft")
            continue
        header = post.send(thread, letter, sender, day)
        if draw.chance(0.5):
            post.opened(header, day + 0.1)
        if draw.chance(0.2) and day < -3.0:  # noqa: PLR2004 - time to answer
            reply = draw.choice(("interested", "not_interested", "not_interested", "later", "out_of_office", "other"))
            post.answer(thread, header, sender, day + draw.uniform(0.2, 2.5), reply, letter.subject)
