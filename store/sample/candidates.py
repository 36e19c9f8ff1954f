"""Rows about candidates themselves: record, contacts, skills, career and the legal ground to keep it."""

from __future__ import annotations

from datetime import date, timedelta

from store.sample.clock import FIRST_DAY, Clock
from store.sample.content.skills import SKILLS
from store.sample.content.subjects import SUBJECTS
from store.sample.draw import Stream
from store.sample.journeys import Application
from store.sample.people import DEACTIVATED, Person
from store.sample.profiles import Profile
from store.sample.rows import Rows

_RETENTION = timedelta(days=730)
_PRIVATE, _DO_NOT_CONTACT = 14, 26


def add_skills(rows: Rows, clock: Clock) -> dict[str, str]:
    """Add all skills and return their identifiers by name."""
    at = clock.at(FIRST_DAY)
    return {name: rows.add("skill", at, name=name, aliases=list(aliases)) for name, aliases in SKILLS.items()}


def place_in_time(
    seed: int, block: int, profiles: list[Profile], applications: list[Application], rows: Rows, clock: Clock
) -> None:
    """Settle since when each candidate is known, and draw their identifiers in that order of time.

    Whoever was written to first became known a little before the application, everybody without an application at
    some time in the two years.
    """
    draw = Stream(seed, "known since", block)
    first: dict[int, float] = {}
    for application in applications:
        since = application.applied - 0.01
        if application.is_sourced:
            since = application.first_contact = max(FIRST_DAY + 0.1, since - draw.uniform(4.0, 18.0))
        key = id(application.profile)
        first[key] = min(first.get(key, since), since)
    for profile in profiles:
        other = FIRST_DAY + (-FIRST_DAY - 6) * draw.random() ** 0.7
        profile.known_since = first.get(id(profile), other)
        profile.seen(profile.known_since)
        profile.id = rows.new_id("candidate", clock.at(profile.known_since))


def choose_special(seed: int, profiles: list[Profile]) -> None:
    """Choose who is private and who asked not to be written to."""
    draw = Stream(seed, "special candidates")
    ordinary = [profile for profile in profiles if profile.hired_from is None and profile.inside is None]
    chosen = draw.few(ordinary, _PRIVATE + _DO_NOT_CONTACT)
    for profile in chosen[:_PRIVATE]:
        profile.is_private = True
    for profile in chosen[_PRIVATE:]:
        profile.do_not_contact = True


def owners(seed: int, block: int, profiles: list[Profile], people: dict[str, Person]) -> dict[str, str]:
    """Return who looks after a candidate, by the candidate's identifier; many have nobody."""
    draw = Stream(seed, "owners", block)
    recruiting = [p for p in people.values() if {"recruiter", "sourcer"} & set(p.roles) and p.name != DEACTIVATED]
    return {profile.id: draw.choice(recruiting).id for profile in profiles if draw.chance(0.35) or profile.is_private}


def add_candidates(
    rows: Rows, clock: Clock, profiles: list[Profile], skills: dict[str, str], owner_of: dict[str, str], seed: int
) -> None:
    """Add the candidates with everything that belongs to their record."""
    draw = Stream(seed, "candidate rows", rows.block)
    for profile in profiles:
        at = clock.at(profile.known_since)
        _add_candidate(rows, clock, draw, profile, owner_of.get(profile.id))
        for number, (value, kind) in enumerate(profile.emails):
            rows.add("candidate_email", at, candidate_id=profile.id, value=value, kind=kind, is_primary=number == 0)
        if profile.phone:
            rows.add("candidate_phone", at, candidate_id=profile.id, value=profile.phone, kind="personal")
        for kind, url in profile.links:
            rows.add("candidate_link", at, candidate_id=profile.id, kind=kind, url=url)
        for name, years in profile.skills:
            source = "resume" if draw.random() < 0.8 else "person"  # noqa: PLR2004 - a share
            rows.add("candidate_skill", at, candidate_id=profile.id, skill_id=skills[name], years=years, source=source)
        _add_career(rows, clock, profile)


def _add_candidate(rows: Rows, clock: Clock, draw: Stream, profile: Profile, owner_id: str | None) -> None:
    label = SUBJECTS[profile.positions[0].subject].label
    headline = f"{profile.title}, {label}" if draw.chance(0.6) else f"{profile.title} at {profile.company}"
    rows.put(
        "candidate",
        profile.id,
        clock.at(profile.known_since),
        first_name=profile.first,
        last_name=profile.last,
        headline=headline,
        current_title=profile.title,
        current_company=profile.company,
        location=profile.place.location,
        country=profile.place.country,
        timezone=profile.place.timezone,
        years_experience=profile.years,
        summary=profile.summary,
        owner_id=owner_id,
        is_private=profile.is_private,
        do_not_contact=profile.do_not_contact,
        status="active",
        last_activity_at=clock.at(profile.last_activity),
        last_contacted_at=None if profile.last_contacted is None else clock.at(profile.last_contacted),
    )


def _add_career(rows: Rows, clock: Clock, profile: Profile) -> None:
    at = clock.at(profile.known_since)
    for position in profile.positions:
        description = ". ".join(deed[0].upper() + deed[1:] for deed in position.deeds) + "."
        rows.add(
            "experience",
            at,
            candidate_id=profile.id,
            company=position.company,
            title=position.title,
            started_on=years_ago(clock, position.started),
            ended_on=None if position.ended is None else years_ago(clock, position.ended),
            description=description,
        )
    for school, degree, subject, ended in profile.studies:
        length = {"Bachelor": 3.0, "Master": 2.0, "Diploma": 5.0, "Doctorate": 4.0}[degree]
        rows.add(
            "education",
            at,
            candidate_id=profile.id,
            school=school,
            degree=degree,
            field=subject,
            started_on=years_ago(clock, ended + length),
            ended_on=years_ago(clock, ended),
        )


def years_ago(clock: Clock, years: float) -> date:
    """Return the first of the month so many years before the as-of date."""
    return (clock.today - timedelta(days=years * 365.25)).replace(day=1)


def add_consents(rows: Rows, clock: Clock, profiles: list[Profile], seed: int) -> None:
    """Add on what ground each record is kept; some consents ran out, a few were withdrawn."""
    draw = Stream(seed, "consents")
    for profile in profiles:
        since = clock.at(profile.known_since)
        applied = bool(profile.ends)
        rows.add(
            "consent",
            since,
            candidate_id=profile.id,
            purpose="processing",
            basis="contract" if applied else "legitimate_interest",
            granted_at=since,
            expires_at=since + _RETENTION,
            withdrawn_at=None,
            evidence="Application form" if applied else "Balancing test on file",
        )
        for purpose, probability in (("retention", 0.3), ("marketing", 0.12)):
            if not applied or not draw.chance(probability):
                continue
            withdrawn = clock.at(profile.known_since * draw.uniform(0.1, 0.9)) if draw.chance(0.07) else None
            rows.add(
                "consent",
                since,
                candidate_id=profile.id,
                purpose=purpose,
                basis="explicit_consent",
                granted_at=since,
                expires_at=since + _RETENTION,
                withdrawn_at=withdrawn,
                evidence="Box ticked in the application form",
            )
