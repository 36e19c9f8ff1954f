"""Editing a job."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from store.models.enums import EmploymentType, HiringRole
from store.queries import job_changes, jobs
from store.queries.naming import JobRow
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, DepartmentRef, Effect, JobRef, LocationRef, OneLine, Outcome, PersonRef, tool
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, Stale, ToolError
from tools.jobs import headcount
from tools.jobs.states import mention
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem
from tools.wording import listed, short

LEADS = {"hiring_manager_id": HiringRole.HIRING_MANAGER, "recruiter_id": HiringRole.RECRUITER}
"""The team's leading people, kept as rows of the team and not as columns of the job."""
TEXTS = ("title", "description", "requirements")
_IDS = {"department_id", "location_id", *LEADS}
HEADCOUNT = "openings"
"""The number of slots to fill, kept as rows and not as a column of the job."""


class UpdateJob(Args):
    """The job and what changes; what is left out stays."""

    job: JobRef
    title: Annotated[str, OneLine, Field(min_length=1, max_length=200)] | None = None
    department: DepartmentRef | None = None
    location: LocationRef | None = None
    employment_type: Literal["full_time", "part_time", "contract", "internship", "temporary"] | None = None
    description: str | None = Field(default=None, max_length=50_000)
    requirements: str | None = Field(default=None, max_length=50_000)
    confidential: bool | None = None
    hiring_manager: PersonRef | None = None
    recruiter: PersonRef | None = None
    openings: str | None = Field(default=None, coerce_numbers_to_str=True, description="To fill; +1: one more")


@dataclass(frozen=True)
class Difference:
    """One difference: what it is called, what it was and will be, stored and in words."""

    column: str
    name: str
    was: Any
    becomes: Any
    was_words: str
    words: str


@tool(
    area="jobs",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=(
        "rename {job} to {text}",
        "change the title of {job} to {text}",
        "move {job} to {department}",
        "change the location of {job} to {location}",
        "make {person} the hiring manager of {job}",
        "set the recruiter of {job} to {person}",
        "make {job} confidential",
        "{job} is no longer confidential",
        "update the description of {job}: {text}",
        "make {job} part time",
        "set the requirements of {job} to {text}",
        "{job} has {number} openings now",
    ),
)
async def update_job(ctx: ToolContext, args: UpdateJob) -> Outcome:
    """Change a job: its title, place, texts, openings, visibility, people."""
    job = await references.job(ctx, args.job, write=True)
    if len(args.model_fields_set) == 1:
        raise ToolError(f"What should change on {job.label}? Nothing was changed.")
    if await job_changes.lock(ctx.session, job.id) is None:
        raise NotAllowed
    changes = [change for change in await _changes(ctx, job, args) if change.was != change.becomes]
    if not changes:
        return Outcome(say=f"{job.label} is like that already, so nothing was changed.")
    told = listed([_told(change) for change in changes])
    await ctx.confirm(f"Change {job.label}: {told}.", exact=_exact(job, changes))
    await write(ctx, job.id, {change.column: change.becomes for change in changes})
    await ctx.record(
        "job.updated",
        "job",
        job.id,
        before={change.column: _kept(change.was) for change in changes},
        after={change.column: _kept(change.becomes) for change in changes},
    )
    items = tuple(
        ChangedItem(id=job.id, name=f"{job.code}: {change.name}", from_=change.was_words, to=change.words)
        for change in changes
    )
    return Outcome(
        say=f"Changed {job.label}: {told}.",
        views=(Changed(what="Changed a job", items=items, undo=ctx.change_id, about=(mention(job),)),),
        facts={"id": str(job.id), "changed": [change.name for change in changes]},
    )


async def _changes(ctx: ToolContext, job: JobRow, args: UpdateJob) -> list[Difference]:
    record = await jobs.record(ctx.session, job.id)
    if record is None:
        raise NotFound("That job is not there for you any more.")
    found: list[Difference] = []
    for column in TEXTS:
        text = getattr(args, column)
        if text is not None:
            was = getattr(record, column)
            found.append(Difference(column, column, was, text, short(was or "nothing", 60), short(text, 60)))
    if args.employment_type is not None:
        was, becomes = record.employment_type, EmploymentType(args.employment_type)
        found.append(Difference("employment_type", "contract", was, becomes, _spaced(was), _spaced(becomes)))
    if args.confidential is not None:
        secret = {True: "confidential", False: "not confidential"}
        was_secret, now_secret = secret[record.is_confidential], secret[args.confidential]
        found.append(
            Difference(
                "is_confidential", "visibility", record.is_confidential, args.confidential, was_secret, now_secret
            )
        )
    if args.openings is not None:
        now = await headcount.to_fill(ctx, job.id)
        then = headcount.wanted(now, args.openings)
        found.append(Difference(HEADCOUNT, "openings", now, then, str(now), str(then)))
    found += await _named_changes(ctx, job, args, record.department_id, record.location_id)
    return found


