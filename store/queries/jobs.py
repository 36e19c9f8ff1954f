"""Reading jobs: lists, one job's card, its stages and its team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from store.models import Application, Department, HiringTeam, Job, Location, Opening, Person
from store.models.enums import (
    ApplicationStatus,
    EmploymentType,
    HiringRole,
    JobStatus,
    OpeningStatus,
)
from store.queries import naming
from store.queries.naming import StageRow

_STATUS_ORDER = (JobStatus.OPEN, JobStatus.PENDING, JobStatus.DRAFT, JobStatus.CLOSED, JobStatus.ARCHIVED)


@dataclass(frozen=True)
class JobFilter:
    """What a list of jobs is narrowed to; every part given must hold. `words` are searched in title, code and place."""

    status: JobStatus | None = None
    department_id: UUID | None = None
    location_id: UUID | None = None
    country: str | None = None
    hiring_manager_id: UUID | None = None
    recruiter_id: UUID | None = None
    member_id: UUID | None = None
    words: str | None = None


@dataclass(frozen=True)
class JobSummary:
    """A job in one line; `active` counts the active applications the reader may see."""

    id: UUID
    code: str
    title: str
    status: JobStatus
    is_confidential: bool
    department: str | None
    location: str | None
    hiring_manager: str | None
    recruiter: str | None
    active: int
    opened_at: datetime | None


@dataclass(frozen=True)
class TeamMember:
    """Somebody's current part in a job."""

    id: UUID
    person_id: UUID
    name: str
    role: HiringRole
    is_primary: bool


@dataclass(frozen=True)
class JobRecord:
    """A job's own columns but for pay, as an update compares and changes them."""

    id: UUID
    code: str
    title: str
    status: JobStatus
    is_confidential: bool
    department_id: UUID | None
    location_id: UUID | None
    employment_type: EmploymentType
    description: str | None
    requirements: str | None
    opened_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class Pay:
    """A salary range a year in one currency."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str | None


@dataclass(frozen=True)
class JobFile:
    """A job with all its card shows; `pay` is none where there is none or the reader may not see it."""

    summary: JobSummary
    record: JobRecord
    pay: Pay | None
    openings_open: int
    openings_filled: int
    team: tuple[TeamMember, ...] = ()
    stages: tuple[StageRow, ...] = ()


def current_member() -> ColumnElement[bool]:
    """Tell whether a row of `hiring_team` holds now, by the clock the policies use."""
    return and_(
        HiringTeam.valid_from <= func.now(),
        or_(HiringTeam.valid_to.is_(None), HiringTeam.valid_to > func.now()),
    )


def _member_name(role: HiringRole) -> Any:
    return (
        select(Person.name)
        .join(HiringTeam, HiringTeam.person_id == Person.id)
        .where(HiringTeam.job_id == Job.id, HiringTeam.role == role, current_member())
        .order_by(HiringTeam.is_primary.desc(), HiringTeam.valid_from, Person.name, Person.id)
        .limit(1)
        .correlate(Job)
        .scalar_subquery()
    )


def _on_team(person_id: UUID, *roles: HiringRole) -> ColumnElement[bool]:
    clauses = [HiringTeam.job_id == Job.id, HiringTeam.person_id == person_id, current_member()]
    if roles:
        clauses.append(HiringTeam.role.in_(roles))
    return select(HiringTeam.id).where(*clauses).correlate(Job).exists()


def _within(department_id: UUID) -> ColumnElement[bool]:
    """A department counts with everything below it."""
    tree = select(Department.id).where(Department.id == department_id).cte("tree", recursive=True)
    below = aliased(Department)
    tree = tree.union(select(below.id).join(tree, below.parent_id == tree.c.id))
    return Job.department_id.in_(select(tree.c.id))


def _has_words(words: str) -> ColumnElement[bool]:
    hay = func.shortlist.fold(
        func.concat_ws(" ", Job.title, Job.code, Department.name, Location.name, Location.country)
    )
    return and_(*(func.strpos(hay, func.shortlist.fold(word)) > 0 for word in words.split()[:12]))


def _conditions(wanted: JobFilter) -> list[ColumnElement[bool]]:
    clauses: list[ColumnElement[bool]] = []
    if wanted.status is not None:
        clauses.append(Job.status == wanted.status)
    if wanted.department_id is not None:
        clauses.append(_within(wanted.department_id))
    if wanted.location_id is not None:
        clauses.append(Job.location_id == wanted.location_id)
    if wanted.country is not None:
        clauses.append(Location.country == wanted.country)
    if wanted.hiring_manager_id is not None:
        clauses.append(_on_team(wanted.hiring_manager_id, HiringRole.HIRING_MANAGER))
    if wanted.recruiter_id is not None:
        clauses.append(_on_team(wanted.recruiter_id, HiringRole.RECRUITER, HiringRole.SOURCER))
    if wanted.member_id is not None:
        clauses.append(_on_team(wanted.member_id))
    if wanted.words:
        clauses.append(_has_words(wanted.words))
    return clauses


def _summaries() -> Select[*tuple[Any, ...]]:
    active = (
        select(func.count())
        .select_from(Application)
        .where(Application.job_id == Job.id, Application.status == ApplicationStatus.ACTIVE)
        .correlate(Job)
        .scalar_subquery()
    )
    return (
        select(
            Job.id,
            Job.code,
            Job.title,
            Job.status,
            Job.is_confidential,
            Department.name.label("department"),
            Location.name.label("location"),
            _member_name(HiringRole.HIRING_MANAGER).label("hiring_manager"),
            _member_name(HiringRole.RECRUITER).label("recruiter"),
            active.label("active"),
            Job.opened_at,
        )
        .select_from(Job)
        .outerjoin(Department, Department.id == Job.department_id)
        .outerjoin(Location, Location.id == Job.location_id)
    )


async def matching(
    session: AsyncSession, wanted: JobFilter, *, limit: int, offset: int = 0
) -> tuple[list[JobSummary], int]:
    """Give a page of the jobs that match, open ones first and then by code, and how many match in all."""
    conditions = _conditions(wanted)
    rank = case({status: place for place, status in enumerate(_STATUS_ORDER)}, value=Job.status)
    ordered = _summaries().where(*conditions).order_by(rank, Job.code, Job.id)
    rows = await session.execute(ordered.limit(limit).offset(offset))
    found = [JobSummary(**row) for row in rows.mappings()]
    if found and len(found) < limit:
        return found, offset + len(found)
    counted = (
        select(func.count())
        .select_from(Job)
        .outerjoin(Department, Department.id == Job.department_id)
        .outerjoin(Location, Location.id == Job.location_id)
        .where(*conditions)
    )
    return found, (await session.execute(counted)).scalar_one()


async def countries(session: AsyncSession) -> list[str]:
    """Give the countries the company hires in."""
    query = select(Location.country).where(Location.country.is_not(None)).distinct().order_by(Location.country)
    return [country for country in await session.scalars(query) if country]


async def counted_by_right(session: AsyncSession, job_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Count active applications of jobs for a reader who may have numbers but no names."""
    rows = await stage_counts_by_right(session, job_ids)
    counts: dict[UUID, int] = {}
    for job_id, _, number in rows:
        counts[job_id] = counts.get(job_id, 0) + number
    return counts


