"""Handing a scorecard in, always by its owner's click."""

from pydantic import Field

from store.queries import scorecards
from store.queries.interviews import Meeting
from tools.actor import MEETING
from tools.base import Args, CandidateRef, Confirm, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotFound, Stale
from tools.feedback.cards import scorecard_view, vote_of
from tools.feedback.drafting import digest, drafted, spoken
from tools.feedback.finding import interview_meant
from tools.wording import counted, listed


class SubmitScorecard(Args):
    """Of which interview; `content` names what was seen when it was clicked."""

    candidate: CandidateRef | None = None
    interview: str | None = None
    content: str | None = Field(default=None, max_length=64, description="Leave out")


@tool(
    area="feedback",
    effect=Effect.WRITE,
    roles=MEETING,
    confirm=Confirm.ALWAYS,
    examples=("submit my scorecard for {candidate}", "hand in my scorecard for {candidate}", "submit my scorecard"),
)
async def submit_scorecard(ctx: ToolContext, args: SubmitScorecard) -> Outcome:
    """Hand in the asker's own scorecard; they have to click first."""

    def owed(one: Meeting) -> bool:
        return one.starts_at <= ctx.now and any(p.person_id == ctx.actor.id for p in one.waiting_for)

    found = await interview_meant(ctx, interview=args.interview, candidate=args.candidate, mine=True, prefer=owed)
    card = await scorecards.of(ctx.session, found.id, ctx.actor.id)
    if card is None:
        raise NotFound(f"There is no scorecard of yours for {found.whom} yet: write what you think of them first.")
    if card.is_in:
        view = scorecard_view(card, found, actor_id=ctx.actor.id)
        return Outcome(say=f"Your scorecard for {found.whom} was in already; nothing was changed.", views=(view,))
    seen = digest(card.content)
    if args.content is not None and args.content != seen:
        raise Stale("Your scorecard has changed since, so it was not submitted. Please look at it and submit again.")
    vote = vote_of(card.content)
    said = [f"{one.attribute}: {spoken(one.rating.value)}" for one in card.content.ratings]
    summary = (
        f"Submit your scorecard for {found.whom}: {spoken(vote) if vote else 'no recommendation'}; "
        f"{listed(said, most=15) or 'no ratings'}. Then others who may see it do."
    )
    await ctx.confirm(summary, SubmitScorecard(interview=str(found.id), content=seen), always=True)
    await scorecards.hold(ctx.session, found.id, found.application_id, ctx.actor.id)
    if not await scorecards.submit(ctx.session, card.id, ctx.actor.id, ctx.now):
        raise Stale(f"Your scorecard for {found.whom} was in already; nothing was changed.")
    await ctx.record("scorecard.submitted", "scorecard", card.id, after={"status": "submitted"})
    now_in = await scorecards.by_id(ctx.session, card.id)
    draft = await drafted(ctx.session, found, ctx.actor.id)
    view = scorecard_view(now_in or card, found, actor_id=ctx.actor.id, draft=draft)
    others = [one for one in found.waiting_for if one.person_id != ctx.actor.id]
    left = f"{counted(len(others), 'other')} to come." if others else "All feedback of this interview is in."
    return Outcome(say=f"Your scorecard for {found.whom} is in. {left}", views=(view,))
