"""Putting people into a sequence, holding them there, and taking them out."""

from collections.abc import Sequence

from pydantic import Field

from store.models.enums import FinishReason
from store.queries import sequences
from store.queries.naming import CandidateRow
from store.queries.sequences import Enrolled, SequenceRow, Step
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Confirm, Effect, Outcome, tool
from tools.candidates.arguments import FindCandidates
from tools.candidates.find_candidates import people_found
from tools.context import ToolContext
from tools.errors import NotFound, ToolError
from tools.outreach.drafting import standing
from tools.outreach.governor import checks, refusals
from tools.outreach.sequence_meant import digest_of_letters, hold_to, letter_shown, sequence_meant
from tools.views import Changed, ChangedItem
from tools.wording import counted, listed

MOST = 200
"""People enrolled at once, at most."""


class Enroll(Args):
    """Whom (by name, or `find`: the filters of find_candidates, a `pool` among them), into which sequence."""

    candidates: list[CandidateRef] = Field(default_factory=list, max_length=MOST)
    find: FindCandidates | None = None
    sequence: str
    content: str | None = Field(default=None, max_length=64, description="Leave out")


class Unenroll(Args):
    """Whom, and out of which sequence (all if left out)."""

    candidate: CandidateRef
    sequence: str | None = None


class PauseEnrollment(Unenroll):
    """Whom, in which sequence; `resume` lets it go on."""

    resume: bool = False


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    confirm=Confirm.ALWAYS,
    examples=("enroll {candidates} in the sequence {sequence}", "put {candidates} into the sequence {sequence}"),
)
async def enroll(ctx: ToolContext, args: Enroll) -> Outcome:
    """Put people into a sequence: its letters are then sent when due; the asker has to click first."""
    row = await sequence_meant(ctx, args.sequence)
    letters = await sequences.steps(ctx.session, row.id)
    if not letters:
        raise ToolError(f"{row.name} has no letters yet, so nobody was enrolled.")
    hold_to(letters, args.content)
    people = await _people(ctx, args)
    ready, lines = await _sorted_out(ctx, people)
    if not ready:
        raise ToolError(f"Nobody can be enrolled: {'; '.join(lines)}.")
    content = digest_of_letters(letters)
    exact = Enroll(candidates=[str(one.id) for one in ready], sequence=str(row.id), content=content)
    await ctx.confirm(_summary(ctx, ready, lines, row, letters), exact, people=len(ready), always=True)
    items = []
    for one in ready:
        made_id = await sequences.enroll(ctx.session, one.id, row, sender_id=ctx.actor.id, at=ctx.now)
        if made_id is None:
            continue
        await ctx.record("enrollment.added", "enrollment", made_id, after={"candidate_id": str(one.id)})
        items.append(ChangedItem(id=made_id, name=one.name, to=row.name, candidate_id=one.id))
    if not items:
        return Outcome(say=f"They are in {row.name} already or have been, so nobody was enrolled.")
    say = f"Enrolled {listed([item.name for item in items])} in {row.name}."
    return Outcome(say=say, views=(Changed(what="Enrolled", items=tuple(items)),))


async def _people(ctx: ToolContext, args: Enroll) -> list[CandidateRow]:
    if args.candidates and args.find:
        raise ToolError("Say either whom to enroll by name, or what kind of people; nobody was enrolled.")
    if args.candidates:
        return await references.candidates(ctx, args.candidates, write=True)
    if args.find is None:
        raise ToolError("Say whom to enroll: names, or a pool, or what kind of people.")
    wanted = args.find.limit or MOST
    rows, said = await people_found(ctx, args.find.model_copy(update={"limit": min(wanted, MOST)}))
    if not rows:
        raise NotFound(f"Nobody you can see matches ({said}), so nobody was enrolled.")
    ctx.remark(f"Understood as: {said}.")
    if len(rows) == MOST:
        ctx.remark(f"At most {MOST} people are enrolled at once.")
    return rows


async def _sorted_out(ctx: ToolContext, people: Sequence[CandidateRow]) -> tuple[list[CandidateRow], list[str]]:
    """Part who may be written to from who may not, with a line for each of these."""
    known = await standing(ctx, [one.id for one in people])
    ready: list[CandidateRow] = []
    lines: list[str] = []
    for one in people:
        facts = known.of.get(one.id)
        against = ["they are not there for you"]
        if facts is not None:
            active = known.active.get(one.id, ())
            zone = ctx.actor.timezone
            against = refusals(checks(facts, known.company, at=ctx.now, sender_zone=zone, visible_active=active))
        if against:
            lines.append(f"{one.name}: {listed(against)}")
        else:
            ready.append(one)
    return ready, lines


def _summary(
    ctx: ToolContext, ready: Sequence[CandidateRow], lines: Sequence[str], row: SequenceRow, letters: Sequence[Step]
) -> str:
    """Name everybody, and show every letter."""
    names = listed([one.name for one in ready], most=60)
    words = "".join(letter_shown(one) for one in letters)
    held_back = f"\nLeft out: {'; '.join(lines)}." if lines else ""
    return f"Enroll {names} in {row.name}, {counted(len(letters), 'letter')} from {ctx.actor.email}.{held_back}{words}"


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=("unenroll {candidate}", "unenroll {candidate} from the sequence {sequence}"),
)
async def unenroll(ctx: ToolContext, args: Unenroll) -> Outcome:
    """Take somebody out of a sequence, for good."""
    found = await _live(ctx, args)
    exact = Unenroll(candidate=str(found[0].candidate_id), sequence=args.sequence)
    await ctx.confirm(f"Take {found[0].candidate} out of {listed([one.sequence for one in found])}.", exact)
    for one in found:
        await sequences.finish(ctx.session, one.id, FinishReason.MANUAL_EXIT)
        await ctx.record("enrollment.ended", "enrollment", one.id, after={"candidate_id": str(one.candidate_id)})
    return Outcome(say=f"{found[0].candidate} is out of {listed([one.sequence for one in found])}.")


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=("pause the sequence for {candidate}", "pause {candidate} in the sequence {sequence}"),
)
async def pause_enrollment(ctx: ToolContext, args: PauseEnrollment) -> Outcome:
    """Hold somebody's sequence, or let it go on."""
    found = await _live(ctx, args)
    exact = PauseEnrollment(candidate=str(found[0].candidate_id), sequence=args.sequence, resume=args.resume)
    does = "Resume" if args.resume else "Pause"
    await ctx.confirm(f"{does} {listed([one.sequence for one in found])} for {found[0].candidate}.", exact)
    changed = [one for one in found if await sequences.set_paused(ctx.session, one.id, paused=not args.resume)]
    if not changed:
        return Outcome(say="That is so already; nothing was changed.")
    for one in changed:
        action = "enrollment.resumed" if args.resume else "enrollment.paused"
        await ctx.record(action, "enrollment", one.id, after={"candidate_id": str(one.candidate_id)})
    state = "goes on" if args.resume else "is paused"
    return Outcome(say=f"{listed([one.sequence for one in changed])} {state} for {found[0].candidate}.")


async def _live(ctx: ToolContext, args: Unenroll) -> list[Enrolled]:
    person = await references.candidate(ctx, args.candidate, write=True)
    row = await sequence_meant(ctx, args.sequence) if args.sequence else None
    found = await sequences.live(ctx.session, candidate_id=person.id, sequence_id=row.id if row else None)
    if not found:
        raise NotFound(f"{person.name} is in no sequence{f' called {row.name}' if row else ''} now.")
    return found
