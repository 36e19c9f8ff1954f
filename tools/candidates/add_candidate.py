"""Adding a candidate."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import Field

from store.models.enums import NoteVisibility
from store.queries import candidate_changes, notes, profiles, tags
from store.queries.naming import JobRow, NamedRow
from tools import references
from tools.actor import PIPELINE
from tools.base import Args, Effect, JobRef, Outcome, SkillRef, SourceRef, TagRef, tool
from tools.candidates.add_note import LONGEST as LONGEST_NOTE
from tools.candidates.arguments import Line
from tools.candidates.contacts import person_name
from tools.candidates.known import Contacts, cannot_be_added, people_with, read_contacts, refuse_namesakes
from tools.candidates.meaning import refresh_meaning
from tools.candidates.profile_parts import made, place, skills_to_add
from tools.candidates.show_candidate import introduction, read_profile, who
from tools.candidates.tagging import known_tags, make_tags
from tools.context import ToolContext
from tools.errors import NotAllowed, Stale
from tools.pipeline.add_to_job import AddToJob, add_to_job
from tools.undoing import Event, undoes
from tools.views import CandidateProfile, Changed, ChangedItem
from tools.wording import listed


class AddCandidate(Args):
    """A new candidate; only the name is needed."""

    name: str = Field(max_length=1_000)
    email: str | None = Field(default=None, max_length=320)
    phone: str | None = Field(default=None, max_length=40)
    link: str | None = Field(default=None, max_length=2_000, description="LinkedIn, GitHub or another page of theirs")
    title: Line | None = None
    company: Line | None = None
    location: Line | None = Field(default=None, description="City first: Berlin, Germany")
    years: float | None = Field(default=None, ge=0, le=80, description="Years of experience")
    skills: list[SkillRef] = Field(default_factory=list, max_length=50)
    tags: list[TagRef] = Field(default_factory=list, max_length=20)
    source: SourceRef | None = Field(default=None, description="Where the candidate comes from")
    note: str | None = Field(default=None, max_length=LONGEST_NOTE)
    job: JobRef | None = Field(default=None, description="A job to add them to at once")


@dataclass(frozen=True)
class Plan:
    """Everything resolved, before anything is written."""

    values: dict[str, Any]
    contacts: Contacts
    skills: list[NamedRow]
    new_skills: list[str]
    tags: list[NamedRow]
    new_tags: list[str]
    source: NamedRow | None
    job: JobRow | None


@tool(
    area="candidates",
    effect=Effect.WRITE,
    roles=PIPELINE,
    examples=(
        "add {name} as a candidate",
        "add a new candidate {name}, {email}",
        "create a candidate called {name}, {title} at {company}",
        "new candidate: {name}, {email}, {location}",
        "add {name} from {company} in {location} with {skills}",
        "add candidate {name} {email} and put them on {job}",
        "enter a new person {name}, phone {phone}",
        "add {name}, {link}, source {source}",
    ),
)
async def add_candidate(ctx: ToolContext, args: AddCandidate) -> Outcome:
    """Add a new candidate. Somebody whose e-mail, phone or link is known is shown instead, and nothing is added."""
    first, last = person_name(args.name)
    name = " ".join(part for part in (first, last) if part)
    contacts = await read_contacts(ctx, email=args.email, phone=args.phone, link=args.link, location=args.location)
    known = await people_with(ctx, contacts)
    if known:
        return await _already_here(ctx, known[0].id)
    plan = await _plan(ctx, args, first, last, contacts)
    await refuse_namesakes(ctx, name, contacts)
    exact = args.model_copy(
        update={
            "name": f"{last}, {first}" if first and last else name,
            "source": str(plan.source.id) if plan.source else None,
            "job": str(plan.job.id) if plan.job else None,
        }
    )
    await ctx.confirm(f"Add {name} as a candidate{f' to {plan.job.label}' if plan.job else ''}", exact)
    candidate_id = await _write(ctx, plan, name, args.note)
    on_job = await _put_on_job(ctx, plan, candidate_id)
    return await _told(ctx, candidate_id, on_job)


async def _plan(ctx: ToolContext, args: AddCandidate, first: str | None, last: str | None, contacts: Contacts) -> Plan:
    job = await references.job(ctx, args.job, write=True) if args.job else None
    source = await references.source(ctx, args.source, write=True) if args.source else None
    skills, new_skills = await skills_to_add(ctx, args.skills)
    existing, new_tags = await known_tags(ctx, args.tags)
    location, country = await place(ctx, args.location) if args.location else (None, None)
    values = {
        "first_name": first,
        "last_name": last,
        "current_title": args.title or None,
        "current_company": args.company or None,
        "location": location,
        "country": country,
        "years_experience": args.years,
        "owner_id": ctx.actor.id,
    }
    return Plan(values, contacts, skills, new_skills, existing, new_tags, source, job)


async def _write(ctx: ToolContext, plan: Plan, name: str, note: str | None) -> UUID:
    session = ctx.session
    new_tags = await make_tags(ctx, plan.new_tags)
    new_skills = await made(ctx, plan.new_skills)
    candidate_id = await candidate_changes.add(session, plan.values)
    await ctx.record("candidate.added", "candidate", candidate_id, after={"name": name, "status": "active"})
    await _write_contacts(ctx, candidate_id, plan.contacts)
    for skill in (*plan.skills, *new_skills):
        await candidate_changes.add_skill(session, candidate_id, skill.id, source="person")
    put_on = [(candidate_id, tag.id) for tag in (*plan.tags, *new_tags)]
    if put_on:
        await tags.put_on(session, put_on, by=ctx.actor.id)
    if note and note.strip():
        note_id = await notes.add(
            session,
            candidate_id=candidate_id,
            application_id=None,
            author_id=ctx.actor.id,
            body=note.replace("\x00", "").strip(),
            visibility=NoteVisibility.PUBLIC,
        )
        after = {"candidate_id": str(candidate_id), "visibility": "public", "is_deleted": False}
        await ctx.record("note.added", "note", note_id, after=after)
    await refresh_meaning(ctx, candidate_id)
    return candidate_id


async def _write_contacts(ctx: ToolContext, candidate_id: UUID, contacts: Contacts) -> None:
    try:
        if contacts.email:
            await candidate_changes.add_email(ctx.session, candidate_id, contacts.email)
        if contacts.link:
            await candidate_changes.add_link(ctx.session, candidate_id, *contacts.link)
    except candidate_changes.ContactTakenError as error:
        raise cannot_be_added("address") from error
    if contacts.phone:
        await candidate_changes.add_phone(ctx.session, candidate_id, contacts.phone)


async def _put_on_job(ctx: ToolContext, plan: Plan, candidate_id: UUID) -> Outcome | None:
    """Make them an applicant; without a job, an application that names none keeps the source."""
    if plan.job is not None:
        wanted = {"candidates": [str(candidate_id)], "job": str(plan.job.id)}
        if plan.source is not None:
            wanted["source"] = str(plan.source.id)
        outcome: Outcome = await add_to_job.run(ctx, AddToJob.model_validate(wanted))
        return outcome
    if plan.source is not None:
        await candidate_changes.add_prospect(
            ctx.session, candidate_id, source_id=plan.source.id, credited_to_id=ctx.actor.id, at=ctx.now
        )
    return None


async def _already_here(ctx: ToolContext, candidate_id: UUID) -> Outcome:
    profile = await read_profile(ctx, candidate_id)
    say = f"{profile.candidate.name} is here already, so nobody was added: {introduction(profile)}"
    return Outcome(say=say, views=(profile,), facts={"candidate_id": str(candidate_id), "added": False})


async def _told(ctx: ToolContext, candidate_id: UUID, on_job: Outcome | None) -> Outcome:
    profile: CandidateProfile = await read_profile(ctx, candidate_id)
    say = f"Added {who(profile)}."
    one = profile.candidate
    details = listed([*one.emails, *one.phones, *one.links, *one.skills], most=6)
    item = ChangedItem(id=one.id, name=one.name, to=details or "new candidate", candidate_id=one.id)
    if on_job is not None:
        say = f"{say} {on_job.say}"
    return Outcome(
        say=say,
        views=(Changed(what=f"Added {one.name}", items=(item,), undo=ctx.change_id), profile),
        facts={"candidate_id": str(candidate_id), "added": True, **(on_job.facts if on_job else {})},
    )


@undoes("candidate.added")
async def undo_adding(ctx: ToolContext, event: Event) -> str:
    """Empty the record: nobody can be found by it any more. What has grown on it since keeps it."""
    name = event.after["name"]
    facts = await profiles.facts(ctx.session, event.subject_id, hold=True)
    if facts is None:
        raise Stale(f"{name} is not here any more.")
    if await candidate_changes.has_a_life(ctx.session, event.subject_id, event.actor_id):
        raise Stale(f"{name} has applications or notes by now, so adding them was not undone.")
    if not await candidate_changes.empty(ctx.session, event.subject_id):
        raise NotAllowed
    after = {"status": "anonymised"}
    await ctx.record(
        "candidate.removed", "candidate", event.subject_id, {"status": "active"}, after, undoes=event.change_id
    )
    return f"{name} is no longer here"


@undoes("skill.created")
async def keep_skill(ctx: ToolContext, event: Event) -> str:  # noqa: ARG001 - the shape of every handler
    """Leave a new skill in the vocabulary: others may use it by now."""
    return ""
