"""Loads the sample company into an empty database, in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from psycopg import sql

from store.connections import Driver
from store.database import connect
from store.embedding import Embedder
from store.errors import DatabaseInUseError, SampleBrokenError
from store.identity import OWNER_ROLE
from store.sample.company import SEED, Foundation, build, build_more
from store.sample.copying import copy_rows
from store.sample.embeddings import add_embeddings
from store.sample.rows import Rows
from store.wrapping import wrapped_errors

Progress = Callable[[str], None]

_LOCK = 7_103_002
"""The advisory lock that lets only one process seed a database at a time."""

# Tables in an order in which every reference finds its row; those missing here may come in any order after them.
_FIRST = (
    "organisation", "person", "department", "location", "skill", "tag", "source", "rejection_reason", "job",
    "job_open_spell", "hiring_team", "stage", "interview_kit", "scorecard_attribute", "screening_criterion",
    "candidate", "opening", "application", "stage_transition", "document", "sequence", "sequence_step",
    "step_variant", "enrollment", "message", "interview", "interview_panelist", "scorecard", "scorecard_rating",
    "talent_pool", "offer", "event",
)  # fmt: skip


async def seed(
    url: str,
    *,
    as_of: datetime,
    embedder: Embedder | None = None,
    scale: int = 1,
    progress: Progress = lambda _: None,
    seed_number: int = SEED,
) -> None:
    """Fill the migrated, empty database at `url` (its owner's address) with the sample company as of a moment.

    `embedder` computes the vectors for search by meaning; without one they stay empty and the worker computes them
    later. `scale` multiplies candidates and applications; those beyond the first 1,500 have no vectors. `progress`
    is told in a sentence what is being done.

    Raises:
        DatabaseInUseError: somebody works there, or there are candidates; nothing was changed.
        StoreError: the database could not be reached or refused; nothing was changed.
    """
    async with _owner(url) as connection:
        await _refuse_used(connection)
    progress("Making up the sample company.")
    base, rows = await asyncio.to_thread(build, as_of, seed=seed_number)
    if embedder is not None:
        await add_embeddings(rows, base.skills, embedder, progress)
    async with _owner(url) as connection:
        await _refuse_used(connection)
        await _load(connection, base, rows, scale, progress)


@asynccontextmanager
async def _owner(url: str) -> AsyncIterator[Driver]:
    """Give a connection in a transaction as the tables' owner, who may write in bulk."""
    with wrapped_errors():
        async with await connect(url) as connection, connection.transaction():
            await connection.execute(sql.SQL("set local role {}").format(sql.Identifier(OWNER_ROLE)))
            await connection.execute("select set_config('shortlist.bulk', 'on', true)")
            yield connection


async def _refuse_used(connection: Driver) -> None:
    await connection.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
    found = await connection.execute(
        "select exists (select from shortlist.candidate) or exists (select from shortlist.person)"
        " or exists (select from shortlist.organisation)"
    )
    row = await found.fetchone()
    if row is None or row[0]:
        raise DatabaseInUseError


async def _load(connection: Driver, base: Foundation, rows: Rows, scale: int, progress: Progress) -> None:
    progress(f"Loading {len(rows['candidate']):,} candidates and {len(rows['application']):,} applications.")
    await _copy(connection, rows)
    making = asyncio.create_task(asyncio.to_thread(build_more, base, 1)) if scale > 1 else None
    for block in range(1, scale):
        assert making is not None  # noqa: S101 - there is more to make
        more = await making
        if block + 1 < scale:
            making = asyncio.create_task(asyncio.to_thread(build_more, base, block + 1))
        await _copy(connection, more)
        if block % 5 == 0 or block == scale - 1:
            progress(f"Loaded {(block + 1) * len(more['candidate']):,} candidates.")
    progress("Preparing names and full text for search.")
    await connection.execute("select shortlist.refresh_name_parts(null)")
    await connection.execute("select shortlist.refresh_candidate_search(null)")
    await _verify(connection)
    await connection.execute("analyze")


async def _copy(connection: Driver, rows: Rows) -> None:
    """Copy all tables; a slot of headcount and the application that filled it name each other, so one comes later."""
    filled = [(row["application_id"], row["id"]) for row in rows["opening"] if row["application_id"]]
    for table in _in_order(rows):
        emptied = ("application_id",) if table == "opening" else ()
        await copy_rows(connection, table, rows[table], emptied=emptied)
    if filled:
        await connection.execute(
            "update shortlist.opening as o set application_id = f.application_id"
            " from unnest(%s::uuid[], %s::uuid[]) as f (application_id, id) where o.id = f.id",
            [[pair[0] for pair in filled], [pair[1] for pair in filled]],
        )


def _in_order(rows: Rows) -> Iterator[str]:
    present = list(rows)
    yield from (table for table in _FIRST if table in present)
    yield from (table for table in present if table not in _FIRST)


async def _verify(connection: Driver) -> None:
    """Check what the triggers would have checked, had the rows come one at a time."""
    for what, query in _CHECKS:
        found = await connection.execute(query)
        row = await found.fetchone()
        if row is not None and row[0] is not None:
            raise SampleBrokenError(f"{what}, {row[0]}")


_CHECKS: Sequence[tuple[str, str]] = (
    ("an application disagrees with its history", "select shortlist.first_broken_history()"),
    (
        "a stage belongs to another job",
        """select t.application_id from shortlist.stage_transition as t
           join shortlist.application as a on a.id = t.application_id
           join shortlist.stage as s on s.id = t.to_stage_id
           where s.job_id is distinct from a.job_id limit 1""",
    ),
    (
        "a hire has no day or somebody not hired has one",
        "select id from shortlist.application where (status = 'hired') <> (hired_at is not null) limit 1",
    ),
    (
        "an application ended without a reason or goes on with one",
        """select id from shortlist.application
           where (status in ('rejected', 'withdrawn')) <> (rejection_reason_id is not null) limit 1""",
    ),
)
