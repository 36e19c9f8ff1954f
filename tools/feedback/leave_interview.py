"""Saying that one was asked by mistake: somebody else was in that interview."""

from store.queries import interviews
from store.queries.interviews import Meeting
from tools.actor import MEETING
from tools.base import Args, CandidateRef, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import ToolError
from tools.feedback.finding import interview_meant


class LeaveInterview(Args):
    """Which one."""

    candidate: CandidateRef | None = None
    interview: str | None = None


@tool(
    area="feedback",
    effect=Effect.WRITE,
    roles=MEETING,
    examples=("I was not in the interview with {candidate}", "take me off the interview with {candidate}"),
)
async def leave_interview(ctx: ToolContext, args: LeaveInterview) -> Outcome:
    """Take the asker off an interview's panel, so that they owe no feedback; whoever arranged it is told."""

    def owed(one: Meeting) -> bool:
        return any(p.person_id == ctx.actor.id for p in one.waiting_for)

    found = await interview_meant(ctx, interview=args.interview, candidate=args.candidate, mine=True, prefer=owed)
    await ctx.confirm(f"Take you off the interview with {found.whom}.", LeaveInterview(interview=str(found.id)))
    if not await interviews.leave(ctx.session, found.id):
        raise ToolError(f"Your scorecard for {found.whom} is in, so you stay on the panel.")
    await ctx.record("interview.left", "interview", found.id, after={"person_id": str(ctx.actor.id)})
    say = f"You are off the panel of the interview with {found.whom} and won't be asked again."
    return Outcome(say=say, facts={"interview_id": str(found.id)})
