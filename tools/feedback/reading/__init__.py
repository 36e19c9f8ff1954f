"""Reading interview feedback: messages in, a recommendation and ratings with exact quotes out.

`read_feedback` reads by rules alone, `read_feedback_by` by a model with the rules beside it. Neither knows a database.
"""

from tools.feedback.reading.by_model import FeedbackModel, read_feedback_by
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
    "FeedbackModel",
    "FeedbackRead",
    "Quote",
    "RatingRead",
    "RecommendationRead",
    "Unclear",
    "read_feedback",
    "read_feedback_by",
]
