"""Views as terminal cards."""

from datetime import datetime
from functools import singledispatch
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.terminal import feedback, outreach
from bot.terminal.answers import answer
from bot.terminal.tables import clean, table, words
from tools.actor import Actor
from tools.views import (
    Agenda,
    AnswerCard,
    ApplicationLine,
    ApprovalCard,
    CandidateList,
    CandidateProfile,
    Changed,
    Debrief,
    DraftMessage,
    Help,
    History,
    InterviewList,
    JobCard,
    JobList,
    Picker,
    Pipeline,
    PipelineStage,
    PoolList,
    ScorecardCard,
    SequenceCard,
)
from tools.wording import counted

__all__ = ["clean", "render"]


def _more(shown: int, total: int) -> list[RenderableType]:
    """Say how many there are besides those that are drawn."""
    return [words(f"{total - shown:,} more are not shown.", "dim")] if total > shown else []


def _criteria(criteria: tuple[str, ...]) -> list[RenderableType]:
    return [words("Understood as: " + "; ".join(criteria), "dim")] if criteria else []


def _application(line: ApplicationLine) -> str:
    where = line.job_code or "prospect"
    return f"{where} {line.stage or line.status}" if line.status == "active" else f"{where} {line.status}"


@singledispatch
def render(view: Any, actor: Actor) -> RenderableType:  # noqa: ARG001 - the signature of all renderers
    """Draw a view; raises `TypeError` for a kind nobody draws."""
    raise TypeError(f"no terminal renderer for {type(view).__name__}")


@render.register
def _(view: CandidateList, actor: Actor) -> RenderableType:  # noqa: ARG001
    first = view.offset + 1
    shown = f"{first:,}-{view.offset + len(view.items):,} of {view.total:,}"
    rows = (
        (n, words(i.name, "bold"), i.title, i.company, i.location, ", ".join(map(_application, i.applications)), i.why)
        for n, i in enumerate(view.items, first)
    )
    parts: list[RenderableType] = [*_criteria(view.criteria)]
    if view.items:
        parts.append(table(("#", "Name", "Title", "Company", "Location", "On", "Why"), rows, title=shown))
    if view.note:
        parts.append(words(view.note, "yellow"))
    if view.offset + len(view.items) < view.total and view.items:
        parts.append(words('Say "show more" for the next ones.', "dim"))
    return Group(*parts)


@render.register
def _(view: CandidateProfile, actor: Actor) -> RenderableType:
    person = view.candidate
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim")
    facts.add_column(overflow="fold")
    years = f"{person.years:g} years" if person.years is not None else None
    role = " at ".join(filter(None, (person.title, person.company)))
    lines = {
        "Role": " · ".join(filter(None, (role, person.location, years))),
        "Headline": person.headline,
        "E-mail": ", ".join(person.emails),
        "Phone": ", ".join(person.phones),
        "Links": ", ".join(person.links),
        "Skills": ", ".join(person.skills),
        "Tags": ", ".join(person.tags),
        "Pools": ", ".join(person.pools),
        "Owner": person.owner,
        "Last contact": _day(person.last_contacted_at, actor),
        "Experience": "\n".join(person.experience),
        "Education": "\n".join(person.education),
        "Files": ", ".join(d.filename for d in person.documents),
        "Summary": person.summary,
    }
    for label, value in lines.items():
        if value:
            facts.add_row(label, words(value))
    flags = [text for flag, text in ((person.do_not_contact, "do not contact"), (person.is_private, "private")) if flag]
    title = words(person.name + (f"  [{', '.join(flags)}]" if flags else ""), "bold")
    parts: list[RenderableType] = [facts]
    if view.applications:
        rows = (
            (a.job_code, a.job_title, a.status, a.stage, _day(a.applied_at, actor), a.source) for a in view.applications
        )
        parts.append(table(("Job", "Title", "Status", "Stage", "Applied", "Source"), rows))
    if view.notes:
        rows_n = ((_day(n.at, actor), n.author, n.body + _seen(n.visibility)) for n in view.notes)
        parts.append(table(("When", "Who", "Note"), rows_n))
    if view.timeline:
        parts.append(table(("When", "What", "Who"), ((_day(e.at, actor), e.what, e.who) for e in view.timeline)))
    return Panel(Group(*parts), title=title, title_align="left", box=box.ROUNDED)


def _seen(visibility: str) -> str:
    return "" if visibility == "public" else f" ({visibility.replace('_', ' ')})"


@render.register
def _(view: JobList, actor: Actor) -> RenderableType:  # noqa: ARG001
    rows = (
        (words(j.code, "bold"), j.title, j.status, j.department, j.location, j.hiring_manager, j.active)
        for j in view.items
    )
    columns = ("Code", "Title", "Status", "Department", "Location", "Hiring manager", "Active")
    drawn = [table(columns, rows, title=counted(view.total, "job"))] if view.items else []
    return Group(*_criteria(view.criteria), *drawn, *_more(len(view.items), view.total))


