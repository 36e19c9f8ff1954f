"""Changing what is known of a candidate."""

from dataclasses import dataclass
from uuid import UUID

from store.models.enums import LinkKind
from store.queries import candidate_changes, naming, profiles
from store.queries.candidate_changes import SkillRow
from store.queries.naming import NamedRow
from store.queries.profiles import Facts
from tools import references
from tools.actor import PIPELINE
from tools.base import Effect, Outcome, tool
from tools.candidates.arguments import UpdateCandidate
from tools.candidates.changing import write_email, write_fields, write_link, write_phone, write_skills
from tools.candidates.fields import Wish, wishes
from tools.candidates.known import Contacts, cannot_be_added, people_with, read_contacts
from tools.candidates.meaning import refresh_meaning
from tools.candidates.profile_parts import made, skills_to_add
from tools.context import ToolContext
from tools.errors import NotAllowed, ToolError
from tools.views import Changed, ChangedItem
from tools.wording import listed

MEANINGFUL = {"headline", "current_title", "current_company", "location", "summary"}
"""Columns by which a candidate is found by meaning."""


@dataclass(frozen=True)
class Plan:
    """What will change, all of it resolved."""

    fields: list[Wish]
    contacts: Contacts
    add: list[NamedRow]
    new: list[str]
    remove: list[SkillRow]

    def lines(self) -> list[tuple[str, str, str]]:
        """Give each change as its label, and how it reads before and after."""
        lines = [(wish.label, wish.was_shown, wish.shown) for wish in self.fields]
        link = self.contacts.link[0] if self.contacts.link else None
        given = (("E-mail", self.contacts.email), ("Phone", self.contacts.phone), ("Link", link))
        lines += [(label, "", value) for label, value in given if value]
        added = [skill.name for skill in self.add] + self.new
        if added or self.remove:
            lines.append(("Skills", listed([skill.name for skill in self.remove]), listed(added)))
        return lines


@tool(
    area="candidates",
    effect=Effect.WRITE,
    roles=PIPELINE,
    examples=(
        "change {candidate}'s title to {title}",
        "set {candidate}'s location to {location}",
        "{candidate} now works at {company}",
        "update {candidate}: e-mail {email}, phone {phone}",
        "{candidate} has {years} years of experience",
        "make {owner} the owner of {candidate}",
        "{candidate} also knows {add_skills}",
        "remove {remove_skills} from {candidate}'s skills",
        "rename {candidate} to {name}",
        "mark {candidate} as do not contact",
        "make {candidate} private",
        "add {link} to {candidate}'s profile",
    ),
)
async def update_candidate(ctx: ToolContext, args: UpdateCandidate) -> Outcome:
    """Change fields of a candidate's profile: contact details, work, place, owner, skills, privacy."""
    row = await references.candidate(ctx, args.candidate, write=True)
    facts = await profiles.facts(ctx.session, row.id, hold=True)
    if facts is None:
        raise NotAllowed
    if not args.model_dump(exclude={"candidate"}, exclude_defaults=True):
        raise ToolError(f"Say what to change about {facts.name}; nothing was changed.")
    plan = await _plan(ctx, args, facts)
    lines = plan.lines()
    if not lines:
        return Outcome(say=f"{facts.name} is like that already; nothing was changed.")
    changes = listed([_phrase(*line) for line in lines])
    await ctx.confirm(f"Change {facts.name}: {changes}", await _exact(ctx, args, row.id))
    await _write(ctx, facts, plan)
    items = tuple(
        ChangedItem(
            id=row.id,
            name=facts.name,
            from_=f"{label}: {was}" if was else None,
            to=f"{label}: {now}" if now else f"no {label.lower()}",
            candidate_id=row.id,
        )
        for label, was, now in lines
    )
    return Outcome(
        say=f"Changed {facts.name}: {changes}.",
        views=(Changed(what=f"Changed {facts.name}", items=items, undo=ctx.change_id),),
        facts={"candidate_id": str(row.id), "changed": [label for label, _, _ in lines]},
    )


def _phrase(label: str, was: str, now: str) -> str:
    if label == "Skills":
        return " ".join(part for part in ("skills", now and f"+ {now}", was and f"- {was}") if part)
    return f"{label.lower()} {was} → {now or 'none'}" if was else f"{label.lower()} {now or 'none'}"


async def _exact(ctx: ToolContext, args: UpdateCandidate, candidate_id: UUID) -> UpdateCandidate:
    owner = await references.person(ctx, args.owner, write=True, field="owner") if args.owner else None
    given = {"owner": str(owner.id)} if owner else {}
    return args.model_copy(update={"candidate": str(candidate_id), **given})


async def _plan(ctx: ToolContext, args: UpdateCandidate, facts: Facts) -> Plan:
    location = args.location or facts.location
    contacts = await read_contacts(ctx, email=args.email, phone=args.phone, link=args.link, location=location)
    have = await candidate_changes.skills(ctx.session, facts.id)
    known, new = await skills_to_add(ctx, args.add_skills)
    leaving = [await references.skill(ctx, ref, write=True, field="remove_skills") for ref in args.remove_skills]
    return Plan(
        fields=await wishes(ctx, args, facts),
        contacts=await _new_contacts(ctx, facts, contacts),
        add=[skill for skill in known if skill.id not in have],
        new=new,
        remove=[have[skill.id] for skill in leaving if skill.id in have],
    )


async def _new_contacts(ctx: ToolContext, facts: Facts, contacts: Contacts) -> Contacts:
    """Keep what the candidate lacks. Raises `ToolError` for what is somebody else's."""
    others = [row for row in await people_with(ctx, contacts) if row.id != facts.id]
    if others:
        raise ToolError(
            f"{others[0].name} has that address already, so nothing was changed; merge the two if they are one person.",
            await references.as_list(ctx, others, "with that address"),
        )
    emails = await profiles.emails(ctx.session, facts.id)
    phones = await profiles.phones(ctx.session, facts.id)
    links: tuple[str, LinkKind] | None = contacts.link
    if links and any(row.id == facts.id for row in await naming.candidates_by_link(ctx.session, links[0])):
        links = None
    return Contacts(
        email=contacts.email if contacts.email not in emails[:1] else None,
        phone=contacts.phone if contacts.phone not in phones else None,
        link=links,
    )


async def _write(ctx: ToolContext, facts: Facts, plan: Plan) -> None:
    new = await made(ctx, plan.new)
    await write_fields(ctx, facts.id, plan.fields)
    try:
        if plan.contacts.email:
            await write_email(ctx, facts.id, plan.contacts.email)
        if plan.contacts.link:
            await write_link(ctx, facts.id, *plan.contacts.link)
    except candidate_changes.ContactTakenError as error:
        raise cannot_be_added("address") from error
    if plan.contacts.phone:
        await write_phone(ctx, facts.id, plan.contacts.phone)
    await write_skills(ctx, facts.id, add=(*plan.add, *new), remove=plan.remove)
    touched = {column for wish in plan.fields for column in wish.values}
    if plan.add or new or plan.remove or touched & MEANINGFUL:
        await refresh_meaning(ctx, facts.id)
