"""Whether somebody may be contacted at all."""

from store.queries import candidate_changes, profiles
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotAllowed
from tools.views import Changed, ChangedItem


class SetDoNotContact(Args):
    """Whom, and whether they are not to be contacted."""

    candidate: CandidateRef
    on: bool = True


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=("opt {candidate} out", "do not contact {candidate}", "never contact {candidate} again"),
)
async def set_do_not_contact(ctx: ToolContext, args: SetDoNotContact) -> Outcome:
    """Mark a candidate do not contact, or clear it (by a click: somebody asked us not to)."""
    person = await references.candidate(ctx, args.candidate, write=True)
    facts = await profiles.facts(ctx.session, person.id, hold=True)
    if facts is None:
        raise NotAllowed
    if facts.do_not_contact is args.on:
        already = "is marked do not contact already" if args.on else "may be contacted already"
        return Outcome(say=f"{person.name} {already}, so nothing was changed.")
    what = f"Mark {person.name} do not contact." if args.on else f"Let {person.name} be contacted again."
    await ctx.confirm(what, SetDoNotContact(candidate=str(person.id), on=args.on), always=not args.on)
    if not await candidate_changes.change(ctx.session, person.id, {"do_not_contact": args.on}):
        raise NotAllowed
    before, after = {"do_not_contact": not args.on}, {"do_not_contact": args.on}
    await ctx.record("candidate.updated", "candidate", person.id, before, after)
    state = "do not contact" if args.on else "may be contacted"
    item = ChangedItem(id=person.id, name=person.name, to=state, candidate_id=person.id)
    say = f"{person.name}: {state}."
    return Outcome(say=say, views=(Changed(what="Changed", items=(item,), undo=ctx.change_id),))
