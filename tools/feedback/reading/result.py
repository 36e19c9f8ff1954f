"""What goes into the reading of feedback and what comes out of it."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

RatingValue: TypeAlias = Literal["definitely_not", "no", "mixed", "yes", "strong_yes"]
RecommendationValue: TypeAlias = Literal["definitely_not", "no", "yes", "strong_yes", "no_decision"]
Why: TypeAlias = Literal["scale", "two_people", "condition", "what_for", "not_asked"]
"""Why something is unclear: a number without its scale, said of one of two people, said under a condition, a sign
that could be meant for anything, or a rating of something the kit does not ask about."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class FeedbackMessage(_Frozen):
    """One message of an interviewer, as they wrote it; `id` is what quotes name it by (Slack: its `ts`)."""

    id: str
    text: str
    author: str | None = None


class AttributeSpec(_Frozen):
    """An attribute of the interview kit; `synonyms` are other words this company uses for it."""

    name: str
    synonyms: tuple[str, ...] = ()


class Quote(_Frozen):
    """Words of a message: `text` is an exact substring of the message named by `message_id`."""

    message_id: str
    text: str


class RatingRead(_Frozen):
    """What was said of one attribute, with at least one quote."""

    attribute: str
    rating: RatingValue
    quotes: tuple[Quote, ...]


class RecommendationRead(_Frozen):
    """The vote on the candidate, with its quote."""

    value: RecommendationValue
    quotes: tuple[Quote, ...]


class Unclear(_Frozen):
    """Something to ask the interviewer about; `attribute` is None when it is not about one."""

    why: Why
    quote: Quote
    attribute: str | None = None


class FeedbackRead(_Frozen):
    """Everything read from one interviewer's messages.

    `ratings` come in the order of the kit. `missing` are the attributes nothing was said of, and `passed_over` those
    the interviewer said they cannot rate: neither has a rating, but only the first are asked for. `by` is who read.
    """

    recommendation: RecommendationRead | None = None
    ratings: tuple[RatingRead, ...] = ()
    missing: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    by: Literal["rules", "model"] = "rules"

    def rating_of(self, attribute: str) -> RatingValue | None:
        """Give the rating of an attribute, None when there is none."""
        return next((one.rating for one in self.ratings if one.attribute == attribute), None)
