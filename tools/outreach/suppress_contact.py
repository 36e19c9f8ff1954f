"""Never writing to an address again."""

from store.models.enums import SuppressionReason
from store.queries import profiles, suppression
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Confirm, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import ToolError
from tools.views import Changed, ChangedItem
from tools.wording import counted


class SuppressContact(Args):
    """Whose addresses."""

    candidate: CandidateRef


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    confirm=Confirm.ALWAYS,
    examples=("suppress {candidate}", "suppress the address of {candidate}", "never mail {candidate} again"),
)
async def suppress_contact(ctx: ToolContext, args: SuppressContact) -> Outcome:
    """Put all of a candidate's addresses on the suppression list, for good; the asker has to click first."""
    person = await references.candidate(ctx, args.candidate, write=True)
    addresses = await profiles.emails(ctx.session, person.id)
    if not addresses:
        raise ToolError(f"{person.name} has no e-mail address on record, so there is nothing to suppress.")
    summary = f"Suppress {counted(len(addresses), 'address', 'addresses')} of {person.name} for good: no mail again."
    await ctx.confirm(summary, SuppressContact(candidate=str(person.id)), always=True)
    added = [await suppression.add(ctx.session, one, SuppressionReason.MANUAL) for one in addresses]
    if not any(added):
        return Outcome(say=f"{person.name} is on the suppression list already.")
    await ctx.record("candidate.suppressed", "candidate", person.id, after={"addresses": sum(added)})
    item = ChangedItem(id=person.id, name=person.name, to="suppressed", candidate_id=person.id)
    return Outcome(
        say=f"{person.name} gets no mail from here again.", views=(Changed(what="Suppressed", items=(item,)),)
    )
