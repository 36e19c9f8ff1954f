"""Trying each kind of sentence about outreach in turn."""

from dataclasses import dataclass, field
from datetime import date

from agent.builtin.focus import Focus
from agent.builtin.outreach.lists import question
from agent.builtin.outreach.revising import revision
from agent.builtin.outreach.sourcing import Sought, event, letter_asked, opting_out, referral, sought
from agent.builtin.outreach.touches import touches
from agent.builtin.planner import Plan, Step

LONGEST = 1_000
"""Characters of a sentence about outreach; a longer one is a note or a text."""


@dataclass(frozen=True)
class Heard:
    """What a sentence asks for: calls, a search that a call is made of, or a plain request and how to do it."""

    plan: Plan | None = None
    sought: Sought | None = None
    plainly: str = ""
    how: dict[str, str] = field(default_factory=dict)


def outreach_heard(text: str, today: date, focus: Focus) -> Heard | None:
    """Read a sentence about outreach that the tables of words do not; None where it is about something else."""
    if len(text) > LONGEST or "\n" in text.strip() or any(sign in text for sign in "{}<>"):
        return None
    asked = sought(text, focus)
    if isinstance(asked, Sought):
        return Heard(sought=asked)
    letter = letter_asked(text)
    if letter is not None:
        return Heard(plainly=letter[0], how=letter[1])
    steps: list[Step | None] = [asked or revision(text, focus) or question(text, today, focus)]
    if steps == [None]:
        steps = [opting_out(text, focus) or referral(text, focus) or event(text, focus)]
    found = [one for one in steps if one is not None] or touches(text, today, focus)
    return Heard(plan=Plan(steps=found)) if found else None
