"""`shortlist eval --feedback` on the messages the rules are developed on: they may only get better."""

from collections import Counter
from pathlib import Path

from bot.evaluation.feedback import FeedbackCase, judge_feedback, read_feedback_cases

DEV = Path(__file__).parents[1] / "eval" / "feedback_dev.yaml"


def test_precision_comes_before_recall_on_the_development_set() -> None:
    judged = [judge_feedback(case) for case in read_feedback_cases(DEV)]
    counts = sum((one.counts for one in judged), Counter[str]())
    assert counts["not_substrings"] == 0
    assert counts["right"] / counts["read"] >= 0.985
    # Fresh rounds join the set with what the rules leave unread in them; that is asked for.
    assert counts["right"] / counts["expected"] >= 0.94
    assert counts["recommendations"] / counts["cases"] >= 0.985


def test_a_case_gives_a_line_also_when_nothing_was_read_and_bare_yes_is_a_word() -> None:
    case = FeedbackCase.model_validate(
        {"id": 7, "attributes": ["SQL"], "messages": [True], "expect": {"ratings": {"SQL": False}}, "other": 1}
    )
    judged = judge_feedback(case)
    assert judged.row() == {"id": 7, "recommendation": None, "ratings": {}}
    assert judged.differences == ("SQL empty, expected no",)
