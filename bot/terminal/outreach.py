"""Drafts to candidates in the terminal."""

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel

from bot.terminal.tables import table, words
from tools.views import DraftMessage, SequenceCard


def draft_message(view: DraftMessage) -> RenderableType:
    """Draw a draft as it would leave, with its facts and checks."""
    parts: list[RenderableType] = [
        words(f"From: {view.sender}\nTo: {view.to or '(no address)'}\nSubject: {view.subject}", "dim"),
        words(view.body),
    ]
    if view.facts:
        rows = [(one.kind, one.words, str(one.record_id)) for one in view.facts]
        parts.append(table(("From the record", "", "Record"), rows))
    parts += [words(note, "dim") for note in view.notes]
    parts.append(
        table(("Check", "", ""), [(one.name, "ok" if one.passed else "NO", one.detail) for one in view.checks])
    )
    if view.may_be_sent:
        parts.append(words(f'Say "send the draft to {view.candidate}" when it is right.', "dim"))
    about = f" about {view.job_code}" if view.job_code else ""
    title = f"{view.status.replace('_', ' ')}: {view.candidate}{about}"
    return Panel(Group(*parts), title=words(title, "bold"), title_align="left", box=box.ROUNDED)


def sequence(view: SequenceCard) -> RenderableType:
    """Draw a sequence and its letters."""
    rows = [(one.position, f"{one.wait_days} days", one.condition, one.subject, one.body) for one in view.steps]
    title = f"{view.name}: {view.status}, {view.active} in it, {view.finished} through"
    letters = table(("#", "After", "If", "Subject", "Letter"), rows, title=title)
    return Group(letters, *(words(f"{rule[0].upper()}{rule[1:]}.", "dim") for rule in view.rules))
