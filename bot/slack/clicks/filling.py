"""Filling the modals that were opened as skeletons: what there is to choose from comes from the database."""

from collections.abc import Iterable
from uuid import UUID

from bot.slack import outgoing
from bot.slack.blocks import modals
from bot.slack.blocks.forms import Choices, View
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from bot.slack.keeping import written
from store.queries import approvals, conversations
from tools.ran import Call, Ran, Scene
from tools.thread_reading import named_in
from tools.views import ApplicationLine, CandidateProfile, Pipeline

NOBODY = "There is no such candidate for you to see."
NOTE = 3_000
"""Characters an input of a modal takes."""
NO_JOB = "They are not active on any job of yours."


async def edit_request(desk: Desk, click: Click) -> None:
    """Give the person's own words back, to be changed."""
    approval = click.parts[0]
    request = await _asked(desk, click, approval)
    if request is None:
        await _fill(desk, click, modals.problem("edit_request", "Only whoever asked may ask it differently."))
        return
    await _fill(desk, click, modals.edit_request(_metadata(click, approval=approval), request=request))


async def move(desk: Desk, click: Click) -> None:
    """Offer the stages of the jobs a candidate is active on."""
    profile = await _profile(desk, click)
    active = _active(profile)
    if profile is None or not active:
        await _fill(desk, click, modals.problem("move_to", NO_JOB if profile else NOBODY))
        return
    stages = [stage for line in active for stage in await _stages(desk, click, line, named=len(active) > 1)]
    metadata = _metadata(click, candidate=click.value)
    job = active[0].job_code or "" if len(active) == 1 else f"{len(active)} jobs"
    current = active[0].stage or "" if len(active) == 1 else ""
    name = profile.candidate.name
    await _fill(desk, click, modals.move_to(metadata, name=name, job=job, stages=stages[:100], current=current))


async def reject(desk: Desk, click: Click) -> None:
    """Offer the company's reasons."""
    profile = await _profile(desk, click)
    active = _active(profile)
    if profile is None or not active:
        await _fill(desk, click, modals.problem("reject_reason", NO_JOB if profile else NOBODY))
        return
    metadata = _metadata(click, candidate=click.value, job=str(active[0].job_id) if len(active) == 1 else None)
    about = f"{profile.candidate.name} on {', '.join(line.job_code or '' for line in active)}"
    reasons = await _terms(desk, click, "reason")
    await _fill(desk, click, modals.reject_reason(metadata, about=about, reasons=reasons))


async def pool(desk: Desk, click: Click) -> None:
    """Offer the talent pools."""
    profile = await _profile(desk, click)
    if profile is None:
        await _fill(desk, click, modals.problem("add_to_pool", NOBODY))
        return
    metadata = _metadata(click, candidate=click.value)
    pools = await _terms(desk, click, "pool")
    await _fill(desk, click, modals.add_to_pool(metadata, name=profile.candidate.name, pools=pools))


async def new_job(desk: Desk, click: Click) -> None:
    """Offer departments, places, people and jobs for a new one."""
    view = modals.new_job(
        _metadata(click),
        departments=await _terms(desk, click, "department"),
        locations=await _terms(desk, click, "location"),
        people=await _terms(desk, click, "person"),
        jobs=await _terms(desk, click, "job"),
    )
    await _fill(desk, click, view)


async def note(desk: Desk, click: Click, text: str) -> None:
    """Offer a message as a note, on the candidate it names if it names one."""
    async with desk.system.database.person(click.actor.id) as session:
        named = [mention for mention in await named_in(session, text) if mention.kind == "candidate"]
    candidate = named[0].label if len(named) == 1 else ""
    view = modals.note_from_message(_metadata(click), text=text[:NOTE], candidate=candidate)
    await _fill(desk, click, view)


async def _fill(desk: Desk, click: Click, view: View) -> None:
    event = click.event
    await desk.say(
        outgoing.filled(f"{event.id}:modal", click.user, str(event.id), view | {"external_id": str(event.id)})
    )


def _metadata(click: Click, **ids: str | None) -> str:
    place = click.place
    where = {"channel": place.channel, "root": place.root_ts} if place else {}
    return written(**where, message=click.message.get("ts"), **ids)


async def _asked(desk: Desk, click: Click, approval: str) -> str | None:
    """Give the words that led to a card, if they are the person's own."""
    async with desk.system.database.person(click.actor.id) as session:
        turn_id = await approvals.turn_of(session, UUID(approval))
        messages = await conversations.messages_of(session, turn_id) if turn_id else []
    return str(messages[0].get("text") or "") if messages else None


async def _ran(desk: Desk, click: Click, tool: str, **args: str) -> Ran:
    scene = Scene(actor=click.actor, now=desk.system.assistant.now(), surface="slack")
    return await desk.system.toolbox.run(Call(tool=tool, args=dict(args)), scene)


async def _profile(desk: Desk, click: Click) -> CandidateProfile | None:
    ran = await _ran(desk, click, "show_candidate", candidate=click.value)
    return next((view for view in ran.views if isinstance(view, CandidateProfile)), None)


def _active(profile: CandidateProfile | None) -> list[ApplicationLine]:
    return [line for line in profile.applications if line.status == "active"] if profile else []


async def _stages(desk: Desk, click: Click, line: ApplicationLine, *, named: bool) -> Choices:
    ran = await _ran(desk, click, "show_pipeline", job=str(line.job_id))
    pipelines: Iterable[Pipeline] = (view for view in ran.views if isinstance(view, Pipeline))
    prefix = f"{line.job_code}: " if named else ""
    return [(f"{line.job_id}.{stage.id}", prefix + stage.name) for p in pipelines for stage in p.stages]


async def _terms(desk: Desk, click: Click, kind: str) -> Choices:
    vocabulary = await desk.system.lookup.vocabulary(click.actor)
    return [(term.id, term.name) for term in vocabulary.terms if term.kind == kind]
