"""Finding candidates."""

from collections.abc import Sequence
from typing import Any

from store.embedding import EmbeddingError
from store.queries import candidates, naming, search_log
from store.queries.candidate_search import CandidatePage, Order, Why, search_candidates
from store.queries.naming import CandidateRow
from tools.actor import MEETING
from tools.base import Effect, Outcome, tool
from tools.candidates.arguments import FindCandidates
from tools.candidates.lines import application_line
from tools.candidates.search.profile import read_companies, read_name, read_places, read_skills, read_titles, read_years
from tools.candidates.search.reading import Reading
from tools.candidates.search.relations import read_applications, read_contact, read_owner, read_pools, read_tags
from tools.context import ToolContext
from tools.references import quote
from tools.views import CandidateItem, CandidateList
from tools.wording import counted, short

ORDERS = {
    None: Order.RELEVANCE,
    "relevance": Order.RELEVANCE,
    "name": Order.NAME,
    "recent": Order.RECENT,
    "experience": Order.YEARS,
}
EXCERPT = 160
"""Characters of a profile that the reason for a hit quotes."""


@tool(
    area="candidates",
    effect=Effect.READ,
    roles=MEETING,
    examples=(
        "find {skills} engineers in {locations}",
        "who knows {skills} and {skills}",
        "search for people with {min_years} years of experience in {text}",
        "show me candidates from {company}",
        "do we have anyone who has ever worked at {ever_company}",
        "candidates tagged {tags} who are not in {not_locations}",
        "who is in {stage} on {job}",
        "people in the pool {pool} not contacted in the last {not_contacted_days} days",
        "how many people know {skills}",
        "list everyone called {name}",
        "who applied to {job} since {applied_after}",
        "find people like {text}",
    ),
)
async def find_candidates(ctx: ToolContext, args: FindCandidates) -> Outcome:
    """Find candidates by any mix of filters and free text, with the total; also for counting people."""
    offset = args.offset or 0
    page, reading = await _found(ctx, args)
    view = await _list(ctx, page, reading, offset)
    return Outcome(say=_sentence(view), views=(view,), facts=_facts(view))


async def people_found(ctx: ToolContext, args: FindCandidates) -> tuple[list[CandidateRow], str]:
    """Give the people a search finds, the best first, and the request as it was understood."""
    page, reading = await _found(ctx, args)
    rows = {row.id: row for row in await naming.candidates_by_id(ctx.session, page.ids)}
    said = "; ".join((*reading.said, *reading.notes)) or "everybody"
    return [rows[one] for one in page.ids if one in rows], said


async def _found(ctx: ToolContext, args: FindCandidates) -> tuple[CandidatePage, Reading]:
    """Search, and keep a log of it; where nobody is found, the filters are read once more to the letter."""
    limit, offset = args.limit or ctx.page_size, args.offset or 0
    reading = await read(ctx, args)
    page = await _search(ctx, reading, limit, offset)
    if not page.total:
        ctx.remarks.clear()  # the second reading says them again
        reading = await read(ctx, args, is_strict=True)
        page = await _search(ctx, reading, limit, offset)
    text = reading.free_text or reading.literal
    await search_log.record(
        ctx.session,
        actor_id=ctx.actor.id,
        conversation_id=ctx.conversation_id,
        job_id=reading.job_id,
        criteria={**reading.criteria().as_query(), **({"text": text} if text else {})},
        result_ids=page.ids,
        total=page.total,
    )
    return page, reading


async def read(ctx: ToolContext, args: FindCandidates, *, is_strict: bool = False) -> Reading:
    """Read the filters of a request; nothing of it is dropped silently."""
    reading = Reading(ctx, args, is_strict)
    await read_name(reading)
    await read_skills(reading)
    await read_titles(reading)
    await read_companies(reading)
    await read_places(reading)
    read_years(reading)
    await read_applications(reading)
    await read_tags(reading)
    await read_pools(reading)
    await read_owner(reading)
    read_contact(reading)
    await reading.look_up_mentions()
    return reading


async def _search(ctx: ToolContext, reading: Reading, limit: int, offset: int) -> CandidatePage:
    vector = await _vector(ctx, reading)
    return await search_candidates(
        ctx.session,
        reading.criteria(),
        text=reading.free_text or reading.literal,
        vector=vector,
        embedder_name=ctx.embedder.name if vector else None,
        order=ORDERS[reading.args.order],
        limit=limit,
        offset=offset,
    )


async def _vector(ctx: ToolContext, reading: Reading) -> list[float] | None:
    """Embed the text; without an embedder the words alone have to do, and the answer says so."""
    if not reading.free_text:
        return None
    reading.said.append(f"by meaning and words: {quote(reading.free_text)}")
    try:
        return (await ctx.embedder.embed([reading.free_text]))[0]
    except EmbeddingError:
        reading.notes.append("Search by meaning is not available just now; only the words were searched.")
        return None


async def _list(ctx: ToolContext, page: CandidatePage, reading: Reading, offset: int) -> CandidateList:
    rows = await naming.candidates_by_id(ctx.session, page.ids)
    active = await candidates.applications(ctx.session, page.ids, only_active=True)
    return CandidateList(
        items=tuple(_item(row, page.why.get(row.id), active.get(row.id, ())) for row in rows),
        total=page.total,
        criteria=tuple(reading.said) or ("everybody",),
        offset=offset,
        note=" ".join(reading.notes),
    )


def _item(row: CandidateRow, why: Why | None, active: Sequence[candidates.ApplicationRow]) -> CandidateItem:
    return CandidateItem(
        id=row.id,
        name=row.name,
        title=row.title,
        company=row.company,
        location=row.location,
        why=_reason(why) if why else "",
        applications=tuple(application_line(one) for one in active),
    )


def _reason(why: Why) -> str:
    parts = []
    if why.skills:
        parts.append(f"knows {', '.join(why.skills)}")
    if why.excerpt:
        parts.append(short(why.excerpt, EXCERPT))
    elif why.by_words:
        parts.append("the words are in the profile or résumé")
    if why.likeness is not None and not why.by_words:
        parts.append(f"near in meaning ({why.likeness:.2f})")
    return "; ".join(parts)


def _sentence(view: CandidateList) -> str:
    asked = "; ".join(view.criteria)
    if not view.total:
        said = f"Nobody you can see matches: {asked}."
    elif not view.items:
        said = f"There are {counted(view.total, 'candidate')} in all ({asked}); that page is past the last."
    else:
        first, last = view.offset + 1, view.offset + len(view.items)
        which = f", {first} to {last} shown" if last - first + 1 < view.total else ""
        said = f"{counted(view.total, 'candidate').capitalize()}{which}: {asked}."
    return f"{view.note} {said}".strip()


def _facts(view: CandidateList) -> dict[str, Any]:
    items = [
        {"id": str(i.id), "name": i.name, "title": i.title, "company": i.company, "location": i.location}
        for i in view.items
    ]
    return {"total": view.total, "offset": view.offset, "items": items}
