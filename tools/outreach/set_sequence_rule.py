"""Moves in a process that start a sequence for whoever moved, or stop it."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from pydantic import Field

from store.models.enums import ApplicationStatus, RuleEffect
from store.queries import sequence_rules, sequences
from store.queries.sequence_rules import Rule
from store.queries.sequences import SequenceRow, Step
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, Effect, Outcome, StageRef, tool
from tools.context import ToolContext
from tools.errors import NotFound, ToolError
from tools.outreach.sequence_meant import card, digest_of_letters, hold_to, letter_shown, rule_line, sequence_meant
from tools.wording import counted


class SetSequenceRule(Args):
    """Which sequence; whether a move starts or stops it; the stage moved to, or the status it brings, not both."""

    sequence: str
    effect: Literal["start", "stop"]
    stage: StageRef | None = None
    status: Literal["active", "rejected", "withdrawn", "hired"] | None = None
    remove: bool = False
    content: str | None = Field(default=None, max_length=64, description="Leave out")


@tool(area="outreach", effect=Effect.WRITE, roles=RECRUITING)
async def set_sequence_rule(ctx: ToolContext, args: SetSequenceRule) -> Outcome:
    """Let moves to a stage or status start or stop a sequence from now on; one that starts needs the asker's click."""
    row = await sequence_meant(ctx, args.sequence)
    stage_id, where = await _cause(ctx, row, args)
    status = ApplicationStatus(args.status) if args.status else None
    letters = await sequences.steps(ctx.session, row.id)
    starts = args.effect == "start" and not args.remove
    if starts:
        hold_to(letters, args.content)
    bound = {"sequence": str(row.id), "stage": str(stage_id) if stage_id else None}
    exact = args.model_copy(update=bound | {"content": digest_of_letters(letters) if starts else None})
    if args.remove:
        return await _remove(ctx, row, exact, where)
    summary = _summary(ctx, row, where, letters) if starts else f"Let a move to {where} stop {row.name}."
    await ctx.confirm(summary, exact, always=starts)
    made = await sequence_rules.add(
        ctx.session, row.id, RuleEffect(args.effect), stage_id=stage_id, status=status, by=ctx.actor.id
    )
    if made is None:
        return Outcome(say=f"That is so already: moving to {where} {args.effect}s {row.name}.")
    after = {"effect": args.effect, "where": where}
    await ctx.record("sequence.rule_added", "sequence", row.id, after=after)
    return Outcome(say=f"From now on moving to {where} {args.effect}s {row.name}.", views=(await card(ctx, row),))


async def _cause(ctx: ToolContext, row: SequenceRow, args: SetSequenceRule) -> tuple[UUID | None, str]:
    """Give the stage and how the cause is called; a stage is one of the sequence's job."""
    if (args.stage is None) == (args.status is None):
        raise ToolError("Say either a stage or a status (active, rejected, withdrawn, hired); nothing was changed.")
    if args.stage is None:
        return None, f"status {args.status}"
    if row.job_id is None:
        raise ToolError(f"{row.name} is for no job, so it has no stages; a status works. Nothing was changed.")
    job = await references.job(ctx, str(row.job_id), write=True)
    stage = await references.stage(ctx, args.stage, job=job)
    return stage.id, f"stage {stage.name}"


def _summary(ctx: ToolContext, row: SequenceRow, where: str, letters: Sequence[Step]) -> str:
    """Show every letter that will leave without another click."""
    if not letters:
        raise ToolError(f"{row.name} has no letters yet, so nothing was changed.")
    job = f" of {row.job_code}" if row.job_code else ""
    return (
        f"From now on put everybody who moves to {where}{job} into {row.name}, if the checks allow it:"
        f" {counted(len(letters), 'letter')} from {ctx.actor.email}, without asking again."
        f"{''.join(letter_shown(one) for one in letters)}"
    )


async def _remove(ctx: ToolContext, row: SequenceRow, exact: SetSequenceRule, where: str) -> Outcome:
    await ctx.confirm(f"Take back that a move to {where} {exact.effect}s {row.name}.", exact)
    called = (exact.effect, where)
    found = next((one for one in await sequence_rules.of(ctx.session, row.id) if _called(one) == called), None)
    if found is None or not await sequence_rules.remove(ctx.session, found.id):
        raise NotFound(f"There is no such rule; {row.name} has: {await _rules(ctx, row)}.")
    before = {"effect": exact.effect, "where": where}
    await ctx.record("sequence.rule_removed", "sequence", row.id, before=before)
    say = f"Moving to {where} does not {exact.effect} {row.name} any more."
    return Outcome(say=say, views=(await card(ctx, row),))


def _called(rule: Rule) -> tuple[str, str]:
    return rule.effect.value, f"stage {rule.stage}" if rule.stage else f"status {rule.status}"


async def _rules(ctx: ToolContext, row: SequenceRow) -> str:
    return "; ".join(rule_line(one) for one in await sequence_rules.of(ctx.session, row.id)) or "none"
