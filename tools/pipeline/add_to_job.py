"""Making candidates applicants of a job."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import Field

from store.models.enums import ApplicationStatus, JobStatus, SourceKind, StageKind
from store.queries import applications, prospects
from store.queries.applications import Origin, Standing
from store.queries.naming import CandidateRow, JobRow
from store.queries.prospects import Prospect
from tools import references
from tools.actor import HIRING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, PersonRef, SourceRef, StageRef, tool
from tools.context import ToolContext
from tools.errors import NotAllowed, Stale, ToolError
from tools.pipeline.ending import DECIDING
from tools.pipeline.prospects import convert
from tools.pipeline.taking_back import append, unchanged
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem
from tools.wording import counted, day, listed

SOURCED = {SourceKind.PROSPECTING, SourceKind.CANDIDATE_SEARCH, SourceKind.SOCIAL_MEDIA, SourceKind.ATTEND_EVENTS}
"""Families of sources where somebody inside found the person, and so is credited."""


class AddToJob(Args):
    """Whom to add to which job, and where they come from."""

    candidates: list[CandidateRef] = Field(min_length=1, max_length=500)
    job: JobRef
    stage: StageRef | None = Field(default=None, description="Where they start; the first stage unless said")
    source: SourceRef | None = Field(default=None, description="Where they come from")
    credited_to: PersonRef | None = Field(default=None, description="Who gets the credit")


@dataclass(frozen=True)
class Entry:
    """A candidate about to apply: where they came from, who is credited, what was before.

    `prospect` is the row that becomes their application; without one there will be a new row.
    """

    person: CandidateRow
    source_id: UUID | None
    source: str | None
    credited_to_id: UUID | None
    before: Standing | None
    prospect: Prospect | None


@tool(
    area="pipeline",
    effect=Effect.WRITE,
    roles=HIRING,
    examples=(
        "add {candidate} to {job}",
        "put {candidate} on {job}",
        "add {candidates} to {job} in {stage}",
        "add {candidate} to {job}, source {source}",
        "make {candidate} an applicant for {job}",
        "consider {candidate} for {job}",
        "add {candidate} to {job}, credit goes to {person}",
        "attach {candidate} to {job}",
        "enter {candidate} for {job} at {stage}",
    ),
)
async def add_to_job(ctx: ToolContext, args: AddToJob) -> Outcome:
    """Make candidates applicants of a job, keeping where they came from and who is credited."""
    job = await references.job(ctx, args.job, write=True)
    people = await references.candidates(ctx, args.candidates, write=True)
    stage_id, stage = await _start(ctx, job, args.stage)
    await _check(ctx, job)
    active = await applications.active_of(ctx.session, [person.id for person in people])
    there = {one.candidate_id: one for one in active if one.job_id == job.id}
    new = [person for person in people if person.id not in there]
    if not new:
        return Outcome(say=f"{_already(list(there.values()), job)}, so nothing was changed.", facts={"added": 0})
    kept = await prospects.for_job(ctx.session, [person.id for person in new], job.id)
    entries = [await _entry(ctx, person, job, args, kept.get(person.id)) for person in new]
    await ctx.confirm(
        f"Add {counted(len(new), 'person', 'people')} to {job.label} in {stage}: "
        f"{listed([person.name for person in new], most=60)}.",
        exact=_exact(new, job, stage_id, args, entries),
        people=len(new),
    )
    items = [await _add(ctx, entry, job, stage_id, stage) for entry in entries]
    return _outcome(ctx, entries, items, list(there.values()), job, stage)


async def _start(ctx: ToolContext, job: JobRow, wanted: str | None) -> tuple[UUID, str]:
    if wanted is None:
        first = await applications.first_stage(ctx.session, job.id)
        if first is None:
            raise ToolError(f"{job.code} has no stages yet, so nobody can be added to it.")
        return first
    stage = await references.stage(ctx, wanted, job=job)
    if stage.kind in (StageKind.HIRED, StageKind.ARCHIVED):
        raise ToolError(f"Nobody can start in {stage.name}; nothing was changed. Please name an earlier stage.")
    return stage.id, stage.name


async def _check(ctx: ToolContext, job: JobRow) -> None:
    if not await applications.may_move_on(ctx.session, job.id):
        raise NotAllowed
    if job.status in (JobStatus.CLOSED, JobStatus.ARCHIVED):
        raise ToolError(f"{job.label} is {job.status.value}, so nobody was added. Reopen it first.")


async def _entry(
    ctx: ToolContext, person: CandidateRow, job: JobRow, args: AddToJob, prospect: Prospect | None
) -> Entry:
    """Keep the source named, else the one the person came by before; credit likewise, else whoever sourced them."""
    source_id, source, credited = await _origin(ctx, person, prospect)
    if args.source is not None:
        named = await references.source(ctx, args.source, write=True)
        credited = credited if named.id == source_id else None
        source_id, source = named.id, named.name
    if args.credited_to is not None:
        credited = (await references.person(ctx, args.credited_to, write=True, field="credited_to")).id
    elif credited is None and await _was_sourced(ctx, source_id):
        credited = ctx.actor.id
    ended = await applications.ended_of(ctx.session, person.id, job.id)
    return Entry(person, source_id, source, credited, ended[0] if ended else None, prospect)


async def _origin(
    ctx: ToolContext, person: CandidateRow, prospect: Prospect | None
) -> tuple[UUID | None, str | None, UUID | None]:
    """Give source and credit of the prospect; what it lacks, of what the person came by before."""
    if prospect is not None and prospect.source_id is not None:
        return prospect.source_id, prospect.source, prospect.credited_to_id
    before = await applications.origin_of(ctx.session, person.id) or Origin(None, None, None)
    kept = prospect.credited_to_id if prospect is not None else None
    return before.source_id, before.source, kept or before.credited_to_id


async def _was_sourced(ctx: ToolContext, source_id: UUID | None) -> bool:
    """Without a known source, whoever adds a person to a job has sourced them."""
    return source_id is None or await applications.source_kind(ctx.session, source_id) in SOURCED


def _exact(
    new: Sequence[CandidateRow], job: JobRow, stage_id: UUID, args: AddToJob, entries: Sequence[Entry]
) -> AddToJob:
    exact: dict[str, Any] = {
        "candidates": [str(person.id) for person in new],
        "job": str(job.id),
        "stage": str(stage_id),
    }
    if args.source is not None:
        exact["source"] = str(entries[0].source_id)
    if args.credited_to is not None:
        exact["credited_to"] = str(entries[0].credited_to_id)
    return AddToJob.model_validate(exact)


async def _add(ctx: ToolContext, entry: Entry, job: JobRow, stage_id: UUID, stage: str) -> ChangedItem:
    if entry.prospect is None:
        application_id = await _insert(ctx, entry, job, stage_id)
    else:
        application_id = await convert(
            ctx,
            entry.prospect,
            entry.person.name,
            job,
            stage_id=stage_id,
            source_id=entry.source_id,
            credited_to_id=entry.credited_to_id,
        )
    return ChangedItem(
        id=application_id, name=entry.person.name, to=f"{stage} on {job.code}", candidate_id=entry.person.id
    )


async def _insert(ctx: ToolContext, entry: Entry, job: JobRow, stage_id: UUID) -> UUID:
    application_id = await applications.add(
        ctx.session,
        candidate_id=entry.person.id,
        job_id=job.id,
        stage_id=stage_id,
        source_id=entry.source_id,
        credited_to_id=entry.credited_to_id,
        by=ctx.actor.id,
        at=ctx.now,
    )
    if application_id is None:
        raise Stale(f"{entry.person.name} has just been added to {job.code} by somebody else, so nothing was changed.")
    await ctx.record(
        "application.added",
        "application",
        application_id,
        after={
            "candidate_id": str(entry.person.id),
            "job_id": str(job.id),
            "status": ApplicationStatus.ACTIVE.value,
            "stage_id": str(stage_id),
            "source_id": str(entry.source_id) if entry.source_id else None,
            "credited_to_id": str(entry.credited_to_id) if entry.credited_to_id else None,
        },
    )
    return application_id


def _outcome(
    ctx: ToolContext,
    entries: Sequence[Entry],
    items: Sequence[ChangedItem],
    there: Sequence[Standing],
    job: JobRow,
    stage: str,
) -> Outcome:
    say = f"Added {listed([entry.person.name for entry in entries])} to {job.label}, in {stage}"
    sources = {entry.source for entry in entries if entry.source}
    say += f" (source: {sources.pop()})." if len(sources) == 1 else "."
    for entry in entries:
        if entry.before is not None:
            ended = f"{entry.before.status.value}, applied on {day(entry.before.applied_at)}"
            say += f" {entry.person.name} had applied before ({ended}); this is a new application."
    were = [entry.person.name for entry in entries if entry.prospect is not None]
    if were:
        say += f" {listed(were)} {'was a prospect' if len(were) == 1 else 'were prospects'} until now."
    if there:
        say += f" {_already(there, job)}."
    facts = {
        "job_id": str(job.id),
        "added": [{"application_id": str(i.id), "candidate_id": str(i.candidate_id)} for i in items],
    }
    ends = any(entry.prospect is None for entry in entries)  # taking back ends a new application
    undo = ctx.change_id if ctx.actor.is_any(DECIDING) or not ends else None
    return Outcome(say=say, views=(Changed(what="Added", items=tuple(items), undo=undo),), facts=facts)


def _already(there: Sequence[Standing], job: JobRow) -> str:
    be = "is" if len(there) == 1 else "are"
    stages = listed(list(dict.fromkeys(one.stage or "no stage" for one in there)))
    return f"{listed([one.name for one in there])} {be} already active on {job.code}, in {stages}"


@undoes("application.added")
async def take_off(ctx: ToolContext, event: Event) -> str:
    """End an application that was added by mistake; its row stays, as withdrawn."""
    one = await unchanged(ctx, event)
    gone = {"status": ApplicationStatus.WITHDRAWN.value, "stage_id": event.after["stage_id"]}
    await append(ctx, one, event, "application.removed", gone, reason="Added by mistake")
    return f"{one.name} is no longer on {one.job_code}"


@undoes("application.removed")
async def put_on_again(ctx: ToolContext, event: Event) -> str:
    """Restore an application whose adding had been undone."""
    one = await unchanged(ctx, event)
    back = await append(ctx, one, event, "application.added", event.before)
    return f"{back.name} is on {back.job_code} again, in {back.stage}"
