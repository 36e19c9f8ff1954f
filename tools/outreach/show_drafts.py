"""Showing one's drafts, with the checks as of now."""

from pydantic import Field

from tools.actor import RECRUITING
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.outreach.drafting import card, standing
from tools.outreach.finding import DraftRefs, meant
from tools.wording import counted


class ShowDrafts(Args):
    """Which drafts (ids or people's names); none: all of this conversation."""

    drafts: DraftRefs = Field(default_factory=list)


@tool(
    area="outreach",
    effect=Effect.READ,
    roles=RECRUITING,
    examples=("show my drafts", "show the drafts", "show the draft to {drafts}", "which drafts are waiting"),
)
async def show_drafts(ctx: ToolContext, args: ShowDrafts) -> Outcome:
    """Show the asker's drafts word for word."""
    found = (await meant(ctx, args.drafts))[: ctx.page_size]
    known = await standing(ctx, [one.candidate_id for one in found])
    views = tuple(card(ctx, one, known) for one in found)
    ready = sum(view.may_be_sent for view in views)
    return Outcome(say=f"{counted(len(views), 'draft').capitalize()}, {ready} of them ready to be sent.", views=views)
