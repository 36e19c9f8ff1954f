"""Answering with a defined number."""

from store.metrics.query import QueryError
from store.report.errors import ReportRefusedError
from tools.base import Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import ToolError
from tools.insight.metrics.answering import card, run
from tools.insight.metrics.understanding import MetricQuery, understood


@tool(
    area="numbers",
    effect=Effect.READ,
    examples=(
        "time to hire last quarter",
        "how many hires did we make this year",
        "offer acceptance rate by department",
        "applications by source this quarter",
        "how many offers were declined last month",
        "pass-through rate for {job}",
        "how long do people stay in {stage}",
        "active candidates by stage",
        "which sources bring the most hires",
        "applications per month since January",
        "hires in {department} compared with last year",
        "what share of applications is sourced",
    ),
)
async def metric_query(ctx: ToolContext, args: MetricQuery) -> Outcome:
    """Answer a question about hiring with a defined number: counts, rates, times, by group, over time, compared.

    Use it for every "how many", "how long", "what share", "by ..." about applications, hires, offers, stages,
    interviews, scorecards, outreach, jobs and recruiters. Pay and protected attributes are not answered.
    """
    asked = await understood(ctx, args)
    try:
        async with ctx.reports(asked.reporting.zone) as report:
            result = await run(report, asked)
    except (QueryError, ReportRefusedError) as problem:
        raise ToolError(str(problem)) from problem
    view = card(asked, result, ctx.actor)
    facts = {
        "n": view.n,
        "columns": [column.name for column in view.columns],
        "rows": [list(row) for row in view.rows[:40]],
        "window": view.window.model_dump(mode="json", by_alias=True),
        "definition": view.definition,
        "other_definitions": [one.name for one in view.other],
    }
    return Outcome(say=view.sentence, views=(view,), facts=facts)
