"""People met at an event: found or added, with the event on their record and as their source."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from store.models.enums import SourceKind
from store.queries import candidate_changes, naming, origins
from store.queries.naming import CandidateRow, NamedRow
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, Effect, JobRef, OneLine, Outcome, tool
from tools.candidates.contacts import person_name
from tools.context import ToolContext
from tools.errors import NotFound, Stale, ToolError
from tools.matching import fold
from tools.pipeline.add_to_job import AddToJob, add_to_job
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem
from tools.wording import counted, listed

Name = Annotated[str, StringConstraints(min_length=1, max_length=200), OneLine]


class AddFromEvent(Args):
    """Who was met (full names; whoever is unknown is added), at which event, and for which job if any."""

    people: list[Name] = Field(min_length=1, max_length=100)
    event: Name
    held_on: date | None = None
    job: JobRef | None = None


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=("add {people} from the event {event}", "we met {people} at the event {event}"),
)
async def add_from_event(ctx: ToolContext, args: AddFromEvent) -> Outcome:
    """Record people met at an event, adding those who are new with the event as their source."""
    if args.held_on and args.held_on > ctx.today:
        raise ToolError("That day is still to come, so nobody was added.")
    job = await references.job(ctx, args.job, write=True) if args.job else None
    known, new = await _sorted_out(ctx, args.people)
    source = await _source(ctx, args.event)
    exact = args.model_copy(update={"job": str(job.id) if job else None})
    names = listed(args.people, most=60)
    summary = f"Record {counted(len(args.people), 'person', 'people')} met at {args.event}: {names}."
    await ctx.confirm(summary, exact, people=len(args.people))
    event_id, event = await _event(ctx, args.event, args.held_on)
    added = [await _add(ctx, name, source) for name in new]
    people = [*known, *added]
    items = []
    for one in people:
        if await origins.met(ctx.session, event_id, one.id):
            after = {"candidate_id": str(one.id), "event": event}
            await ctx.record("event.met", "event", event_id, after=after)
            was = "new" if one in added else "known"
            items.append(ChangedItem(id=one.id, name=one.name, to=f"{event} ({was})", candidate_id=one.id))
    if not items:
        return Outcome(say=f"{listed([one.name for one in people])} being met at {event} is on record already.")
    say = f"Met at {event}: {listed([item.name for item in items])}"
    say += f"; {listed([one.name for one in added])} had not been known." if added else "."
    if source and added:
        say += f" Their source is {source.name}."
    if job is not None:
        wanted = AddToJob(candidates=[str(one.id) for one in people], job=str(job.id))
        joined: Outcome = await add_to_job.run(ctx, wanted)
        say = f"{say} {joined.say}"
    view = Changed(what="Met at an event", items=tuple(items), undo=ctx.change_id)
    return Outcome(say=say, views=(view,), facts={"event_id": str(event_id), "added": len(added)})


async def _sorted_out(ctx: ToolContext, names: list[str]) -> tuple[list[CandidateRow], list[str]]:
    """Part who is known by exactly that name from who is new; one of several of a name is asked about."""
    known: list[CandidateRow] = []
    new: list[str] = []
    for name in dict.fromkeys(names):
        if (await references.called(ctx, name)).how == "exact":
            known.append(await references.candidate(ctx, name, write=True, field="people"))
        else:
            new.append(name)
    return known, new


async def _source(ctx: ToolContext, event: str) -> NamedRow | None:
    """Choose the source of that family whose name the event's has in it, else the only one there is."""
    there = await origins.sources_of(ctx.session, SourceKind.ATTEND_EVENTS)
    words = fold(event).split()
    named = [one for one in there if fold(one.name) in fold(event) or set(fold(one.name).split()) & set(words)]
    return named[0] if named else (there[0] if len(there) == 1 else None)


async def _event(ctx: ToolContext, name: str, held_on: date | None) -> tuple[UUID, str]:
    found = next((one for one in await origins.events(ctx.session) if fold(one.name) == fold(name)), None)
    if found is not None:
        return found.id, found.name
    return await origins.add_event(ctx.session, name, held_on), name


async def _add(ctx: ToolContext, name: str, source: NamedRow | None) -> CandidateRow:
    first, last = person_name(name)
    values = {"first_name": first, "last_name": last, "owner_id": ctx.actor.id}
    candidate_id = await candidate_changes.add(ctx.session, values)
    await ctx.record("candidate.added", "candidate", candidate_id, after={"name": name, "status": "active"})
    if source is not None:
        await candidate_changes.add_prospect(
            ctx.session, candidate_id, source_id=source.id, credited_to_id=ctx.actor.id, at=ctx.now
        )
    return CandidateRow(candidate_id, name, None, None, None)


@undoes("event.met")
async def undo_meeting(ctx: ToolContext, event: Event) -> str:
    """Take somebody off the event again."""
    candidate_id = UUID(event.after["candidate_id"])
    if not await origins.was_not_met(ctx.session, event.subject_id, candidate_id):
        raise Stale("That is not on record any more, so nothing was undone.")
    before = dict(event.after)
    await ctx.record("event.not_met", "event", event.subject_id, before=before, undoes=event.change_id)
    found = await naming.candidates_by_id(ctx.session, [candidate_id])
    if not found:
        raise NotFound("That candidate is not there for you any more, so nothing was undone.")
    return f"{found[0].name} is off {event.after['event']}"
