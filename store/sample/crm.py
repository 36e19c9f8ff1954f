"""What people inside keep about candidates: notes, tags, pools, silver medals, referrals, events, prospects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from store.sample.clock import FIRST_DAY, Clock
from store.sample.content.writing import (
    ADMIN_NOTES,
    EVENTS,
    PRIVATE_NOTES,
    PUBLIC_NOTES,
    REFERRAL_NOTES,
    REFERRAL_RELATIONSHIPS,
    STOOD_OUT,
    TAGS,
    WHY_NOT,
)
from store.sample.draw import Stream
from store.sample.jobs import Job
from store.sample.journeys import Application
from store.sample.people import DEACTIVATED, Person
from store.sample.profiles import Profile
from store.sample.rows import Row, Rows

_RECRUITING = ("Priya Raman", "Jonas Weidner", "Beatriz Fontes", "Marcus Oyelaran", "Chloé Bertrand-Diop")
_SUCCESSOR = "Jonas Weidner"
_SOURCING = ("Mei-Ling Tsai", "Rafael Queiroz")
_PROSPECTS = 40
_MEDALS = 28

# name, description, owner, filter of a dynamic pool
_POOLS: tuple[tuple[str, str, str, Row | None], ...] = (
    ("Backend Bench", "Backend engineers we would talk to tomorrow", "Jonas Weidner", None),
    ("Future Engineering Leaders", "People who may lead a team in two years", "Priya Raman", None),
    ("Lisbon Designers", "Designers in or near Lisbon", "Beatriz Fontes", None),
    ("Healthcare Insiders", "Has worked in or for hospitals", "Chloé Bertrand-Diop", None),
    ("Toronto Infrastructure", "Platform people for the Toronto office", "Mei-Ling Tsai", None),
    ("Finalists", "Reached the last interview and were not hired", "Priya Raman", None),
    ("Go Engineers in Berlin", "Always up to date", "Jonas Weidner", {"skills": ["Go"], "location": "Berlin"}),
    ("Search and Ranking People", "Always up to date", "Mei-Ling Tsai", {"skills": ["Learning to Rank"]}),
    ("Summer Internship", "Closed", "Beatriz Fontes", None),
)


def add_notes(rows: Rows, clock: Clock, applications: list[Application], people: dict[str, Person], seed: int) -> None:
    """Add notes of all three kinds, most of them about people who got beyond the first review."""
    draw = Stream(seed, "notes")
    for application in applications:
        if not draw.chance(0.12 if application.furthest <= 2 else 0.8):  # noqa: PLR2004 - the review
            continue
        for _ in range(draw.choice((1, 1, 1, 2, 3))):
            day = draw.uniform(application.applied, min(-0.05, application.ended + 1.0))
            job, profile = application.job, application.profile
            choice = draw.random()
            visibility, texts, author = (
                "public",
                PUBLIC_NOTES,
                draw.choice([job.recruiter(day), job.manager, *job.panel]),
            )
            if choice < 0.13:  # noqa: PLR2004 - a share
                visibility, texts, author = "private", PRIVATE_NOTES, job.recruiter(day)
            elif choice < 0.15:  # noqa: PLR2004 - a share
                visibility, texts, author = "admin_only", ADMIN_NOTES, people["Ingrid Solberg"]
            body = draw.choice(texts).format(
                company=profile.company, city=profile.place.city, skill=draw.choice(profile.skills)[0]
            )
            if profile.inside == author.name:
                author = job.recruiter(day)
            rows.add(
                "note", clock.at(day), candidate_id=profile.id, application_id=application.id,
                author_id=author.id, body=body, visibility=visibility, deleted_at=None,
            )  # fmt: skip
            profile.seen(day)


def add_loose_notes(rows: Rows, clock: Clock, profiles: list[Profile], people: dict[str, Person], seed: int) -> None:
    """Add notes about people without an application."""
    draw = Stream(seed, "loose notes")
    for profile in profiles:
        if profile.ends or not draw.chance(0.4):
            continue
        day = draw.uniform(profile.known_since, -0.05)
        body = draw.choice(PUBLIC_NOTES).format(
            company=profile.company, city=profile.place.city, skill=draw.choice(profile.skills)[0]
        )
        rows.add(
            "note", clock.at(day), candidate_id=profile.id, application_id=None,
            author_id=people[draw.choice(_RECRUITING + _SOURCING)].id, body=body,
            visibility="private" if profile.is_private else "public", deleted_at=None,
        )  # fmt: skip
        profile.seen(day)


def add_tags(rows: Rows, clock: Clock, profiles: list[Profile], people: dict[str, Person], seed: int) -> None:
    """Add tags, a few of them common and most of them rare."""
    draw = Stream(seed, "tags")
    tags = [rows.add("tag", clock.at(FIRST_DAY + 1), name=name) for name in TAGS]
    for profile in profiles:
        if not draw.chance(0.34):
            continue
        for tag_id in dict.fromkeys(draw.skewed(tags, 1.8) for _ in range(draw.choice((1, 1, 2)))):
            day = draw.uniform(profile.known_since, -0.05)
            added_by = people[draw.choice(_RECRUITING + _SOURCING)].id
            rows.add("candidate_tag", clock.at(day), candidate_id=profile.id, tag_id=tag_id, added_by_id=added_by)


def add_pools(
    rows: Rows,
    clock: Clock,
    profiles: list[Profile],
    applications: list[Application],
    people: dict[str, Person],
    seed: int,
) -> None:
    """Add pools kept by hand with their members, pools kept by a filter, and one that is closed."""
    draw = Stream(seed, "pools")
    belongs: dict[str, Callable[[Profile], bool]] = {
        "Backend Bench": lambda p: p.profession.key == "backend" and p.years > 3,  # noqa: PLR2004
        "Future Engineering Leaders": lambda p: p.profession.key in {"backend", "eng_manager", "sre"},
        "Lisbon Designers": lambda p: p.profession.key == "designer" and p.place.city in {"Lisbon", "Porto", "Braga"},
        "Healthcare Insiders": lambda p: any(s.subject in {"clinics", "infusion", "imaging"} for s in p.positions),
        "Toronto Infrastructure": lambda p: p.profession.key == "sre" and p.place.country == "Canada",
        "Summer Internship": lambda p: p.years < 1.5,  # noqa: PLR2004
    }
    finalists = {
        application.profile.id for application in applications
        if application.outcome == "rejected" and application.furthest >= application.job.stage("offer").position - 1
    }  # fmt: skip
    belongs["Finalists"] = lambda p: p.id in finalists
    for name, description, owner, criteria in _POOLS:
        at = clock.at(draw.uniform(-420, -200))
        owner_id = people[owner].id
        pool_id = rows.add(
            "talent_pool", at, name=name, description=description, owner_id=owner_id, filter=criteria,
            is_active=name != "Summer Internship",
        )  # fmt: skip
        if criteria is None:
            members = draw.few([p for p in profiles if belongs[name](p) and p.hired_from is None], draw.randint(9, 34))
            _add_members(rows, clock, draw, pool_id, owner_id, members)


def _add_members(rows: Rows, clock: Clock, draw: Stream, pool_id: str, owner_id: str, members: list[Profile]) -> None:
    for profile in members:
        day = draw.uniform(max(profile.known_since, -190), -0.2)
        removed = draw.uniform(day, -0.05) if draw.chance(0.08) else None
        reason = draw.choice(("Strong interview", "Asked to be kept in mind", "Met at an event", None))
        rows.add(
            "talent_pool_member", clock.at(day), talent_pool_id=pool_id, candidate_id=profile.id,
            added_by_id=owner_id, reason=reason, added_at=clock.at(day),
            removed_at=None if removed is None else clock.at(removed),
        )  # fmt: skip


def add_silver_medals(
    rows: Rows, clock: Clock, applications: list[Application], people: dict[str, Person], seed: int
) -> None:
    """Mark finalists who were not hired; some should be written to by now, others later."""
    draw = Stream(seed, "silver medals")
    finalists = [
        application
        for application in applications
        if application.outcome == "rejected"
        and application.furthest >= application.job.stage("offer").position - 1
        and application.profile.hired_from is None
        and application.profile.inside is None
        and application.profile.active == 0
        and application.ended < -10  # noqa: PLR2004 - days
    ]
    chosen = {id(application.profile): application for application in draw.few(finalists, _MEDALS)}
    for number, application in enumerate(chosen.values()):
        marked_by = application.job.recruiter(-1.0)
        day = min(-0.1, application.ended + draw.uniform(0.5, 6.0))
        offset = (-12, -3, 0, 5, 20, 60, 120)[number % 7]
        rows.add(
            "silver_medal",
            clock.at(day),
            application_id=application.id,
            candidate_id=application.profile.id,
            why_not=draw.choice(WHY_NOT),
            stood_out=draw.choice(STOOD_OUT),
            resurface_on=clock.today + timedelta(days=offset),
            marked_by_id=(people[_SUCCESSOR] if marked_by.name == DEACTIVATED else marked_by).id,
        )


def credit(seed: int, block: int, applications: list[Application], people: dict[str, Person]) -> None:
    """Settle who is credited with an application: the person who referred or found the candidate."""
    draw = Stream(seed, "credit", block)
    colleagues = [person for person in people.values() if "interviewer" in person.roles]
    for application in applications:
        if application.source == "Employee Referral":
            job = application.job
            circle = [job.manager, *job.panel] if job.plan.is_confidential else colleagues
            known = [person for person in circle if person.name != application.profile.inside]
            application.credited_to = draw.skewed(known, 1.8).id
        elif application.is_sourced:
            application.credited_to = application.moves[0].by


def add_referrals(rows: Rows, clock: Clock, applications: list[Application], seed: int) -> None:
    """Add what the referrers said, shortly before the application."""
    draw = Stream(seed, "referrals")
    for application in applications:
        if application.source == "Employee Referral":
            rows.add(
                "referral",
                clock.at(application.applied),
                candidate_id=application.profile.id,
                job_id=application.job.id,
                referrer_id=application.credited_to,
                relationship=draw.choice(REFERRAL_RELATIONSHIPS),
                note=draw.choice(REFERRAL_NOTES) if draw.chance(0.7) else None,
            )


def add_events(rows: Rows, clock: Clock, profiles: list[Profile], seed: int) -> None:
    """Add the fairs and meet-ups of the two years and whom the company met there."""
    draw = Stream(seed, "events")
    for number, name in enumerate(EVENTS):
        day = -470.0 + number * 84
        event_id = rows.add("event", clock.at(day - 20), name=name, held_on=clock.date_of(day))
        known = [profile for profile in profiles if profile.known_since > day - 60]
        for profile in draw.few(known, draw.randint(12, 26)):
            at = clock.at(max(day, profile.known_since))
            rows.add("event_attendance", at, event_id=event_id, candidate_id=profile.id)


def add_prospects(
    rows: Rows,
    clock: Clock,
    profiles: list[Profile],
    jobs: dict[str, Job],
    sources: dict[str, str],
    people: dict[str, Person],
    seed: int,
) -> None:
    """Add people who are thought of for a job, or for none yet, and have not applied."""
    draw = Stream(seed, "prospects")
    open_jobs = [job for job in jobs.values() if job.plan.is_open and not job.plan.is_confidential]
    for profile in draw.few([p for p in profiles if not p.ends], _PROSPECTS):
        fitting = [job for job in open_jobs if profile.profession.key in job.plan.professions]
        job = draw.choice(fitting) if fitting and draw.chance(0.65) else None
        day = draw.uniform(max(profile.known_since, -110.0, job.plan.spells[-1][0] + 1 if job else -110.0), -0.3)
        at = clock.at(day)
        by = people[draw.choice(_SOURCING)].id
        stage_id = job.stages[0].id if job else None
        application_id = rows.add(
            "application", at, candidate_id=profile.id, job_id=job.id if job else None, status="prospect",
            stage_id=stage_id, source_id=sources["Recruiter Outreach"], credited_to_id=by, applied_at=at,
            status_changed_at=at, rejection_reason_id=None, hired_at=None, opening_id=None, answers=None, version=2,
        )  # fmt: skip
        rows.add(
            "stage_transition", at, application_id=application_id, position=1, from_stage_id=None,
            to_stage_id=stage_id, moved_at=at, moved_by_id=by, from_status=None, to_status="prospect", reason=None,
        )  # fmt: skip
        profile.seen(day)
