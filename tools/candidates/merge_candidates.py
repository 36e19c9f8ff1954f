"""Making one record of two records of the same human."""

from uuid import UUID

from store.queries import applications, candidate_changes, profiles
from store.queries.profiles import Facts
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Confirm, Effect, Outcome, tool
from tools.candidates.meaning import refresh_meaning
from tools.candidates.show_candidate import read_profile
from tools.context import ToolContext
from tools.errors import NotAllowed, ToolError
from tools.views import Changed, ChangedItem
from tools.wording import listed


class MergeCandidates(Args):
    """Two records of one human."""

    keep: CandidateRef
    duplicate: CandidateRef


@tool(
    area="candidates",
    effect=Effect.WRITE,
    roles=RECRUITING,
    confirm=Confirm.ALWAYS,
    examples=(
        "merge {candidate} into {candidate}",
        "merge {candidates}",
        "{candidate} and {candidate} are the same person",
        "{candidate} is a duplicate of {candidate}",
        "combine the records of {candidate} and {candidate}",
        "join {candidate} with {candidate}, keep the first",
    ),
)
async def merge_candidates(ctx: ToolContext, args: MergeCandidates) -> Outcome:
    """Merge a duplicate into the record to keep: everything moves over, and it cannot be undone."""
    kept = await _held(ctx, args.keep, "keep")
    duplicate = await _held(ctx, args.duplicate, "duplicate")
    if kept.id == duplicate.id:
        raise ToolError(f"Both are the same record of {kept.name}, so nothing was merged: name the two records.")
    doubled = await _doubled(ctx, kept.id, duplicate.id)
    details = " ".join(part for part in (_conflicts(kept, duplicate), doubled) if part)
    summary = f"Merge {_known_as(duplicate)} into {_known_as(kept)}; this cannot be undone. {details}".strip()
    exact = MergeCandidates(keep=str(kept.id), duplicate=str(duplicate.id))
    await ctx.confirm(summary, exact, people=2, always=True)
    if not await candidate_changes.merge(ctx.session, kept.id, duplicate.id):
        raise NotAllowed
    await refresh_meaning(ctx, kept.id)
    after = {"status": "merged", "merged_into_id": str(kept.id)}
    await ctx.record("candidate.merged", "candidate", duplicate.id, {"status": "active"}, after)
    return await _told(ctx, kept, duplicate, details)


async def _held(ctx: ToolContext, ref: str, field: str) -> Facts:
    row = await references.candidate(ctx, ref, write=True, field=field)
    facts = await profiles.facts(ctx.session, row.id, hold=ctx.approved)
    if facts is None:
        raise NotAllowed
    return facts


async def _doubled(ctx: ToolContext, kept: UUID, duplicate: UUID) -> str:
    """Say what becomes of two active applications to one job."""
    active = await applications.active_of(ctx.session, [kept, duplicate])
    mine = {one.job_id: one for one in active if one.candidate_id == kept}
    both = [(mine[one.job_id], one) for one in active if one.candidate_id == duplicate and one.job_id in mine]
    sentences = []
    for ours, theirs in both:
        is_further = (theirs.stage_position or 0) > (ours.stage_position or 0)
        goes_on, ends = (theirs, ours) if is_further else (ours, theirs)
        sentences.append(
            f"Both are active on {ours.job_code}: the application in {goes_on.stage} goes on, the one in {ends.stage}"
            " ends as withdrawn."
        )
    return " ".join(sentences)


def _conflicts(kept: Facts, duplicate: Facts) -> str:
    """Say which values win where both records have one."""
    fields = (
        ("name", kept.name, duplicate.name),
        ("title", kept.title, duplicate.title),
        ("company", kept.company, duplicate.company),
        ("location", kept.location, duplicate.location),
        ("years", kept.years, duplicate.years),
        ("owner", kept.owner, duplicate.owner),
        ("headline", kept.headline, duplicate.headline),
        ("summary", kept.summary, duplicate.summary),
    )
    differ = [name for name, ours, theirs in fields if ours is not None and theirs is not None and ours != theirs]
    if not differ:
        return ""
    return f"Where both have a value ({listed(differ)}), the one of the kept record stays."


def _known_as(one: Facts) -> str:
    work = " at ".join(part for part in (one.title, one.company) if part)
    detail = ", ".join(part for part in (work, one.location) if part)
    return f"{one.name} ({detail})" if detail else one.name


async def _told(ctx: ToolContext, kept: Facts, duplicate: Facts, details: str) -> Outcome:
    profile = await read_profile(ctx, kept.id)
    say = f"Merged {duplicate.name} into {kept.name}. {details}".strip()
    item = ChangedItem(id=kept.id, name=kept.name, from_=_known_as(duplicate), to=_known_as(kept), candidate_id=kept.id)
    return Outcome(
        say=say,
        views=(Changed(what="Merged", items=(item,)), profile),
        facts={"candidate_id": str(kept.id), "merged_id": str(duplicate.id)},
    )
