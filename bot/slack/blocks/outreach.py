"""Drafts to candidates: every word that would leave, what it rests on, and what stands for and against sending it."""

from collections.abc import Iterator

from bot.slack.blocks.elements import actions, button, context, paragraphs, section
from bot.slack.blocks.part import Part, Place, long_text, part
from bot.slack.blocks.text import one_line, shown, size
from tools.views import DraftMessage, SequenceCard

BODY = 2_600
"""Characters of a letter that are shown in place; a file holds a longer one."""


def draft_message(view: DraftMessage, place: Place) -> Iterator[Part]:  # noqa: ARG001 - the signature of all drawings
    """Draw a draft as it would leave, with its facts and checks, and the buttons to send, change and drop it."""
    about = f" about {view.job_code}" if view.job_code else ""
    title = f"Draft to {view.candidate}{about}"
    told = f"From {view.sender} to {view.to or 'nobody: no address'}"
    lines = [f"*{shown(title, 300)}*", shown(told, 400), f"*Subject:* {shown(view.subject, 300)}"]
    blocks = paragraphs(lines)
    is_long = size(view.body) > BODY
    if not is_long:
        blocks += paragraphs([shown(line, 3_000) for line in view.body.splitlines()])
    yield part(*blocks, words=f"{title}. {told}. Subject: {one_line(view.subject, 300)}. {one_line(view.body, 1_500)}")
    if is_long:
        yield from long_text(view.body, f"Letter to {view.candidate}")
    facts = "; ".join(f"{one.words} ({one.kind})" for one in view.facts)
    why = [f"Why: {shown(view.why, 600)}"] if view.why else []
    why += [f"From the record: {shown(facts, 600)}"] if facts else []
    why += [shown(note, 600) for note in view.notes]
    if why:
        yield part(context(*why))
    yield _checks(view)
    if view.status == "draft":
        buttons = [button("Edit", "draft.edit", str(view.id)), button("Drop", "draft.drop", str(view.id))]
        if view.may_be_sent:
            send = button("Approve and send", "draft.send", f"{view.id}.{view.digest}", style="primary")
            buttons.insert(0, send)
        yield part(actions(buttons, f"draft:{view.id}"))


def _checks(view: DraftMessage) -> Part:
    """Name what stands against it one by one, and what was fine in a line."""
    against = [check for check in view.checks if not check.passed]
    fine = [check.name for check in view.checks if check.passed]
    leaving = next((check.detail for check in view.checks if check.name == "quiet hours"), "")
    lines = [f"✗ *{shown(one.name, 60)}:* {shown(one.detail, 300)}" for one in against]
    words = [f"{one.name}: {one.detail}" for one in against]
    lines.append(f"✓ {shown(', '.join(fine), 600)}" if fine else "Nothing could be checked.")
    if leaving and not against:
        lines.append(shown(leaving[0].upper() + leaving[1:], 200))
    return part(section("\n".join(lines)), words="; ".join(words) or "All checks are passed.")


def sequence(view: SequenceCard, place: Place) -> Iterator[Part]:  # noqa: ARG001 - the signature of all drawings
    """Draw a sequence and its letters."""
    on = f" for {view.job_code}" if view.job_code else ""
    title = f"{view.name}{on}: {view.status}, {view.active} in it, {view.finished} through"
    yield part(section(f"*{shown(title, 400)}*"), words=title)
    for one in view.steps:
        when = "at once" if not one.wait_days else f"after {one.wait_days} business days"
        head = f"{one.position}. {when}, {one.condition.replace('_', ' ')}: {one.subject or '(answers the one before)'}"
        yield part(*paragraphs([f"*{shown(head, 400)}*", shown(one.body, 2_000)]), words=one_line(head, 300))
    if view.rules:
        rules = "; ".join(view.rules)
        yield part(section(shown(f"{rules[0].upper()}{rules[1:]}.", 1_000)), words=rules)
