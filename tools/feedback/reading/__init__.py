"""Reading interview feedback: messages in, a recommendation and ratings with exact quotes out; no database, no model."""

from tools.feedback.reading.reader import read_feedback
from tools.feedback.reading.result import (
    AttributeSpec,
    FeedbackMessage,
    FeedbackRead,
    Quote,
    RatingRead,
    RecommendationRead,
    Unclear,
)

__all__ = [
    "AttributeSpec",
    "FeedbackMessage",
    "FeedbackRead",
    "Quote",
    "RatingRead",
    "RecommendationRead",
    "Unclear",
    "read_feedback",
]
