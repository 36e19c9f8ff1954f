"""Which interview a request means: by its id, by the candidate, or the one that waits."""

from collections.abc import Callable, Sequence
from uuid import UUID

from store.models.enums import InterviewStatus
from store.queries import interviews
from store.queries.interviews import Meeting
from tools import references
from tools.context import ToolContext
from tools.errors import NotFound, ToolError, Unclear
from tools.views import InterviewLine, Picker, PickerOption
from tools.wording import listed

CANCELLED = "That interview was cancelled, so there is no feedback to give and nothing was changed."


async def interview_meant(
    ctx: ToolContext,
    *,
    interview: str | None,
    candidate: str | None,
    job: str | None = None,
    mine: bool = False,
    prefer: Callable[[Meeting], bool],
    write: bool = True,
) -> Meeting:
    """Give the interview meant; `prefer` narrows several, and without any name it is the one that fits it.

    `mine` looks among interviews the person sits in; of several with one candidate a read takes the last. Raises
    `NotFound` or `Unclear`.
    """
    exact = references.as_id(interview) if interview else None
    if exact is not None:
        return await _by_id(ctx, exact, mine=mine)
    person = ctx.actor.id if mine else None
    job_id = (await references.job(ctx, job, write=False)).id if job else None
    who = await references.candidate(ctx, candidate, write=write) if candidate else None
    found = await interviews.listed(ctx.session, person=person, job=job_id, candidate=who.id if who else None)
    if who is not None and not found:
        whose = f"no interview with {who.name} in which you sit" if mine else f"no interview with {who.name}"
        raise NotFound(f"There is {whose}, so nothing was changed." if write else f"There is {whose}.")
    return _one(ctx, found, prefer, who=who.name if who else None, write=write)


async def _by_id(ctx: ToolContext, interview_id: UUID, *, mine: bool) -> Meeting:
    found = await interviews.by_id(ctx.session, interview_id)
    if found is None or found.status is InterviewStatus.CANCELLED:
        cancelled = found is not None or await interviews.was_cancelled(ctx.session, interview_id)
        raise NotFound(CANCELLED if cancelled else "There is no such interview for you to see.")
    if mine and not found.has(ctx.actor.id):
        raise ToolError(f"You are not on the panel of that interview with {found.whom}, so nothing was changed.")
    return found


def _one(
    ctx: ToolContext, found: Sequence[Meeting], prefer: Callable[[Meeting], bool], *, who: str | None, write: bool
) -> Meeting:
    fitting = [one for one in found if prefer(one)] or (list(found[-1:]) if who else [])
    spoken = [mention.id for mention in ctx.mentions if mention.kind == "candidate"]
    if who is None and len(fitting) > 1 and spoken:
        fitting = [one for one in fitting if str(one.candidate_id) == spoken[0]] or fitting
    if not fitting:
        raise ToolError("Which interview do you mean? Please name the candidate; nothing was changed.")
    if len(fitting) > 1 and who and not write:
        return fitting[-1]
    if len(fitting) > 1:
        options = tuple(PickerOption(id=str(one.id), label=one.whom, detail=when(ctx, one)) for one in fitting[-10:])
        raise Unclear(Picker(question="Which interview do you mean?", options=options, of="other", field="interview"))
    return fitting[0]


def when(ctx: ToolContext, one: Meeting) -> str:
    """Say where and when an interview is, in the reader's zone."""
    place = ", ".join(part for part in (one.stage, one.job_code) if part)
    at = f"{ctx.actor.local(one.starts_at):%a %d %b %H:%M}"
    return f"{place}, {at}" if place else at


def line(one: Meeting, *, ended: bool) -> InterviewLine:
    """Give an interview as views list it."""
    return InterviewLine(
        id=one.id,
        candidate_id=one.candidate_id,
        candidate=one.candidate,
        job_id=one.job_id,
        job_code=one.job_code,
        stage=one.stage,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        status=one.status.value,
        location=one.location,
        panel=tuple(person.name for person in one.panel),
        missing=tuple(person.name for person in one.waiting_for) if ended else (),
    )


def panel_of(one: Meeting) -> str:
    """Name the panel."""
    return listed([person.name for person in one.panel]) or "nobody yet"
