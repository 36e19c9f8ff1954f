"""From the arguments of a question to the query: every name, window and definition resolved."""

from datetime import date
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from store.metrics.calendar import Reporting
from store.metrics.catalogue import METRICS
from store.metrics.compiler import metric_of
from store.metrics.phrases import read_window
from store.metrics.query import Query
from store.metrics.windows import ALL_TIME, NOW, Window, WindowError, compared_with
from store.queries import reporting
from store.queries.reporting import Company
from tools.context import ToolContext
from tools.errors import Declined, ToolError
from tools.insight.metrics import naming
from tools.insight.metrics.asked import Asked
from tools.insight.metrics.ends import ends
from tools.insight.metrics.filtering import Narrowed, filters
from tools.references import quote

Period = Literal["day", "week", "month", "quarter", "year", "fiscal_year"]
_BEFORE = {"previous period", "period before", "period over period", "before", "one before", "last period"}
_YEAR_BEFORE = {
    "same period last year", "last year", "year before", "previous year", "year over year", "yoy", "a year ago",
    "a year before", "a year earlier", "same time last year", "same time a year ago",
}  # fmt: skip
"""What "compared with last year" means: the same stretch a year before, so that like is compared with like."""


class Counted(Narrowed):
    """Which number, over which days; and the filters."""

    metric: Annotated[str, Field(min_length=1, max_length=120, description=f"One of {', '.join(METRICS)}")]
    window: str | None = Field(
        default=None, max_length=120, description="In plain words, as said: last quarter, since March; none: all time"
    )
    variant: str | None = Field(default=None, max_length=60, description="Another definition: mean, p90, implied, ...")
    days: int | None = Field(default=None, ge=0, le=3650, description="For stale candidates: more than this many days")
    from_stage: str | None = Field(default=None, max_length=120, description="For stage_conversion: a stage or kind")
    to_stage: str | None = Field(default=None, max_length=120, description="And where to: offer, hired, Onsite, ...")


class MetricQuery(Counted):
    """Also how it is broken down and compared."""

    dimensions: Annotated[
        list[str],
        Field(default_factory=list, max_length=3, description="Broken down by: job, department, source, stage, ..."),
    ]
    grain: Period | None = Field(default=None, description="A series: one row a period; quarters are fiscal")
    compare_to: str | None = Field(
        default=None, max_length=120, description="previous_period, same_period_last_year, or a window in words"
    )
    top: int | None = Field(default=None, ge=1, le=100, description="Only the groups with the highest values")
    lowest: bool = Field(default=False, description="With top: the lowest instead")
    share: bool = Field(default=False, description="Also each group's share of the total")


async def understood(ctx: ToolContext, args: MetricQuery) -> Asked:
    """Resolve a question. Raises `ToolError` for what there is not, `Declined` for what is not answered."""
    company = await reporting.company(ctx.session)
    reading = Reporting(
        today=_today(ctx, company),
        zone=company.zone,
        fiscal_start=company.fiscal_start,
        week_start=company.week_start,
    )
    return await _understood(ctx, args, company, reading)


def _today(ctx: ToolContext, company: Company) -> date:
    return ctx.now.astimezone(ZoneInfo(company.zone)).date()


async def _understood(ctx: ToolContext, args: MetricQuery, company: Company, reading: Reporting) -> Asked:
    metric = naming.metric_called(args.metric)
    dimensions, grain = naming.breakdown(args.dimensions)
    narrowed, said = await filters(ctx, args)
    names = {*dimensions, *(one.dimension for one in narrowed)}
    if metric.name == "pass_through" and _within_a_job(args, names):
        metric = METRICS["stage_pass_through"]
    between = await ends(ctx, args.from_stage, args.to_stage)
    if between:
        said = [f"from {between[0].said} to {between[1].said}", *said]
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
        ends=between,
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
