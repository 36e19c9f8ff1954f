"""Making a new job."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from store.identifiers import new_id
from store.models.enums import EmploymentType, HiringRole, JobStatus, OpeningStatus, Role, StageKind
from store.queries import applications, job_changes, jobs
from store.queries.jobs import JobFilter, JobRecord
from store.queries.naming import PersonRow
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, DepartmentRef, Effect, JobRef, LocationRef, OneLine, Outcome, PersonRef, tool
from tools.context import ToolContext
from tools.errors import Stale
from tools.jobs.codes import insert_with_code
from tools.jobs.lines import job_detail
from tools.jobs.states import unchanged
from tools.outreach.show_bench import bench_for
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem, JobCard
from tools.wording import counted

USUAL_STAGES = (
    ("Application review", StageKind.PRE_INTERVIEW_SCREEN),
    ("Recruiter screen", StageKind.PRE_INTERVIEW_SCREEN),
    ("Hiring manager interview", StageKind.ACTIVE),
    ("Onsite", StageKind.ACTIVE),
    ("Offer", StageKind.OFFER),
    ("Hired", StageKind.HIRED),
)
"""The stages of a job like no other. None is called "Applied", so that "who applied" stays a question of time."""


class CreateJob(Args):
    """A new job."""

    title: Annotated[str, OneLine] = Field(min_length=1, max_length=200)
    department: DepartmentRef | None = None
    location: LocationRef | None = None
    code: str | None = Field(default=None, max_length=40, description="Made from the department unless given")
    employment_type: Literal["full_time", "part_time", "contract", "internship", "temporary"] | None = None
    hiring_manager: PersonRef | None = None
    recruiter: PersonRef | None = None
    like: JobRef | None = Field(default=None, description="A job whose stages and interview kits are copied")
    openings: int = Field(default=1, ge=0, le=200, description="How many people are wanted")
    confidential: bool = False
    description: str | None = Field(default=None, max_length=50_000)
    status: Literal["draft", "open"] = Field(default="draft", description="open: people can apply at once")


@dataclass(frozen=True)
class Plan:
    """A new job with every reference resolved."""

    id: UUID
    values: dict[str, Any]
    model: JobRecord | None
    manager: PersonRow | None
    recruiter: PersonRow | None


@tool(
    area="jobs",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=(
        "create a job {text}",
        "open a new job {text} in {location}",
        "new requisition {text} in {department}",
        "create a job {text} like {job}",
        "open a role for a {text} in {department}, hiring manager {person}",
        "set up a confidential job {text}",
        "create a draft job {text} with {number} openings",
        "we need {number} more {text} in {location}, open a job",
    ),
)
async def create_job(ctx: ToolContext, args: CreateJob) -> Outcome:
    """Make a new job with its code, stages, openings and team; it is a draft unless opened."""
    plan = await _plan(ctx, args)
    await ctx.confirm(f"Create the job {args.title} ({args.status}).", exact=_exact(plan, args))
    await _warn_of_twin(ctx, args.title)
    code = await insert_with_code(ctx, plan.values, args.code, plan.values["department_id"])
    await _staff(ctx, plan)
    await _furnish(ctx, plan, args, code)
    await ctx.record(
        "job.created",
        "job",
        plan.id,
        after={"code": code, "title": args.title, "status": args.status},
    )
    return await _outcome(ctx, plan, args, code)


async def _plan(ctx: ToolContext, args: CreateJob) -> Plan:
    """Resolve every name; place, department and kind of contract come from the job it is like unless said."""
    like = await references.job(ctx, args.like, write=True, field="like") if args.like else None
    model = await jobs.record(ctx.session, like.id) if like else None
    department = await references.department(ctx, args.department, write=True) if args.department else None
    location = await references.location(ctx, args.location, write=True) if args.location else None
    manager, recruiter = await _leads(ctx, args)
    contract = args.employment_type or (model.employment_type if model else EmploymentType.FULL_TIME)
    is_open = args.status == "open"
    job_id = new_id()
    values = {
        "id": job_id,
        "title": args.title,
        "department_id": department.id if department else (model.department_id if model else None),
        "location_id": location.id if location else (model.location_id if model else None),
        "employment_type": EmploymentType(contract),
        "status": JobStatus(args.status),
        "is_confidential": args.confidential,
        "description": args.description,
        "opened_at": ctx.now if is_open else None,
    }
    return Plan(job_id, values, model, manager, recruiter)


async def _leads(ctx: ToolContext, args: CreateJob) -> tuple[PersonRow | None, PersonRow | None]:
    manager = recruiter = None
    if args.hiring_manager:
        manager = await references.person(ctx, args.hiring_manager, write=True, field="hiring_manager")
    if args.recruiter:
        recruiter = await references.person(ctx, args.recruiter, write=True, field="recruiter")
    return manager, recruiter


def _exact(plan: Plan, args: CreateJob) -> CreateJob:
    ids = {
        "department": plan.values["department_id"] if args.department else None,
        "location": plan.values["location_id"] if args.location else None,
        "like": plan.model.id if plan.model else None,
        "hiring_manager": plan.manager.id if plan.manager else None,
        "recruiter": plan.recruiter.id if plan.recruiter else None,
    }
    given = args.model_dump(exclude_unset=True)
    return CreateJob.model_validate({**given, **{name: str(value) for name, value in ids.items() if value}})


async def _warn_of_twin(ctx: ToolContext, title: str) -> None:
    found, _ = await jobs.matching(ctx.session, JobFilter(status=JobStatus.OPEN, words=title), limit=20)
    twin = next((job for job in found if job.title.lower() == title.lower()), None)
    if twin is not None:
        ctx.remark(f"Another job called {twin.title} is open already: {twin.code}.")


async def _staff(ctx: ToolContext, plan: Plan) -> None:
    """Put the team on the job: the creator first, because only the team's recruiters may add the rest."""
    recruits = ctx.actor.is_any((Role.RECRUITER, Role.SOURCER))
    leads = plan.recruiter is None or plan.recruiter.id == ctx.actor.id
    if recruits:
        await job_changes.join_team(ctx.session, plan.id, ctx.actor.id, HiringRole.RECRUITER, is_primary=leads)
    if plan.recruiter is not None and not (recruits and leads):
        await job_changes.join_team(ctx.session, plan.id, plan.recruiter.id, HiringRole.RECRUITER, is_primary=True)
    if plan.manager is not None:
        await job_changes.join_team(ctx.session, plan.id, plan.manager.id, HiringRole.HIRING_MANAGER, is_primary=True)


