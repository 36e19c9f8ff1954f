"""Changing a letter of a sequence."""

from dataclasses import replace

from pydantic import Field

from store.models.enums import RuleEffect, StepCondition
from store.queries import sequence_rules, sequences
from tools.actor import RECRUITING
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotFound, ToolError
from tools.outreach.create_sequence import Subject
from tools.outreach.merging import unknown_places
from tools.outreach.sequence_meant import card, letter_shown, sequence_meant


class EditSequence(Args):
    """Which letter of which sequence, and what to change."""

    sequence: str
    step: int = Field(ge=1, le=50)
    subject: Subject | None = None
    body: str | None = Field(default=None, min_length=1, max_length=10_000)
    wait_days: int | None = Field(default=None, ge=0, le=60, description="Business days after the one before")
    condition: StepCondition | None = None


@tool(area="outreach", effect=Effect.WRITE, roles=RECRUITING)
async def edit_sequence(ctx: ToolContext, args: EditSequence) -> Outcome:
    """Change a letter of a sequence; with people in it, the asker has to click first."""
    row = await sequence_meant(ctx, args.sequence)
    step = next((one for one in await sequences.steps(ctx.session, row.id) if one.position == args.step), None)
    if step is None or step.id is None:
        raise NotFound(f"{row.name} has no letter number {args.step}.")
    subject = step.subject if args.subject is None else args.subject or None
    body = args.body or step.body
    wait = step.wait_days if args.wait_days is None else args.wait_days
    strange = unknown_places((subject or "") + body)
    if strange:
        raise ToolError(f"Nothing is known to fill {', '.join(strange)}; nothing was changed.")
    new = replace(step, wait_days=wait, condition=args.condition or step.condition, subject=subject, body=body)
    exact = EditSequence(
        sequence=str(row.id), step=args.step, subject=subject or "", body=body, wait_days=wait, condition=new.condition
    )
    rules = await sequence_rules.of(ctx.session, row.id)
    leaves = row.active > 0 or any(one.effect is RuleEffect.START for one in rules)
    summary = f"Change letter {args.step} of {row.name}, which {row.active} people are in:{letter_shown(new)}"
    await ctx.confirm(summary, exact, always=leaves)
    await sequences.rewrite(ctx.session, new, subjects=subject != step.subject)
    before = {"subject": step.subject, "body": step.body, "wait_days": step.wait_days, "condition": step.condition}
    after = {"subject": subject, "body": body, "wait_days": wait, "condition": new.condition}
    await ctx.record("sequence.edited", "sequence", row.id, before, after)
    return Outcome(say=f"Changed letter {args.step} of {row.name}.", views=(await card(ctx, row),))
