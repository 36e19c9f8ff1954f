"""Which applications a request means: named people, or everybody in a stage."""

from collections.abc import Sequence
from uuid import UUID

from store.models.enums import ApplicationStatus
from store.queries import applications, prospects
from store.queries.applications import Standing
from store.queries.naming import JobRow
from tools import references
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, Stale, ToolError, Unclear
from tools.jobs.focus import job_or_ask, thread_job
from tools.views import Picker, PickerOption
from tools.wording import listed


async def active_applications(
    ctx: ToolContext,
    refs: Sequence[str],
    *,
    job: str | None,
    from_stage: str | None,
    verb: str,
    field: str = "candidates",
) -> list[Standing]:
    """Give the active applications meant, each once, held until the transaction ends.

    `refs` name candidates, or applications by id (as cards and pickers do). Without any, everybody active in
    `from_stage` is meant. The application is picked by the job given, else the thread's, else the only active one.
    Raises `Unclear`, `NotFound`, `NotAllowed` and `Stale`; `verb` words the sentences ("move").
    """
    if not refs:
        chosen = await _everybody(ctx, job, from_stage, verb)
    else:
        chosen = await _named(ctx, refs, job, from_stage, field)
    return await _held(ctx, chosen)


async def _everybody(ctx: ToolContext, job: str | None, from_stage: str | None, verb: str) -> list[Standing]:
    if not from_stage:
        raise ToolError(f"Whom should I {verb}? Name one or several candidates, or a stage of a job.")
    on = await job_or_ask(ctx, job, question=f"On which job should I {verb} everybody in {from_stage}?")
    stage = await references.stage(ctx, from_stage, job=on, field="from_stage")
    found = await applications.active_in(ctx.session, stage.id)
    if not found:
        raise NotFound(f"Nobody you can see is active in {stage.name} on {on.code}, so nothing was changed.")
    if len(found) > applications.ENOUGH:
        raise ToolError(
            f"More than {applications.ENOUGH} people are in {stage.name} on {on.code}: that is too many at once, "
            "so nothing was changed. Please name them in smaller groups."
        )
    return found


async def _named(
    ctx: ToolContext, refs: Sequence[str], job: str | None, from_stage: str | None, field: str
) -> list[Standing]:
    given = await references.job(ctx, job, write=True) if job else None
    focus = given or await thread_job(ctx)
    chosen: dict[UUID, Standing] = {}
    for ref in refs:
        one = await _by_application_id(ctx, ref, given, from_stage)
        if one is None:
            one = await _of_candidate(ctx, ref, given, focus, from_stage, field, alone=len(refs) == 1)
        chosen.setdefault(one.id, one)
    return list(chosen.values())


async def _by_application_id(
    ctx: ToolContext, ref: str, given: JobRow | None, from_stage: str | None
) -> Standing | None:
    exact = references.as_id(ref)
    if exact is None:
        return None
    found = await applications.by_ids(ctx.session, [exact])
    if not found:
        return None
    if given is not None and found[0].job_id != given.id:
        raise NotFound(
            f"{found[0].name}’s application is on {found[0].job_code}, not {given.code}; nothing was changed."
        )
    if found[0].status is not ApplicationStatus.ACTIVE:
        raise Stale(
            f"{found[0].name}’s application on {found[0].job_code} is not active any more, so nothing was changed."
        )
    return (await _in_stage(ctx, found, from_stage))[0] if from_stage else found[0]


async def _of_candidate(
    ctx: ToolContext,
    ref: str,
    given: JobRow | None,
    focus: JobRow | None,
    from_stage: str | None,
    field: str,
    *,
    alone: bool,
) -> Standing:
    person = await references.candidate(ctx, ref, write=True, job=focus, field=field)
    every = await applications.active_of(ctx.session, [person.id])
    found = [one for one in every if given is None or one.job_id == given.id]
    if not found:
        raise NotFound(await _no_application(ctx, person.name, person.id, given, every))
    if from_stage:
        found = await _in_stage(ctx, found, from_stage)
    if len(found) > 1 and focus is not None:
        found = [one for one in found if one.job_id == focus.id] or found
    if len(found) == 1:
        return found[0]
    raise Unclear(_which(person.name, found, ref, field, alone=alone))


async def _in_stage(ctx: ToolContext, found: Sequence[Standing], from_stage: str) -> list[Standing]:
    """Keep the applications that stand in the stage the person said."""
    here = [one for one in found if await _stands_in(ctx, one, from_stage)]
    if here:
        return here
    places = listed([f"in {one.stage} on {one.job_code}" for one in found])
    there = "where they were when this was asked" if references.as_id(from_stage) else f"in {from_stage}"
    raise Stale(f"{found[0].name} is {places}, not {there}, so nothing was changed.")


async def _stands_in(ctx: ToolContext, one: Standing, from_stage: str) -> bool:
    exact = references.as_id(from_stage)
    if exact is not None:
        return one.stage_id == exact
    wanted = references.stage_kinds(from_stage)
    try:
        stage = await references.stage(ctx, from_stage, job=_job(one), field="from_stage")
    except ToolError:
        return one.stage_kind in wanted
    return one.stage_id == stage.id


def _job(one: Standing) -> JobRow:
    return JobRow(one.job_id, one.job_code, one.job_title, status=one.job_status)


async def _no_application(
    ctx: ToolContext, name: str, candidate_id: UUID, given: JobRow | None, others: Sequence[Standing]
) -> str:
    """Say why there is nothing to act on: never applied, ended, or active elsewhere."""
    ended = await applications.ended_of(ctx.session, candidate_id, given.id if given else None)
    on = f" on {given.code}" if given else ""
    sentence = f"{name} has no active application{on}, so nothing was changed."
    if ended:
        last = ended[0]
        sentence = f"{name}’s application on {last.job_code} is {last.status.value} already, so nothing was changed."
    elif given and candidate_id in await prospects.for_job(ctx.session, [candidate_id], given.id):
        sentence = (
            f"{name} is a prospect and has not applied{on}, so nothing was changed. Add them to {given.code} first."
        )
    if others:
        places = listed([f"{one.job_code} ({one.stage})" for one in others])
        sentence += f" They are active on {places}."
    return sentence


def _which(name: str, found: Sequence[Standing], ref: str, field: str, *, alone: bool) -> Picker:
    """Ask for one of several applications: by job when one person is meant, else by application."""
    question = f"{name} is active on {len(found)} jobs. Which one do you mean?"
    if alone:
        options = tuple(_option(one, one.job_id) for one in found)
        return Picker(question=question, options=options, of="job", field="job")
    options = tuple(_option(one, one.id) for one in found)
    return Picker(question=question, options=options, of="other", field=field, instead_of=ref)


def _option(one: Standing, identifier: UUID) -> PickerOption:
    return PickerOption(id=str(identifier), label=f"{one.job_code} {one.job_title}", detail=f"{one.name} · {one.stage}")


async def _held(ctx: ToolContext, chosen: Sequence[Standing]) -> list[Standing]:
    """Lock the applications: refused where the person may not change one, stale where one has just changed."""
    held = await applications.lock(ctx.session, [one.id for one in chosen])
    if len(held) < len(chosen):
        raise NotAllowed
    for one in chosen:
        if held[one.id] != (one.status, one.stage_id):
            raise Stale(await moved_meanwhile(ctx, one))
    return list(chosen)


async def moved_meanwhile(ctx: ToolContext, one: Standing) -> str:
    """Say that somebody else was quicker."""
    who = await applications.last_mover(ctx.session, one.id) or "somebody else"
    return f"{one.name}’s application on {one.job_code} has just been changed by {who}, so nothing was changed."
