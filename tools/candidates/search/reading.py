"""What a request for candidates comes to while it is read: criteria, words, and what could not be taken literally."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from store.queries.candidate_search import CandidateCriteria, Order, search_candidates
from tools import matching
from tools.candidates.arguments import FindCandidates
from tools.context import ToolContext
from tools.references import quote

MOST_MENTIONS = 2_000
"""People whose profile mentions a word; who asks for more than that has named no particular thing."""


@dataclass
class Reading:
    """The criteria so far (`where`), how they read (`said`), words for the free text, and remarks (`notes`).

    Whoever is found shows that every name was known, so names are only looked up (`is_strict`) when nobody is.
    """

    ctx: ToolContext
    args: FindCandidates
    is_strict: bool = False
    where: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    job_id: UUID | None = None

    @property
    def free_text(self) -> str:
        """Everything to be searched by meaning and words."""
        return " ".join(part for part in (self.args.text, *self.text) if part).strip()

    def filter(self, said: str, **where: Any) -> None:
        """Add a filter and how it reads."""
        self.where |= where
        self.said.append(said)

    def only(self, ids: Iterable[UUID], said: str) -> None:
        """Keep only these candidates, besides everything else."""
        kept = set(ids) if "ids" not in self.where else set(ids) & set(self.where["ids"])
        self.filter(said, ids=tuple(sorted(kept)))

    def by_meaning(self, word: str, noun: str) -> None:
        """Search a word that is no known skill or title by meaning and full text."""
        self.text.append(word)
        self.notes.append(f"{quote(word)} is no known {noun}, so it was searched by meaning and full text.")

    async def by_mention(self, word: str, noun: str) -> None:
        """Keep those whose profile or résumé says a word that is no known place, company or tag.

        A place that nobody lives in must not turn into everywhere, so its likes in meaning do not count.
        """
        everybody = CandidateCriteria()
        page = await search_candidates(
            self.ctx.session, everybody, text=word, order=Order.RELEVANCE, limit=MOST_MENTIONS
        )
        self.only(page.ids, f"mentioning {quote(word)}")
        self.notes.append(f"{quote(word)} is no known {noun}, so it was searched in the full text.")

    def suggest(self, word: str, noun: str, names: Sequence[str]) -> None:
        """Offer the nearest spellings, apart from the result."""
        found = matching.nearest(word, [(name, [name]) for name in names])
        if found.hits:
            likely = " or ".join(found.hits[:1] if found.nearest else found.hits[:3])
            self.notes.append(f"Did you mean the {noun} {likely}?")

    async def has(self, *, surely: bool = False, **where: Any) -> bool:
        """Tell whether any visible candidate meets one filter; taken for granted unless strict or `surely` asked."""
        if not (self.is_strict or surely):
            return True
        criteria = CandidateCriteria(**where)
        page = await search_candidates(self.ctx.session, criteria, order=Order.NAME, limit=1)
        return page.total > 0

    def criteria(self) -> CandidateCriteria:
        """Give the criteria the store takes."""
        return CandidateCriteria(**self.where)


def any_of(names: Sequence[str]) -> str:
    """Write "Go", "Go or Rust"."""
    return " or ".join(names)
