"""What follows from a reply, by a person's word: an application, another time, or nothing."""

from typing import Literal

from store.models import Source
from store.models.enums import ReplyClass
from store.queries import naming, replies
from store.queries.replies import ReplyRow
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotFound, Stale
from tools.pipeline.add_to_job import AddToJob, add_to_job
from tools.undoing import Event, undoes

_SOURCES = ("Recruiter Outreach", "Outbound Sequence", "Sourced")
"""What companies call the source of people they wrote to."""


class AnswerReply(Args):
    """Whose reply (or its id), and what they mean."""

    candidate: CandidateRef | None = None
    reply: str | None = None
    verdict: Literal["interested", "later", "not_interested"]
    job: JobRef | None = None


@tool(area="outreach", effect=Effect.WRITE, roles=RECRUITING)
async def answer_reply(ctx: ToolContext, args: AnswerReply) -> Outcome:
    """Say what a candidate's reply means; interested makes them an applicant of the job they were written to about."""
    reply = await _meant(ctx, args)
    verdict = ReplyClass(args.verdict)
    job = (await references.job(ctx, args.job, write=True)).id if args.job else reply.job_id
    exact = AnswerReply(reply=str(reply.id), verdict=args.verdict, job=str(job) if job else None)
    await ctx.confirm(f"{reply.candidate} is {args.verdict.replace('_', ' ')}.", exact)
    if not await replies.set_meaning(ctx.session, reply.id, verdict):
        raise Stale("That reply is not there any more, so nothing was changed.")
    before, after = {"meant": reply.meant.value if reply.meant else None}, {"meant": verdict.value}
    await ctx.record("reply.classed", "message", reply.id, before, after)
    if verdict is not ReplyClass.INTERESTED:
        said = "will be thought of another time" if verdict is ReplyClass.LATER else "is not interested"
        return Outcome(say=f"Noted: {reply.candidate} {said}.")
    if job is None:
        return Outcome(say=f"Noted: {reply.candidate} is interested. Say for which job, and I'll add them to it.")
    sources = {row.name: str(row.id) for row in await naming.vocabulary(ctx.session, Source)}
    source = next((sources[name] for name in _SOURCES if name in sources), None)
    credited = await replies.sender_asked(ctx.session, reply.id) or ctx.actor.id
    wanted = AddToJob(candidates=[str(reply.candidate_id)], job=str(job), source=source, credited_to=str(credited))
    added: Outcome = await add_to_job.run(ctx, wanted)
    return added


async def _meant(ctx: ToolContext, args: AnswerReply) -> ReplyRow:
    exact = references.as_id(args.reply) if args.reply else None
    if exact is not None:
        found = await replies.by_id(ctx.session, exact)
        if found is None:
            raise NotFound("There is no such reply for you to answer.")
        return found
    if args.candidate is None:
        raise NotFound("Say whose reply you mean.")
    person = await references.candidate(ctx, args.candidate, write=True)
    rows = await replies.latest(ctx.session, candidate_id=person.id, limit=1)
    if not rows:
        raise NotFound(f"{person.name} has not replied to anything.")
    return rows[0]


@undoes("reply.classed")
async def undo_answering(ctx: ToolContext, event: Event) -> str:
    """Give a reply its former meaning."""
    before = event.before.get("meant")
    if not await replies.set_meaning(ctx.session, event.subject_id, ReplyClass(before) if before else None):
        raise Stale("That reply is not there any more, so nothing was undone.")
    after = dict(event.before)
    await ctx.record("reply.classed", "message", event.subject_id, dict(event.after), after, undoes=event.change_id)
    return "the reply means what it did before"
