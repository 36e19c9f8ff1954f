"""Listing jobs."""

from collections.abc import Mapping
from typing import Literal
from uuid import UUID

from pydantic import Field

from store.models.enums import JobStatus, Role
from store.queries import jobs
from store.queries.jobs import JobFilter, JobSummary
from tools import matching, references
from tools.actor import PIPELINE
from tools.base import Args, DepartmentRef, Effect, Limit, LocationRef, Offset, Outcome, PersonRef, tool
from tools.candidates.countries import country_of
from tools.context import ToolContext
from tools.jobs.lines import job_line
from tools.views import JobList
from tools.wording import counted, shown

PAGE = 50
"""Jobs a list shows unless another number is asked for; the total counts all."""


class ListJobs(Args):
    """What the list is narrowed to; everything given must hold."""

    status: Literal["draft", "pending", "open", "closed", "archived"] | None = None
    department: DepartmentRef | None = Field(default=None, description="With the departments below it")
    location: LocationRef | None = None
    hiring_manager: PersonRef | None = None
    recruiter: PersonRef | None = None
    mine: bool = Field(default=False, description="Only jobs whose team the person is on")
    text: str | None = Field(default=None, max_length=200, description="Words of title, code, department or place")
    limit: Limit = None
    offset: Offset = None


@tool(
    area="jobs",
    effect=Effect.READ,
    examples=(
        "list jobs",
        "show open jobs",
        "which jobs are open",
        "my jobs",
        "what am I hiring for",
        "jobs in {department}",
        "open roles in {location}",
        "what is {person} recruiting for",
        "jobs where {person} is the hiring manager",
        "closed jobs in {department}",
        "how many open requisitions do we have",
        "do we have any {text} roles",
    ),
)
async def list_jobs(ctx: ToolContext, args: ListJobs) -> Outcome:
    """List jobs, narrowed by any of these or by words."""
    wanted, criteria = await _understand(ctx, args)
    offset = args.offset or 0
    found, total = await jobs.matching(ctx.session, wanted, limit=args.limit or PAGE, offset=offset)
    counts = await active_counts(ctx, found)
    lines = tuple(job_line(ctx, job, counts) for job in found)
    view = JobList(items=lines, total=total, criteria=tuple(criteria), offset=offset)
    facts = {
        "total": total,
        "offset": offset,
        "criteria": criteria,
        "jobs": [
            {"id": str(line.id), "code": line.code, "title": line.title, "status": line.status, "active": line.active}
            for line in view.items
        ],
    }
    say = _sentence(found, total, criteria, offset)
    if total and _counts_only_own(ctx):
        say += " Active candidates are counted as far as you see them."
    return Outcome(say=say, views=(view,), facts=facts)


async def active_counts(ctx: ToolContext, found: list[JobSummary]) -> Mapping[UUID, int]:
    """Count applicants for executives, who may have numbers but no names; for others the list has them."""
    if Role.EXECUTIVE not in ctx.actor.roles or not found:
        return {}
    return await jobs.counted_by_right(ctx.session, [job.id for job in found])


async def _understand(ctx: ToolContext, args: ListJobs) -> tuple[JobFilter, list[str]]:
    """Resolve the words of the request, and say it back as understood."""
    criteria: list[str] = [args.status] if args.status else []
    department = location = country = manager = recruiter = None
    if args.department:
        department = await references.department(ctx, args.department, write=False)
        criteria.append(f"in {department.name}")
    if args.location:
        country = await _country(ctx, args.location)
        location = None if country else await references.location(ctx, args.location, write=False)
        criteria.append(f"in {location.name if location else country}")
    if args.hiring_manager:
        manager = await references.person(ctx, args.hiring_manager, write=False, field="hiring_manager")
        criteria.append(f"hiring manager {manager.name}")
    if args.recruiter:
        recruiter = await references.person(ctx, args.recruiter, write=False, field="recruiter")
        criteria.append(f"recruiter {recruiter.name}")
    if args.mine:
        criteria.append("with you on the team")
    if args.text:
        criteria.append(f"with the words {references.quote(args.text)}")
    wanted = JobFilter(
        status=JobStatus(args.status) if args.status else None,
        department_id=department.id if department else None,
        location_id=location.id if location else None,
        country=country,
        hiring_manager_id=manager.id if manager else None,
        recruiter_id=recruiter.id if recruiter else None,
        member_id=ctx.actor.id if args.mine else None,
        words=args.text,
    )
    return wanted, criteria


async def _country(ctx: ToolContext, ref: str) -> str | None:
    """Give the country that is named; an office of the company is not one."""
    wanted = {matching.fold(ref), matching.fold(country_of(ref) or ref)}
    return next((one for one in await jobs.countries(ctx.session) if matching.fold(one) in wanted), None)


def _counts_only_own(ctx: ToolContext) -> bool:
    return not ctx.actor.is_any((*PIPELINE, Role.EXECUTIVE))


def _sentence(found: list[JobSummary], total: int, criteria: list[str], offset: int) -> str:
    status = criteria[0] if criteria and criteria[0] in set(JobStatus) else ""
    rest = ", ".join(criteria[1:] if status else criteria)
    noun = f"{status} job".strip()
    say = f"{counted(total, noun).capitalize()}{f' {rest}' if rest else ''}"
    open_ones = sum(1 for job in found if job.status is JobStatus.OPEN)
    if not status and 0 < total <= len(found) and open_ones < total:
        say += f", {open_ones or 'none'} of them open"
    return f"{say}{shown(offset, len(found), total)}."
