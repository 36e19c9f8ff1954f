"""Jobs of the store as the lines and cards that views show."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from store.models.enums import HiringRole
from store.queries.jobs import JobFile, JobSummary, Pay, TeamMember
from tools.context import ToolContext
from tools.views import JobDetail, JobLine


def job_line(ctx: ToolContext, job: JobSummary, counts: Mapping[UUID, int] | None = None) -> JobLine:
    """Write a job in one line; `counts` are numbers for those who may have them without seeing applicants."""
    return JobLine(
        id=job.id,
        code=job.code,
        title=job.title,
        status=job.status.value,
        department=job.department,
        location=job.location,
        hiring_manager=job.hiring_manager,
        recruiter=job.recruiter,
        active=max(job.active, (counts or {}).get(job.id, 0)),
        opened_on=ctx.actor.local(job.opened_at).date() if job.opened_at else None,
    )


def job_detail(ctx: ToolContext, file: JobFile, counts: Mapping[UUID, int] | None = None) -> JobDetail:
    """Write a job's card."""
    return JobDetail(
        **job_line(ctx, file.summary, counts).model_dump(),
        employment_type=file.record.employment_type.value,
        is_confidential=file.record.is_confidential,
        description=file.record.description,
        requirements=file.record.requirements,
        salary=_salary(file.pay) if file.pay else None,
        openings_open=file.openings_open,
        openings_filled=file.openings_filled,
        team=tuple(_member(member) for member in file.team),
        stages=tuple(stage.name for stage in file.stages),
    )


def _member(member: TeamMember) -> str:
    return f"{member.name} ({words(member.role)})"


def words(value: HiringRole | str) -> str:
    """Write an enum's value as words."""
    return str(value).replace("_", " ")


def _salary(pay: Pay) -> str:
    amounts = [_amount(one) for one in (pay.minimum, pay.maximum) if one is not None]
    return f"{' to '.join(dict.fromkeys(amounts))} {pay.currency or ''}".strip()


def _amount(value: Decimal) -> str:
    return f"{value:,.0f}" if value == value.to_integral() else f"{value:,.2f}"
