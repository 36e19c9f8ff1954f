"""Showing a sequence, its letters and how many are in it."""

from tools.actor import RECRUITING
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.outreach.sequence_meant import card, sequence_meant


class ShowSequence(Args):
    """Which."""

    sequence: str


@tool(
    area="outreach",
    effect=Effect.READ,
    roles=RECRUITING,
    examples=("show the sequence {sequence}", "what is in the sequence {sequence}"),
)
async def show_sequence(ctx: ToolContext, args: ShowSequence) -> Outcome:
    """Show a sequence with its letters."""
    row = await sequence_meant(ctx, args.sequence)
    view = await card(ctx, row)
    say = f"{row.name} ({row.status.value}): {len(view.steps)} letters, {row.active} in it, {row.finished} through."
    return Outcome(say=say, views=(view,))
