"""Writing changes of a profile one by one, and taking each back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from store.models import CandidateEmail, CandidateLink, CandidatePhone
from store.models.enums import LinkKind
from store.queries import candidate_changes, profiles
from store.queries.candidate_changes import Contact, SkillRow
from store.queries.naming import NamedRow
from store.queries.profiles import Facts
from tools.candidates.fields import Wish
from tools.candidates.meaning import refresh_meaning
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, Stale
from tools.undoing import Event, still, undoes

_CONTACTS: dict[str, tuple[str, Contact]] = {
    "candidate.email_added": ("e-mail address", CandidateEmail),
    "candidate.phone_added": ("telephone number", CandidatePhone),
    "candidate.link_added": ("link", CandidateLink),
}
_COLUMNS = {"current_title": "title", "current_company": "company", "years_experience": "years"}
"""Columns that `Facts` calls otherwise."""


async def write_fields(ctx: ToolContext, candidate_id: UUID, fields: Sequence[Wish]) -> None:
    """Change the candidate's own row. Raises `NotAllowed` when the database refuses."""
    values = {column: value for wish in fields for column, value in wish.values.items()}
    was = {column: value for wish in fields for column, value in wish.was.items()}
    if not values:
        return
    if not await candidate_changes.change(ctx.session, candidate_id, values):
        raise NotAllowed
    await ctx.record("candidate.updated", "candidate", candidate_id, _plain(was), _plain(values))


async def write_email(ctx: ToolContext, candidate_id: UUID, value: str) -> None:
    """Make an address the primary one, adding it if it is new."""
    if value in await profiles.emails(ctx.session, candidate_id):
        turned = await candidate_changes.make_primary(ctx.session, candidate_id, value)
        action = "candidate.email_preferred"
    else:
        turned = await candidate_changes.add_email(ctx.session, candidate_id, value)
        action = "candidate.email_added"
    if turned is not None:
        now, former = turned
        before = {"primary_id": str(former) if former else None}
        await ctx.record(action, "candidate", candidate_id, before, {"primary_id": str(now), "row_id": str(now)})


async def write_phone(ctx: ToolContext, candidate_id: UUID, value: str) -> None:
    """Add a telephone number."""
    row_id = await candidate_changes.add_phone(ctx.session, candidate_id, value)
    await ctx.record("candidate.phone_added", "candidate", candidate_id, after={"row_id": str(row_id)})


async def write_link(ctx: ToolContext, candidate_id: UUID, url: str, kind: LinkKind) -> None:
    """Add a web address."""
    row_id = await candidate_changes.add_link(ctx.session, candidate_id, url, kind)
    await ctx.record("candidate.link_added", "candidate", candidate_id, after={"row_id": str(row_id)})


async def write_skills(
    ctx: ToolContext, candidate_id: UUID, *, add: Sequence[NamedRow], remove: Sequence[SkillRow]
) -> None:
    """Add and remove skills."""
    for skill in add:
        await candidate_changes.add_skill(ctx.session, candidate_id, skill.id, source="person")
        state = {"skill_id": str(skill.id), "skill": skill.name, "years": None, "source": "person"}
        await ctx.record("candidate.skill_added", "candidate", candidate_id, after=state)
    for held in remove:
        if not await candidate_changes.remove_skill(ctx.session, candidate_id, held.id):
            raise NotAllowed
        lost = {"skill_id": str(held.id), "skill": held.name, "years": held.years, "source": held.source}
        await ctx.record("candidate.skill_removed", "candidate", candidate_id, before=lost)


@undoes("candidate.updated")
async def undo_fields(ctx: ToolContext, event: Event) -> str:
    """Give the fields their former values, if they still are what the change made them."""
    facts = await _present(ctx, event)
    still(event, _plain(_row(facts)), facts.name)
    if not await candidate_changes.change(ctx.session, facts.id, _typed(event.before)):
        raise NotAllowed
    await refresh_meaning(ctx, facts.id)
    await ctx.record(
        "candidate.updated", "candidate", facts.id, dict(event.after), dict(event.before), undoes=event.change_id
    )
    return f"{facts.name} is as before"


@undoes(*_CONTACTS)
async def undo_contact(ctx: ToolContext, event: Event) -> str:
    """Remove the address, number or link, and prefer the address preferred before."""
    facts = await _present(ctx, event)
    noun, model = _CONTACTS[event.action]
    if not await candidate_changes.remove_contact(ctx.session, model, UUID(event.after["row_id"])):
        raise Stale(f"The {noun} of {facts.name} has been changed again since, so this was not undone.")
    former = event.before.get("primary_id")
    if former is not None:
        await candidate_changes.set_primary(ctx.session, facts.id, UUID(former))
    await ctx.record(
        "candidate.contact_removed", "candidate", facts.id, before=dict(event.after), undoes=event.change_id
    )
    return f"the {noun} is off {facts.name}’s profile again"


@undoes("candidate.email_preferred")
async def undo_preferring(ctx: ToolContext, event: Event) -> str:
    """Prefer the address preferred before."""
    facts = await _present(ctx, event)
    former = event.before.get("primary_id")
    await candidate_changes.set_primary(ctx.session, facts.id, UUID(former) if former else None)
    after = {**event.before, "row_id": former}
    await ctx.record(
        "candidate.email_preferred", "candidate", facts.id, dict(event.after), after, undoes=event.change_id
    )
    return f"{facts.name}’s former address is the main one again"


@undoes("candidate.skill_added", "candidate.skill_removed")
async def undo_skill(ctx: ToolContext, event: Event) -> str:
    """Take the skill off again, or put it back."""
    facts = await _present(ctx, event)
    was_added = event.action == "candidate.skill_added"
    state = dict(event.after if was_added else event.before)
    skill_id, name = UUID(state["skill_id"]), state["skill"]
    has = skill_id in await candidate_changes.skills(ctx.session, facts.id)
    if has is not was_added:
        raise Stale(f"The skills of {facts.name} have been changed again since, so this was not undone.")
    if was_added:
        await candidate_changes.remove_skill(ctx.session, facts.id, skill_id)
    else:
        await candidate_changes.add_skill(ctx.session, facts.id, skill_id, years=state["years"], source=state["source"])
    action = "candidate.skill_removed" if was_added else "candidate.skill_added"
    before, after = (state, None) if was_added else (None, state)
    await refresh_meaning(ctx, facts.id)
    await ctx.record(action, "candidate", facts.id, before, after, undoes=event.change_id)
    return f"{facts.name} is {'no longer' if was_added else 'again'} said to know {name}"


async def _present(ctx: ToolContext, event: Event) -> Facts:
    facts = await profiles.facts(ctx.session, event.subject_id, hold=True)
    if facts is None:
        raise NotFound("That candidate is not there for you any more, so nothing was undone.")
    return facts


def _row(facts: Facts) -> dict[str, Any]:
    columns = ("first_name", "last_name", "headline", "location", "country", "summary", "owner_id")
    flags = ("is_private", "do_not_contact")
    plain = {column: getattr(facts, column) for column in (*columns, *flags)}
    return plain | {column: getattr(facts, name) for column, name in _COLUMNS.items()}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Write values as the audit chain keeps them."""
    return {column: str(value) if isinstance(value, UUID) else value for column, value in values.items()}


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    return {column: UUID(value) if column == "owner_id" and value else value for column, value in values.items()}
