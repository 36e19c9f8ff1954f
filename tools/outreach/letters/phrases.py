"""What a tongue needs to write letters: six wordings of each paragraph, so that thirty-six letters can be told apart.

Letter number n takes opening n mod 6, offer n div 6 and closing (n + n div 6) mod 6: any two of the thirty-six share
one paragraph at most. The thirty-seventh begins again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from store.queries.outreach import Fact
from tools.outreach.letters.parts import Role, Tone

WORDINGS = 6
LETTERS = WORDINGS**2

Six = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Phrases:
    """The wordings of a tongue. `reason` puts facts into words, `role` a job; `subjects` need a title."""

    greetings: Mapping[Tone, str]
    openings: Mapping[Tone, Six]
    offers: Six
    short_offers: Six
    general: Six
    closings: Mapping[Tone, Six]
    subjects: Six
    hellos: Six
    place: str
    team: str
    remote: str
    reason: Callable[[tuple[Fact, ...], Tone], str]
    role: Callable[[Role], str]
    one: Callable[[str], str]


def wording(number: int) -> tuple[int, int, int]:
    """Give which opening, offer and closing letter number `number` takes."""
    opening, offer = number % WORDINGS, number // WORDINGS % WORDINGS
    return opening, offer, (opening + offer) % WORDINGS
