"""Answering with a defined number."""

from datetime import date
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from store.metrics.calendar import Reporting
from store.metrics.catalogue import METRICS
from store.metrics.compiler import metric_of
from store.metrics.phrases import read_window
from store.metrics.query import Query, QueryError
from store.metrics.windows import ALL_TIME, NOW, Window, WindowError, compared_with
from store.queries import reporting
from store.queries.reporting import Company
from store.report.errors import ReportRefusedError
from tools.base import Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import Declined, ToolError
from tools.insight.metrics import naming
from tools.insight.metrics.answering import card, run
from tools.insight.metrics.asked import Asked
from tools.insight.metrics.filtering import Narrowed, filters
from tools.references import quote

Period = Literal["day", "week", "month", "quarter", "year", "fiscal_year"]
_BEFORE = {"previous period", "period before", "period over period", "before", "one before", "last period"}
_YEAR_BEFORE = {
    "same period last year", "last year", "year before", "previous year", "year over year", "yoy", "a year ago",
    "a year before", "a year earlier", "same time last year", "same time a year ago",
}  # fmt: skip
"""What "compared with last year" means: the same stretch a year before, so that like is compared with like."""


class MetricQuery(Narrowed):
    """Which number, over which days, broken down and compared how; and the filters."""

    metric: Annotated[str, Field(min_length=1, max_length=120, description=f"One of {', '.join(METRICS)}")]
    dimensions: Annotated[
        list[str],
        Field(default_factory=list, max_length=3, description="Broken down by: job, department, source, stage, ..."),
    ]
    window: str | None = Field(
        default=None, max_length=120, description="In plain words, as said: last quarter, since March; none: all time"
    )
    grain: Period | None = Field(default=None, description="A series: one row a period; quarters are fiscal")
    compare_to: str | None = Field(
        default=None, max_length=120, description="previous_period, same_period_last_year, or a window in words"
    )
    variant: str | None = Field(default=None, max_length=60, description="Another definition: mean, p90, implied, ...")
    top: int | None = Field(default=None, ge=1, le=100, description="Only the groups with the highest values")
    lowest: bool = Field(default=False, description="With top: the lowest instead")
    share: bool = Field(default=False, description="Also each group's share of the total")
    days: int | None = Field(default=None, ge=0, le=3650, description="For stale candidates: more than this many days")


@tool(
    area="insight",
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
    company = await reporting.company(ctx.session)
    reading = Reporting(
        today=_today(ctx, company),
        zone=company.zone,
        fiscal_start=company.fiscal_start,
        week_start=company.week_start,
    )
    asked = await _understood(ctx, args, company, reading)
    try:
        async with ctx.reports(company.zone) as report:
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


def _today(ctx: ToolContext, company: Company) -> date:
    return ctx.now.astimezone(ZoneInfo(company.zone)).date()


async def _understood(ctx: ToolContext, args: MetricQuery, company: Company, reading: Reporting) -> Asked:
    metric = naming.metric_called(args.metric)
    dimensions, grain = naming.breakdown(args.dimensions)
    narrowed, said = await filters(ctx, args)
    names = {*dimensions, *(one.dimension for one in narrowed)}
    if metric.name == "pass_through" and _within_a_job(args, names):
        metric = METRICS["stage_pass_through"]
    window = _window(args.window, reading, is_snapshot=metric.is_snapshot)
    query = Query(
        metric=metric.name,
        today=reading.today,
        dimensions=dimensions,
        filters=narrowed,
        window=window,
        grain=args.grain or grain,
        previous=_previous(args.compare_to, window, reading),
        variant=naming.variant_called(metric, args.variant),
        top=args.top,
        ascending=args.lowest,
        shares=args.share,
        threshold_days=args.days,
        minimum_n=company.minimum_n,
        week_start=company.week_start,
    )
    if args.days is not None and metric.threshold_days is None:
        raise ToolError(f"{metric.label} takes no number of days; say a window instead.")
    return Asked(metric_of(query), query, reading, tuple(said))


def _within_a_job(args: MetricQuery, names: set[str]) -> bool:
    """Tell whether pass-through goes by the stages of a job: for one job, or where stages were asked for."""
    return "stage" in names or (len(args.job) == 1 and "job" not in args.without and "stage_kind" not in names)


def _window(words: str | None, reading: Reporting, *, is_snapshot: bool) -> Window:
    if is_snapshot and (words is None or words.strip().casefold() in {"now", "today", "currently", "right now"}):
        return NOW
    if words is None or not words.strip():
        return ALL_TIME
    return _read(words, reading)


def _read(words: str, reading: Reporting) -> Window:
    try:
        window = read_window(words, reading)
    except WindowError as problem:
        raise Declined(str(problem)) from problem
    if window is None:
        raise ToolError(f"I don't understand the time {quote(words)}; say it as “last quarter” or “since 1 March”.")
    return window


def _previous(words: str | None, window: Window, reading: Reporting) -> Window | None:
    if words is None or not words.strip():
        return None
    plain = " ".join(words.casefold().replace("_", " ").split()).removeprefix("the ")
    try:
        if plain in _YEAR_BEFORE:
            return compared_with(window, "same_period_last_year", reading)
        if plain in _BEFORE:
            return compared_with(window, "previous_period", reading)
    except WindowError as problem:
        raise ToolError(str(problem)) from problem
    return _read(words, reading)
