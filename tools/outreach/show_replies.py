"""What candidates wrote back."""

from store.queries import replies
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, Limit, Outcome, tool
from tools.context import ToolContext
from tools.views import History, HistoryEntry
from tools.wording import counted, short

MANY = 50


class ShowReplies(Args):
    """Whose; everybody's if left out."""

    candidate: CandidateRef | None = None
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
    rows = await replies.latest(ctx.session, candidate_id=person.id if person else None, limit=args.limit or MANY)
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
    say = f"The latest {MANY} replies." if len(rows) == MANY else f"{total}."
    return Outcome(say=say, views=(view,), facts=facts, outside=True)
