"""The modals of feedback: a scorecard's form made from the kit, and where a message belongs."""

from collections.abc import Sequence

from bot.slack.blocks.elements import context, section
from bot.slack.blocks.feedback import WORDS
from bot.slack.blocks.forms import View, menu_input, modal, text_input
from bot.slack.blocks.text import shown
from store.queries.interviews import Meeting
from store.queries.scorecards import Attribute, Card
from tools.feedback.cards import vote_of

NONE = "none"
RATING = "rating:"
"""Begins the name of an attribute's menu; its id follows."""
_RATINGS = [(value, text) for value, text in WORDS.items() if value != "no_decision"]
_VOTES = [(value, text) for value, text in _RATINGS if value != "mixed"]
MOST = 40
"""Attributes of a form; Slack takes a hundred blocks."""


def scorecard_form(metadata: str, *, name: str, asked: Sequence[Attribute], card: Card | None) -> View:
    """Make the form of a scorecard, filled with what it says so far; one that is in asks why it is amended."""
    said = card.content if card else None
    rated = {one.attribute_id: one.rating.value for one in said.ratings} if said else {}
    vote = vote_of(said) if said else None
    is_in = card is not None and card.is_in
    blocks = [
        section(f"*{shown(name)}*"),
        menu_input("recommendation", "Would you hire?", [*_VOTES, (NONE, "Can’t say yet")], chosen=vote, must=False),
    ]
    blocks += [
        menu_input(
            f"{RATING}{one.id}", one.name, [*_RATINGS, (NONE, "No rating")], chosen=rated.get(one.id), must=False
        )
        for one in asked[:MOST]
    ]
    summary = said.summary if said and said.summary else ""
    blocks.append(text_input("summary", "In a few words", given=summary, lines=True, must=False))
    if is_in:
        blocks.append(text_input("reason", "Why do you amend it?", hint="Kept with the version before", lines=True))
        blocks.append(context("What you submitted before is kept, with your reason."))
    title, press = ("Amend scorecard", "Amend") if is_in else ("Scorecard", "Save draft")
    return modal("feedback_form", title, blocks, metadata=metadata, submit=press)


def add_form(metadata: str, *, text: str, choices: Sequence[tuple[Meeting, str]]) -> View:
    """Ask which scorecard a message belongs to."""
    menu = [(str(meeting.id), f"{meeting.whom} ({when})") for meeting, when in choices]
    blocks = [
        section(f">{shown(text, 1_500)}"),
        menu_input("interview", "Scorecard for", menu, chosen=menu[0][0] if len(menu) == 1 else None),
        context("What the message says is read into your draft, with its own words as quotes."),
    ]
    return modal("add_to_scorecard", "Add to scorecard", blocks, metadata=metadata, submit="Add")
