"""Writing and correcting one's own scorecard: in words, or attribute by attribute."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import Field

from store.models.enums import Rating, Recommendation
from store.queries import interviews, scorecards
from store.queries.interviews import Meeting
from store.queries.scorecards import Attribute
from tools.actor import MEETING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.errors import Stale, ToolError
from tools.feedback.cards import draft_sentence, scorecard_view
from tools.feedback.drafting import NONE, RATINGS, RECOMMENDATION, SUMMARY, Kept, drafted, form_words, redraft
from tools.feedback.finding import interview_meant
from tools.matching import fold
from tools.undoing import Event, undoes
from tools.wording import listed

_NO_RATING = {"", "none", "no rating", "empty", "-", "clear"}


class EditScorecard(Args):
    """Of which interview, and what to change; `words` are read, the rest is taken as it is."""

    candidate: CandidateRef | None = None
    job: JobRef | None = None
    interview: str | None = None
    words: str | None = Field(default=None, max_length=40_000, description="What they said, word for word")
    ratings: list[str] = Field(default_factory=list, max_length=30, description="'attribute: rating', or ': none'")
    recommendation: Recommendation | None = None
    summary: str | None = Field(default=None, max_length=10_000)
    reason: str | None = Field(default=None, max_length=2_000, description="Why a submitted one is amended")


@tool(
    area="feedback",
    effect=Effect.WRITE,
    roles=MEETING,
    examples=("feedback on {candidate}: {words}", "my feedback for {candidate}: {words}"),
)
async def edit_scorecard(ctx: ToolContext, args: EditScorecard) -> Outcome:
    """Change the asker's own draft scorecard; one that is in is amended, with a reason and their click."""

    def held(one: Meeting) -> bool:
        return one.starts_at <= ctx.now and any(p.person_id == ctx.actor.id for p in one.waiting_for)

    found = await interview_meant(
        ctx, interview=args.interview, candidate=args.candidate, job=args.job, mine=True, prefer=held
    )
    asked = await scorecards.attributes(ctx.session, found.kit_id)
    settings = _settings(args, asked)
    if not args.words and not settings:
        raise ToolError("What should the scorecard say? Nothing was changed.")
    _, is_in = await scorecards.hold(ctx.session, found.id, found.application_id, ctx.actor.id)
    exact = args.model_copy(update={"interview": str(found.id), "candidate": None, "job": None})
    if is_in:
        if not args.reason:
            raise ToolError(
                f"Your scorecard for {found.whom} is in. To amend it, say what to change and why: the version "
                "before is kept with the reason."
            )
        await ctx.confirm(f"Amend your scorecard for {found.whom}: {args.reason}", exact, always=True)
    else:
        await ctx.confirm(f"Write to your scorecard for {found.whom}.", exact)
    return await _change(ctx, found, args, asked, settings)


async def _change(
    ctx: ToolContext, found: Meeting, args: EditScorecard, asked: Sequence[Attribute], settings: dict[str, Any]
) -> Outcome:
    before = await drafted(ctx.session, found, ctx.actor.id)
    kept = []
    if args.words:
        kept.append(await scorecards.keep_words(ctx.session, found.id, ctx.actor.id, args.words))
    if settings:
        body = form_words(asked, settings.get(RATINGS, {}), settings.get(RECOMMENDATION))
        kept.append(await scorecards.keep_words(ctx.session, found.id, ctx.actor.id, body, settings=settings))
    done = await redraft(ctx.session, found, ctx.actor.id)
    if args.words and not settings and done.draft.content == before.content and not done.draft.unclear:
        raise ToolError(nothing_read(found))
    card = await scorecards.by_id(ctx.session, done.card_id)
    if card is None:
        raise RuntimeError("a scorecard just written is not there")
    if done.is_in:
        return await _amend(ctx, found, card, done, args.reason or "")
    after = {"words": [str(one) for one in kept], "interview_id": str(found.id)}
    await ctx.record("scorecard.edited", "scorecard", done.card_id, after=after)
    view = scorecard_view(card, found, actor_id=ctx.actor.id, draft=done.draft, undo=ctx.change_id)
    return Outcome(say=draft_sentence(view), views=(view,), facts={"scorecard_id": str(card.id)})


async def _amend(ctx: ToolContext, found: Meeting, card: scorecards.Card, done: Kept, reason: str) -> Outcome:
    await scorecards.keep_version(ctx.session, card, reason, ctx.now)
    await scorecards.write(ctx.session, card.id, done.draft.content)
    await ctx.record("scorecard.amended", "scorecard", card.id, after={"amended_at": ctx.now.isoformat()})
    now = await scorecards.by_id(ctx.session, card.id)
    view = scorecard_view(now or card, found, actor_id=ctx.actor.id)
    say = f"Your scorecard for {found.whom} is amended; what it said before is kept with your reason."
    return Outcome(say=say, views=(view,))


def nothing_read(found: Meeting) -> str:
    """Say that words held nothing to rate."""
    return (
        f"I could not take a rating or a recommendation from that, so the scorecard for {found.whom} is as it was. "
        "I read English; name what you rate (“SQL was strong, communication shaky, I'd hire”), or use the form."
    )


def _settings(args: EditScorecard, asked: Sequence[Attribute]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    ratings = dict(_rating(one, asked) for one in args.ratings)
    if ratings:
        settings[RATINGS] = ratings
    if args.recommendation is not None:
        is_none = args.recommendation is Recommendation.NO_DECISION
        settings[RECOMMENDATION] = NONE if is_none else args.recommendation.value
    if args.summary is not None:
        settings[SUMMARY] = args.summary
    return settings


def _rating(given: str, asked: Sequence[Attribute]) -> tuple[str, str]:
    """Read "SQL: strong yes" into the attribute's id and the rating; raises `ToolError` with what there is."""
    name, _, value = given.rpartition(":")
    wanted = fold(name)
    found = [one for one in asked if name.strip() == str(one.id) or fold(one.name) == wanted]
    found = found or [one for one in asked if wanted and wanted in fold(one.name)]
    if len(found) != 1:
        kit = listed([one.name for one in asked], most=15) or "nothing: its stage has no kit"
        raise ToolError(f"“{name.strip() or given}” is none of what this interview rates ({kit}); nothing was changed.")
    plain = value.strip().lower().replace(" ", "_")
    if plain.replace("_", " ") in _NO_RATING:
        return str(found[0].id), NONE
    if plain not in {one.value for one in Rating}:
        raise ToolError(f"“{value.strip()}” is no rating: say definitely not, no, mixed, yes or strong yes.")
    return str(found[0].id), plain


@undoes("scorecard.edited")
async def take_out(ctx: ToolContext, event: Event) -> str:
    """Take the words or the form out again and read the rest anew."""
    gone = [await scorecards.drop_words(ctx.session, UUID(one)) for one in event.after.get("words", ())]
    card = await scorecards.by_id(ctx.session, event.subject_id)
    found = await interviews.by_id(ctx.session, card.interview_id) if card and card.interview_id else None
    if card is None or found is None or card.is_in or not any(gone):
        raise Stale("The scorecard is in, or has been changed back since, so this was not undone.")
    await redraft(ctx.session, found, ctx.actor.id)
    await ctx.record("scorecard.restored", "scorecard", card.id, undoes=event.change_id)
    return "the scorecard is as it was before"
