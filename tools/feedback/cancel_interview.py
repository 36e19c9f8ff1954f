"""Cancelling an interview: nobody is asked for feedback about it."""

from store.models.enums import InterviewStatus
from store.queries import feedback_requests, interviews
from store.queries.interviews import Meeting
from tools.actor import HIRING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotAllowed, Stale, ToolError
from tools.feedback.finding import interview_meant, when
from tools.feedback.inviting import invite_again, uninvite
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem


class CancelInterview(Args):
    """Which one."""

    candidate: CandidateRef | None = None
    job: JobRef | None = None
    interview: str | None = None


@tool(
    area="feedback",
    effect=Effect.WRITE,
    roles=HIRING,
    examples=("cancel the interview with {candidate}", "call off the interview of {candidate} on {job}"),
)
async def cancel_interview(ctx: ToolContext, args: CancelInterview) -> Outcome:
    """Cancel an interview that has not taken place, and tell its panel by mail."""

    def coming(one: Meeting) -> bool:
        return one.status is InterviewStatus.SCHEDULED and one.ends_at > ctx.now

    found = await interview_meant(ctx, interview=args.interview, candidate=args.candidate, job=args.job, prefer=coming)
    if not coming(found) and not any(person.is_in for person in found.panel):
        raise ToolError(f"No interview with {found.whom} is ahead, so nothing was cancelled.")
    if any(person.is_in for person in found.panel) or found.status is InterviewStatus.COMPLETE:
        raise ToolError(f"That interview with {found.whom} took place: there is feedback, so it was not cancelled.")
    await ctx.confirm(f"Cancel the interview with {found.whom}.", CancelInterview(interview=str(found.id)))
    if not await interviews.set_status(ctx.session, found.id, InterviewStatus.CANCELLED, was=found.status):
        raise NotAllowed
    await feedback_requests.cancel(ctx.session, found.id)
    before, after = {"status": found.status.value}, {"status": InterviewStatus.CANCELLED.value}
    await ctx.record("interview.cancelled", "interview", found.id, before=before, after=after)
    item = ChangedItem(
        id=found.id, name=found.whom, from_=found.status.value, to="cancelled", candidate_id=found.candidate_id
    )
    say = f"Cancelled the interview with {found.whom} ({when(ctx, found)}). {await uninvite(ctx, found)}"
    return Outcome(say=say.strip(), views=(Changed(what="Cancelled", items=(item,), undo=ctx.change_id),))


@undoes("interview.cancelled")
async def hold_after_all(ctx: ToolContext, event: Event) -> str:
    """Put an interview back on."""
    was = InterviewStatus.CANCELLED
    back = InterviewStatus(event.before.get("status") or InterviewStatus.SCHEDULED.value)
    if not await interviews.set_status(ctx.session, event.subject_id, back, was=was):
        raise Stale("The interview is not cancelled any more, so nothing was changed.")
    await feedback_requests.reopen(ctx.session, event.subject_id)
    await invite_again(ctx, event.subject_id)
    after = {"status": back.value}
    await ctx.record("interview.scheduled", "interview", event.subject_id, after=after, undoes=event.change_id)
    return "the interview is on again"
