"""Puts the subjects together: the company itself is block 0, further blocks only add candidates for benchmarks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.sample import crm
from store.sample.applications import add_applications, add_vocabulary, plan_applications
from store.sample.assignment import add_people_inside, assign
from store.sample.candidates import (
    add_candidates,
    add_consents,
    add_skills,
    choose_special,
    owners,
    place_in_time,
)
from store.sample.clock import Clock
from store.sample.documents import add_documents
from store.sample.feedback import add_feedback
from store.sample.interviews import add_interviews, plan_interviews
from store.sample.jobs import Job, add_jobs
from store.sample.journeys import Application
from store.sample.messages import add_messages
from store.sample.offers import add_offers
from store.sample.openings import add_openings
from store.sample.people import Person, add_organisation, add_people
from store.sample.profiles import Profile, make_profiles
from store.sample.rows import Rows
from store.sample.screening import add_screening
from store.sample.selfid import add_self_identifications
from store.sample.sequences import add_sequences

SEED = 20_240_229


@dataclass(frozen=True)
class Foundation:
    """What all blocks share: the calendar, the people inside, jobs and vocabularies."""

    seed: int
    clock: Clock
    people: dict[str, Person]
    jobs: dict[str, Job]
    skills: dict[str, str]
    sources: dict[str, str]
    reasons: dict[str, str]


def build(as_of: datetime, *, seed: int = SEED) -> tuple[Foundation, Rows]:
    """Make the sample company as of a moment; the same seed and date always give the same rows."""
    rows = Rows(seed)
    clock = Clock(as_of)
    add_organisation(rows, clock)
    people = add_people(rows, clock)
    jobs = add_jobs(rows, clock, people, seed)
    sources, reasons = add_vocabulary(rows, clock)
    foundation = Foundation(seed, clock, people, jobs, add_skills(rows, clock), sources, reasons)
    _build_company(foundation, rows)
    return foundation, rows


def _build_company(base: Foundation, rows: Rows) -> None:
    seed, clock = base.seed, base.clock
    profiles = make_profiles(seed, 0)
    applications = plan_applications(seed, 0, base.jobs)
    assign(seed, 0, applications, profiles)
    add_people_inside(applications, base.people)
    choose_special(seed, profiles)
    place_in_time(seed, 0, profiles, applications, rows, clock)
    crm.credit(seed, 0, applications, base.people)
    for application in applications:
        application.id = rows.new_id("application", clock.at(application.applied))
    add_openings(rows, clock, base.jobs, applications, seed)
    add_applications(rows, clock, applications, base.sources, base.reasons)
    _build_process(base, rows, profiles, applications)
    crm.add_prospects(rows, clock, profiles, base.jobs, base.sources, base.people, seed)
    crm.add_notes(rows, clock, applications, base.people, seed)
    crm.add_loose_notes(rows, clock, profiles, base.people, seed)
    crm.add_tags(rows, clock, profiles, base.people, seed)
    crm.add_pools(rows, clock, profiles, applications, base.people, seed)
    crm.add_silver_medals(rows, clock, applications, base.people, seed)
    crm.add_referrals(rows, clock, applications, seed)
    crm.add_events(rows, clock, profiles, seed)
    add_consents(rows, clock, profiles, seed)
    owner_of = owners(seed, 0, profiles, base.people)
    add_candidates(rows, clock, profiles, base.skills, owner_of, seed)


def _build_process(base: Foundation, rows: Rows, profiles: list[Profile], applications: list[Application]) -> None:
    """Add what surrounds the applications: outreach, papers, screening, interviews, offers."""
    seed, clock, people = base.seed, base.clock, base.people
    add_sequences(rows, clock, profiles, applications, base.jobs, people, seed)
    add_messages(rows, clock, profiles, applications, base.jobs, people, seed)
    resumes = add_documents(rows, clock, profiles, applications, seed)
    add_screening(rows, clock, applications, resumes, seed)
    interviews = plan_interviews(rows, clock, applications, people, seed)
    missing = add_feedback(rows, clock, interviews, seed)
    add_interviews(rows, clock, interviews, missing, seed)
    add_offers(rows, clock, applications, people, seed)
    add_self_identifications(rows, clock, applications, seed)


def build_more(base: Foundation, block: int) -> Rows:
    """Make one further block of candidates with applications to the same jobs, numbered from 1."""
    rows = Rows(base.seed, block)
    profiles = make_profiles(base.seed, block)
    applications = plan_applications(base.seed, block, base.jobs)
    assign(base.seed, block, applications, profiles)
    place_in_time(base.seed, block, profiles, applications, rows, base.clock)
    crm.credit(base.seed, block, applications, base.people)
    add_applications(rows, base.clock, applications, base.sources, base.reasons)
    owner_of = owners(base.seed, block, profiles, base.people)
    add_candidates(rows, base.clock, profiles, base.skills, owner_of, base.seed)
    return rows
