"""Who unsubscribed, complained or is not to be contacted."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from pydantic import Field

from store.queries import naming
from store.queries.opted_out import opted_out
from tools.actor import RECRUITING
from tools.base import Args, Effect, Limit, Offset, Outcome, tool
from tools.context import ToolContext
from tools.views import CandidateItem, CandidateList
from tools.wording import counted, day, shown


class ShowOptedOut(Args):
    """Of which days; `marked` adds those who are marked do not contact, of whom no day is on record."""

    since: date | None = None
    before: date | None = Field(default=None, description="Before this day")
    marked: bool = False
    limit: Limit = None
    offset: Offset = None


@tool(
    area="outreach",
    effect=Effect.READ,
    roles=RECRUITING,
    examples=("who unsubscribed", "who opted out", "who are we not allowed to contact"),
)
async def show_opted_out(ctx: ToolContext, args: ShowOptedOut) -> Outcome:
    """Show who unsubscribed, complained or asked not to be written to, the latest first."""
    limit, offset = args.limit or ctx.page_size, args.offset or 0
    marked = args.marked and not (args.since or args.before)
    found, total = await opted_out(
        ctx.session,
        since=_start(ctx, args.since),
        before=_start(ctx, args.before),
        marked=marked,
        limit=limit,
        offset=offset,
    )
    rows = {row.id: row for row in await naming.candidates_by_id(ctx.session, [one.candidate_id for one in found])}
    items = tuple(
        CandidateItem(
            id=one.candidate_id,
            name=one.candidate,
            title=rows[one.candidate_id].title,
            company=rows[one.candidate_id].company,
            location=rows[one.candidate_id].location,
            why=f"{one.how} on {day(one.at)}" if one.at else one.how,
        )
        for one in found
        if one.candidate_id in rows
    )
    said = ["opted out or marked do not contact" if marked else "opted out"]
    said += [f"since {day(args.since)}"] if args.since else []
    said += [f"before {day(args.before)}"] if args.before else []
    people = counted(total, "person", "people").capitalize()
    say = f"{people}: {', '.join(said)}{shown(offset, len(items), total)}."
    view = CandidateList(items=items, total=total, criteria=tuple(said), offset=offset)
    facts = {"total": total, "items": [{"id": str(one.id), "name": one.name} for one in items]}
    return Outcome(say=say, views=(view,), facts=facts)


def _start(ctx: ToolContext, on: date | None) -> datetime | None:
    return datetime.combine(on, time(), ZoneInfo(ctx.actor.timezone or "UTC")) if on else None
