"""The candidate search with rights on, against plain exact and plain HNSW order on the same data.

    python -m bench.search [--rows 100000] [--repeat 2]

A search finds the 100 nearest among all who fit and are seen, none below the floor, and tells their number. The
yardsticks `exact` and `hnsw` find 100 as well and under the same person's rights, by the plain statement a developer
would write: filter, order by vector, limit, either measuring every row or by the index (ef_search 200, relaxed
iterative scan). `exact10` and `hnsw10` are bare: no rights but a filter written by hand, ten rows, no number. Each
ratio is that of the search to the better of the two before it. `recall` is that of the first ten against exact order,
`totals` the share of searches whose number of matches is that of exact order, `count` whether the number by filters
alone is right; `hybrid` adds a common word to the text, `filters` has no text.
"""

import argparse
import asyncio
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import text as sql_text
from sqlalchemy.ext.asyncio import AsyncSession

from bench.search_company import Company, load
from bench.search_data import QUERIES, crowd
from store import schema
from store.database import Database
from store.embedded import EmbeddedServer
from store.embedding import LocalEmbedder, similarity_floor
from store.queries.candidate_search import CandidateCriteria, CandidatePage, search_candidates

FILTERS = {"50 %": "Germany", "5 %": "Estonia", "0.5 %": "Malta"}
UNSAID = "xyzzy"
"""A word nobody's profile holds: what is found is then found by meaning, as the yardsticks find it."""
NEAREST = 100
SEEN = {
    "admin": "true",
    "coordinator": "true",
    "recruiter": "(not is_private or id in (select candidate_id from shortlist.application where job_id = any(:jobs)))",
    "hiring_manager": "id = any(array(select candidate_id from shortlist.application where job_id = any(:jobs)))",
}
PLAIN = """
select id, 1 - (embedding <=> :vector) from shortlist.candidate
where status = 'active' and country = :country and {seen} order by (embedding <=> :vector) {exact} limit {limit}
"""
COUNT = "select count(*) from shortlist.candidate where status = 'active' and country = :country and {seen}"

Timed = Callable[[], Coroutine[Any, Any, Any]]


@dataclass
class Case:
    """One role and filter: the milliseconds of each way, and how right the search was."""

    role: str
    share: str
    times: dict[str, list[float]] = field(default_factory=dict)
    recall: list[float] = field(default_factory=list)
    right_totals: int = 0
    asked: int = 0
    fitting: int = 0
    counted: int = 0

    def p50(self, way: str) -> float:
        """Give the median milliseconds of one way."""
        return statistics.median(self.times[way])

    def row(self) -> str:
        """Write the case as a line under HEADER."""
        ours = self.p50("search")
        same = min(self.p50("exact 100"), self.p50("hnsw 100"))
        bare = min(self.p50("exact 10"), self.p50("hnsw 10"))
        count = "exact" if self.fitting == self.counted else f"{self.counted} not {self.fitting}"
        return (
            f"{self.role:<15}{self.share:>6}{self.fitting:>8}{ours:>9.1f}{self.p50('exact 100'):>9.1f}"
            f"{self.p50('hnsw 100'):>9.1f}{ours / same:>8.2f}{self.p50('exact 10'):>9.1f}{self.p50('hnsw 10'):>9.1f}"
            f"{ours / bare:>8.2f}{statistics.mean(self.recall):>8.3f}{self.right_totals / self.asked:>8.0%}{count:>8}"
            f"{self.p50('hybrid'):>9.1f}{self.p50('filters'):>9.1f}"
        )


HEADER = (
    f"{'role':<15}{'filter':>6}{'fitting':>8}{'search':>9}{'exact':>9}{'hnsw':>9}{'ratio':>8}{'exact10':>9}{'hnsw10':>9}"
    f"{'ratio':>8}{'recall':>8}{'totals':>8}{'count':>8}{'hybrid':>9}{'filters':>9}"
)


