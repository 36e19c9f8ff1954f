"""What becomes of a card once it is decided: who, when, what came of it, and the way back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from bot.slack.blocks.changes import undo_button
from bot.slack.blocks.elements import SECTION, context, section
from bot.slack.blocks.message import Block
from bot.slack.blocks.text import escape, one_line, shown
from tools.actor import Actor
from tools.ran import Ran
from tools.views import Changed

Verdict = Literal["approved", "rejected", "edited", "stale"]
"""`stale`: the card can no longer be decided, because it was, expired, or things have changed."""

_SIGNS = {"approved": "✅", "rejected": "🚫", "edited": "✏️", "stale": "⌛"}
_WORDS = {"approved": "Approved", "rejected": "Rejected", "edited": "Asked again", "stale": "No longer open"}


@dataclass(frozen=True)
class CardOutcome:
    """How a card ended. `who` and `at` are empty where nobody decided; `say` is what came of it, in a sentence."""

    verdict: Verdict
    who: str = ""
    at: datetime | None = None
    say: str = ""
    undo: UUID | None = None


def outcome_of(ran: Ran, actor: Actor, *, yes: bool, at: datetime) -> CardOutcome:
    """Give the outcome of what `Assistant.decide` gave back; a call of `decide` itself is a card it could not take."""
    undo = next((view.undo for view in ran.views if isinstance(view, Changed) and view.undo), None)
    if ran.tool == "decide" or (yes and ran.status != "done"):
        return CardOutcome("stale", say=ran.say)
    return CardOutcome("approved" if yes else "rejected", actor.name, at, ran.say, undo)


def replace_card(
    blocks: Iterable[Block], approval_id: UUID | str, outcome: CardOutcome, reader: Actor
) -> tuple[Block, ...]:
    """Put the outcome where the card's buttons were; the other blocks of the message, and what was asked, stay.

    Times are written in the reader's zone. A message without the card comes back as it was.
    """
    name = f"approval:{approval_id}"
    made: list[Block] = []
    for block in blocks:
        role = _role(block, name)
        if role is None or role == "what":
            made.append(block)
        elif role == "buttons":
            made += _decided(name, outcome, reader)
    return tuple(made)


def outcome_words(outcome: CardOutcome, reader: Actor) -> str:
    """Write an outcome as a message's own text."""
    return escape(f"{_headline(outcome, reader)} {one_line(outcome.say, 1_500)}".strip())


def _role(block: Block, name: str) -> str | None:
    """Tell what part of the card a block is; None for a block of something else."""
    given = str(block.get("block_id") or "")
    if given == name:
        return "buttons"
    return given.removeprefix(f"{name}:").partition(":")[0] if given.startswith(f"{name}:") else None


def _decided(name: str, outcome: CardOutcome, reader: Actor) -> list[Block]:
    head = f"{_SIGNS[outcome.verdict]} {shown(_headline(outcome, reader))}"
    made = [context(head, block_id=f"{name}:outcome")]
    if outcome.say:
        made.append(section(shown(outcome.say, SECTION), block_id=f"{name}:result"))
    if outcome.undo:
        made.append(undo_button(str(outcome.undo)))
    return made


def _headline(outcome: CardOutcome, reader: Actor) -> str:
    who = f" by {one_line(outcome.who, 80)}" if outcome.who else ""
    when = f" on {reader.local(outcome.at).strftime('%d %b %Y at %H:%M')}" if outcome.at else ""
    return f"{_WORDS[outcome.verdict]}{who}{when}."
