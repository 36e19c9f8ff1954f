"""What the assistant asks back: which one is meant, whether to go ahead, and what could be said instead."""

from collections.abc import Iterator, Mapping, Sequence

from bot.slack.blocks.elements import OPTIONS, SECTION, Element, actions, button, context, option, paragraphs, section
from bot.slack.blocks.message import Block
from bot.slack.blocks.part import Part, Place, long_text, part
from bot.slack.blocks.text import one_line, shown, size
from tools.views import ApprovalCard, Help, Picker, PickerOption

FEW = 5
"""Choices that are buttons; more of them are a menu."""
LISTED = 12
"""Choices of a menu that are also written out, with what tells them apart."""
EXAMPLES = 10
REASONS: Mapping[str, str] = {
    "reject_candidates": "A rejection is always a person’s decision.",
    "withdraw_candidate": "It ends an application, so a person decides.",
    "merge_candidates": "Two records become one, and that cannot be taken back.",
    "submit_scorecard": "What you hand in counts, and others read it.",
    "edit_scorecard": "This scorecard is in, and others have read it.",
    "send_drafts": "It leaves the house, and what was sent cannot be taken back.",
    "enroll": "Its letters leave the house by themselves, each when it is due.",
    "suppress_contact": "Nobody can take an address off the suppression list again.",
    "set_do_not_contact": "Somebody asked not to be contacted.",
    "close_job": "It ends a search that others work on.",
}
"""Why a tool's calls wait for a click, by its name."""
REASON = "It changes many records at once, or was asked for after reading text from outside, so a person looks first."


def picker(view: Picker, place: Place) -> Iterator[Part]:
    """Draw a question with its choices: buttons for a few, a menu for many, a list where a click reaches nothing."""
    lines = [_choice(n, choice) for n, choice in enumerate(view.options[:LISTED], 1)]
    if len(view.options) > LISTED:
        lines.append(f"… and {len(view.options) - LISTED:,} more.")
    question = [f"*{shown(view.question, 1_000)}*"] if view.question else []
    told = "\n".join(f"{n}. {_told(choice)}" for n, choice in enumerate(view.options, 1))
    blocks = paragraphs([*question, *lines])
    if place.call and view.options:
        blocks.append(_pressed(view.options, place.call))
    elif view.options:
        blocks.append(context("Say which one you mean."))
    yield part(*blocks, words="\n".join(filter(None, (one_line(view.question, 500), told))))


def _choice(number: int, choice: PickerOption) -> str:
    detail = f"  {shown(choice.detail, 200)}" if choice.detail else ""
    return f"{number}. *{shown(choice.label) or '(no name)'}*{detail}"


def _told(choice: PickerOption) -> str:
    return ", ".join(filter(None, (one_line(choice.label, 100), one_line(choice.detail, 100))))


def _pressed(options: Sequence[PickerOption], call: str) -> Block:
    if len(options) <= FEW:
        buttons = [button(f"{n + 1}. {one.label}", f"pick.{n}", f"{call}.{n}") for n, one in enumerate(options)]
        return actions(buttons, f"pick:{call}")
    menu: Element = {
        "type": "static_select",
        "action_id": "pick",
        "placeholder": {"type": "plain_text", "text": "Choose one", "emoji": False},
        "options": [option(f"{n + 1}. {one.label}", f"{call}.{n}", one.detail) for n, one in enumerate(options)][
            :OPTIONS
        ],
    }
    return actions([menu], f"pick:{call}")


def approval(view: ApprovalCard, place: Place) -> Iterator[Part]:
    """Draw a call that waits for a click: what will change, why that needs a yes, who may say it, and the buttons.

    All blocks of a card have ids that begin with `approval:` and its id, which is how the decision finds them.
    """
    name = f"approval:{view.id}"
    summary = shown(view.summary, SECTION)
    is_long = size(summary) >= SECTION or "…" in summary[-1:]
    until = f" · Open until {place.moment(view.expires_at)}" if view.expires_at else ""
    told = f"Who may decide: {view.may_decide}"
    value = f"{view.id}.{view.digest}"
    buttons = [
        button("Approve", "approval.yes", value, style="primary"),
        button("Edit", "approval.edit", value),
        button("Reject", "approval.no", value, style="danger"),
    ]
    yield part(
        section("*Needs your yes*", block_id=f"{name}:title"),
        section(summary, block_id=f"{name}:what"),
        context(why(view.tool), f"{shown(told, 300)}{until}", block_id=f"{name}:why"),
        actions(buttons, name),
        words=f"Needs your yes: {one_line(view.summary, 1_500)} {one_line(told, 200)}{until}.",
    )
    if is_long:
        yield from long_text(view.summary, "The whole request")


def why(tool: str) -> str:
    """Say why a call of a tool waits for a click."""
    return REASONS.get(tool, REASON)


def help_(view: Help, place: Place) -> Iterator[Part]:  # noqa: ARG001 - the signature of all drawings
    """Draw what can be said here as buttons that say it."""
    if view.examples:
        yield part(
            say_buttons(view.examples[:EXAMPLES]),
            words="You could say:\n" + "\n".join(f"- {one_line(one, 200)}" for one in view.examples),
        )


def say_buttons(sentences: Sequence[str], block_id: str = "say:examples") -> Block:
    """Make buttons that say a sentence for the person who presses them."""
    buttons = [button(sentence, f"say.{n}", sayable(sentence)) for n, sentence in enumerate(sentences)]
    return actions(buttons, block_id)


def sayable(sentence: str) -> str:
    """Give a sentence as a button carries it."""
    return one_line(sentence, 2_000) or "help"
