"""Filters on what ties somebody to the company: applications, tags, pools, owner, contact."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from store.models import Tag
from store.models.enums import ApplicationStatus
from store.queries import naming, pools
from store.queries.naming import NamedRow, StageRow
from tools import matching, references
from tools.candidates.search.reading import Reading, any_of
from tools.errors import NotFound, ToolError, Unclear
from tools.pools.saved import criteria_of
from tools.references import quote
from tools.wording import day, listed

MOST_JOBS = 4
"""Jobs of one name that a search takes together; more are asked about."""
APPLIED = tuple(status for status in ApplicationStatus if status is not ApplicationStatus.PROSPECT)
"""A prospect has been found, but has not applied."""


async def read_applications(reading: Reading) -> None:
    """Filter by job, stage, status, source and date of one and the same application."""
    args = reading.args
    jobs = await _jobs(reading)
    if args.stage:
        await _stage(reading, args.stage, jobs)
    if args.stage_kind:
        reading.filter(f"in a stage of kind {args.stage_kind.value.replace('_', ' ')}", stage_kinds=(args.stage_kind,))
    if args.status:
        reading.filter(f"application {args.status.value}", statuses=(args.status,))
    if args.source:
        source = await references.source(reading.ctx, args.source, write=False)
        reading.filter(f"source: {source.name}", sources=(source.id,))
    _applied(reading)


def _applied(reading: Reading) -> None:
    """Filter by when they applied; without a job, a stage or a status that is any application but a prospect's."""
    args = reading.args
    if (args.applied_after or args.applied_before) and not (args.status or args.job or args.stage or args.stage_kind):
        reading.where |= {"statuses": APPLIED}
    if args.applied_after:
        start = _start_of(reading, args.applied_after)
        reading.filter(f"applied since {day(args.applied_after)}", applied_from=start)
    if args.applied_before:
        end = _start_of(reading, args.applied_before)
        reading.filter(f"applied before {day(args.applied_before)}", applied_before=end)


async def _jobs(reading: Reading) -> tuple[UUID, ...]:
    """Take the job that is meant, or every job of that name."""
    args = reading.args
    if not args.job:
        return ()
    ids: tuple[UUID, ...]
    try:
        job = await references.job(reading.ctx, args.job, write=False)
        ids, label = (job.id,), job.label
        reading.job_id = job.id
    except Unclear as several:
        options = several.picker.options
        if len(options) > MOST_JOBS:
            raise
        ids, label = tuple(UUID(one.id) for one in options), any_of([one.label for one in options])
    reading.filter(f"on {label}", jobs=ids)
    return ids


async def _stage(reading: Reading, ref: str, jobs: Sequence[UUID]) -> None:
    """Take every stage of that name on the jobs asked for, or of the kind that a usual word stands for."""
    rows = [row for row in await naming.stages(reading.ctx.session) if not jobs or row.job_id in jobs]
    exact = references.as_id(ref)
    hits = [row for row in rows if row.id == exact] if exact else _named(ref, rows)
    if not hits:
        names = list(dict.fromkeys(row.name for row in rows))
        near = [name for name in names if matching.likeness(ref, name) >= matching.NEAR]
        hint = f" Did you mean {any_of(near[:3])}?" if near else f" There are {listed(names, most=12)}."
        raise NotFound(f"There is no stage called {quote(ref)} here.{hint if names else ''}")
    names = list(dict.fromkeys(row.name for row in hits))
    reading.filter(f"in {any_of(names[:6])}", stages=tuple(row.id for row in hits))


def _named(ref: str, rows: Sequence[StageRow]) -> list[StageRow]:
    """Let every job understand the name for itself; only where none does, take it as a word for a kind."""
    hits: list[StageRow] = []
    for job in dict.fromkeys(row.job_id for row in rows):
        found = matching.match(ref, [(row, [row.name]) for row in rows if row.job_id == job])
        hits += found.hits if found.how in {"exact", "part"} else ()
    if hits:
        return hits
    found = references.stages_called(ref, rows)
    return list(found.hits) if found.how in {"exact", "part"} else []


