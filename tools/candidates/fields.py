"""Fields of a candidate's own row that people change: what they become, and how that reads."""

from dataclasses import dataclass
from typing import Any

from store.queries.profiles import Facts
from tools import references
from tools.candidates.arguments import UpdateCandidate
from tools.candidates.contacts import person_name
from tools.candidates.profile_parts import place
from tools.context import ToolContext
from tools.wording import short

SHOWN = 80
"""Characters of a text that its card shows."""


@dataclass(frozen=True)
class Wish:
    """Columns with their new values, the present ones, and how a person reads the change."""

    label: str
    values: dict[str, Any]
    was: dict[str, Any]
    shown: str
    was_shown: str

    @property
    def is_change(self) -> bool:
        """Tell whether anything differs."""
        return self.values != self.was


async def wishes(ctx: ToolContext, args: UpdateCandidate, facts: Facts) -> list[Wish]:
    """Give the changes of fields that the arguments ask for."""
    asked = [*_name(args, facts), *_texts(args, facts), *await _place(ctx, args, facts)]
    asked += [*_years(args, facts), *await _owner(ctx, args, facts), *_flags(args, facts)]
    return [wish for wish in asked if wish.is_change]


def _name(args: UpdateCandidate, facts: Facts) -> list[Wish]:
    if args.name is None:
        return []
    first, last = person_name(args.name)
    was = {"first_name": facts.first_name, "last_name": facts.last_name}
    name = " ".join(part for part in (first, last) if part)
    return [Wish("Name", {"first_name": first, "last_name": last}, was, name, facts.name)]


def _texts(args: UpdateCandidate, facts: Facts) -> list[Wish]:
    fields = (
        ("Title", "current_title", args.title, facts.title),
        ("Company", "current_company", args.company, facts.company),
        ("Headline", "headline", args.headline, facts.headline),
        ("Summary", "summary", args.summary, facts.summary),
    )
    return [
        Wish(label, {column: _clean(new)}, {column: was}, _read(_clean(new)), _read(was))
        for label, column, new, was in fields
        if new is not None
    ]


async def _place(ctx: ToolContext, args: UpdateCandidate, facts: Facts) -> list[Wish]:
    if args.location is None:
        return []
    location, country = await place(ctx, args.location) if args.location else (None, None)
    was = {"location": facts.location, "country": facts.country}
    return [Wish("Location", {"location": location, "country": country}, was, _read(location), _read(facts.location))]


def _years(args: UpdateCandidate, facts: Facts) -> list[Wish]:
    if args.years is None:
        return []
    was = "" if facts.years is None else f"{facts.years:g}"
    years = round(args.years, 1)
    return [Wish("Years", {"years_experience": years}, {"years_experience": facts.years}, f"{years:g}", was)]


async def _owner(ctx: ToolContext, args: UpdateCandidate, facts: Facts) -> list[Wish]:
    """Set the owner; who makes somebody private without an owner becomes it, or nobody would see them."""
    ref = args.owner
    if ref is None and args.private and facts.owner_id is None:
        ref = "me"
    if ref is None:
        return []
    person = await references.person(ctx, ref, write=True, field="owner") if ref else None
    values = {"owner_id": person.id if person else None}
    return [Wish("Owner", values, {"owner_id": facts.owner_id}, person.name if person else "", facts.owner or "")]


def _flags(args: UpdateCandidate, facts: Facts) -> list[Wish]:
    fields = (
        ("Do not contact", "do_not_contact", args.do_not_contact, facts.do_not_contact),
        ("Private", "is_private", args.private, facts.is_private),
    )
    return [
        Wish(label, {column: new}, {column: was}, _yes(is_set=new), _yes(is_set=was))
        for label, column, new, was in fields
        if new is not None
    ]


def _clean(text: str | None) -> str | None:
    return (text or "").replace("\x00", "").strip() or None


def _read(text: str | None) -> str:
    return short(text, SHOWN) if text else ""


def _yes(*, is_set: bool) -> str:
    return "yes" if is_set else "no"
