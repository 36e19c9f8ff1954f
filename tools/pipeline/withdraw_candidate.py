"""Recording that an applicant withdrew, always after a person's click."""

from typing import Any

from pydantic import Field

from store.models.enums import ApplicationStatus, RejectionKind
from tools.base import Args, CandidateRef, Confirm, Effect, JobRef, Outcome, ReasonRef, tool
from tools.context import ToolContext
from tools.pipeline.choosing import active_applications
from tools.pipeline.ending import DECIDING, Ending, end, reason_for

WITHDRAWAL = Ending(
    status=ApplicationStatus.WITHDRAWN,
    action="application.withdrawn",
    done="Withdrawn",
    kinds=(RejectionKind.REJECTED_BY_CANDIDATE, RejectionKind.OTHER),
)


class WithdrawCandidate(Args):
    """Who withdrew from what, and why."""

    candidate: CandidateRef
    job: JobRef | None = None
    reason: ReasonRef | None = Field(default=None, description="One of the company's reasons of candidates")


@tool(
    area="pipeline",
    effect=Effect.WRITE,
    roles=DECIDING,
    confirm=Confirm.ALWAYS,
    examples=(
        "withdraw {candidate}",
        "{candidate} withdrew",
        "{candidate} withdrew from {job}",
        "withdraw {candidate} from {job}: {reason}",
        "{candidate} dropped out, {reason}",
        "mark {candidate} as withdrawn",
        "{candidate} is no longer interested in {job}",
        "take {candidate} out of {job}, they accepted another offer",
    ),
)
async def withdraw_candidate(ctx: ToolContext, args: WithdrawCandidate) -> Outcome:
    """Record that an applicant took back their application; a person has to click first."""
    (one,) = await active_applications(
        ctx, [args.candidate], job=args.job, from_stage=None, verb="withdraw", field="candidate"
    )
    question = f"Why did {one.name} withdraw from {one.job_code}?"
    reason = await reason_for(ctx, args.reason, WITHDRAWAL, question) if args.reason else None
    why = f" Reason: {reason.name}." if reason else ""
    exact: dict[str, Any] = {"candidate": str(one.id)}
    if reason:
        exact["reason"] = str(reason.id)
    await ctx.confirm(
        f"Withdraw {one.name} from {one.job_code} {one.job_title} ({one.stage}).{why}",
        exact=WithdrawCandidate.model_validate(exact),
        always=True,
    )
    changed = await end(ctx, [one], WITHDRAWAL, reason)
    told = f": {reason.name}" if reason else ""
    facts = {"withdrawn": str(one.id), "reason": reason.name if reason else None}
    return Outcome(say=f"{one.name} is withdrawn from {one.job_code}{told}.", views=(changed,), facts=facts)
