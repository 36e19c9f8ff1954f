"""Somebody inside recommends a candidate: kept as a source, with the credit."""

from pydantic import Field

from store.models.enums import SourceKind
from store.queries import applications, origins
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, PersonRef, tool
from tools.context import ToolContext
from tools.errors import Stale
from tools.pipeline.add_to_job import AddToJob, add_to_job
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem


class ReferCandidate(Args):
    """Who recommends whom, for which job if any, and what they said."""

    candidate: CandidateRef
    referrer: PersonRef
    job: JobRef | None = None
    note: str | None = Field(default=None, max_length=2_000)


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=("{referrer} referred {candidate}", "{referrer} referred {candidate} for {job}"),
)
async def refer_candidate(ctx: ToolContext, args: ReferCandidate) -> Outcome:
    """Record that a colleague refers a candidate; with a job, make them its applicant with source and credit."""
    person = await references.candidate(ctx, args.candidate, write=True)
    referrer = await references.person(ctx, args.referrer, write=True, field="referrer")
    job = await references.job(ctx, args.job, write=True) if args.job else None
    exact = {"candidate": str(person.id), "referrer": str(referrer.id), "job": str(job.id) if job else None}
    on = f" for {job.label}" if job else ""
    await ctx.confirm(f"Record that {referrer.name} refers {person.name}{on}.", args.model_copy(update=exact))
    note = args.note.strip() if args.note else None
    made = await origins.refer(ctx.session, person.id, referrer.id, job_id=job.id if job else None, note=note)
    if made is None:
        return Outcome(say=f"{referrer.name} referring {person.name}{on} is on record already; nothing was changed.")
    after = {"candidate_id": str(person.id), "referrer_id": str(referrer.id)}
    await ctx.record("referral.added", "referral", made, after=after)
    item = ChangedItem(id=made, name=person.name, to=f"referred by {referrer.name}", candidate_id=person.id)
    say = f"{person.name} is on record as referred by {referrer.name}{on}."
    if job is not None:
        source = await applications.source_of_kind(ctx.session, SourceKind.REFERRALS)
        wanted = AddToJob(
            candidates=[str(person.id)],
            job=str(job.id),
            source=str(source[0]) if source else None,
            credited_to=str(referrer.id),
        )
        added: Outcome = await add_to_job.run(ctx, wanted)
        say = f"{say} {added.say}"
    view = Changed(what="Referred", items=(item,), undo=ctx.change_id)
    return Outcome(say=say, views=(view,), facts={"referral_id": str(made)})


@undoes("referral.added")
async def undo_referral(ctx: ToolContext, event: Event) -> str:
    """Take a referral off the record."""
    if not await origins.take_back(ctx.session, event.subject_id):
        raise Stale("That referral is not on record any more, so nothing was undone.")
    before = dict(event.after)
    await ctx.record("referral.taken_back", "referral", event.subject_id, before=before, undoes=event.change_id)
    return "the referral is off the record"
