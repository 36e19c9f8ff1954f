"""What the saved search of a dynamic pool looks for."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from store.models import Tag
from store.queries import naming
from store.queries.candidate_search import CandidateCriteria
from tools import references
from tools.context import ToolContext
from tools.errors import ToolError
from tools.matching import fold
from tools.wording import listed


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_several)]


class SavedSearch(BaseModel):
    """A saved search as `talent_pool.filter` holds it; a single word may stand for a list of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    skills: Words = ()
    any_skills: Words = ()
    without_skills: Words = ()
    title: Words = ()
    company: Words = ()
    ever_company: Words = ()
    location: Words = ()
    not_locations: Words = ()
    min_years: Decimal | None = None
    max_years: Decimal | None = None
    not_titles: Words = ()
    not_companies: Words = ()
    tags: Words = ()
    without_tags: Words = ()
    not_contacted_days: int | None = None
    never_contacted: bool | None = None


async def criteria_of(ctx: ToolContext, name: str, saved: Mapping[str, Any]) -> tuple[CandidateCriteria, list[str]]:
    """Give a saved search as criteria and in words. Raises `ToolError` for what cannot be read: nothing is dropped."""
    try:
        search = SavedSearch.model_validate(dict(saved))
    except ValidationError as error:
        fields = listed(sorted({str(part["loc"][0]) for part in error.errors() if part["loc"]}))
        raise ToolError(f"The saved search of {name} can’t be read ({fields}); its owner has to mend it.") from error
    criteria = CandidateCriteria(
        skills_all=await _skills(ctx, name, search.skills),
        skills_any=await _skills(ctx, name, search.any_skills),
        skills_not=await _skills(ctx, name, search.without_skills),
        titles=search.title,
        companies=search.company,
        companies_ever=search.ever_company,
        places=search.location,
        places_not=search.not_locations,
        years_min=search.min_years,
        years_max=search.max_years,
        titles_not=search.not_titles,
        companies_not=search.not_companies,
        tags_all=await _tags(ctx, name, search.tags),
        tags_not=await _tags(ctx, name, search.without_tags),
        not_contacted_since=_since(ctx, search.not_contacted_days),
        ever_contacted=False if search.never_contacted else None,
    )
    return criteria, _words(search)


async def _skills(ctx: ToolContext, name: str, refs: tuple[str, ...]) -> tuple[UUID, ...]:
    if not refs:
        return ()
    rows = await naming.skills(ctx.session)
    found = [references.literal_skill(ref, rows) for ref in refs]
    unknown = [ref for ref, row in zip(refs, found, strict=True) if row is None]
    if unknown:
        raise ToolError(f"The saved search of {name} asks for {listed(unknown)}, which is no known skill.")
    return tuple(row.id for row in found if row is not None)


async def _tags(ctx: ToolContext, name: str, refs: tuple[str, ...]) -> tuple[UUID, ...]:
    if not refs:
        return ()
    known = {fold(row.name): row.id for row in await naming.vocabulary(ctx.session, Tag)}
    unknown = [ref for ref in refs if fold(ref.lstrip("#")) not in known]
    if unknown:
        raise ToolError(f"The saved search of {name} asks for the tag {listed(unknown)}, which there is not.")
    return tuple(known[fold(ref.lstrip("#"))] for ref in refs)


def _since(ctx: ToolContext, days: int | None) -> datetime | None:
    return ctx.now - timedelta(days=days) if days is not None else None


def _words(search: SavedSearch) -> list[str]:
    """Say the search back."""
    parts = (
        ("with", "and", search.skills),
        ("with", "or", search.any_skills),
        ("without", "or", search.without_skills),
        ("titled", "or", search.title),
        ("at", "or", search.company),
        ("ever at", "or", search.ever_company),
        ("in", "or", search.location),
        ("not in", "or", search.not_locations),
        ("not titled", "or", search.not_titles),
        ("not at", "or", search.not_companies),
        ("tagged", "and", search.tags),
        ("not tagged", "or", search.without_tags),
    )
    said = [f"{before} {f' {joint} '.join(values)}" for before, joint, values in parts if values]
    if search.min_years is not None:
        said.append(f"at least {search.min_years:g} years")
    if search.max_years is not None:
        said.append(f"at most {search.max_years:g} years")
    if search.not_contacted_days is not None:
        said.append(f"not contacted in {search.not_contacted_days} days")
    if search.never_contacted:
        said.append("never contacted")
    return said
