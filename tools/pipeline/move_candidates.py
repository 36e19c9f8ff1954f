"""Moving applicants to another stage of their job."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from store.models.enums import StageKind
from store.queries import applications, naming
from store.queries.applications import Standing
from store.queries.naming import JobRow, StageRow
from tools import matching, references
from tools.actor import HIRING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, StageRef, tool
from tools.context import ToolContext
from tools.errors import ToolError
from tools.pipeline.choosing import active_applications
from tools.pipeline.taking_back import append, unchanged
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem
from tools.wording import listed

NEXT = {"next", "next stage", "next step", "next round", "forward", "on", "ahead", "advance", "one forward", "one on"}
PREVIOUS = {"previous", "previous stage", "prev", "prior stage", "back", "backward", "backwards", "one back"}
ENDS = (StageKind.HIRED, StageKind.ARCHIVED)


class MoveCandidates(Args):
    """Whom to move where."""

    candidates: list[CandidateRef] = Field(
        default_factory=list, max_length=500, description="Whom; empty with from_stage: everybody in it"
    )
    stage: StageRef = Field(description="Where to; also 'next' or 'previous'")
    job: JobRef | None = None
    from_stage: StageRef | None = Field(default=None, description="The stage they are in now")


@dataclass(frozen=True)
class Step:
    """One application and the stage it goes to, out of its job's stages."""

    one: Standing
    to: StageRow
    process: Sequence[StageRow]

    @property
    def is_move(self) -> bool:
        """Tell whether anything changes."""
        return self.one.stage_id != self.to.id

    @property
    def is_back(self) -> bool:
        """Tell whether the move goes to an earlier stage."""
        return self.one.stage_position is not None and self.to.position < self.one.stage_position

    @property
    def skipped(self) -> list[str]:
        """Name the stages a forward move leaves out."""
        at = self.one.stage_position
        return [] if at is None else [s.name for s in self.process if at < s.position < self.to.position]


@tool(
    area="pipeline",
    effect=Effect.WRITE,
    roles=HIRING,
    examples=(
        "move {candidate} to {stage}",
        "move {candidates} to {stage} on {job}",
        "advance {candidate} to the next stage",
        "put {candidate} into {stage}",
        "move {candidate} back to {stage}",
        "move everyone in {stage} on {job} to {stage}",
        "bring {candidate} forward to {stage} for {job}",
        "send {candidate} one stage back",
        "{candidate} goes to {stage}",
        "promote {candidates} to {stage}",
    ),
)
async def move_candidates(ctx: ToolContext, args: MoveCandidates) -> Outcome:
    """Move applicants to another stage of their job: named people, or everybody in from_stage."""
    chosen = await active_applications(ctx, args.candidates, job=args.job, from_stage=args.from_stage, verb="move")
    steps = await _steps(ctx, chosen, args.stage)
    moves = [step for step in steps if step.is_move]
    there = [step for step in steps if not step.is_move]
    if not moves:
        return Outcome(say=_already(there), facts={"moved": 0})
    await ctx.confirm(_summary(moves), exact=_exact(moves), people=len(moves))
    for step in moves:
        await _move(ctx, step)
    return _outcome(ctx, moves, there)


async def _steps(ctx: ToolContext, chosen: Sequence[Standing], wanted: str) -> list[Step]:
    """Find each one's goal. A card for several jobs carries one stage id for each application, in order."""
    given = wanted.split()
    if len(given) != len(chosen) or any(references.as_id(one) is None for one in given):
        given = [wanted] * len(chosen)
    steps = []
    for one, goal in zip(chosen, given, strict=True):
        process = await naming.stages(ctx.session, one.job_id)
        to = await _goal(ctx, one, goal, process)
        _refuse_ends(one, to)
        steps.append(Step(one, to, process))
    return steps


async def _goal(ctx: ToolContext, one: Standing, wanted: str, process: Sequence[StageRow]) -> StageRow:
    word = matching.fold(wanted)
    if word in NEXT or word in PREVIOUS:
        return _neighbour(one, process, ahead=word in NEXT)
    job = JobRow(one.job_id, one.job_code, one.job_title, one.job_status)
    return await references.stage(ctx, wanted, job=job)


