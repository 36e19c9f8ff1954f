"""Writing down a call, a LinkedIn message or a talk at an event."""

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from store.models.enums import Channel
from store.queries import contacts
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.errors import Stale, ToolError
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem
from tools.wording import day

_CHANNELS = {
    "call": Channel.PHONE,
    "linkedin": Channel.LINKEDIN,
    "sms": Channel.SMS,
    "event": Channel.IN_PERSON,
    "meeting": Channel.IN_PERSON,
}


class LogTouch(Args):
    """With whom, how, and what was said."""

    candidate: CandidateRef
    how: Literal["call", "linkedin", "sms", "event", "meeting"] = "call"
    text: str | None = Field(default=None, max_length=4_000)
    job: JobRef | None = None
    at: datetime | None = Field(default=None, description="ISO time; now if left out")


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=("log a call with {candidate}: {text}", "log a call with {candidate}"),
)
async def log_touch(ctx: ToolContext, args: LogTouch) -> Outcome:
    """Log that the asker was in touch with a candidate outside of here."""
    person = await references.candidate(ctx, args.candidate, write=True)
    job = await references.job(ctx, args.job, write=True) if args.job else None
    at = _at(ctx, args.at)
    exact = args.model_copy(update={"candidate": str(person.id), "job": str(job.id) if job else None, "at": at})
    await ctx.confirm(f"Log a {args.how} with {person.name}.", exact)
    touch_id = await contacts.log(
        ctx.session,
        candidate_id=person.id,
        sender_id=ctx.actor.id,
        channel=_CHANNELS[args.how],
        note=args.text,
        at=at,
        job_id=job.id if job else None,
    )
    after = {"candidate_id": str(person.id), "how": args.how}
    await ctx.record("contact.logged", "message", touch_id, after=after)
    how = {"linkedin": "LinkedIn message", "sms": "text message", "event": "talk at an event"}.get(args.how, args.how)
    item = ChangedItem(id=touch_id, name=person.name, to=f"{how} on {day(at)}", candidate_id=person.id)
    return Outcome(
        say=f"Logged {'an' if how[0] in 'aeio' else 'a'} {how} with {person.name}.",
        views=(Changed(what="Logged", items=(item,), undo=ctx.change_id),),
    )


def _at(ctx: ToolContext, at: datetime | None) -> datetime:
    if at is None:
        return ctx.now
    at = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(ctx.actor.timezone or "UTC"))
    if at > ctx.now:
        raise ToolError("That is in the future, so nothing was logged.")
    return at


@undoes("contact.logged")
async def undo_logging(ctx: ToolContext, event: Event) -> str:
    """Take a logged touch out again."""
    if not await contacts.forget(ctx.session, event.subject_id):
        raise Stale("That contact is not on record any more, so nothing was undone.")
    await ctx.record("contact.forgotten", "message", event.subject_id, before=dict(event.after), undoes=event.change_id)
    return "the contact is off the record again"
