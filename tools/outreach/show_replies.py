"""What candidates wrote back."""

from datetime import date
from typing import Literal

from pydantic import Field

from store.queries import replies
from store.queries.replies import ReplyRow
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, Limit, Outcome, tool
from tools.context import ToolContext
from tools.views import History, HistoryEntry
from tools.wording import counted, short

MANY = 50
MOST = 2_000
"""Replies that are looked through for those of some days or of one meaning, the newest first."""


class ShowReplies(Args):
    """Whose (everybody's if left out), of which days, and only those that amount to something."""

    candidate: CandidateRef | None = None
    since: date | None = None
    before: date | None = Field(default=None, description="Before this day")
    meant: Literal["interested", "not_interested", "later"] | None = None
    limit: Limit = None


@tool(
    area="outreach",
    effect=Effect.READ,
    roles=RECRUITING,
    examples=("show replies", "show the replies of {candidate}", "who replied", "any replies to our mails"),
)
async def show_replies(ctx: ToolContext, args: ShowReplies) -> Outcome:
    """Show what candidates replied to outreach, the newest first."""
    person = await references.candidate(ctx, args.candidate, write=False) if args.candidate else None
    whose = person.id if person else None
    is_narrowed = args.since or args.before or args.meant
    rows = await replies.latest(ctx.session, candidate_id=whose, limit=MOST if is_narrowed else args.limit or MANY)
    rows = [one for one in rows if _is_wanted(ctx, one, args)]
    shown = rows[: args.limit or ctx.page_size]
    items = tuple(
        HistoryEntry(
            at=one.at or ctx.now,
            who=one.candidate,
            what=f"{one.meant.value.replace('_', ' ') if one.meant else 'unread'}"
            f"{f' about {one.job_code}' if one.job_code else ''}: {short(one.body or one.subject or '', 200)}",
        )
        for one in shown
    )
    of = f"Replies of {person.name}" if person else "Replies"
    view = History(of=of, items=items, total=len(rows), candidate_id=person.id if person else None)
    facts = {"replies": [{"id": str(one.id), "candidate_id": str(one.candidate_id)} for one in shown]}
    total = counted(len(rows), "reply", "replies").capitalize()
    say = f"The latest {MANY} replies." if len(rows) == MANY and not is_narrowed else f"{total}{_which(args)}."
    return Outcome(say=say, views=(view,), facts=facts, outside=True)


def _is_wanted(ctx: ToolContext, one: ReplyRow, args: ShowReplies) -> bool:
    on = ctx.actor.local(one.at or ctx.now).date()
    in_time = (args.since is None or on >= args.since) and (args.before is None or on < args.before)
    return in_time and (args.meant is None or (one.meant is not None and one.meant.value == args.meant))


def _which(args: ShowReplies) -> str:
    meant = f", {args.meant.replace('_', ' ')}" if args.meant else ""
    since = f" since {args.since:%d %B %Y}" if args.since else ""
    return f"{meant}{since}{f' before {args.before:%d %B %Y}' if args.before else ''}"