def _neighbour(one: Standing, process: Sequence[StageRow], *, ahead: bool) -> StageRow:
    at = next((place for place, stage in enumerate(process) if stage.id == one.stage_id), None)
    if at is None:
        raise ToolError(f"{one.name} stands in no stage of {one.job_code}; please name the stage to move to.")
    goal = at + 1 if ahead else at - 1
    if not 0 <= goal < len(process):
        which = "last" if ahead else "first"
        raise ToolError(f"{one.name} is in {one.stage}, the {which} stage of {one.job_code}, so nothing was changed.")
    return process[goal]


def _refuse_ends(one: Standing, to: StageRow) -> None:
    if to.kind not in ENDS or one.stage_id == to.id:
        return
    instead = (
        "a hire is recorded with the accepted offer. Move them to the offer stage instead"
        if to.kind is StageKind.HIRED
        else "an application ends by rejecting or withdrawing it. Say that instead"
    )
    raise ToolError(f"{one.name} can’t be moved to {to.name}: {instead}; nothing was changed.")


def _already(there: Sequence[Step]) -> str:
    names = listed([step.one.name for step in there])
    be = "is" if len(there) == 1 else "are"
    return f"{names} {be} already in {there[0].to.name} on {there[0].one.job_code}, so nothing was changed."


def _summary(moves: Sequence[Step]) -> str:
    parts = []
    for (code, title, goal), group in _by_goal(moves).items():
        parts.append(f"{listed([s.one.name for s in group], most=60)} to {goal} on {code} {title}")
    people = "1 person" if len(moves) == 1 else f"{len(moves)} people"
    return f"Move {people}: {'; '.join(parts)}."


def _by_goal(moves: Sequence[Step]) -> dict[tuple[str, str, str], list[Step]]:
    groups: dict[tuple[str, str, str], list[Step]] = {}
    for step in moves:
        groups.setdefault((step.one.job_code, step.one.job_title, step.to.name), []).append(step)
    return groups


def _exact(moves: Sequence[Step]) -> MoveCandidates:
    goals = [str(step.to.id) for step in moves]
    came_from = {step.one.stage_id for step in moves}
    exact = {
        "candidates": [str(step.one.id) for step in moves],
        "stage": goals[0] if len(set(goals)) == 1 else " ".join(goals),
    }
    if len(came_from) == 1:
        exact["from_stage"] = str(came_from.pop())
    return MoveCandidates.model_validate(exact)


async def _move(ctx: ToolContext, step: Step) -> None:
    one = step.one
    await applications.move(
        ctx.session,
        one.id,
        was=(one.status, one.stage_id),
        to=(one.status, step.to.id),
        by=ctx.actor.id,
        at=ctx.now,
    )
    await ctx.record(
        "application.moved",
        "application",
        one.id,
        before={"status": one.status.value, "stage_id": str(one.stage_id)},
        after={"status": one.status.value, "stage_id": str(step.to.id)},
    )


def _outcome(ctx: ToolContext, moves: Sequence[Step], there: Sequence[Step]) -> Outcome:
    say = " ".join(_sentence(group) for group in _by_goal(moves).values())
    if there:
        say = f"{say} {_already(there).partition(',')[0]}." if len(there) == 1 else f"{say} {_already_many(there)}"
    items = tuple(
        ChangedItem(
            id=step.one.id,
            name=step.one.name,
            from_=step.one.stage,
            to=step.to.name,
            candidate_id=step.one.candidate_id,
        )
        for step in moves
    )
    facts = {
        "moved": [
            {"application_id": str(s.one.id), "candidate_id": str(s.one.candidate_id), "stage": s.to.name}
            for s in moves
        ]
    }
    return Outcome(say=say, views=(Changed(what="Moved", items=items, undo=ctx.change_id),), facts=facts)


def _already_many(there: Sequence[Step]) -> str:
    return f"{listed([step.one.name for step in there])} were there already."


def _sentence(group: Sequence[Step]) -> str:
    first = group[0]
    names = listed([step.one.name for step in group])
    came_from = {step.one.stage for step in group}
    source = f" from {came_from.pop()}" if len(came_from) == 1 else ""
    back = " back" if all(step.is_back for step in group) else ""
    skipped = first.skipped if len({step.one.stage_id for step in group}) == 1 else []
    leap = f", skipping {listed(skipped)}" if skipped else ""
    return f"Moved {names}{back}{source} to {first.to.name} on {first.one.job_code}{leap}."


@undoes("application.moved")
async def move_back(ctx: ToolContext, event: Event) -> str:
    """Put an application back into the stage it came from."""
    one = await unchanged(ctx, event)
    back = await append(ctx, one, event, "application.moved", event.before)
    return f"{back.name} is back in {back.stage} on {back.job_code}"
