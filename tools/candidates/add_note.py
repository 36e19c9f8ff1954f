"""Writing a note on a candidate."""

from datetime import timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from store.models.enums import NoteVisibility, Role
from store.queries import candidates, notes
from store.queries.naming import CandidateRow, JobRow
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotAllowed, Stale, ToolError
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem
from tools.wording import short

REPEATED = timedelta(minutes=1)
"""The same note by the same person within this time is a repetition."""
LONGEST = 20_000
SHOWN = 200
"""Characters of a note that its card shows."""


class AddNote(Args):
    """A note on one candidate."""

    candidate: CandidateRef
    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]
    job: JobRef | None = Field(default=None, description="The job the note is about, if it is about one")
    visibility: Literal["public", "private", "admin_only"] | None = Field(
        default=None, description="public unless asked otherwise; private: the author and the job's recruiters"
    )


@tool(
    area="candidates",
    effect=Effect.WRITE,
    roles=(*RECRUITING, Role.HIRING_MANAGER, Role.INTERVIEWER),
    examples=(
        "note on {candidate}: {text}",
        "add a note to {candidate}: {text}",
        "add a note to {candidate} that {text}",
        "make a note for {candidate} saying {text}",
        "write down about {candidate}: {text}",
        "jot down on {candidate}'s profile: {text}",
        "private note on {candidate}: {text}",
        "note on {candidate} for {job}: {text}",
        "remember about {candidate} that {text}",
    ),
)
async def add_note(ctx: ToolContext, args: AddNote) -> Outcome:
    """Write a note on a candidate, optionally about one of their applications."""
    job = await references.job(ctx, args.job, write=True) if args.job else None
    row = await references.candidate(ctx, args.candidate, write=True, job=job)
    visibility = NoteVisibility(args.visibility or "public")
    body = args.text.replace("\x00", "").strip()
    if not body:
        raise ToolError("The note is empty, so nothing was written: say what it should say.")
    application_id = await _application_on(ctx, row, job) if job else None
    if await notes.just_written(
        ctx.session, candidate_id=row.id, author_id=ctx.actor.id, body=body, since=ctx.now - REPEATED
    ):
        return Outcome(say=f"That note is on {row.name} already; nothing was written twice.")
    exact = AddNote(candidate=str(row.id), text=body, job=str(job.id) if job else None, visibility=visibility.value)
    await ctx.confirm(f"Write a note on {row.name}: {short(body, SHOWN)}", exact)
    note_id = await notes.add(
        ctx.session,
        candidate_id=row.id,
        application_id=application_id,
        author_id=ctx.actor.id,
        body=body,
        visibility=visibility,
    )
    after = {
        "candidate_id": str(row.id),
        "application_id": str(application_id) if application_id else None,
        "visibility": visibility.value,
        "is_deleted": False,
    }
    await ctx.record("note.added", "note", note_id, after=after)
    return _told(ctx, row, job, body, visibility, note_id)


def _told(
    ctx: ToolContext, row: CandidateRow, job: JobRow | None, body: str, visibility: NoteVisibility, note_id: UUID
) -> Outcome:
    kind = {"public": "a note", "private": "a private note", "admin_only": "a note for administrators"}[visibility]
    about = f" about {job.code}" if job else ""
    say = f"Wrote {kind} on {row.name}{about}."
    item = ChangedItem(id=note_id, name=row.name, to=short(body, SHOWN), candidate_id=row.id)
    return Outcome(
        say=say,
        views=(Changed(what=say.rstrip("."), items=(item,), undo=ctx.change_id),),
        facts={"note_id": str(note_id), "candidate_id": str(row.id)},
    )


async def _application_on(ctx: ToolContext, row: CandidateRow, job: JobRow) -> UUID:
    found = await candidates.applications(ctx.session, [row.id])
    on_job = [one.id for one in found.get(row.id, ()) if one.job_id == job.id]
    if not on_job:
        raise ToolError(f"{row.name} has no application on {job.code}, so no note was written.")
    return on_job[0]


@undoes("note.added", "note.removed", "note.restored")
async def undo_note(ctx: ToolContext, event: Event) -> str:
    """Hide the note again, or show it again."""
    hides = event.action != "note.removed"
    if not await notes.set_deleted(ctx.session, event.subject_id, ctx.now if hides else None):
        if event.actor_id != ctx.actor.id:
            raise NotAllowed
        raise Stale("The note has been changed again since, so this was not undone.")
    before, after = {"is_deleted": not hides}, {**event.after, "is_deleted": hides}
    action = "note.removed" if hides else "note.restored"
    await ctx.record(action, "note", event.subject_id, before, after, undoes=event.change_id)
    return "the note is gone" if hides else "the note is back"
