"""Putting tags on candidates."""

from collections.abc import Sequence

from store.queries import tags
from store.queries.naming import CandidateRow
from tools import references
from tools.actor import PIPELINE
from tools.base import Args, Effect, Outcome, tool
from tools.candidates.tagging import People, Tags, known_tags, make_tags, record_tagging, tagged, who
from tools.context import ToolContext
from tools.wording import listed


class TagCandidates(Args):
    """Candidates and the tags they shall have."""

    candidates: People
    tags: Tags


@tool(
    area="candidates",
    effect=Effect.WRITE,
    roles=PIPELINE,
    examples=(
        "tag {candidate} as {tag}",
        "tag {candidates} with {tag}",
        "add the tag {tag} to {candidate}",
        "put the tag {tag} on {candidates}",
        "mark {candidate} as {tag}",
        "label {candidates} {tag}",
        "give {candidate} the tag {tag}",
    ),
)
async def tag_candidates(ctx: ToolContext, args: TagCandidates) -> Outcome:
    """Put tags on one or several candidates; a tag that does not exist yet is made."""
    people = await references.candidates(ctx, args.candidates, write=True)
    known, unknown = await known_tags(ctx, args.tags)
    names = [row.name for row in known] + unknown
    have = await tags.pairs(ctx.session, [row.id for row in people], [row.id for row in known])
    lacking = [row for row in people if unknown or any((row.id, tag.id) not in have for tag in known)]
    if not lacking:
        return Outcome(say=f"{_all_have(people)} tagged {listed(names)} already; nothing was changed.")
    exact = TagCandidates(candidates=[str(row.id) for row in people], tags=names)
    await ctx.confirm(f"Tag {who(people)} {listed(names)}", exact, people=len(lacking))
    made = await make_tags(ctx, unknown)
    wanted = [(row.id, tag.id) for row in people for tag in (*known, *made)]
    new = await tags.put_on(ctx.session, [pair for pair in wanted if pair not in have], by=ctx.actor.id)
    await record_tagging(ctx, "candidate.tagged", people, (*known, *made), dict.fromkeys(new, ctx.actor.id))
    return tagged(ctx, "Tagged", people, names, new)


def _all_have(people: Sequence[CandidateRow]) -> str:
    return f"{people[0].name} is" if len(people) == 1 else f"All {len(people)} are"
