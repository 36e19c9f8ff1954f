"""Scorecards as views."""

from uuid import UUID

from store.models.enums import Recommendation
from store.queries.interviews import Meeting
from store.queries.scorecards import Card, Content, Rated
from tools.feedback.drafting import Draft, digest
from tools.views import RatingLine, ScorecardCard
from tools.wording import counted, listed


def scorecard_view(
    card: Card, meeting: Meeting | None, *, actor_id: UUID, draft: Draft | None = None, undo: UUID | None = None
) -> ScorecardCard:
    """Make the view; with the draft, also what is missing and unclear."""
    said = draft.content if draft is not None and not card.is_in else card.content
    return ScorecardCard(
        id=card.id,
        interview_id=card.interview_id,
        candidate_id=meeting.candidate_id if meeting else None,
        candidate=meeting.candidate if meeting else None,
        job_code=meeting.job_code if meeting else None,
        interviewer=card.interviewer,
        status=card.status.value,
        recommendation=vote_of(said),
        ratings=tuple(_rating(one) for one in said.ratings),
        quotes=tuple(one.text for one in said.quotes),
        missing=draft.missing if draft is not None else (),
        unclear=draft.unclear if draft is not None and not card.is_in else (),
        summary=said.summary,
        files=card.files,
        submitted_at=card.submitted_at,
        amended_at=card.amended_at,
        is_own=card.interviewer_id == actor_id,
        digest=digest(said),
        undo=undo,
    )


def vote_of(said: Content) -> str | None:
    """Give the recommendation; None when there is none, also none that says "no decision"."""
    if said.recommendation is Recommendation.NO_DECISION and not said.quotes:
        return None
    return said.recommendation.value


def _rating(one: Rated) -> RatingLine:
    return RatingLine(
        attribute=one.attribute, rating=one.rating.value, quotes=tuple(quote.text for quote in one.quotes)
    )


def draft_sentence(view: ScorecardCard) -> str:
    """Say how far a draft is."""
    about = f"Your scorecard for {view.candidate or 'a candidate'}"
    if view.status == "submitted":
        return f"{about} is in."
    rated = counted(len(view.ratings), "rating")
    open_ = f" Nothing was said yet about {listed(view.missing, most=6)}." if view.missing else ""
    vote = "" if view.recommendation else " A recommendation is missing."
    return f"{about} is a draft with {rated}; it counts once you submit it.{open_}{vote}"
