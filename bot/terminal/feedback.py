"""Interviews, scorecards and debriefs in the terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel

from bot.terminal.tables import table, words
from tools.actor import Actor
from tools.views import Debrief, DebriefLine, InterviewList, ScorecardCard
from tools.wording import listed


def scorecard(view: ScorecardCard) -> RenderableType:
    """Draw a scorecard."""
    rows = [("Recommendation", _said(view.recommendation), _quotes(view.quotes))]
    rows += [(one.attribute, _said(one.rating), _quotes(one.quotes)) for one in view.ratings]
    parts: list[RenderableType] = [table(("", "Rating", "In their words"), rows)]
    if view.summary:
        parts.append(words(view.summary))
    if view.files:
        parts.append(words(f"Attached: {listed(view.files, most=10)}.", "dim"))
    if view.missing:
        parts.append(words(f"Nothing said yet about {listed(view.missing, most=15)}.", "dim"))
    parts += [words(question, "yellow") for question in view.unclear]
    if view.is_own and view.status == "draft":
        parts.append(words('Say "submit my scorecard" when it is right.', "dim"))
    on = f" on {view.job_code}" if view.job_code else ""
    title = f"{view.candidate or 'A candidate'}{on}, by {view.interviewer}: {view.status}"
    return Panel(Group(*parts), title=words(title, "bold"), title_align="left", box=box.ROUNDED)


def debrief(view: Debrief) -> RenderableType:
    """Draw a debrief."""
    parts: list[RenderableType] = []
    if view.recommendations:
        rows = [(vote.interviewer, _said(vote.rating), _quotes(vote.quotes)) for vote in view.recommendations]
        parts.append(table(("Who", "Recommendation", "In their words"), rows))
    parts += [_lines(title, lines) for title, lines in (("Disagree", view.disagreements), ("Agree", view.agreements))
              if lines]  # fmt: skip
    if view.unrated:
        parts.append(words(f"Nobody said anything about {listed(view.unrated, most=15)}.", "dim"))
    title = f"{view.candidate or 'A candidate'}: {view.submitted} of {view.expected} in"
    return Panel(Group(*parts), title=words(title, "bold"), title_align="left", box=box.ROUNDED)


def interview_list(view: InterviewList, actor: Actor) -> RenderableType:
    """Draw interviews."""
    rows = (
        (
            actor.local(one.starts_at).strftime("%d %b %Y %H:%M"),
            words(one.candidate or "a candidate", "bold"),
            ", ".join(filter(None, (one.stage, one.job_code))),
            one.status.replace("_", " "),
            ", ".join(one.panel),
            ", ".join(one.missing),
        )
        for one in view.items
    )
    return table(("When", "Who", "For", "Status", "Panel", "Missing"), rows, title=view.of)


def _lines(title: str, lines: Sequence[DebriefLine]) -> RenderableType:
    rows = [
        (line.attribute, vote.interviewer, _said(vote.rating), _quotes(vote.quotes))
        for line in lines
        for vote in line.votes
    ]
    return table(("", "Who", "Rating", "In their words"), rows, title=title)


def _said(value: str | None) -> str:
    return value.replace("_", " ") if value else "–"


def _quotes(quotes: Sequence[str]) -> str:
    return "\n".join(f"“{quote}”" for quote in quotes)
