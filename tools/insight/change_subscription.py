"""Pausing, going on with and stopping a question on a schedule."""

from typing import Literal

from pydantic import Field

from store.models.enums import SubscriptionStatus
from store.queries import subscriptions
from store.queries.subscriptions import Saved
from tools import matching
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotFound, Unclear
from tools.insight.subscribing.wording import line, moment
from tools.references import quote
from tools.views import Changed, ChangedItem, Picker, PickerOption

_STATUS = {
    "pause": SubscriptionStatus.PAUSED,
    "resume": SubscriptionStatus.ACTIVE,
    "stop": SubscriptionStatus.STOPPED,
}
_DONE = {"pause": "paused", "resume": "on again", "stop": "stopped"}


class ChangeSubscription(Args):
    """Which, and what to do with it."""

    action: Literal["pause", "resume", "stop"]
    which: str = Field(default="", max_length=200, description="Its number in the list, or words; empty: the only one")


@tool(area="numbers", effect=Effect.WRITE)
async def change_subscription(ctx: ToolContext, args: ChangeSubscription) -> Outcome:
    """Pause, resume or stop one of the asker's questions on a schedule."""
    held = await subscriptions.own(ctx.session)
    chosen = _chosen(held, args)
    next_at = chosen.schedule.next_after(ctx.now, chosen.timezone)
    await subscriptions.change(ctx.session, chosen.id, _STATUS[args.action], next_at)
    done = _DONE[args.action]
    again = f"; next on {moment(next_at, chosen.timezone)}" if args.action == "resume" else ""
    view = Changed(what=f"Question {done}", items=(ChangedItem(id=chosen.id, name=chosen.question, to=done),))
    return Outcome(say=f"{quote(chosen.question)} is {done}{again}.", views=(view,))


def _chosen(held: list[Saved], args: ChangeSubscription) -> Saved:
    """Give the one that is meant; several are offered."""
    wanted = matching.fold(args.which)
    found = [one for one in held if not wanted or wanted == str(one.id) or _holds(one, wanted)]
    if wanted.isdigit():
        found = held[int(wanted) - 1 : int(wanted)] if int(wanted) else []
    if not found:
        raise NotFound("You have no such question on a schedule; “list my subscriptions” shows what you have.")
    if len(found) > 1:
        options = tuple(PickerOption(id=str(one.id), label=one.question, detail=line(one)) for one in found)
        raise Unclear(
            Picker(
                question=f"Which one shall I {args.action}?",
                options=options,
                of="other",
                field="which",
                instead_of=args.which,
            )
        )
    return found[0]


def _holds(one: Saved, wanted: str) -> bool:
    said = set(matching.fold(f"{one.question} {one.schedule}").replace(",", " ").split())
    return all(word in said for word in wanted.split() if word not in {"the", "my", "question", "one", "subscription"})
