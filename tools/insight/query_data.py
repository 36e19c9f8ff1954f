"""Answering what no defined number covers, with one SELECT written for the question."""

from typing import Annotated

from pydantic import Field

from store.queries import reporting
from store.report.describing import describe
from store.report.errors import ReportRefusedError
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import Declined, ToolError
from tools.insight.ad_hoc.answering import card
from tools.insight.ad_hoc.examples import proven
from tools.insight.declining import reason_to_decline


class QueryData(Args):
    """The statement, and what it answers."""

    sql: Annotated[str, Field(max_length=20_000, description="One SELECT over the report views; empty: lists them")] = (
        ""
    )
    question: Annotated[str, Field(max_length=500, description="What it answers, in words")] = ""


@tool(area="numbers", effect=Effect.READ, tries=3)
async def query_data(ctx: ToolContext, args: QueryData) -> Outcome:
    """Answer a hiring question no metric covers with your own SQL. First call it without sql: it tells the views.

    An error names what is wrong: mend it, twice at most. Prefer metric_query.
    """
    declined = reason_to_decline(args.question)
    if declined:
        raise Declined(declined)
    if not args.sql.strip():
        return await _told(ctx, args)
    company = await reporting.company(ctx.session)
    try:
        async with ctx.reports(company.zone) as report:
            table = await report.run(args.sql)
    except ReportRefusedError as problem:
        raise ToolError(problem.reason) from problem
    view = card(table, args.question, company)
    facts = {"n": view.n, "columns": [one.name for one in view.columns], "rows": [list(row) for row in view.rows[:40]]}
    return Outcome(say=view.sentence, views=(view,), facts=facts)


async def _told(ctx: ToolContext, args: QueryData) -> Outcome:
    """Tell a model what there is to ask, so that no prompt has to hold it."""
    views = "\n\n".join(str(view) for view in await describe(ctx.session))
    company = await reporting.company(ctx.session)
    facts = {
        "views": views,
        "today": f"{ctx.now:%Y-%m-%d}",
        "fiscal_year_starts_in_month": company.fiscal_start,
        "examples": [{"question": said, "sql": sql} for said, sql in proven(args.question)],
    }
    return Outcome(say="These are the report views; write one SELECT over them.", facts=facts)
