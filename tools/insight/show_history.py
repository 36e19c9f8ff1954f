"""Showing what happened to a candidate or a job, or what one changed oneself."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from pydantic import Field

from store.queries import history
from store.queries.history import Change, Happening, Move
from store.queries.naming import CandidateRow, JobRow
from tools import references, undoing
from tools.actor import MEETING
from tools.base import Args, CandidateRef, Effect, JobRef, Limit, Offset, Outcome, tool
from tools.context import ToolContext
from tools.insight.words import change_in_words, ids_in, main_event, move_in_words
from tools.views import History, HistoryEntry
from tools.wording import counted, short, shown

PAGE = 25
"""Entries a history shows unless another number is asked for; the total counts all."""
TOLD_BY_MOVES = ("application.", "note.", "pool.member")
"""Actions that the transitions, notes and pools themselves tell already."""


class ShowHistory(Args):
    """Whose history, and how far back; without a candidate and a job: what the person changed."""

    candidate: CandidateRef | None = None
    job: JobRef | None = None
    days: int | None = Field(default=None, ge=1, le=3_650, description="Only the last so many days")
    limit: Limit = None
    offset: Offset = None


class Page(NamedTuple):
    """Which entries are shown."""

    limit: int
    offset: int


@tool(
    area="insight",
    effect=Effect.READ,
    roles=MEETING,
    examples=(
        "what happened with {candidate}",
        "show the history of {candidate}",
        "history of {job}",
        "what happened on {job} in the last {number} days",
        "what did I change",
        "what have I done today",
        "my last changes",
        "who moved {candidate}",
        "timeline of {candidate} on {job}",
        "what changed on {job} this week",
    ),
)
async def show_history(ctx: ToolContext, args: ShowHistory) -> Outcome:
    """Show what happened to a candidate or on a job, or what the person changed lately, newest first."""
    since = ctx.now - timedelta(days=args.days) if args.days else None
    page = Page(args.limit or PAGE, args.offset or 0)
    job = await references.job(ctx, args.job, write=False) if args.job else None
    if args.candidate is not None:
        person = await references.candidate_or_list(ctx, args.candidate, job=job)
        if isinstance(person, Outcome):
            return person
        return await _of_candidate(ctx, person, job, since, page)
    if job is not None:
        return await _of_job(ctx, job, since, page)
    return await _own(ctx, since, page)


async def _of_candidate(
    ctx: ToolContext, person: CandidateRow, job: JobRow | None, since: datetime | None, page: Page
) -> Outcome:
    job_id = job.id if job else None
    moves = await history.moves(ctx.session, candidate_id=person.id, job_id=job_id, since=since)
    entries = [_moved(move, with_name=False, with_job=job is None) for move in moves]
    if job is None:
        notes = await history.notes(ctx.session, person.id, since)
        entries += [_happened(note, f"Note: {short(note.what, 200)}") for note in notes]
        entries += [_happened(stay, stay.what) for stay in await history.pool_stays(ctx.session, person.id, since)]
        entries += await _audited(ctx, await history.about(ctx.session, "candidate", person.id, since))
    of = f"{person.name} on {job.code}" if job else person.name
    view = _view(ctx, of, entries, page, candidate_id=person.id, job_id=job_id)
    return _outcome(view, outside=job is None)


async def _of_job(ctx: ToolContext, job: JobRow, since: datetime | None, page: Page) -> Outcome:
    moves = await history.moves(ctx.session, job_id=job.id, since=since)
    entries = [_moved(move, with_name=True, with_job=False) for move in moves]
    entries += [_happened(spell, spell.what) for spell in await history.spells(ctx.session, job.id, since)]
    audited = await history.about(ctx.session, "job", job.id, since)
    told = ("job.closed", "job.reopened")
    entries += await _audited(ctx, [event for event in audited if event.action not in told])
    return _outcome(_view(ctx, job.label, entries, page, job_id=job.id), outside=False)


async def _audited(ctx: ToolContext, events: list[Change]) -> list[HistoryEntry]:
    kept = [event for event in events if not event.action.startswith(TOLD_BY_MOVES)]
    names = await history.names(ctx.session, ids_in(kept))
    return [
        HistoryEntry(at=event.at, who=event.actor, what=change_in_words(event, names), subject_id=event.subject_id)
        for event in kept
    ]


async def _own(ctx: ToolContext, since: datetime | None, page: Page) -> Outcome:
    """List one's own changes with the ids that take them back."""
    total = await history.number_of_changes(ctx.session, ctx.actor.id, since)
    found = await history.last_changes(ctx.session, ctx.actor.id, since=since, limit=page.limit, offset=page.offset)
    by_change = await history.changes(ctx.session, found)
    names = await history.names(ctx.session, ids_in(event for events in by_change.values() for event in events))
    entries = []
    for change_id in found:
        events = by_change.get(change_id, [])
        if events:
            entries.append(await _change(ctx, change_id, events, names))
    when = f" since {since:%d %B}" if since else ""
    if not total:
        return Outcome(say=f"You have changed nothing{when}.", views=(History(of="your changes", items=(), total=0),))
    view = History(of="your changes", items=tuple(entries), total=total, offset=page.offset)
    return _outcome(view, outside=False)


