"""Lists of jobs, and one job's card."""

from collections.abc import Iterator, Sequence

from bot.slack.blocks.candidates import understood
from bot.slack.blocks.elements import actions, button, context, fields, header, paragraphs, section
from bot.slack.blocks.message import Block
from bot.slack.blocks.part import Part, Place, long_text, part
from bot.slack.blocks.text import NOTHING, inert, one_line, shown, size
from tools.views import JobCard, JobLine, JobList

COLUMNS = ("Code", "Title", "Status", "Department", "Location", "Hiring manager", "Active")
CELL = 80
TABLE = 8_000
"""Characters of the cells of one table; Slack takes 10,000."""
ROWS = 100
"""Jobs in one table, as Slack has it; the header comes on top."""
BUTTONS = 10
"""Jobs of a table whose pipeline has a button."""
SECTIONS = 20
"""Jobs that get a section each where there are no tables; more of them are lines."""


def job_list(view: JobList, place: Place) -> Iterator[Part]:
    """Draw jobs as tables, or a section each for a workspace that has no tables."""
    yield from understood(view.criteria)
    if place.native or len(view.items) > SECTIONS:
        for some in _tables(view.items):
            drawn = [_table(some)] if place.native else paragraphs(map(_row, some))
            yield part(*drawn, words="\n".join(map(_words, some)))
        if view.items:
            buttons = [_button(job, n, one_line(job.code, 60)) for n, job in enumerate(view.items[:BUTTONS])]
            yield part(context("Open a pipeline:"), actions(buttons, "job:list"))
    else:
        for n, job in enumerate(view.items):
            block = section(_row(job), block_id=f"job:{job.id}", accessory=_button(job, n, "Pipeline"))
            yield part(block, words=_words(job))
    if view.total > len(view.items):
        told = f"{view.total - len(view.items):,} more are not shown."
        yield part(context(told), words=told)


def job_card(view: JobCard, place: Place) -> Iterator[Part]:  # noqa: ARG001 - the signature of all drawings
    """Draw one job."""
    job = view.job
    title = f"{job.code} {job.title}"
    contract = (job.employment_type or "").replace("_", " ")
    pairs = (
        ("Status", job.status + (" · confidential" if job.is_confidential else "")),
        ("Where", " · ".join(filter(None, (job.department, job.location, contract)))),
        ("Hiring manager", job.hiring_manager),
        ("Recruiter", job.recruiter),
        ("Openings", f"{job.openings_open} open, {job.openings_filled} filled"),
        ("In the pipeline", f"{job.active:,} active"),
        ("Pay", job.salary),
        ("Stages", " → ".join(job.stages)),
        ("Team", ", ".join(job.team)),
    )
    words = "; ".join(f"{label}: {one_line(value, 200)}" for label, value in pairs if value)
    yield part(header(title), *fields(pairs), words=f"{one_line(title)}; {words}")
    for label, text in (("About", job.description), ("Needs", job.requirements)):
        if text:
            yield part(context(f"*{label}*"))
            yield from long_text(text, f"{label} {title}", words=f"{label}: {one_line(text, 300)}")
    yield part(actions([_button(job, 0, "Show the pipeline")], f"job:{job.id}"))


def _button(job: JobLine, number: int, text: str) -> dict[str, object]:
    return button(text, f"job.{number}", str(job.id))


def _cells(job: JobLine) -> tuple[str, ...]:
    values = (job.code, job.title, job.status, job.department, job.location, job.hiring_manager)
    return (*(one_line(value, CELL) or NOTHING for value in values), f"{job.active:,}")


def _words(job: JobLine) -> str:
    code, title, *others, active = _cells(job)
    return f"{code} {title}, {', '.join(one for one in others if one != NOTHING)}, {active} active"


def _row(job: JobLine) -> str:
    facts = [job.department, job.location, job.hiring_manager, f"{job.active:,} active"]
    return f"*{shown(job.code, 60)}* {shown(job.title)} · {shown(job.status)}\n" + " · ".join(
        shown(fact, 100) for fact in facts if fact
    )


def _tables(jobs: Sequence[JobLine]) -> Iterator[list[JobLine]]:
    """Share jobs out over tables that Slack takes."""
    some: list[JobLine] = []
    room = TABLE
    for job in jobs:
        cost = sum(map(size, _cells(job)))
        if some and (room < cost or len(some) == ROWS):
            yield some
            some, room = [], TABLE
        some.append(job)
        room -= cost
    if some:
        yield some


def _table(jobs: Sequence[JobLine]) -> Block:
    """Make Slack's own table: it sorts and filters, and numbers are numbers to it."""
    head = [{"type": "raw_text", "text": name} for name in COLUMNS]
    rows = [
        [
            *({"type": "raw_text", "text": inert(text)} for text in _cells(job)[:-1]),
            {"type": "raw_number", "value": job.active, "text": f"{job.active:,}"},
        ]
        for job in jobs
    ]
    return {
        "type": "data_table",
        "caption": "Jobs",
        "rows": [head, *rows],
        "page_size": 20,
        "row_header_column_index": 0,
    }
