"""Departments, places, jobs with their stages, interview kits, criteria and hiring teams."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.sample.clock import FIRST_DAY, Clock
from store.sample.content.jobs import (
    DEPARTMENTS,
    JOBS,
    KITS,
    LOCATIONS,
    PROCESSES,
    SAME_KIT,
    SECOND_RECRUITERS,
    SOURCERS,
    TEAM_CHANGES,
    TORONTO_JOBS,
    JobPlan,
)
from store.sample.draw import Stream
from store.sample.people import COMPANY, DEACTIVATED, LEFT_ON, Person
from store.sample.rows import Rows


@dataclass(frozen=True)
class Stage:
    """A stage of one job; `kit` and `attributes` are null and empty where nobody is interviewed."""

    id: str
    name: str
    kind: str
    position: int
    kit: str | None = None
    minutes: int = 0
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass
class Job:
    """A job with everything that was added for it, for the subjects that come after."""

    id: str
    plan: JobPlan
    stages: list[Stage]
    criteria: list[tuple[str, str]]
    recruiters: list[tuple[Person, float, float | None]]
    coordinator: Person
    manager: Person
    panel: list[Person]
    sourcer: Person | None
    openings: list[tuple[str, float]] = field(default_factory=list)

    def stage(self, kind: str) -> Stage:
        """Return the first stage of a kind."""
        return next(stage for stage in self.stages if stage.kind == kind)

    def recruiter(self, day: float) -> Person:
        """Return the primary recruiter of the job on a day."""
        for person, start, end in self.recruiters:
            if start <= day and (end is None or day < end):
                return person
        return self.recruiters[-1][0] if day > self.recruiters[0][1] else self.recruiters[0][0]


def add_jobs(rows: Rows, clock: Clock, people: dict[str, Person], seed: int) -> dict[str, Job]:
    """Add all jobs and return them by code."""
    departments = _add_departments(rows, clock)
    locations = {
        name: rows.add("location", clock.at(FIRST_DAY), name=name, country=country, is_remote=is_remote)
        for name, country, is_remote in LOCATIONS
    }
    jobs: dict[str, Job] = {}
    for plan in JOBS:
        draw = Stream(seed, "jobs", plan.code)
        job_id = _add_job(rows, clock, plan, departments[plan.department], locations[plan.location])
        jobs[plan.code] = Job(
            job_id,
            plan,
            _add_stages(rows, clock, plan, job_id),
            _add_criteria(rows, clock, plan, job_id),
            _recruiters(plan, people),
            people["Devon Achebe" if plan.code in TORONTO_JOBS else "Hanna Lindgren"],
            people[plan.manager],
            [people[name] for name in plan.panel],
            people[SOURCERS[plan.code]] if plan.code in SOURCERS else None,
            _plan_openings(plan, draw),
        )
        _add_team(rows, clock, jobs[plan.code], people)
    return jobs


def _add_departments(rows: Rows, clock: Clock) -> dict[str, str]:
    departments: dict[str, str] = {}
    for name, parent in DEPARTMENTS.items():
        parent_id = departments[parent] if parent else None
        departments[name] = rows.add("department", clock.at(FIRST_DAY), name=name, parent_id=parent_id)
    return departments


def _start(plan: JobPlan) -> float:
    """Return when the job was written down; a draft was three days ago."""
    return plan.opened - 1 if plan.spells else -3.0


def _add_job(rows: Rows, clock: Clock, plan: JobPlan, department_id: str, location_id: str) -> str:
    low, high, currency = plan.salary
    closed = plan.spells[-1][1] if plan.spells else None
    job_id = rows.add(
        "job",
        clock.at(_start(plan)),
        code=plan.code,
        title=plan.title,
        department_id=department_id,
        location_id=location_id,
        employment_type=plan.employment_type,
        status=plan.status,
        is_confidential=plan.is_confidential,
        description=(
            f"{COMPANY} builds scheduling and payments for hospitals. As {plan.title} you work with the "
            f"{plan.department} team ({plan.location}) on software that nurses, doctors and patients use every day."
        ),
        requirements="Needed: " + "; ".join(plan.must_have) + ". Helpful: experience with hospitals.",
        salary_min=low,
        salary_max=high,
        salary_currency=currency,
        opened_at=clock.at(plan.spells[-1][0]) if plan.spells else None,
        closed_at=None if closed is None else clock.at(closed),
    )
    for start, end in plan.spells:
        opened_at = clock.at(start)
        closed_at = None if end is None else clock.at(end)
        rows.add("job_open_spell", opened_at, job_id=job_id, opened_at=opened_at, closed_at=closed_at)
    return job_id


def _add_stages(rows: Rows, clock: Clock, plan: JobPlan, job_id: str) -> list[Stage]:
    at = clock.at(_start(plan))
    stages = []
    for position, (name, kind) in enumerate(PROCESSES[plan.process], start=1):
        stage_id = rows.add("stage", at, job_id=job_id, position=position, name=name, kind=kind)
        content = KITS.get(SAME_KIT.get(name, name))
        if content is None:
            stages.append(Stage(stage_id, name, kind, position))
            continue
        minutes, attributes = content
        kit = rows.add("interview_kit", at, stage_id=stage_id, name=name, minutes=minutes)
        added = tuple(
            (
                rows.add(
                    "scorecard_attribute", at, interview_kit_id=kit, position=number, name=attribute, kind=sort,
                    description=description,
                ),
                attribute,
            )
            for number, (attribute, sort, description) in enumerate(attributes, start=1)
        )  # fmt: skip
        stages.append(Stage(stage_id, name, kind, position, kit, minutes, added))
    return stages


def _add_criteria(rows: Rows, clock: Clock, plan: JobPlan, job_id: str) -> list[tuple[str, str]]:
    at = clock.at(_start(plan))
    wanted = [(skill, f"Works with {skill}", True) for skill in plan.must_have]
    wanted += [
        ("", "Has worked with hospitals or another regulated field", False),
        ("", "Writes clear English", False),
    ]
    return [
        (
            rows.add("screening_criterion", at, job_id=job_id, position=number, text=text, must_have=must_have),
            skill,
        )
        for number, (skill, text, must_have) in enumerate(wanted, start=1)
    ]


def _recruiters(plan: JobPlan, people: dict[str, Person]) -> list[tuple[Person, float, float | None]]:
    start = _start(plan)
    changes = TEAM_CHANGES.get(plan.code)
    if changes is None:
        left = LEFT_ON if plan.recruiter == DEACTIVATED else None
        return [(people[plan.recruiter], start, left)]
    spells = [(people[name], begin, None if end is None else end) for name, begin, end in changes]
    return [(spells[0][0], start, spells[0][2]), *spells[1:]]


def _add_team(rows: Rows, clock: Clock, job: Job, people: dict[str, Person]) -> None:
    start = _start(job.plan)

    def member(
        person: Person, role: str, *, primary: bool = False, since: float = start, until: float | None = None
    ) -> None:
        valid_to = None if until is None else clock.at(until)
        at = clock.at(since)
        rows.add(
            "hiring_team", at, job_id=job.id, person_id=person.id, role=role, is_primary=primary,
            valid_from=at, valid_to=valid_to,
        )  # fmt: skip

    for person, since, until in job.recruiters:
        member(person, "recruiter", primary=True, since=since, until=until)
    if job.plan.code in SECOND_RECRUITERS:
        member(people[SECOND_RECRUITERS[job.plan.code]], "recruiter")
    if job.sourcer:
        member(job.sourcer, "sourcer", primary=True)
    if not job.plan.is_confidential:
        member(job.coordinator, "coordinator", primary=True)
    member(job.manager, "hiring_manager", primary=True)
    for person in job.panel:
        member(person, "interviewer")


def _plan_openings(plan: JobPlan, draw: Stream) -> list[tuple[str, float]]:
    """Return code and opening day of each headcount slot: the first when the job opens, others later."""
    if not plan.spells:
        return [(f"{plan.code}-1", -3.0)]
    end = plan.spells[-1][1] or -10.0
    span = end - plan.opened
    days = [plan.opened]
    days += sorted(plan.opened + span * 0.8 * (n + draw.random()) / plan.openings for n in range(1, plan.openings))
    return [(f"{plan.code}-{number}", day) for number, day in enumerate(days, start=1)]
