"""Whether a person who is about to be added, or an address of theirs, is here already."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from store.models.enums import LinkKind
from store.queries import candidate_changes, naming
from store.queries.naming import CandidateRow
from tools import references
from tools.candidates.contacts import email_address, phone_number, web_link
from tools.candidates.profile_parts import place
from tools.context import ToolContext
from tools.errors import ToolError


@dataclass(frozen=True)
class Contacts:
    """Ways to reach somebody, as the store keeps them."""

    email: str | None = None
    phone: str | None = None
    link: tuple[str, LinkKind] | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is none."""
        return not (self.email or self.phone or self.link)


async def read_contacts(
    ctx: ToolContext, *, email: str | None, phone: str | None, link: str | None, location: str | None
) -> Contacts:
    """Read addresses as typed. Raises `ToolError` for what is none."""
    lives_in = (await place(ctx, location))[0] if location and phone else None
    return Contacts(
        email=email_address(email) if email else None,
        phone=phone_number(phone, lives_in, await naming.own_address(ctx.session)) if phone else None,
        link=web_link(link) if link else None,
    )


async def people_with(ctx: ToolContext, contacts: Contacts) -> list[CandidateRow]:
    """Give the visible people who have one of these addresses, each once.

    Raises `ToolError` when a person has it whom the actor does not see.
    """
    found: dict[UUID, CandidateRow] = {}
    if contacts.email:
        rows = await naming.candidates_by_email(ctx.session, contacts.email)
        found |= {row.id: row for row in rows}
        await _refuse_hidden(ctx, rows, contacts.email, "e-mail address")
    if contacts.link:
        rows = await naming.candidates_by_link(ctx.session, contacts.link[0])
        found |= {row.id: row for row in rows}
        await _refuse_hidden(ctx, rows, contacts.link[0], "link")
    if contacts.phone:
        ids = await candidate_changes.owners_of_phone(ctx.session, contacts.phone)
        found |= {row.id: row for row in await naming.candidates_by_id(ctx.session, ids)}
    return list(found.values())


async def _refuse_hidden(ctx: ToolContext, visible: Sequence[CandidateRow], value: str, noun: str) -> None:
    if not visible and await candidate_changes.is_taken(ctx.session, value):
        raise cannot_be_added(noun)


def cannot_be_added(noun: str) -> ToolError:
    """Make the answer for an address of somebody whom the person may not see: it does not say whose it is."""
    return ToolError(f"That {noun} cannot be added here, so nothing was changed; please ask an administrator about it.")


async def refuse_namesakes(ctx: ToolContext, name: str, contacts: Contacts) -> None:
    """Refuse a second record of a name that nothing tells apart; with an address only say that there is one."""
    same = await references.called(ctx, name)
    if same.how != "exact":
        return
    if not contacts.is_empty:
        ctx.remark(f"There is already somebody called {same.hits[0].name}; merge the two if they are one person.")
        return
    raise ToolError(
        f"{same.hits[0].name} is here already, so nobody was added. If this is somebody else, say it again with an "
        "e-mail address, a telephone number or a profile link.",
        await references.as_list(ctx, same.hits, f"called {references.quote(name)}"),
    )
