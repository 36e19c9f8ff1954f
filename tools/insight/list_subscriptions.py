"""Which questions somebody has on a schedule."""

from store.queries import subscriptions
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.insight.subscribing.wording import line


class ListSubscriptions(Args):
    """Nothing to say."""


@tool(
    area="numbers",
    effect=Effect.READ,
    examples=("list my subscriptions", "which questions do you ask me regularly", "show my scheduled questions"),
)
async def list_subscriptions(ctx: ToolContext, args: ListSubscriptions) -> Outcome:  # noqa: ARG001 - the signature of all
    """List the asker's questions on a schedule."""
    held = await subscriptions.own(ctx.session)
    if not held:
        return Outcome(say="You have no question on a schedule; after a number, say “ask me this every Monday at 9”.")
    lines = [f"{place}. {line(one)}." for place, one in enumerate(held, 1)]
    return Outcome(say="\n".join(lines), facts={"ids": [str(one.id) for one in held]})
