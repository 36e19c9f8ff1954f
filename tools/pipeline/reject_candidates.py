"""Rejecting applicants, always after a person's click and with a reason."""

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from store.models.enums import ApplicationStatus, NoteVisibility, RejectionKind
from store.queries import notes
from store.queries.applications import Reason, Standing
from tools.base import Args, CandidateRef, Confirm, Effect, JobRef, Outcome, ReasonRef, StageRef, tool
from tools.context import ToolContext
from tools.pipeline.choosing import active_applications
from tools.pipeline.ending import DECIDING, Ending, by_job, end, reason_for
from tools.wording import counted, listed

REJECTION = Ending(
    status=ApplicationStatus.REJECTED,
    action="application.rejected",
    done="Rejected",
    kinds=(RejectionKind.REJECTED_BY_ORG, RejectionKind.OTHER),
)


class RejectCandidates(Args):
    """Whom to reject and why."""

    candidates: list[CandidateRef] = Field(
        default_factory=list, max_length=500, description="Whom; empty with from_stage: everybody in it"
    )
    reason: ReasonRef | None = Field(default=None, description="One of the company's reasons")
    job: JobRef | None = None
    from_stage: StageRef | None = None
    note: str | None = Field(default=None, max_length=20_000, description="Kept as a note on each application")


@tool(
    area="pipeline",
    effect=Effect.WRITE,
    roles=DECIDING,
    confirm=Confirm.ALWAYS,
    examples=(
        "reject {candidate}",
        "reject {candidate} for {reason}",
        "reject {candidates} on {job} because of {reason}",
        "turn {candidate} down for {job}: {reason}",
        "reject everyone in {stage} on {job}, reason {reason}",
        "decline {candidate}, {reason}",
        "we are not going ahead with {candidate}",
        "disqualify {candidate}",
    ),
)
async def reject_candidates(ctx: ToolContext, args: RejectCandidates) -> Outcome:
    """Reject applicants with a reason; a person has to click first. Nobody is ever told by this."""
    chosen = await active_applications(ctx, args.candidates, job=args.job, from_stage=args.from_stage, verb="reject")
    reason = await reason_for(ctx, args.reason, REJECTION, f"Why are you rejecting {by_job(chosen, most=4)}?")
    await ctx.confirm(
        _summary(chosen, reason, args.note), exact=_exact(chosen, reason, args.note), people=len(chosen), always=True
    )
    changed = await end(ctx, chosen, REJECTION, reason)
    if args.note:
        await _keep_note(ctx, chosen, args.note)
    jobs = listed(sorted({one.job_code for one in chosen}))
    say = f"Rejected {listed([one.name for one in chosen])} on {jobs}: {reason.name}."
    facts = {"rejected": [str(one.id) for one in chosen], "reason": reason.name}
    return Outcome(say=say, views=(changed,), facts=facts)


def _summary(chosen: Sequence[Standing], reason: Reason, note: str | None) -> str:
    people = "" if len(chosen) == 1 else f"{counted(len(chosen), 'person', 'people')}: "
    noted = " A note is kept with it." if note else ""
    return f"Reject {people}{by_job(chosen)}. Reason: {reason.name}.{noted}"


def _exact(chosen: Sequence[Standing], reason: Reason, note: str | None) -> RejectCandidates:
    exact: dict[str, Any] = {"candidates": [str(one.id) for one in chosen], "reason": str(reason.id)}
    stood = {one.stage_id for one in chosen}
    if len(stood) == 1:
        exact["from_stage"] = str(stood.pop())
    if note:
        exact["note"] = note
    return RejectCandidates.model_validate(exact)


async def _keep_note(ctx: ToolContext, chosen: Sequence[Standing], text: str) -> None:
    for one in chosen:
        note_id = await notes.add(
            ctx.session,
            candidate_id=one.candidate_id,
            application_id=one.id,
            author_id=ctx.actor.id,
            body=text,
            visibility=NoteVisibility.PUBLIC,
        )
        after = {
            "candidate_id": str(one.candidate_id),
            "application_id": str(one.id),
            "visibility": NoteVisibility.PUBLIC.value,
            "is_deleted": False,
        }
        await ctx.record("note.added", "note", note_id, after=after)
