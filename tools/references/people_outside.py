"""Which candidates are meant."""

import re
from collections.abc import Sequence

from store.queries import candidates as records
from store.queries import naming
from store.queries.naming import CandidateRow, JobRow
from tools import matching
from tools.base import Outcome
from tools.candidates.lines import application_line
from tools.context import ToolContext
from tools.matching import Matched
from tools.references.choosing import Asked, as_id, last_named, quote, settle
from tools.views import CandidateItem, CandidateList, PickerOption

_ADDRESS = re.compile(r"\S+@\S+")
_LINK = re.compile(r"(https?://)?[^\s/]+\.[^\s/]+/\S+", re.IGNORECASE)
MOST_WORDS = 10
"""Words of the longest name looked for; more is a sentence, not a name."""


async def candidate(
    ctx: ToolContext, ref: str, *, write: bool, job: JobRow | None = None, field: str = "candidate"
) -> CandidateRow:
    """Give the candidate that is meant by an id, an e-mail, a profile link, a name or a part of one.

    Several of one name: the applicant of `job` (an active one first), else whom the thread named last, else
    `Unclear`. A misspelt name serves a read and says so; for a write it is `NotFound` with the nearest. Who may
    not be seen is absent.
    """
    matched = await find(ctx, ref, job=job)
    return await settle(ctx, _asked(ctx, ref, write=write, field=field), matched)


async def candidates(
    ctx: ToolContext,
    refs: Sequence[str],
    *,
    write: bool,
    job: JobRow | None = None,
    field: str = "candidates",
) -> list[CandidateRow]:
    """Give the candidates that are meant, in order, each once."""
    ids = [one for one in map(as_id, refs) if one is not None]
    known = {row.id: row for row in await naming.candidates_by_id(ctx.session, ids)} if ids else {}
    found: dict[object, CandidateRow] = {}
    for ref in refs:
        exact = as_id(ref)
        row = known.get(exact) if exact else None
        row = row or await candidate(ctx, ref, write=write, job=job, field=field)
        found.setdefault(row.id, row)
    return list(found.values())


async def candidate_or_list(ctx: ToolContext, ref: str, *, job: JobRow | None = None) -> CandidateRow | Outcome:
    """Give the candidate a read means, or the list to show when several have that name."""
    matched = await find(ctx, ref, job=job)
    one = matched.only or last_named(ctx, matched.hits)
    if matched.how in {"exact", "part"} and one is None:
        say = f"{len(matched.hits)} people are called {quote(ref)}; which one do you mean?"
        return Outcome(say=say, views=(await as_list(ctx, matched.hits, f"called {quote(ref)}"),))
    if matched.how == "near" and matched.nearest is None:
        say = f"No one is called {quote(ref)}; these are the nearest."
        return Outcome(say=say, views=(await as_list(ctx, matched.hits, f"nearest to {quote(ref)}"),))
    return await settle(ctx, _asked(ctx, ref, write=False, field="candidate"), matched)


async def find(ctx: ToolContext, ref: str, *, job: JobRow | None = None) -> Matched[CandidateRow]:
    """Match a reference against the visible candidates; `job` narrows several to its applicants."""
    matched = await _literal(ctx, ref)
    if matched is None:
        matched = await called(ctx, ref)
        if matched.how == "none":
            return await _spelt_like(ctx, ref)
    if job is not None and matched.how in {"exact", "part"} and len(matched.hits) > 1:
        on_job = await records.on_job(ctx.session, job.id, [hit.id for hit in matched.hits])
        here = tuple(hit for hit in matched.hits if hit.id in on_job)
        return Matched(matched.how, here) if here else matched
    return matched


async def as_list(
    ctx: ToolContext, rows: Sequence[CandidateRow], *criteria: str, most: int | None = None
) -> CandidateList:
    """Make the list of some people, a page unless `most` is given, with their active applications."""
    shown = rows[: most or ctx.page_size]
    active = await records.applications(ctx.session, [row.id for row in shown], only_active=True)
    items = tuple(
        CandidateItem(
            id=row.id,
            name=row.name,
            title=row.title,
            company=row.company,
            location=row.location,
            applications=tuple(application_line(a) for a in active.get(row.id, ())),
        )
        for row in shown
    )
    return CandidateList(items=items, total=len(rows), criteria=criteria)


async def _literal(ctx: ToolContext, ref: str) -> Matched[CandidateRow] | None:
    """Match an id, an address or a link; None for anything else, which is a name then."""
    exact = as_id(ref)
    if exact is not None:
        return _all("exact", await naming.candidates_by_id(ctx.session, [exact]))
    if _ADDRESS.fullmatch(ref.strip()):
        return _all("exact", await naming.candidates_by_email(ctx.session, ref))
    if _LINK.fullmatch(ref.strip()):
        return _all("exact", await naming.candidates_by_link(ctx.session, ref[:2_000]))
    return None


async def called(ctx: ToolContext, name: str) -> Matched[CandidateRow]:
    """Match a name or a part of one, as it is written."""
    wanted = matching.words(name)
    if len(wanted) > MOST_WORDS:
        return Matched("none")
    if not wanted:
        return _all("exact", await naming.candidates_without_letters(ctx.session, name))
    hits = await naming.candidates_by_words(ctx.session, wanted)
    exact = [row for row in hits if matching.is_exact(name, row.name)]
    return _all("exact", exact) if exact else _all("part", hits)


async def _spelt_like(ctx: ToolContext, ref: str) -> Matched[CandidateRow]:
    wanted = matching.words(ref)
    if not wanted or len(wanted) > MOST_WORDS:
        return Matched("none")
    alike = await naming.candidates_spelt_like(ctx.session, wanted)
    return matching.nearest(ref, [(row, [row.name]) for row in alike])


def _all(how: matching.How, rows: Sequence[CandidateRow]) -> Matched[CandidateRow]:
    return Matched(how, tuple(rows)) if rows else Matched("none")


def _asked(ctx: ToolContext, ref: str, *, write: bool, field: str) -> Asked[CandidateRow]:
    async def describe(rows: Sequence[CandidateRow]) -> list[PickerOption]:
        listed = (await as_list(ctx, rows)).items if len(rows) <= ctx.page_size else ()
        lines = {item.id: item.applications for item in listed}
        return [
            PickerOption(
                id=str(row.id),
                label=row.name,
                detail=" · ".join(
                    part
                    for part in (
                        row.title,
                        row.company,
                        row.location,
                        *(f"{a.stage} on {a.job_code}" for a in lines.get(row.id, ())),
                    )
                    if part
                ),
            )
            for row in rows
        ]

    return Asked(
        ref=ref,
        noun="candidate",
        of="candidate",
        field=field,
        write=write,
        label=lambda r: r.name,
        describe=describe,
    )
