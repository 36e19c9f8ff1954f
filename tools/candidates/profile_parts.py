"""Places and skills as people type them, for the profile of a candidate."""

from collections.abc import Sequence

from store.queries import candidate_changes, naming
from store.queries.naming import NamedRow
from tools import matching, references
from tools.candidates.countries import with_country
from tools.context import ToolContext
from tools.errors import NotFound, ToolError
from tools.views import Picker, PickerOption

LONGEST_SKILL = 60


async def place(ctx: ToolContext, text: str) -> tuple[str, str | None]:
    """Write a place as others have it ("berlin" is "Berlin, Germany") and give its country, if known."""
    plain = ", ".join(part.strip() for part in " ".join(text.split()).split(",") if part.strip())
    if "," not in plain:
        known = await candidate_changes.places_called(ctx.session, plain)
        plain = known[0] if len(known) == 1 else plain
    return with_country(plain)


async def skills_to_add(ctx: ToolContext, refs: Sequence[str]) -> tuple[list[NamedRow], list[str]]:
    """Give the known skills and the names of new ones.

    Raises `NotFound` with the right spelling for a known skill mistyped, so that no second one is made of it.
    """
    known, unknown = await references.skills(ctx, refs)
    rows = await naming.skills(ctx.session)
    for name in unknown:
        meant = [row for row in rows if matching.is_slip(name, row.name)]
        if meant:
            question = f"No skill is called {references.quote(name)}, so nothing was changed. Did you mean …?"
            options = tuple(PickerOption(id=row.name, label=row.name) for row in meant[: matching.MOST])
            raise NotFound(
                question, Picker(question=question, options=options, of="other", field="skills", instead_of=name)
            )
    return known, list(dict.fromkeys(_new_skill(name) for name in unknown))


async def made(ctx: ToolContext, names: Sequence[str]) -> list[NamedRow]:
    """Make skills that nobody had so far."""
    new = [await candidate_changes.make_skill(ctx.session, name) for name in names]
    for skill in new:
        ctx.remark(f"“{skill.name}” is a new skill.")
        await ctx.record("skill.created", "skill", skill.id, after={"name": skill.name})
    return new


def _new_skill(text: str) -> str:
    if references.as_id(text) is not None:
        raise ToolError("That skill is not there any more, so nothing was changed.")
    name = " ".join("".join(c for c in text if c.isprintable()).split())
    if not name or len(name) > LONGEST_SKILL:
        raise ToolError(f"A skill has 1 to {LONGEST_SKILL} characters, so nothing was changed.")
    return name
