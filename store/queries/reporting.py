"""What reports need to know of the company: how it counts time, its departments, its stages, whom a number counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Application, Candidate, Department, Job, Organisation, Stage
from store.models.enums import StageKind


@dataclass(frozen=True)
class Company:
    """The settings of reports; `fiscal_start` is a month, `week_start` 0 for Sunday."""

    zone: str = "UTC"
    fiscal_start: int = 1
    week_start: int = 1
    minimum_n: int = 5


async def company(session: AsyncSession) -> Company:
    """Read the company's settings; without a company, the usual ones."""
    query = select(
        Organisation.reporting_timezone,
        Organisation.fiscal_year_start_month,
        Organisation.week_start,
        Organisation.minimum_n,
    )
    row = (await session.execute(query)).first()
    return Company(*row) if row else Company()


async def with_departments_below(session: AsyncSession, departments: Sequence[UUID]) -> list[str]:
    """Give the names of departments and of all below them."""
    tree = select(Department.id, Department.name).where(Department.id.in_(departments)).cte("tree", recursive=True)
    below = select(Department.id, Department.name).join(tree, Department.parent_id == tree.c.id)
    tree = tree.union(below)
    return list(await session.scalars(select(tree.c.name).order_by(tree.c.name)))


async def stage_names(session: AsyncSession) -> list[tuple[str, StageKind]]:
    """Give what the stages of all jobs are called, each once with its kind."""
    query = select(Stage.name, Stage.kind).distinct().order_by(Stage.name)
    return [(name, kind) for name, kind in await session.execute(query)]


@dataclass(frozen=True)
class StageOfJob:
    """A stage in the process of a job."""

    job: str
    name: str
    kind: StageKind
    position: int


async def stages_of_jobs(session: AsyncSession) -> list[StageOfJob]:
    """Give the stages of all jobs the asker sees, in the order of each process; where applications end is none."""
    query = (
        select(Job.code, Stage.name, Stage.kind, Stage.position)
        .join(Job, Job.id == Stage.job_id)
        .where(Stage.kind != StageKind.ARCHIVED)
        .order_by(Job.code, Stage.position)
    )
    return [StageOfJob(*row) for row in await session.execute(query)]


async def candidates_behind(session: AsyncSession, applications: Sequence[UUID]) -> list[UUID]:
    """Give the candidates of applications, as far as the asker may see them, who applied last first."""
    query = (
        select(Application.candidate_id)
        .join(Candidate, Candidate.id == Application.candidate_id)
        .where(Application.id.in_(applications))
        .group_by(Application.candidate_id)
        .order_by(func.max(Application.applied_at).desc(), Application.candidate_id)
    )
    return list(await session.scalars(query))