async def _furnish(ctx: ToolContext, plan: Plan, args: CreateJob, code: str) -> None:
    """Give the job its stages, headcount and, when it is open, its first open spell."""
    if plan.model is not None:
        await job_changes.copy_process(ctx.session, plan.model.id, plan.id)
    else:
        await job_changes.add_stages(ctx.session, plan.id, USUAL_STAGES)
    is_open = args.status == "open"
    await job_changes.add_openings(
        ctx.session,
        plan.id,
        code,
        args.openings,
        status=OpeningStatus.OPEN if is_open else OpeningStatus.DRAFT,
        at=ctx.now if is_open else None,
    )
    if is_open:
        await job_changes.start_spell(ctx.session, plan.id, ctx.now)


async def _outcome(ctx: ToolContext, plan: Plan, args: CreateJob, code: str) -> Outcome:
    say = f"Created {code} {args.title}, {args.status}, with {counted(args.openings, 'opening')}"
    say += f" and the stages of {plan.model.code}." if plan.model else " and the usual stages."
    if plan.recruiter is None and not ctx.actor.is_any((Role.RECRUITER, Role.SOURCER)):
        say += " It has no recruiter yet."
    item = ChangedItem(id=plan.id, name=f"{code} {args.title}", to=args.status)
    changed = Changed(what="Created a job", items=(item,), undo=ctx.change_id)
    file = await jobs.file(ctx.session, plan.id)
    cards = (JobCard(job=job_detail(ctx, file)),) if file else ()
    bench, people = await bench_for(ctx, plan.id, code)
    facts = {"id": str(plan.id), "code": code}
    return Outcome(say=f"{say} {bench}".strip(), views=(changed, *cards, *people), facts=facts)


@undoes("job.created")
async def undo_create(ctx: ToolContext, event: Event) -> str:
    """Archive the new job, unless somebody has applied to it by now; nothing is deleted."""
    record = await unchanged(ctx, event)
    if await applications.count_active(ctx.session, record.id):
        raise Stale(f"{record.code} {record.title} has applicants by now, so it was kept. You can close it.")
    await job_changes.change_job(ctx.session, record.id, {"status": JobStatus.ARCHIVED, "closed_at": ctx.now})
    await job_changes.end_spell(ctx.session, record.id, ctx.now)
    unfilled = await job_changes.openings(ctx.session, record.id)
    await job_changes.close_openings(ctx.session, list(unfilled), ctx.now, "Made by mistake")
    await ctx.record(
        "job.archived",
        "job",
        record.id,
        {"status": record.status.value},
        {"status": JobStatus.ARCHIVED.value},
        undoes=event.change_id,
    )
    return f"{record.code} {record.title} is archived"