async def _named_changes(
    ctx: ToolContext, job: JobRow, args: UpdateJob, department_id: UUID | None, location_id: UUID | None
) -> list[Difference]:
    file = await jobs.file(ctx.session, job.id)
    assert file is not None  # noqa: S101 - its record was read a moment ago in the same transaction
    found: list[Difference] = []
    if args.department:
        to = await references.department(ctx, args.department, write=True)
        was = file.summary.department or "none"
        found.append(Difference("department_id", "department", department_id, to.id, was, to.name))
    if args.location:
        to = await references.location(ctx, args.location, write=True)
        was = file.summary.location or "none"
        found.append(Difference("location_id", "location", location_id, to.id, was, to.name))
    for argument, role in (("hiring_manager", HiringRole.HIRING_MANAGER), ("recruiter", HiringRole.RECRUITER)):
        ref = getattr(args, argument)
        if ref:
            person = await references.person(ctx, ref, write=True, field=argument)
            lead = next((member for member in file.team if member.role is role), None)
            name = argument.replace("_", " ")
            was_id, was = (lead.person_id, lead.name) if lead else (None, "nobody")
            found.append(Difference(f"{argument}_id", name, was_id, person.id, was, person.name))
    return found


def _exact(job: JobRow, changes: list[Difference]) -> UpdateJob:
    exact: dict[str, Any] = {"job": str(job.id)}
    for change in changes:
        name = "confidential" if change.column == "is_confidential" else change.column.removesuffix("_id")
        exact[name] = str(change.becomes) if change.column in {*_IDS, HEADCOUNT} else change.becomes
    return UpdateJob.model_validate(exact)


async def write(ctx: ToolContext, job_id: UUID, values: Mapping[str, Any]) -> None:
    """Set columns of a job and its leading people; raises `NotAllowed` when the person may not."""
    columns = {name: value for name, value in values.items() if name not in {*LEADS, HEADCOUNT}}
    if HEADCOUNT in values:
        await headcount.set_to_fill(ctx, job_id, values[HEADCOUNT])
    for name, role in LEADS.items():
        if name in values:
            await _lead(ctx, job_id, role, values[name])
    if columns and not await job_changes.change_job(ctx.session, job_id, columns):
        raise NotAllowed


async def _lead(ctx: ToolContext, job_id: UUID, role: HiringRole, person_id: UUID | None) -> None:
    """Make somebody the leading person in a part. Whoever led leaves it, but nobody takes themselves off the team."""
    team = [member for member in await jobs.team(ctx.session, job_id) if member.role is role]
    lead = team[0] if team else None
    if person_id is not None:
        there = next((member for member in team if member.person_id == person_id), None)
        if there is None:
            await job_changes.join_team(ctx.session, job_id, person_id, role, is_primary=True)
        else:
            await job_changes.set_primary(ctx.session, there.id, is_primary=True)
    if lead is None or lead.person_id == person_id:
        return
    keeps = lead.person_id == ctx.actor.id and role is HiringRole.RECRUITER
    done = await (
        job_changes.set_primary(ctx.session, lead.id, is_primary=False)
        if keeps
        else job_changes.leave_team(ctx.session, lead.id)
    )
    if not done:
        raise NotAllowed


def _told(change: Difference) -> str:
    """Say what becomes of a field; free text stands in quotation marks."""
    return f"{change.name} to {f'‘{change.words}’' if change.column in TEXTS else change.words}"


def _kept(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int) else str(value)


def _spaced(value: EmploymentType) -> str:
    return value.value.replace("_", " ")


@undoes("job.updated")
async def undo_update(ctx: ToolContext, event: Event) -> str:
    """Set the fields back to what they were."""
    if await job_changes.lock(ctx.session, event.subject_id) is None:
        raise NotAllowed
    record, team = await jobs.record(ctx.session, event.subject_id), await jobs.team(ctx.session, event.subject_id)
    if record is None:
        raise NotAllowed
    present = {name: _kept(getattr(record, name)) for name in event.after if name not in {*LEADS, HEADCOUNT}}
    if HEADCOUNT in event.after:
        present[HEADCOUNT] = await headcount.to_fill(ctx, event.subject_id)
    for name, role in LEADS.items():
        present[name] = next((str(member.person_id) for member in team if member.role is role), None)
    if any(present[name] != value for name, value in event.after.items()):
        raise Stale(f"{record.code} {record.title} has been changed again since, so this was not undone.")
    values = {
        name: UUID(value) if value is not None and name in _IDS else value for name, value in event.before.items()
    }
    await write(ctx, event.subject_id, values)
    await ctx.record(
        "job.updated", "job", event.subject_id, dict(event.after), dict(event.before), undoes=event.change_id
    )
    return f"{record.code} is as it was"
