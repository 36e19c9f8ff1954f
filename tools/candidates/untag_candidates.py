"""Taking tags off candidates."""

from collections.abc import Sequence

from store.queries import tags
from store.queries.naming import CandidateRow, NamedRow
from tools import matching, references
from tools.actor import PIPELINE
from tools.base import Args, Effect, Outcome, tool
from tools.candidates.tagging import People, Tags, record_tagging, tagged, who
from tools.context import ToolContext
from tools.wording import listed


class UntagCandidates(Args):
    """Candidates and the tags they shall no longer have."""

    candidates: People
    tags: Tags


@tool(
    area="candidates",
    effect=Effect.WRITE,
    roles=PIPELINE,
    examples=(
        "untag {candidate} {tag}",
        "remove the tag {tag} from {candidate}",
        "take {tag} off {candidates}",
        "delete the tag {tag} from {candidates}",
        "{candidate} should no longer be tagged {tag}",
        "drop the {tag} tag from {candidate}",
    ),
)
async def untag_candidates(ctx: ToolContext, args: UntagCandidates) -> Outcome:
    """Take tags off one or several candidates."""
    people = await references.candidates(ctx, args.candidates, write=True)
    theirs = await tags.of_candidates(ctx.session, [row.id for row in people])
    wanted = [await _tag_to_remove(ctx, ref, theirs) for ref in args.tags]
    names = [row.name for row in wanted]
    have = await tags.pairs(ctx.session, [row.id for row in people], [row.id for row in wanted])
    if not have:
        return Outcome(say=f"{_nobody_has(people)} tagged {' or '.join(names)}; nothing was changed.")
    exact = UntagCandidates(candidates=[str(row.id) for row in people], tags=[str(row.id) for row in wanted])
    affected = {candidate for candidate, _ in have}
    await ctx.confirm(f"Take {listed(names)} off {who(people)}", exact, people=len(affected))
    gone = await tags.take_off(ctx.session, sorted(have))
    await record_tagging(ctx, "candidate.untagged", people, wanted, gone)
    return tagged(ctx, "Untagged", people, names, gone)


async def _tag_to_remove(ctx: ToolContext, ref: str, theirs: Sequence[NamedRow]) -> NamedRow:
    """Give the tag that is meant; a part of a name counts among the tags these people have."""
    bare = ref.strip().lstrip("#")
    here = matching.match(bare, [(row, [row.name]) for row in theirs])
    return here.only or await references.tag(ctx, bare, write=True)


def _nobody_has(people: Sequence[CandidateRow]) -> str:
    return f"{people[0].name} is not" if len(people) == 1 else f"None of the {len(people)} is"