async def stage_counts_by_right(session: AsyncSession, job_ids: Sequence[UUID]) -> list[tuple[UUID, UUID, int]]:
    """Count active applications by stage through `shortlist.pipeline_counts`: (job, stage, number)."""
    statement = text("select job_id, stage_id, active from shortlist.pipeline_counts(cast(:jobs as uuid[]))")
    rows = await session.execute(statement, {"jobs": list(job_ids)})
    return [(row.job_id, row.stage_id, row.active) for row in rows]


async def record(session: AsyncSession, job_id: UUID) -> JobRecord | None:
    """Give a job's own columns, if the reader may see the job."""
    found = await session.execute(_records().where(Job.id == job_id))
    row = found.mappings().one_or_none()
    return JobRecord(**row) if row else None


def _records() -> Select[*tuple[Any, ...]]:
    return select(
        Job.id,
        Job.code,
        Job.title,
        Job.status,
        Job.is_confidential,
        Job.department_id,
        Job.location_id,
        Job.employment_type,
        Job.description,
        Job.requirements,
        Job.opened_at,
        Job.closed_at,
    )


async def file(session: AsyncSession, job_id: UUID) -> JobFile | None:
    """Give a job with its team, stages and headcount; pay only to those trust.md lets see compensation."""
    found = await session.execute(_summaries().where(Job.id == job_id))
    summary = found.mappings().one_or_none()
    own = await record(session, job_id)
    if summary is None or own is None:
        return None
    unfilled, filled = await _headcount(session, job_id)
    return JobFile(
        summary=JobSummary(**summary),
        record=own,
        pay=await _pay(session, job_id),
        openings_open=unfilled,
        openings_filled=filled,
        team=tuple(await team(session, job_id)),
        stages=tuple(await naming.stages(session, job_id)),
    )


async def _pay(session: AsyncSession, job_id: UUID) -> Pay | None:
    """Give the salary range, if there is one and the database lets the reader see it."""
    found = await session.execute(
        text("select salary_min, salary_max, salary_currency from shortlist.job_compensation(:job)"),
        {"job": job_id},
    )
    row = found.one_or_none()
    if row is None or (row.salary_min is None and row.salary_max is None):
        return None
    return Pay(minimum=row.salary_min, maximum=row.salary_max, currency=row.salary_currency)


async def _headcount(session: AsyncSession, job_id: UUID) -> tuple[int, int]:
    """Give the slots still to fill and those filled."""
    waiting = Opening.status.in_((OpeningStatus.APPROVED, OpeningStatus.OPEN))
    found = await session.execute(
        select(
            func.count().filter(waiting, Opening.application_id.is_(None)).label("unfilled"),
            func.count().filter(Opening.application_id.is_not(None)).label("filled"),
        ).where(Opening.job_id == job_id)
    )
    row = found.one()
    return row.unfilled, row.filled


async def team(session: AsyncSession, job_id: UUID) -> list[TeamMember]:
    """Give who is on a job now, leading people first."""
    rows = await session.execute(
        select(HiringTeam.id, HiringTeam.person_id, Person.name, HiringTeam.role, HiringTeam.is_primary)
        .join(Person, Person.id == HiringTeam.person_id)
        .where(HiringTeam.job_id == job_id, current_member())
        .order_by(HiringTeam.role, HiringTeam.is_primary.desc(), Person.name, HiringTeam.id)
    )
    return [TeamMember(**row) for row in rows.mappings()]


async def own(session: AsyncSession, person_id: UUID, *, limit: int = 10) -> list[JobSummary]:
    """Give the open jobs whose team a person is on, those with the latest movement first."""
    latest = (
        select(func.max(Application.status_changed_at))
        .where(Application.job_id == Job.id)
        .correlate(Job)
        .scalar_subquery()
    )
    statement = (
        _summaries()
        .where(Job.status == JobStatus.OPEN, _on_team(person_id))
        .order_by(latest.desc().nulls_last(), Job.code, Job.id)
        .limit(limit)
    )
    return [JobSummary(**row) for row in (await session.execute(statement)).mappings()]
