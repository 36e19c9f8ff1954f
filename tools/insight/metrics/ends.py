"""The two stages a conversion goes between: from what people call them to stages or kinds of stages."""

from collections.abc import Sequence

from store.metrics.dimensions import KINDS
from store.metrics.query import End
from store.models.enums import StageKind
from store.queries import reporting
from store.queries.reporting import StageOfJob
from tools import matching, references
from tools.context import ToolContext
from tools.errors import NotFound, ToolError
from tools.references import quote
from tools.wording import listed

_OF_A_KIND = {StageKind.LEAD, StageKind.OFFER, StageKind.HIRED}
"""Kinds that are one step of a process, whatever its stage is called; of interviews there may be several."""
_CALLED = {
    "lead": "lead",
    "pre_interview_screen": "screening",
    "active": "interviews",
    "offer": "offer",
    "hired": "hire",
}


async def ends(ctx: ToolContext, start: str | None, end: str | None) -> tuple[End, End] | None:
    """Resolve both ends; None where neither is said.

    Raises `ToolError` for one alone, a stage there is not, and two that no job has in this order.
    """
    if not (start or end):
        return None
    if not (start and end):
        raise ToolError("A conversion goes from one stage to another: say both, as in “from Phone Screen to Offer”.")
    stages = await reporting.stages_of_jobs(ctx.session)
    first, last = _end(start, stages), _end(end, stages)
    before, after = _begin(first, stages), _begin(last, stages)
    both = before.keys() & after.keys()
    if not both:
        raise ToolError(_no_such_way(first, last, stages, before))
    if not any(before[job] < after[job] for job in both):
        raise ToolError(
            f"{last.said} does not come after {first.said} in any job, so nobody gets from one to the other that way; "
            f"ask for the way from {last.said} to {first.said}."
        )
    return first, last


def _end(words: str, stages: Sequence[StageOfJob]) -> End:
    named = list(dict.fromkeys(one.name for one in stages if matching.is_exact(words, one.name)))
    kinds = {one.kind for one in stages if one.name in named}
    usual = references.stage_kinds(words)
    if len(kinds) == 1 and kinds <= _OF_A_KIND:
        return _of_kind(next(iter(kinds)))
    if named:
        return End(listed(named), names=tuple(named))
    if len(usual) != 1 or usual[0].value not in KINDS:
        known = listed(list(dict.fromkeys(one.name for one in stages)), most=12)
        raise NotFound(f"There is no stage called {quote(words)} in the jobs you see; there are {known}.")
    return _of_kind(usual[0])


def _of_kind(kind: StageKind) -> End:
    return End(_CALLED[kind.value], kind=kind.value)


def _begin(end: End, stages: Sequence[StageOfJob]) -> dict[str, int]:
    """Give where in each job's process an end begins; a hire is beyond every stage."""
    found: dict[str, int] = {}
    for one in stages:
        if end.kind == StageKind.HIRED.value:
            found[one.job] = max(found.get(one.job, 0), one.position + 1)
        elif one.kind.value == end.kind or one.name in end.names:
            found[one.job] = min(found.get(one.job, one.position), one.position)
    return found


def _no_such_way(first: End, last: End, stages: Sequence[StageOfJob], before: dict[str, int]) -> str:
    """Say that no process has both, and what comes after the first where it is."""
    later = [one.name for one in stages if one.job in before and one.position > before[one.job]]
    hint = f" After {first.said} come {listed(list(dict.fromkeys(later)), most=8)}." if later else ""
    return f"No job you see has both {first.said} and {last.said} in its process, so there is no such number.{hint}"
