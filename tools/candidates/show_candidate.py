"""Showing one candidate."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from store.queries import candidates, notes, profiles
from store.queries.profiles import Facts
from tools import references
from tools.actor import MEETING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, tool
from tools.candidates.lines import application_line
from tools.context import ToolContext
from tools.errors import NotFound
from tools.views import (
    ApplicationLine,
    CandidateDetail,
    CandidateProfile,
    DocumentLine,
    NoteLine,
    TimelineEntry,
)
from tools.wording import counted, day, listed

Section = Literal["all", "contact", "applications", "notes", "timeline", "documents"]
FEW = 5
"""Notes and happenings that the whole profile shows; their own sections show more."""


class ShowCandidate(Args):
    """Which candidate, and what of the profile."""

    candidate: CandidateRef
    section: Section | None = Field(default=None, description="One part of the profile; all unless said")
    job: JobRef | None = Field(default=None, description="A job of theirs, to tell namesakes apart")


@tool(
    area="candidates",
    effect=Effect.READ,
    roles=MEETING,
    examples=(
        "show {candidate}",
        "who is {candidate}",
        "open {candidate}'s profile",
        "tell me about {candidate}",
        "what do we know about {candidate}",
        "what is {candidate}'s e-mail address",
        "how do I reach {candidate}",
        "show the notes on {candidate}",
        "which jobs has {candidate} applied to",
        "where does {candidate} stand",
        "show {candidate}'s résumé",
        "what has happened with {candidate}",
    ),
)
async def show_candidate(ctx: ToolContext, args: ShowCandidate) -> Outcome:
    """Show one candidate: profile, contact details, applications, notes, timeline or documents."""
    job = await references.job(ctx, args.job, write=False) if args.job else None
    found = await references.candidate_or_list(ctx, args.candidate, job=job)
    if isinstance(found, Outcome):
        return found
    section = args.section or "all"
    profile = await read_profile(ctx, found.id, section)
    if job is not None and all(one.job_id != job.id for one in profile.applications):
        ctx.remark(f"{found.name} has no application on {job.code} that you can see.")
    return Outcome(say=_sentence(profile, section), views=(profile,), facts=_facts(profile))


async def read_profile(ctx: ToolContext, candidate_id: UUID, section: Section = "all") -> CandidateProfile:
    """Read what the person may see of a candidate; the applications are always part of it.

    Raises `NotFound` when the candidate is not there for them.
    """
    row = await profiles.facts(ctx.session, candidate_id)
    if row is None:
        raise NotFound("That candidate is not there any more.")
    applications = (await candidates.applications(ctx.session, [row.id])).get(row.id, ())
    is_whole = section == "all"
    return CandidateProfile(
        candidate=await _detail(ctx, row, section),
        applications=tuple(application_line(one) for one in applications),
        notes=await _notes(ctx, row.id, FEW if is_whole else profiles.MANY) if section in {"all", "notes"} else (),
        timeline=await _timeline(ctx, row.id, FEW if is_whole else profiles.MANY)
        if section in {"all", "timeline"}
        else (),
    )


async def _detail(ctx: ToolContext, row: Facts, section: Section) -> CandidateDetail:
    return CandidateDetail(
        id=row.id,
        name=row.name,
        headline=row.headline,
        title=row.title,
        company=row.company,
        location=row.location,
        years=row.years,
        owner=row.owner,
        do_not_contact=row.do_not_contact,
        is_private=row.is_private,
        last_contacted_at=row.last_contacted_at,
        **(await _parts(ctx, row, section)),
    )


async def _parts(ctx: ToolContext, row: Facts, section: Section) -> dict[str, Any]:
    """Read the lists that the section shows."""
    parts: dict[str, Any] = {}
    if section in {"all", "contact"}:
        for name, read in (("emails", profiles.emails), ("phones", profiles.phones), ("links", profiles.links)):
            parts[name] = tuple(await read(ctx.session, row.id))
    if section == "all":
        parts["summary"] = row.summary
        lists = (profiles.skills, profiles.tags, profiles.pools, profiles.experience, profiles.education)
        for read in lists:
            parts[read.__name__] = tuple(await read(ctx.session, row.id))
    if section in {"all", "documents"}:
        documents = await profiles.documents(ctx.session, row.id)
        parts["documents"] = tuple(DocumentLine(id=d.id, kind=d.kind.value, filename=d.filename) for d in documents)
    return parts


async def _notes(ctx: ToolContext, candidate_id: UUID, most: int) -> tuple[NoteLine, ...]:
    rows = await notes.of_candidate(ctx.session, candidate_id, limit=most)
    return tuple(
        NoteLine(id=row.id, author=row.author, body=row.body, visibility=row.visibility.value, at=row.at)
        for row in rows
    )


async def _timeline(ctx: ToolContext, candidate_id: UUID, most: int) -> tuple[TimelineEntry, ...]:
    rows = await profiles.timeline(ctx.session, candidate_id, most=most)
    return tuple(TimelineEntry(at=row.at, what=row.what, who=row.who) for row in rows)


def _sentence(profile: CandidateProfile, section: Section) -> str:
    one = profile.candidate
    match section:
        case "contact":
            details = [*one.emails, *one.phones, *one.links]
            said = f"{one.name}: {listed(details)}." if details else _nothing("contact details", one.name)
            return f"{said} Do not contact." if one.do_not_contact else said
        case "applications":
            lines = [_standing(line) for line in profile.applications]
            return f"{one.name}: {listed(lines)}." if lines else _nothing("applications", one.name)
        case "notes":
            number = counted(len(profile.notes), "note")
            return f"{number} on {one.name}." if profile.notes else _nothing("notes", one.name, "on")
        case "timeline":
            return _latest(profile) if profile.timeline else _nothing("entries", one.name, "in the timeline of")
        case "documents":
            files = [document.filename for document in one.documents]
            return f"{one.name}: {listed(files)}." if files else _nothing("documents", one.name)
        case _:
            return introduction(profile)


def introduction(profile: CandidateProfile) -> str:
    """Say who somebody is and where they stand."""
    active = [_standing(line) for line in profile.applications if line.status == "active"]
    return f"{who(profile)}; {listed(active)}." if active else f"{who(profile)}."


def who(profile: CandidateProfile) -> str:
    """Say who somebody is: name, work and place."""
    one = profile.candidate
    work = " at ".join(part for part in (one.title, one.company) if part)
    return ", ".join(part for part in (one.name, work, one.location) if part)


def _standing(line: ApplicationLine) -> str:
    where = line.job_code or "no job yet"
    return f"{line.stage} on {where}" if line.status == "active" and line.stage else f"{line.status} on {where}"


def _latest(profile: CandidateProfile) -> str:
    last = profile.timeline[0]
    return f"{profile.candidate.name}, latest on {day(last.at)}: {last.what}."


def _nothing(what: str, name: str, of: str = "of") -> str:
    return f"There are no {what} {of} {name} that you can see."


def _facts(profile: CandidateProfile) -> dict[str, Any]:
    one = profile.candidate
    return {
        "candidate_id": str(one.id),
        "title": one.title,
        "company": one.company,
        "location": one.location,
        "years": one.years,
        "owner": one.owner,
        "do_not_contact": one.do_not_contact,
        "skills": list(one.skills[:20]),
        "tags": list(one.tags[:20]),
        "applications": _lines(profile.applications),
        "counts": {"notes": len(profile.notes), "documents": len(one.documents)},
    }


def _lines(lines: Sequence[ApplicationLine]) -> list[dict[str, Any]]:
    return [
        {"id": str(line.id), "job": line.job_code, "status": line.status, "stage": line.stage} for line in lines[:10]
    ]
