"""What a number is narrowed to: from what people call things to values the report views hold."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated

from pydantic import Field

from store.metrics.dimensions import DIMENSIONS
from store.metrics.query import Filter
from store.models.enums import ApplicationStatus, EmploymentType, InterviewStatus, OfferStatus, SourceKind
from store.queries import reporting
from tools import matching, references
from tools.base import Args, DepartmentRef, JobRef, LocationRef, PersonRef, ReasonRef, SourceRef, StageRef
from tools.context import ToolContext
from tools.errors import NotFound, ToolError
from tools.references import quote
from tools.wording import listed

UNKNOWN = {"unknown", "none", "no value", "missing", "not set", "empty"}
MOST = 50
"""Values one filter takes."""
_OUTCOMES = [*ApplicationStatus, *OfferStatus, *InterviewStatus]


def _several(what: str = "") -> object:
    return Field(default_factory=list, max_length=MOST, description=what or None)


class Narrowed(Args):
    """Filters; several values of one mean any of them, and "unknown" means rows without a value."""

    job: Annotated[list[JobRef], _several()]
    department: Annotated[list[DepartmentRef], _several("With the departments below")]
    location: Annotated[list[LocationRef], _several()]
    source: Annotated[list[SourceRef], _several()]
    source_kind: Annotated[list[str], _several(", ".join(SourceKind))]
    origin: Annotated[list[str], _several("sourced or inbound")]
    reapplied: Annotated[list[str], _several("first or repeated")]
    recruiter: Annotated[list[PersonRef], _several()]
    hiring_manager: Annotated[list[PersonRef], _several()]
    interviewer: Annotated[list[PersonRef], _several()]
    stage: Annotated[list[StageRef], _several("A stage, or a kind of stage")]
    outcome: Annotated[list[str], _several("Status of applications, offers or interviews")]
    rejection_reason: Annotated[list[ReasonRef], _several()]
    employment_type: Annotated[list[str], _several(", ".join(EmploymentType))]
    without: Annotated[list[str], _several("Names of the filters above that are meant as not: not from, except")]


Read = Callable[[ToolContext, Sequence[str]], Awaitable[list[str]]]


async def filters(ctx: ToolContext, args: Narrowed) -> tuple[tuple[Filter, ...], list[str]]:
    """Resolve the filters, and say them in words. Raises what references raise for names there are not."""
    negated = {_dimension(one) for one in args.without}
    found: list[Filter] = []
    said: list[str] = []
    for name in _FILTERED:
        given = [value for value in getattr(args, name) if value.strip()]
        if not given:
            continue
        known = [value for value in given if matching.fold(value) not in UNKNOWN]
        dimension, values = await _values(ctx, args, name, known) if known else (name, [])
        nothing: list[str | None] = [None] if len(known) < len(given) else []
        is_not = name in negated
        found.append(Filter(dimension, (*values, *nothing), negated=is_not))
        below = name == "department" and len(values) > len(known)
        told = [*(known if below else values), *("(unknown)" for _ in nothing)]
        said.append(_said(dimension, told, is_not=is_not) + (" and below" if below else ""))
    stray = negated - {name for name in _FILTERED if getattr(args, name)}
    if stray:
        raise ToolError(f"“Not” was asked for {listed(sorted(stray))}, but no value was given for it.")
    return tuple(found), said


def _said(dimension: str, values: Sequence[str], *, is_not: bool) -> str:
    label = DIMENSIONS[dimension].label.lower()
    return f"{label} {'not ' if is_not else ''}{listed([value.replace('_', ' ') for value in values])}"


def _dimension(words: str) -> str:
    wanted = matching.fold(words.replace("_", " ")).replace(" ", "_")
    if wanted not in _FILTERED:
        raise ToolError(f"There is no filter called {quote(words)}; there is {listed(list(_FILTERED), most=20)}.")
    return wanted


async def _values(ctx: ToolContext, args: Narrowed, name: str, given: Sequence[str]) -> tuple[str, list[str]]:
    """Give the dimension and the values: words for a stage may mean a kind of stage."""
    if name == "stage":
        return await _stages(ctx, args, given)
    return name, await _READ[name](ctx, given)


async def _jobs(ctx: ToolContext, given: Sequence[str]) -> list[str]:
    return [(await references.job(ctx, one, write=False)).code for one in given]


async def _departments(ctx: ToolContext, given: Sequence[str]) -> list[str]:
    ids = [(await references.department(ctx, one, write=False)).id for one in given]
    return await reporting.with_departments_below(ctx.session, ids)


async def _locations(ctx: ToolContext, given: Sequence[str]) -> list[str]:
    return [(await references.location(ctx, one, write=False)).name for one in given]


async def _sources(ctx: ToolContext, given: Sequence[str]) -> list[str]:
    return [(await references.source(ctx, one, write=False)).name for one in given]


async def _reasons(ctx: ToolContext, given: Sequence[str]) -> list[str]:
    return [(await references.reason(ctx, one, write=False)).name for one in given]


async def _people(ctx: ToolContext, given: Sequence[str]) -> list[str]:
    return [(await references.person(ctx, one, write=False)).name for one in given]


def _one_of(dimension: str, values: Sequence[str]) -> Read:
    async def read(ctx: ToolContext, given: Sequence[str]) -> list[str]:  # noqa: ARG001 - the signature of all
        return [_key(dimension, one, values) for one in given]

    return read


def _key(dimension: str, word: str, values: Sequence[str]) -> str:
    wanted = matching.fold(word.replace("_", " "))
    plain = {matching.fold(value.replace("_", " ")): value for value in values}
    found = plain.get(wanted) or plain.get(wanted.removesuffix("s")) or plain.get(f"{wanted}s")
    if found is None:
        known = listed(list(dict.fromkeys(values)), most=20)
        raise NotFound(f"There is no {DIMENSIONS[dimension].label.lower()} called {quote(word)}; there is {known}.")
    return str(found)


async def _stages(ctx: ToolContext, args: Narrowed, given: Sequence[str]) -> tuple[str, list[str]]:
    """Give stages of the one job that is meant, else stages of that name anywhere, else kinds of stages."""
    if len(args.job) == 1 and "job" not in args.without:
        job = await references.job(ctx, args.job[0], write=False)
        return "stage", [(await references.stage(ctx, one, job=job, write=False)).name for one in given]
    known = await reporting.stage_names(ctx.session)
    named = [[name for name, _ in known if matching.is_exact(one, name)] for one in given]
    if all(named):
        return "stage", list(dict.fromkeys(name for names in named for name in names))
    kinds = [kind for one in given for kind in references.stage_kinds(one)]
    stray = next((one for one in given if not references.stage_kinds(one)), None)
    if stray is not None:
        raise NotFound(f"There is no stage called {quote(stray)} in the jobs you see.")
    return "stage_kind", list(dict.fromkeys(kind.value for kind in kinds))


_READ: dict[str, Read] = {
    "job": _jobs,
    "department": _departments,
    "location": _locations,
    "source": _sources,
    "source_kind": _one_of("source_kind", list(SourceKind)),
    "origin": _one_of("origin", DIMENSIONS["origin"].values),
    "reapplied": _one_of("reapplied", DIMENSIONS["reapplied"].values),
    "recruiter": _people,
    "hiring_manager": _people,
    "interviewer": _people,
    "outcome": _one_of("outcome", list(dict.fromkeys(one.value for one in _OUTCOMES))),
    "rejection_reason": _reasons,
    "employment_type": _one_of("employment_type", list(EmploymentType)),
}
_FILTERED = ("job", "department", "stage", *(name for name in _READ if name not in {"job", "department"}))
"""The filters, in the order they are said."""