@render.register
def _(view: JobCard, actor: Actor) -> RenderableType:  # noqa: ARG001
    job = view.job
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim")
    facts.add_column(overflow="fold")
    lines = {
        "Status": job.status + (" · confidential" if job.is_confidential else ""),
        "Where": " · ".join(
            filter(None, (job.department, job.location, (job.employment_type or "").replace("_", " ")))
        ),
        "Team": ", ".join(job.team),
        "Openings": f"{job.openings_open} open, {job.openings_filled} filled",
        "Active": f"{job.active} in the pipeline",
        "Stages": " → ".join(job.stages),
        "Pay": job.salary,
        "About": job.description,
        "Needs": job.requirements,
    }
    for label, value in lines.items():
        if value:
            facts.add_row(label, words(value))
    return Panel(facts, title=words(f"{job.code} {job.title}", "bold"), title_align="left", box=box.ROUNDED)


@render.register
def _(view: Pipeline, actor: Actor) -> RenderableType:  # noqa: ARG001
    rows = ((words(stage.name, "bold"), f"{stage.count:,}", _standing(stage)) for stage in view.stages)
    return table(("Stage", "Count", "Who"), rows, title=f"{view.job.code} {view.job.title}")


def _standing(stage: PipelineStage) -> str:
    names = ", ".join(i.name + (f" ({i.days}d)" if i.days is not None else "") for i in stage.items)
    more = f" and {stage.count - len(stage.items)} more" if stage.items and stage.count > len(stage.items) else ""
    return names + more


@render.register
def _(view: Changed, actor: Actor) -> RenderableType:  # noqa: ARG001
    rows = ((words(i.name, "bold"), i.from_, i.to) for i in view.items)
    hint = [words('Say "undo" to take this back.', "dim")] if view.undo else []
    return Group(table(("", "From", "To"), rows, title=view.what), *hint)


@render.register
def _(view: Picker, actor: Actor) -> RenderableType:  # noqa: ARG001
    rows = ((n, words(o.label, "bold"), o.detail) for n, o in enumerate(view.options, 1))
    return table(("#", "", ""), rows, title=view.question)


@render.register
def _(view: ApprovalCard, actor: Actor) -> RenderableType:
    expires = f"\nOpen until {_day(view.expires_at, actor)}." if view.expires_at else ""
    body = words(f"{view.summary}\n\nWho may decide: {view.may_decide}.{expires}")
    return Panel(body, title="Needs a yes", title_align="left", box=box.HEAVY, border_style="yellow")


@render.register
def _(view: Agenda, actor: Actor) -> RenderableType:
    rows = ((_moment(i.due, actor), i.what, words(i.action, "dim")) for i in view.items)
    return Group(table(("Due", "What", "You can say"), rows), *_more(len(view.items), view.total))


@render.register
def _(view: History, actor: Actor) -> RenderableType:
    rows = ((_moment(i.at, actor), i.who, i.what) for i in view.items)
    return Group(table(("When", "Who", "What"), rows, title=view.of), *_more(len(view.items), view.total))


@render.register
def _(view: PoolList, actor: Actor) -> RenderableType:  # noqa: ARG001
    rows = (
        (words(p.name + (" (dynamic)" if p.is_dynamic else ""), "bold"), f"{p.members:,}", p.owner, p.description)
        for p in view.items
    )
    drawn = table(("Pool", "People", "Owner", "About"), rows, title=counted(view.total, "pool"))
    return Group(drawn, *_more(len(view.items), view.total))


@render.register
def _(view: AnswerCard, actor: Actor) -> RenderableType:  # noqa: ARG001
    return answer(view)


@render.register
def _(view: ScorecardCard, actor: Actor) -> RenderableType:  # noqa: ARG001
    return feedback.scorecard(view)


@render.register
def _(view: Debrief, actor: Actor) -> RenderableType:  # noqa: ARG001
    return feedback.debrief(view)


@render.register
def _(view: DraftMessage, actor: Actor) -> RenderableType:  # noqa: ARG001
    return outreach.draft_message(view)


@render.register
def _(view: SequenceCard, actor: Actor) -> RenderableType:  # noqa: ARG001
    return outreach.sequence(view)


@render.register
def _(view: InterviewList, actor: Actor) -> RenderableType:
    return feedback.interview_list(view, actor)


@render.register
def _(view: Help, actor: Actor) -> RenderableType:  # noqa: ARG001
    lines = Text("\n").join(Text("  › ", style="dim") + words(example) for example in view.examples)
    return Padding(lines, (0, 0, 0, 1))


def _day(moment: datetime | None, actor: Actor) -> str:
    return actor.local(moment).strftime("%d %b %Y") if moment else ""


def _moment(moment: datetime | None, actor: Actor) -> str:
    return actor.local(moment).strftime("%d %b %Y %H:%M") if moment else ""
