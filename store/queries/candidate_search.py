"""The candidate search: exact filters, full text and likeness in meaning, in one statement under the asker's rights."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from sqlalchemy import text as sql_text
from sqlalchemy.ext.asyncio import AsyncSession

from store.embedding import similarity_floor
from store.models.enums import ApplicationStatus, StageKind

MAX_TEXT = 2_000
"""Characters of a free text that are read; the rest says nothing a search could use."""

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")  # what PostgreSQL's text cannot hold


def readable(text: str) -> str:
    """The part of a text that a search reads: no characters the database cannot hold, no more than MAX_TEXT."""
    return _UNREADABLE.sub(" ", text[: 2 * MAX_TEXT]).strip()[:MAX_TEXT]


Ids = tuple[UUID, ...]
FewIds = Annotated[tuple[UUID, ...], Field(max_length=20)]
Name = Annotated[str, AfterValidator(readable)]
Names = tuple[Name, ...]
FewNames = Annotated[tuple[Name, ...], Field(max_length=20)]


class Order(StrEnum):
    """How found candidates are ordered; ties are always broken by id."""

    RELEVANCE = "relevance"
    RECENT = "recent"
    NAME = "name"
    YEARS = "years"


class CandidateCriteria(BaseModel):
    """What candidates are filtered by, everything joined by AND; an empty field filters nothing.

    Several values in a field mean any of them, except in the fields named `_all` (every one) and `_not` (none).
    Names of titles, companies and places are compared folded: case, accents and punctuation do not count.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ids: Ids | None = Field(default=None, description="Only these candidates; an empty tuple means nobody")
    name: Name | None = Field(default=None, description="Each word begins a part of the name, in any order")

    skills_all: FewIds = ()
    skills_any: Ids = ()
    skills_not: Ids = ()
    tags_all: FewIds = ()
    tags_any: Ids = ()
    tags_not: Ids = ()

    titles: FewNames = Field(default=(), description="Whole words, side by side, of the current title")
    titles_not: FewNames = ()
    companies: Names = Field(default=(), description="The current company, by its full name")
    companies_not: Names = ()
    companies_ever: Names = Field(default=(), description="The current company or one in the experience")
    places: Names = Field(default=(), description="City, region or country")
    places_not: Names = Field(default=(), description="Who lives nowhere known is not excluded")
    years_min: Decimal | None = None
    years_max: Decimal | None = None

    owners: Ids = ()
    has_owner: bool | None = None
    do_not_contact: bool | None = None
    contacted_from: datetime | None = Field(default=None, description="Last contacted at or after this")
    contacted_before: datetime | None = Field(default=None, description="Contacted, but last before this")
    not_contacted_since: datetime | None = Field(default=None, description="Last contacted before this, or never")
    ever_contacted: bool | None = None

    # These seven are about one and the same application, of those the asker may see.
    jobs: Ids = ()
    stages: Ids = ()
    stage_kinds: tuple[StageKind, ...] = ()
    statuses: tuple[ApplicationStatus, ...] = Field(
        default=(), description="Empty means active where a job or stage is asked for, else any"
    )
    sources: Ids = ()
    applied_from: datetime | None = None
    applied_before: datetime | None = None
    jobs_not: Ids = Field(default=(), description="No active application on any of these jobs")
    has_application: bool | None = None

    pools: Ids = Field(default=(), description="Current members of static pools")
    pools_not: Ids = ()

    def as_query(self) -> dict[str, Any]:
        """The fields that filter, as the database function `search_candidates` takes them."""
        asked = self.model_dump(mode="json", exclude_defaults=True)
        ended = {StageKind.HIRED, StageKind.ARCHIVED}
        about_a_job = self.jobs or self.stages or (self.stage_kinds and not ended.intersection(self.stage_kinds))
        if about_a_job and not self.statuses:
            asked["statuses"] = [ApplicationStatus.ACTIVE.value]
        return asked


@dataclass(frozen=True)
class Why:
    """What made the search find a candidate."""

    likeness: float | None
    """Cosine similarity of the candidate and the text, where the candidate was found by meaning."""
    by_words: bool
    """Whether all words of the text occur in the candidate's profile or résumé, by their stems."""
    skills: tuple[str, ...]
    """Which of the skills asked for the candidate has."""
    excerpt: str | None
    """Where the words occur in headline, title and summary, marked «so»; none if only elsewhere."""


@dataclass(frozen=True)
class CandidatePage:
    """One page of a search: candidates' ids in order, and the number of all on all pages."""

    ids: tuple[UUID, ...]
    total: int
    why: Mapping[UUID, Why]


async def search_candidates(
    session: AsyncSession,
    criteria: CandidateCriteria,
    *,
    text: str | None = None,
    vector: Sequence[float] | None = None,
    embedder_name: Name | None = None,
    floor: float | None = None,
    order: Order = Order.RELEVANCE,
    limit: int = 10,
    offset: int = 0,
) -> CandidatePage:
    """Find the live candidates whom the session's person may see, who meet the criteria and the text.

    `text` finds those whose profile or résumé holds all its words; `vector`, the text embedded by the embedder named
    `embedder_name`, adds the nearest by meaning among those who meet the criteria: at most 100, none with a cosine
    similarity under `floor` (by default what was measured for that embedder). Without either the criteria alone decide,
    and relevance means latest activity first. The total is that of this whole set and the same on every page.

    Raises `ValueError` when there is a vector without the name of what made it.
    """
    if vector is not None and embedder_name is None:
        raise ValueError("a vector needs the name of its embedder: vectors of two models cannot be compared")
    words = readable(text) if text else None
    if not words:
        words = vector = None
    if words is None and order is Order.RELEVANCE:
        order = Order.RECENT
    found = await session.execute(
        _SEARCH,
        {
            "criteria": json.dumps(criteria.as_query()),
            "words": words,
            "meaning": None if vector is None else "[" + ",".join(f"{number:.6f}" for number in vector) + "]",
            "model": embedder_name,
            "floor": similarity_floor(embedder_name or "") if floor is None else floor,
            "order": order.value,
            "limit": limit,
            "offset": offset,
        },
    )
    total, ids, facts = found.one()
    why = {candidate: _why(fact) for candidate, fact in zip(ids, facts, strict=True)}
    return CandidatePage(tuple(ids), total, why)


_SEARCH = sql_text(
    "select total, ids, facts from shortlist.search_candidates("
    "cast(:criteria as jsonb), :words, :meaning, :model, :floor, :order, :limit, :offset)"
)


def _why(fact: dict[str, Any]) -> Why:
    excerpt = fact["excerpt"]
    return Why(
        likeness=fact["likeness"],
        by_words=fact["by_words"],
        skills=tuple(fact["skills"]),
        excerpt=excerpt if excerpt and "«" in excerpt else None,
    )
