"""The sequences of the sample company: whom they address, from when on, and their steps."""

from __future__ import annotations

from typing import NamedTuple

from store.sample.content.writing import FIRST_BODY, FIRST_SUBJECTS, SECOND_BODY, THIRD_BODY

SEQUENCES: dict[str, float] = {"ENG-014": -160.0, "ENG-012": -100.0}
"""Jobs with a sequence and the day it was started."""
LEAD_TIME = 20.0
"""Days between the start of a sequence and the first application that may come of it."""


class StepPlan(NamedTuple):
    """A step: how it travels, how many days after the one before, on what condition, and its wordings."""

    channel: str
    wait_days: int
    condition: str
    variants: tuple[tuple[str | None, str, int], ...]


STEPS: tuple[StepPlan, ...] = (
    StepPlan("email", 0, "always", ((FIRST_SUBJECTS[0], FIRST_BODY, 1), (FIRST_SUBJECTS[1], FIRST_BODY, 1))),
    StepPlan("email", 4, "if_no_reply", ((None, SECOND_BODY, 1),)),
    StepPlan("email", 7, "if_no_reply", ((None, THIRD_BODY, 1),)),
)

# job -> name of the sequence, sender, professions addressed, skill mentioned, how many people
AUDIENCES: dict[str, tuple[str, str, tuple[str, ...], str, int]] = {
    "ENG-014": ("Senior Backend, Berlin", "Mei-Ling Tsai", ("backend", "sre", "data"), "PostgreSQL", 130),
    "ENG-012": ("Search Ranking, Remote", "Mei-Ling Tsai", ("ml", "data"), "Learning to Rank", 70),
}
