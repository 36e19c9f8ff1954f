"""Which sequence is meant, and how one is shown."""

from store.queries import sequences
from store.queries.sequences import SequenceRow, Step
from tools import references
from tools.context import ToolContext
from tools.errors import NotFound, Unclear
from tools.matching import fold
from tools.views import Picker, PickerOption, SequenceCard, SequenceStepLine


async def sequence_meant(ctx: ToolContext, ref: str) -> SequenceRow:
    """Give the sequence of that name, or the only one whose name has those words."""
    known = await sequences.every(ctx.session)
    exact = references.as_id(ref)
    wanted = fold(ref)
    found = [one for one in known if one.id == exact or fold(one.name) == wanted]
    found = found or [one for one in known if wanted and set(wanted.split()) <= set(fold(one.name).split())]
    if len(found) == 1:
        return found[0]
    if not found:
        names = ", ".join(one.name for one in known[:8]) or "none yet"
        raise NotFound(f"There is no sequence called {references.quote(ref)}. There are: {names}.")
    options = tuple(PickerOption(id=str(one.id), label=one.name, detail=one.job_code or "") for one in found)
    raise Unclear(Picker(question="Which sequence do you mean?", options=options, of="other", field="sequence"))


async def card(ctx: ToolContext, row: SequenceRow) -> SequenceCard:
    """Make the view of a sequence."""
    letters = await sequences.steps(ctx.session, row.id)
    return SequenceCard(
        id=row.id,
        name=row.name,
        job_id=row.job_id,
        job_code=row.job_code,
        owner=row.owner,
        status=row.status.value,
        active=row.active,
        finished=row.finished,
        steps=tuple(_line(one) for one in letters),
    )


def _line(one: Step) -> SequenceStepLine:
    return SequenceStepLine(
        position=one.position,
        wait_days=one.wait_days,
        condition=one.condition.value,
        subject=one.subject or "",
        body=one.body,
    )
