"""What a request for candidates comes to while it is read: criteria, words, and what could not be taken literally."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from store.queries.candidate_search import CandidateCriteria, CandidatePage, Order, search_candidates
from tools import matching
from tools.candidates.arguments import FindCandidates
from tools.candidates.search.joining import joined
from tools.context import ToolContext
from tools.references import quote

MOST_MENTIONS = 2_000
"""People whose profile mentions a word who are looked through where the words cannot be part of the search itself."""
MOST_MEMBERS = 20_000
"""People of a saved search who are looked through where it cannot be part of the search itself."""


@dataclass
class Reading:
    """The criteria so far (`where`), how they read (`said`), words for the free text, and remarks (`notes`).

    `mentioned` are words that profiles must say literally, each with its alternatives; `literal` is the one of them
    that the search itself looks for. Whoever is found shows that every name was known, so names are only looked up
    (`is_strict`) when nobody is.
    """

    ctx: ToolContext
    args: FindCandidates
    is_strict: bool = False
    where: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mentioned: list[tuple[str, ...]] = field(default_factory=list)
    literal: str | None = None
    job_id: UUID | None = None

    @property
    def free_text(self) -> str:
        """Everything to be searched by meaning and words."""
        return " ".join(part for part in (self.args.text, *self.text) if part).strip()

    def filter(self, said: str, **where: Any) -> None:
        """Add a filter and how it reads."""
        self.where |= where
        self.said.append(said)

    def keep(self, ids: Iterable[UUID]) -> None:
        """Keep only these candidates, besides everything else."""
        kept = set(ids) if "ids" not in self.where else set(ids) & set(self.where["ids"])
        self.where["ids"] = tuple(sorted(kept))

    def by_meaning(self, word: str, noun: str) -> None:
        """Search a word that is no known skill or title by meaning and full text."""
        self.text.append(word)
        self.notes.append(f"{quote(word)} is no known {noun}, so it was searched by meaning and full text.")

    def by_mention(self, words: Sequence[str], noun: str) -> None:
        """Keep those whose profile or résumé says one of the words that are no known place, company or tag.

        A place that nobody lives in must not turn into everywhere, so its likes in meaning do not count.
        """
        self.mentioned.append(tuple(words))
        self.said.append(f"mentioning {' or '.join(quote(word) for word in words)}")
        for word in words:
            self.notes.append(f"{quote(word)} is no known {noun}, so it was searched in the full text.")

    async def look_up_mentions(self) -> None:
        """Make the words part of the search where they are its only text; else look up who says them."""
        if len(self.mentioned) == 1 and len(self.mentioned[0]) == 1 and not self.free_text:
            self.literal = self.mentioned[0][0]
            return
        rarest_first = sorted([(await self._number_saying(words), words) for words in self.mentioned])
        for _, words in rarest_first:
            self.keep([one for word in words for one in await self._saying(word)])

    async def _number_saying(self, words: Sequence[str]) -> int:
        return sum([(await self._search(word, 1)).total for word in words])

    async def _saying(self, word: str) -> tuple[UUID, ...]:
        page = await self._search(word, MOST_MENTIONS)
        self._tell_cut(page.total, MOST_MENTIONS, f"mention {quote(word)}")
        return page.ids

    async def _search(self, word: str, limit: int) -> CandidatePage:
        return await search_candidates(self.ctx.session, self.criteria(), text=word, order=Order.RELEVANCE, limit=limit)

    async def within(self, saved: CandidateCriteria, said: str) -> None:
        """Keep those whom a saved search finds too."""
        both, rest = joined(self.where, saved)
        self.where = both
        self.said.append(said)
        if rest:
            criteria = CandidateCriteria(**(both | rest))
            page = await search_candidates(self.ctx.session, criteria, order=Order.NAME, limit=MOST_MEMBERS)
            self._tell_cut(page.total, MOST_MEMBERS, f"are {said}")
            self.keep(page.ids)

    def _tell_cut(self, total: int, most: int, what: str) -> None:
        if total > most:
            self.notes.append(
                f"{total:,} people {what}, of whom only {most:,} were looked through for the other filters, so "
                "somebody may be missing: narrow the request."
            )

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
