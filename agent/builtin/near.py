"""Three things one could have said: the tools' own examples nearest to a sentence that was not understood."""

import re
from collections.abc import Sequence
from functools import lru_cache

from agent.builtin.text import keys_of
from agent.builtin.words import NEGATIONS, READ_FREE
from tools.base import Tool

SAMPLES = {
    "candidate": "Ana Silva",
    "candidates": "Ana Silva and Ben Okafor",
    "job": "ENG-014",
    "stage": "Onsite",
    "from_stage": "Screen",
    "skill": "Go",
    "skills": "Go",
    "location": "Berlin",
    "locations": "Berlin",
    "pool": "Silver medallists",
    "tag": "referral",
    "tags": "referral",
    "person": "Marta",
    "owner": "Marta",
    "source": "LinkedIn",
    "reason": "not enough experience",
    "name": "Jane Doe",
    "email": "jane@example.com",
    "text": "strong on systems",
    "title": "Data Engineer",
    "company": "Stripe",
    "department": "Engineering",
    "years": "5",
    "days": "30",
    "not_contacted_days": "90",
    "draft": "Ana Silva",
    "drafts": "Ana Silva",
    "subject": "Backend roles in Berlin",
    "body": "I would like to tell you about us.",
    "add": "We are moving to a new office.",
    "note": "met at a meetup",
    "keep": "Ana Silva",
    "duplicate": "Ana Silva (2)",
    "min_years": "5",
    "hiring_manager": "Marta",
    "recruiter": "Marta",
    "topic": "moving people",
    "like": "ENG-014",
}
"""What stands in for a slot when an example is shown to a person."""
ALWAYS = ("find_candidates", "show_pipeline", "my_agenda")


def shown(example: str) -> str:
    """Write an example as a person would type it; a second person in it is another one."""
    for other in ("Ana Silva", "Ben Okafor"):
        example = example.replace("{candidate}", other, 1)
    return re.sub(r"\{(\w+)\}", lambda m: SAMPLES.get(m[1], m[1]), example)


def nearest(text: str, tools: Sequence[Tool], count: int = 3) -> list[str]:
    """Give the examples that share most words with a text, of different tools."""
    said = frozenset(keys_of(text[:400])) - READ_FREE - NEGATIONS
    ranked = sorted(
        ((_alike(said, example), tool.name in ALWAYS, -number, tool.name, example)
         for tool in tools for number, example in enumerate(tool.examples)),
        reverse=True,
    )  # fmt: skip
    found: dict[str, str] = {}
    for _, _, _, name, example in ranked:
        if name != "help":
            found.setdefault(name, shown(example))
        if len(found) == count:
            break
    return list(found.values())


@lru_cache(maxsize=2048)
def _words(example: str) -> frozenset[str]:
    return frozenset(keys_of(re.sub(r"\{\w+\}", " ", example)))


def _alike(said: frozenset[str], example: str) -> float:
    words = _words(example)
    shared = said & words
    return len(shared) / (len(words) + 1) + 0.3 * len(shared) if shared else 0.0
