"""Having more tools: a model is told of the tools of some areas only when it asks."""

from typing import Literal, get_args

from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext

Later = Literal["numbers", "feedback", "outreach"]
LATER: frozenset[str] = frozenset(get_args(Later))


class MoreTools(Args):
    """Whose tools are wanted."""

    area: Later


@tool(area="tools", effect=Effect.READ)
async def open_tools(ctx: ToolContext, args: MoreTools) -> Outcome:  # noqa: ARG001 - every tool takes both
    """Get the tools of an area before using them.

    numbers: counts, rates, times and trends of hiring, own SQL, subscriptions. feedback: interviews, scorecards,
    debriefs, who owes what. outreach: drafts, sequences, replies, silver medallists, opt-outs.
    """
    return Outcome(say=f"The tools for {args.area} can be called now.")
