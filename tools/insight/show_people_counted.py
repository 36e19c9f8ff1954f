"""Turning a number into the people it counts."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from store.metrics.people import counted_applications
from store.metrics.query import QueryError
from store.queries import candidates, naming, reporting
from store.report.errors import ReportRefusedError
from tools.actor import MEETING
from tools.base import Effect, Limit, Offset, Outcome, tool
from tools.candidates.lines import application_line
from tools.context import ToolContext
from tools.errors import ToolError
from tools.insight.metrics.asked import Asked
from tools.insight.metrics.understanding import Counted, MetricQuery, understood
from tools.views import CandidateItem, CandidateList
from tools.wording import counted


class PeopleCounted(Counted):
    """The number, as `metric_query` was asked for it."""

    metric: Annotated[str, Field(min_length=1, max_length=120)]
    limit: Limit = None
    offset: Offset = None


@tool(area="numbers", effect=Effect.READ, roles=MEETING)
async def show_people_counted(ctx: ToolContext, args: PeopleCounted) -> Outcome:
    """List the candidates a defined number counts: "show me the people" after metric_query, with its arguments."""
    given = args.model_dump(exclude={"limit", "offset"})
    asked = await understood(ctx, MetricQuery(**given, dimensions=[]))
    try:
        statement = counted_applications(asked.query)
        async with ctx.reports(asked.reporting.zone) as report:
            table = await report.run(statement)
    except (QueryError, ReportRefusedError) as problem:
        raise ToolError(str(problem)) from problem
    people = await reporting.candidates_behind(ctx.session, [UUID(str(row[0])) for row in table.rows])
    view = await _list(ctx, asked, people, args)
    items = [{"id": str(one.id), "name": one.name} for one in view.items]
    return Outcome(say=_sentence(view, len(table.rows)), views=(view,), facts={"total": view.total, "items": items})


async def _list(ctx: ToolContext, asked: Asked, people: list[UUID], args: PeopleCounted) -> CandidateList:
    offset = args.offset or 0
    page = people[offset : offset + (args.limit or ctx.page_size)]
    rows = await naming.candidates_by_id(ctx.session, page)
    held = await candidates.applications(ctx.session, page)
    return CandidateList(
        items=tuple(
            CandidateItem(
                id=row.id,
                name=row.name,
                title=row.title,
                company=row.company,
                location=row.location,
                why="",
                applications=tuple(application_line(one) for one in held.get(row.id, ())),
            )
            for row in rows
        ),
        total=len(people),
        criteria=(f"counted in {asked.metric.label.lower()}{asked.scope}, {asked.query.window.said}",),
        offset=offset,
        note="",
    )


def _sentence(view: CandidateList, rows: int) -> str:
    asked = "; ".join(view.criteria)
    if not view.total:
        return f"There is nobody you may see behind that number: {asked}."
    first, last = view.offset + 1, view.offset + len(view.items)
    which = f", {first} to {last} shown" if last - first + 1 < view.total else ""
    several = f" with {counted(rows, 'application')}" if rows != view.total else ""
    return f"{counted(view.total, 'candidate').capitalize()}{several}{which}: {asked}."
