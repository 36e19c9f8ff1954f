"""What went to a candidate and what came back."""

from store.models.enums import Direction, MessageStatus
from store.queries import contacts
from store.queries.contacts import Contact
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, Outcome, tool
from tools.context import ToolContext
from tools.views import History, HistoryEntry
from tools.wording import counted, day, short

QUOTE = 160
_BY = {"email": "mail", "sms": "text message", "linkedin": "LinkedIn message", "phone": "call", "in_person": "talk"}


class ContactHistory(Args):
    """Whose."""

    candidate: CandidateRef


@tool(
    area="outreach",
    effect=Effect.READ,
    roles=RECRUITING,
    examples=(
        "contact history of {candidate}",
        "who has been in touch with {candidate}",
        "when did we last write to {candidate}",
        "show the messages with {candidate}",
    ),
)
async def contact_history(ctx: ToolContext, args: ContactHistory) -> Outcome:
    """Show all contact with a candidate, the newest first."""
    found = await references.candidate_or_list(ctx, args.candidate)
    if isinstance(found, Outcome):
        return found
    rows = await contacts.history(ctx.session, found.id)
    shown = rows[: ctx.page_size]
    items = tuple(HistoryEntry(at=row.at, who=row.who, what=_line(row)) for row in shown)
    view = History(of=f"Contact with {found.name}", items=items, total=len(rows), candidate_id=found.id)
    if not rows:
        say = f"Nobody here has been in touch with {found.name} as far as you can see."
    else:
        say = f"{counted(len(rows), 'contact').capitalize()} with {found.name}; the last on {day(rows[0].at)}."
    replies = any(row.direction is Direction.INBOUND for row in shown)
    return Outcome(say=say, views=(view,), facts={"total": len(rows)}, outside=replies)


def _line(row: Contact) -> str:
    by = _BY[row.channel.value]
    about = f" about {row.job_code}" if row.job_code else ""
    words = f": {short(row.subject or row.body or '', QUOTE)}" if row.subject or row.body else ""
    if row.direction is Direction.INBOUND:
        meant = f" ({row.reply_class.value.replace('_', ' ')})" if row.reply_class else ""
        return f"They replied by {by}{meant}{words}"
    plain = {MessageStatus.SENT, MessageStatus.DELIVERED}
    state = "" if row.status in plain else f", {row.status.value}"
    sequence = f", in {row.sequence}" if row.sequence else ""
    return f"{by[0].upper()}{by[1:]}{about}{sequence}{state}{words}"