@dataclass
class Bench:
    """Everything a case needs."""

    database: Database
    company: Company
    vectors: list[list[float]]
    repeat: int

    async def case(self, role: str, share: str) -> Case:
        """Measure one role and filter."""
        case = Case(role, share)
        for _ in range(self.repeat):
            for query, vector in zip(QUERIES, self.vectors, strict=True):
                await self._ask(case, query, vector)
        async with self.database.person(self.company.people[role]) as session:
            page = await search_candidates(session, CandidateCriteria(places=(FILTERS[share],)))
            case.counted = page.total
        return case

    async def _ask(self, case: Case, query: str, vector: Sequence[float]) -> None:
        criteria = CandidateCriteria(places=(FILTERS[case.share],))
        near = {"vector": vector, "embedder_name": LocalEmbedder.name}
        async with self.database.person(self.company.people[case.role]) as session:
            page = await _timed(case, "search", lambda: search_candidates(session, criteria, text=UNSAID, **near))
            await _timed(
                case, "hybrid", lambda: search_candidates(session, criteria, text=query.rsplit(maxsplit=1)[-1], **near)
            )
            await _timed(case, "filters", lambda: search_candidates(session, criteria))
            await _prepare(session)
            await self._plain(case, session, vector, "true", NEAREST)
        async with self.database.owner() as session:
            await _prepare(session)
            await self._plain(case, session, vector, SEEN[case.role], 10)
            await self._judge(case, session, vector, page)

    async def _values(self, case: Case, session: AsyncSession, vector: Sequence[float]) -> dict[str, Any]:
        values: dict[str, Any] = {"vector": str(list(vector)), "country": FILTERS[case.share]}
        if ":jobs" in SEEN[case.role]:
            team = "select job_id from shortlist.hiring_team where person_id = :person"
            jobs = await session.scalars(sql_text(team), {"person": self.company.people[case.role]})
            values["jobs"] = list(jobs)
        return values

    async def _plain(self, case: Case, session: AsyncSession, vector: Sequence[float], seen: str, limit: int) -> None:
        """Time the plain statements, in both ways."""
        values = await self._values(case, session, vector)
        for way, plus in (("exact", "+ 0"), ("hnsw", "")):
            statement = sql_text(PLAIN.format(seen=seen, exact=plus, limit=limit))
            await _timed(case, f"{way} {limit}", lambda s=statement: _rows(session, s, values))

    async def _judge(self, case: Case, session: AsyncSession, vector: Sequence[float], page: CandidatePage) -> None:
        """Compare what the search found with the truth, by conditions written by hand."""
        values = await self._values(case, session, vector)
        exact = await _rows(session, sql_text(PLAIN.format(seen=SEEN[case.role], exact="+ 0", limit=NEAREST)), values)
        floor = similarity_floor(LocalEmbedder.name)
        truth = [id_ for id_, likeness in exact if likeness >= floor]
        missed = set(truth[:10]) - set(page.ids)
        case.recall.append(1 - len(missed) / max(1, len(truth[:10])))
        case.right_totals += page.total == len(truth)
        case.asked += 1
        if not case.fitting:
            count = sql_text(COUNT.format(seen=SEEN[case.role]))
            case.fitting = (await session.execute(count, values)).scalar_one()


async def _prepare(session: AsyncSession) -> None:
    await session.execute(sql_text("set local hnsw.iterative_scan = relaxed_order; set local hnsw.ef_search = 200"))
    await session.execute(sql_text("set local max_parallel_workers_per_gather = 0"))


async def _timed(case: Case, way: str, run: Timed) -> Any:
    started = time.perf_counter()
    result = await run()
    case.times.setdefault(way, []).append(1000 * (time.perf_counter() - started))
    return result


async def _rows(session: AsyncSession, statement: Any, values: dict[str, Any]) -> list[tuple[UUID, float]]:
    return [(row[0], row[1]) for row in await session.execute(statement, values)]


async def run(url: str, rows: int, repeat: int) -> list[Case]:
    """Fill the empty database at `url` and measure every role and filter."""
    started = time.perf_counter()
    embedder = LocalEmbedder()
    await schema.upgrade(url)
    company = await asyncio.to_thread(load, url, await crowd(rows, embedder))
    print(f"{rows:,} candidates made in {time.perf_counter() - started:.0f} s; times are p50 in ms\n\n{HEADER}")
    database = await Database.open(url)
    bench = Bench(database, company, await embedder.embed(QUERIES), repeat)
    cases = []
    for role in SEEN:
        for share in FILTERS:
            cases.append(await bench.case(role, share))
            print(cases[-1].row(), flush=True)
    await database.close()
    return cases


def main(arguments: Sequence[str] | None = None) -> None:
    """Run with these arguments, by default those of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=2, help="times each of the queries is asked")
    asked = parser.parse_args(arguments)
    directory = Path(tempfile.mkdtemp(prefix="shortlist-bench-"))
    server = EmbeddedServer(directory)
    try:
        asyncio.run(run(server.start(), asked.rows, asked.repeat))
    finally:
        server.stop()
        shutil.rmtree(directory)


if __name__ == "__main__":
    main()