async def read_tags(reading: Reading) -> None:
    """Filter by tags."""
    args = reading.args
    if not (args.tags or args.without_tags):
        return
    rows = await naming.vocabulary(reading.ctx.session, Tag)
    wanted = [_tag(ref, rows) for ref in args.tags]
    known = [row for row in wanted if row is not None]
    if known:
        ids = tuple(dict.fromkeys(row.id for row in known))
        reading.filter(f"tagged {listed([row.name for row in known])}", tags_all=ids)
    for ref in (ref for ref, row in zip(args.tags, wanted, strict=True) if row is None):
        reading.by_mention([ref.lstrip("#")], "tag")
        reading.suggest(ref, "tag", [row.name for row in rows])
    unwanted = {ref: _tag(ref, rows) for ref in args.without_tags}
    left_out = [row for row in unwanted.values() if row is not None]
    if left_out:
        ids = tuple(row.id for row in left_out)
        reading.filter(f"not tagged {any_of([row.name for row in left_out])}", tags_not=ids)
    reading.notes.extend(
        f"{quote(ref)} is no known tag, so nobody was left out for it." for ref, row in unwanted.items() if row is None
    )


def _tag(ref: str, rows: Sequence[NamedRow]) -> NamedRow | None:
    exact = next((row for row in rows if row.id == references.as_id(ref)), None)
    found = matching.match(ref.lstrip("#"), [(row, [row.name]) for row in rows])
    return exact or found.only


async def read_pools(reading: Reading) -> None:
    """Filter by talent pools, kept by hand or by a search."""
    args, ctx = reading.args, reading.ctx
    if args.pool:
        row = await references.pool(ctx, args.pool, write=False)
        pool = await pools.by_id(ctx.session, row.id)
        if pool is not None and pool.filter is not None:
            criteria, _ = await criteria_of(ctx, pool.name, pool.filter)
            await reading.within(criteria, f"in the pool {row.name}")
        else:
            reading.filter(f"in the pool {row.name}", pools=(row.id,))
    if args.not_in_pool:
        row = await references.pool(ctx, args.not_in_pool, write=False, field="not_in_pool")
        pool = await pools.by_id(ctx.session, row.id)
        if pool is not None and pool.filter is not None:
            raise ToolError(f"{row.name} is kept by a search, so leave out what it looks for instead.")
        reading.filter(f"not in the pool {row.name}", pools_not=(row.id,))


async def read_owner(reading: Reading) -> None:
    """Filter by the colleague who looks after them."""
    if reading.args.owner:
        person = await references.person(reading.ctx, reading.args.owner, write=False, field="owner")
        name = "you" if person.id == reading.ctx.actor.id else person.name
        reading.filter(f"owned by {name}", owners=(person.id,))


def read_contact(reading: Reading) -> None:
    """Filter by when they were last written to, and whether they may be."""
    args = reading.args
    if args.contacted_after:
        start = _start_of(reading, args.contacted_after)
        reading.filter(f"last contacted since {day(args.contacted_after)}", contacted_from=start)
    if args.contacted_before:
        end = _start_of(reading, args.contacted_before)
        reading.filter(f"last contacted before {day(args.contacted_before)}", contacted_before=end)
    if args.not_contacted_days is not None:
        since = reading.ctx.now - timedelta(days=args.not_contacted_days)
        said = f"not contacted in the last {args.not_contacted_days} days (or never)"
        reading.filter(said, not_contacted_since=since)
    if args.never_contacted is not None:
        said = "never contacted" if args.never_contacted else "contacted at some time"
        reading.filter(said, ever_contacted=not args.never_contacted)
    if args.do_not_contact is not None:
        said = "marked do not contact" if args.do_not_contact else "may be contacted"
        reading.filter(said, do_not_contact=args.do_not_contact)


def _start_of(reading: Reading, when: date) -> datetime:
    """Give the moment a day begins for the person."""
    return datetime.combine(when, time.min, tzinfo=ZoneInfo(reading.ctx.actor.timezone or "UTC"))
