"""Sending drafts, always by a click that is bound to every byte of them."""

from collections.abc import Sequence

from pydantic import Field

from store.models.enums import MessageStatus
from store.queries import drafts, outreach
from store.queries.drafts import Draft
from tools.actor import RECRUITING
from tools.base import Args, Confirm, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotAllowed, Stale, ToolError
from tools.outreach.drafting import Standing, card, digest, digest_of_all, standing
from tools.outreach.finding import DraftRefs, meant
from tools.outreach.governor import MOST_BY_SENDER, not_before, refusals
from tools.views import Changed, ChangedItem
from tools.wording import counted, listed, short


class SendDrafts(Args):
    """Which drafts (ids or people's names); none: all of this conversation."""

    drafts: DraftRefs = Field(default_factory=list)
    content: str | None = Field(default=None, max_length=64, description="Leave out")


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    confirm=Confirm.ALWAYS,
    examples=("send the draft to {drafts}", "send the drafts", "send them all", "approve and send the drafts"),
)
async def send_drafts(ctx: ToolContext, args: SendDrafts) -> Outcome:
    """Send drafts by mail; the asker has to click first, and what the checks refuse stays."""
    found = await meant(ctx, args.drafts)
    held = await drafts.by_ids(ctx.session, [one.id for one in found], hold=ctx.approved)
    if any(one.sender_id != ctx.actor.id for one in held):
        raise NotAllowed
    gone = [one.candidate for one in held if one.status is not MessageStatus.DRAFT]
    if gone:
        raise Stale(f"The message to {listed(gone)} is no draft any more, so nothing was sent twice.")
    if args.content is not None and args.content != digest_of_all(held):
        raise Stale(
            "A draft has been changed since the card was shown, so nothing was sent. Please look and send again."
        )
    known = await standing(ctx, [one.candidate_id for one in held])
    ready, lines = _sorted_out(ctx, held, known)
    if not ready:
        raise ToolError(f"Nothing can be sent now: {'; '.join(lines)}.")
    if ctx.approved and lines:
        raise Stale(f"The checks stand against it now, so nothing was sent: {'; '.join(lines)}.")
    exact = SendDrafts(drafts=[str(one.id) for one in ready], content=digest_of_all(ready))
    await ctx.confirm(_summary(ready, lines), exact, people=len(ready), always=True)
    items = [await _queue(ctx, one, known) for one in ready]
    say = (
        f"{counted(len(ready), 'mail')} to {listed([one.candidate for one in ready])} approved. Each leaves in its "
        "recipient's working hours, once a mail server is set up."
    )
    return Outcome(say=say, views=(Changed(what="Approved to leave", items=tuple(items)),), facts={"sent": len(ready)})


def _sorted_out(ctx: ToolContext, held: Sequence[Draft], known: Standing) -> tuple[list[Draft], list[str]]:
    """Part what may leave from what may not, with a line for each refusal; the limits count what leaves together."""
    ready: list[Draft] = []
    lines: list[str] = []
    for one in held:
        view = card(ctx, one, known)
        against = refusals(view.checks) or ([] if view.checks else ["they are not there for you"])
        facts = known.of.get(one.candidate_id)
        if facts and facts.sent_by_sender + len(ready) >= MOST_BY_SENDER:
            against.append(f"more than {MOST_BY_SENDER} mails in a day")
        if any(other.candidate_id == one.candidate_id for other in ready):
            against.append("there is another draft to them")
        if facts and one.to != facts.address:
            against.append("their address has changed since; draft it again")
        if against:
            lines.append(f"{one.candidate}: {listed(against)}")
        else:
            ready.append(one)
    return ready, lines


def _summary(ready: Sequence[Draft], lines: Sequence[str]) -> str:
    """Name each recipient with subject; of one mail the whole text."""
    head = f"Send {counted(len(ready), 'mail')} from {ready[0].sender} <{ready[0].sender_email}>:"
    each = [f"\n• to {one.candidate} <{one.to}>: “{short(one.subject)}”" for one in ready]
    body = f"\n\n{ready[0].body}" if len(ready) == 1 else ""
    held_back = f"\nNot sent: {'; '.join(lines)}." if lines else ""
    return f"{head}{''.join(each)}{held_back}{body}"


async def _queue(ctx: ToolContext, one: Draft, known: Standing) -> ChangedItem:
    facts = known.of[one.candidate_id]
    leaves = not_before(facts, ctx.now, ctx.actor.timezone)
    if facts.basis == "none":
        evidence = f"Outreach chosen by {one.sender}; the letter carries the privacy notice"
        await outreach.note_basis(ctx.session, one.candidate_id, ctx.now, evidence)
    header = f"<{one.id}@{one.sender_email.rpartition('@')[2]}>"
    if not await drafts.queue(ctx.session, one, digest=digest(one), message_id_header=header, not_before=leaves):
        raise Stale(f"The message to {one.candidate} has been sent already.")
    after = {"candidate_id": str(one.candidate_id), "digest": digest(one), "message_id": header}
    await ctx.record("message.approved", "message", one.id, {"status": "draft"}, {"status": "queued", **after})
    when = f"leaves on {leaves:%A, %d %B at %H:%M} their time" if leaves else "leaves now"
    return ChangedItem(id=one.id, name=one.candidate, to=when, candidate_id=one.candidate_id)