async def _change(ctx: ToolContext, change_id: UUID, events: list[Change], names: dict[UUID, str]) -> HistoryEntry:
    first = main_event(events)
    what = change_in_words(first, names)
    if len(events) > 1:
        what += f", and {counted(len(events) - 1, 'more change')}"
    is_undone = await history.is_undone(ctx.session, change_id)
    can_undo = not is_undone and all(event.action in undoing.handlers() for event in events)
    return HistoryEntry(
        at=first.at,
        who=first.actor,
        what=f"{what} (undone)" if is_undone else what,
        subject_id=first.subject_id,
        undo=change_id if can_undo else None,
    )


def _moved(move: Move, *, with_name: bool, with_job: bool) -> HistoryEntry:
    what = move_in_words(move, with_name=with_name, with_job=with_job)
    return HistoryEntry(at=move.at, who=move.who, what=what, subject_id=move.application_id)


def _happened(one: Happening, what: str) -> HistoryEntry:
    return HistoryEntry(at=one.at, who=one.who, what=what, subject_id=one.subject_id)


def _view(
    ctx: ToolContext,
    of: str,
    entries: list[HistoryEntry],
    page: Page,
    *,
    candidate_id: UUID | None = None,
    job_id: UUID | None = None,
) -> History:
    """Put the entries in order and give a page of them."""
    ordered = sorted(entries, key=lambda entry: (entry.at, str(entry.subject_id)), reverse=True)
    if len(entries) >= history.MOST:
        ctx.remark(f"Of each kind of entry only the latest {history.MOST:,} are looked at; name the days for less.")
    return History(
        of=of,
        items=tuple(ordered[page.offset : page.offset + page.limit]),
        total=len(ordered),
        offset=page.offset,
        candidate_id=candidate_id,
        job_id=job_id,
    )


def _outcome(view: History, *, outside: bool) -> Outcome:
    if not view.total:
        return Outcome(say=f"Nothing is recorded for {view.of}.", views=(view,))
    say = f"{counted(view.total, 'entry', 'entries').capitalize()} for {view.of}"
    if view.items and not view.offset:
        newest = view.items[0]
        say += f"; the latest: {newest.what}{f' by {newest.who}' if newest.who else ''}"
    else:
        say += shown(view.offset, len(view.items), view.total)
    facts = {
        "total": view.total,
        "offset": view.offset,
        "entries": [{"at": e.at.isoformat(), "who": e.who, "what": e.what} for e in view.items],
    }
    return Outcome(say=f"{say}.", views=(view,), facts=facts, outside=outside)
