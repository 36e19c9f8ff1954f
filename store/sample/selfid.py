"""Voluntary self-identifications, drawn independently of names, places and outcomes."""

from __future__ import annotations

from store.sample.clock import Clock
from store.sample.draw import Stream
from store.sample.journeys import Application
from store.sample.rows import Rows

_ANSWERED = 0.68
_RACE = {
    "white": 46, "asian": 21, "hispanic_or_latino": 11, "black_or_african_american": 8, "two_or_more_races": 4,
    "american_indian_or_alaskan_native": 1, "native_hawaiian_or_other_pacific_islander": 1, "declined": 12,
}  # fmt: skip
_GENDER = {"male": 55, "female": 33, "non_binary": 2, "other": 1, "declined": 9}
_VETERAN = {"not_protected_veteran": 80, "protected_veteran": 3, "declined": 17}
_DISABILITY = {"no": 72, "yes": 8, "declined": 20}


def add_self_identifications(rows: Rows, clock: Clock, applications: list[Application], seed: int) -> None:
    """Add what about two thirds of the applicants said about themselves."""
    draw = Stream(seed, "self-identification")

    def pick(weights: dict[str, int]) -> str:
        return draw.choices(list(weights), list(weights.values()))[0]

    for application in applications:
        if draw.chance(_ANSWERED):
            rows.add(
                "self_identification",
                clock.at(application.applied),
                application_id=application.id,
                race=pick(_RACE),
                gender=pick(_GENDER),
                veteran_status=pick(_VETERAN),
                disability_status=pick(_DISABILITY),
            )
