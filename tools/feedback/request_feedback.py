"""Asking interviewers for their scorecards now, and asking somebody else than was asked."""

from pydantic import Field

from store.models.enums import InterviewStatus
from store.queries import feedback_requests, interviews
from store.queries.interviews import Meeting, Panelist
from tools import references
from tools.actor import HIRING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, PersonRef, tool
from tools.context import ToolContext
from tools.errors import ToolError
from tools.feedback.finding import CANCELLED, interview_meant, when
from tools.views import Changed, ChangedItem
from tools.wording import listed


class RequestFeedback(Args):
    """Of which interview; without people: everybody whose scorecard is not in."""

    candidate: CandidateRef | None = None
    job: JobRef | None = None
    people: list[PersonRef] = Field(default_factory=list, max_length=12, description="Put on the panel if need be")
    interview: str | None = None


@tool(
    area="feedback",
    effect=Effect.WRITE,
    roles=HIRING,
    examples=(
        "ask for feedback on {candidate}",
        "ask {people} for feedback on {candidate}",
        "request feedback for {candidate}",
        "collect the scorecards for {candidate}",
    ),
)
async def request_feedback(ctx: ToolContext, args: RequestFeedback) -> Outcome:
    """Ask interviewers for their scorecards now, in a thread with the assistant; somebody else too, if named."""

    def ended(one: Meeting) -> bool:
        return one.ends_at <= ctx.now and bool(one.waiting_for)

    found = await interview_meant(ctx, interview=args.interview, candidate=args.candidate, job=args.job, prefer=ended)
    if found.status is InterviewStatus.CANCELLED:
        raise ToolError(CANCELLED)
    named = [await references.person(ctx, ref, write=True, field="people") for ref in args.people]
    people = [Panelist(one.id, one.name, is_in=False) for one in named] or list(found.waiting_for)
    exact = RequestFeedback(interview=str(found.id), people=[str(one.person_id) for one in people])
    await ctx.confirm(
        f"Ask {listed([one.name for one in people])} for feedback on {found.whom}.", exact, people=len(people)
    )
    asked = [one for one in people if await _ask(ctx, found, one)]
    if not asked:
        return Outcome(say=f"All feedback on {found.whom} from this interview is in, so nobody was asked.")
    names = listed([one.name for one in asked])
    await ctx.record("feedback.requested", "interview", found.id, after={"people": len(asked)})
    due = "now" if found.ends_at <= ctx.now else "when the interview ends"
    items = tuple(ChangedItem(id=one.person_id, name=one.name, to=f"asked {due}") for one in asked)
    say = f"{names} will be asked {due} for a scorecard on {found.whom} ({when(ctx, found)})."
    return Outcome(say=say, views=(Changed(what="Asked", items=items),))


async def _ask(ctx: ToolContext, found: Meeting, one: Panelist) -> bool:
    if not found.has(one.person_id):
        await interviews.add_panelist(ctx.session, found.id, one.person_id)
    at = max(ctx.now, found.ends_at)
    return await feedback_requests.ask(ctx.session, found.id, one.person_id, by=ctx.actor.id, at=at) is not None
