"""Showing a scorecard: one's own draft, or one that is in."""

from pydantic import Field

from store.queries import scorecards
from store.queries.interviews import Meeting
from tools import references
from tools.actor import MEETING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, PersonRef, tool
from tools.context import ToolContext
from tools.errors import NotFound
from tools.feedback.cards import draft_sentence, scorecard_view
from tools.feedback.drafting import drafted
from tools.feedback.finding import interview_meant
from tools.views import ScorecardCard


class ShowScorecard(Args):
    """Whose scorecard of which interview; nobody named: the asker's own."""

    candidate: CandidateRef | None = None
    interviewer: PersonRef | None = Field(default=None, description="None: the asker")
    job: JobRef | None = None
    interview: str | None = None


@tool(
    area="feedback",
    effect=Effect.READ,
    roles=MEETING,
    examples=("show my scorecard for {candidate}", "show the scorecard of {interviewer} for {candidate}"),
)
async def show_scorecard(ctx: ToolContext, args: ShowScorecard) -> Outcome:
    """Show one scorecard with the words it rests on. Others' are seen once one's own is in."""
    person = await references.person(ctx, args.interviewer, write=False) if args.interviewer else None
    whose = person.id if person else ctx.actor.id
    mine = whose == ctx.actor.id

    def held(one: Meeting) -> bool:
        return one.starts_at <= ctx.now and one.has(whose)

    found = await interview_meant(
        ctx, interview=args.interview, candidate=args.candidate, job=args.job, mine=mine, prefer=held, write=False
    )
    card = await scorecards.of(ctx.session, found.id, whose)
    if card is None and mine:
        return await _nothing_yet(ctx, found)
    if card is None:
        raise NotFound(f"{person.name if person else 'They'} has no scorecard for {found.whom} that you can see.")
    draft = await drafted(ctx.session, found, whose) if mine and not card.is_in else None
    view = scorecard_view(card, found, actor_id=ctx.actor.id, draft=draft)
    say = draft_sentence(view) if mine else f"{card.interviewer}’s scorecard for {found.whom}."
    return Outcome(say=say, views=(view,), facts={"scorecard_id": str(card.id)}, outside=not mine)


async def _nothing_yet(ctx: ToolContext, found: Meeting) -> Outcome:
    """Show what there is to rate, to somebody on the panel who has written nothing."""
    if not found.has(ctx.actor.id):
        raise NotFound(
            f"You are not on the panel of that interview with {found.whom}, so there is no scorecard of yours."
        )
    asked = await scorecards.attributes(ctx.session, found.kit_id)
    view = ScorecardCard(
        id=found.id,
        interview_id=found.id,
        candidate_id=found.candidate_id,
        candidate=found.candidate,
        job_code=found.job_code,
        interviewer=ctx.actor.name,
        status="draft",
        missing=tuple(one.name for one in asked),
        is_own=True,
    )
    say = f"You have written nothing yet. Say “feedback on {found.whom}: …” in your own words, or use the form."
    return Outcome(say=say, views=(view,))
