"""The candidate search where the vector index answers: many candidates, some private, some on a manager's job."""

from collections.abc import AsyncIterator, Iterator

import numpy as np
import psycopg
import pytest
from pgvector import HalfVector
from pgvector.psycopg import register_vector
from sqlalchemy import text as sql_text

from store.database import Database
from store.models import new_id
from store.queries.candidate_search import CandidateCriteria, CandidatePage, search_candidates
from store.testing import Databases, Rows

COUNT = 6_000
FLOOR = 0.2
MODEL = "stand-in"
LANDS = {"Germany": 0.5, "France": 0.45, "Estonia": 0.045, "Malta": 0.005}
WHO = ("admin", "recruiter", "coordinator", "hiring_manager", "executive")
NEAREST = """
select id from (
  select id, 1 - (embedding <=> cast(:vector as halfvec)) as likeness
  from shortlist.candidate where cast(:land as text) is null or country = :land
  order by (embedding <=> cast(:vector as halfvec)) + 0, id limit 100
) as nearest where likeness >= :floor
"""


def vectors() -> np.ndarray:
    """Eighty groups of people who do alike things, with much that is their own."""
    rng = np.random.default_rng(5)
    centres = rng.normal(size=(80, 384))
    found = centres[rng.integers(0, 80, COUNT)] + 0.7 * rng.normal(size=(COUNT, 384))
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float16)


@pytest.fixture(scope="module")
def crowd(databases: Databases) -> Iterator[str]:
    rng = np.random.default_rng(6)
    with databases.migrated() as url:
        with psycopg.connect(url) as connection:
            register_vector(connection)
            rows = Rows(connection)
            people = {role: rows.insert("person", name=role, email=f"{role}@example.com", roles=[role]) for role in WHO}
            job, stage, _ = rows.job()
            rows.insert("hiring_team", job_id=job, person_id=people["hiring_manager"], role="hiring_manager")
            rows.run("set local session_replication_role = replica")
            rows.run("drop index shortlist.ix_candidate_embedding")
            ids = [new_id() for _ in range(COUNT)]
            lands = rng.choice(list(LANDS), COUNT, p=list(LANDS.values()))
            columns = "id, first_name, country, is_private, embedding, embedding_model"
            with connection.cursor().copy(f"copy shortlist.candidate ({columns}) from stdin (format binary)") as copy:
                copy.set_types(["uuid", "text", "text", "bool", "halfvec", "text"])
                for number, vector in enumerate(vectors()):
                    land = str(lands[number])
                    copy.write_row((ids[number], f"P{number}", land, number % 50 == 0, HalfVector(vector), MODEL))
            with connection.cursor().copy(
                "copy shortlist.application (id, candidate_id, job_id, stage_id) from stdin"
            ) as copy:
                for candidate in ids[::10]:
                    copy.write_row((new_id(), candidate, job, stage))
            rows.run(
                "create index ix_candidate_embedding on shortlist.candidate"
                " using hnsw (embedding halfvec_cosine_ops) with (ef_construction = 200)"
            )
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("vacuum analyze shortlist.candidate")
        yield url


@pytest.fixture(scope="module")
async def database(crowd: str) -> AsyncIterator[Database]:
    opened = await Database.open(crowd)
    yield opened
    await opened.close()


async def search(database: Database, role: str, vector: str, land: str | None, offset: int = 0) -> CandidatePage:
    async with database.owner() as session:
        person = await session.scalar(sql_text("select id from shortlist.person where name = :name"), {"name": role})
    async with database.person(person) as session:
        return await search_candidates(
            session,
            CandidateCriteria(places=(land,)) if land else CandidateCriteria(),
            text="xyzzy",
            vector=[float(number) for number in vector.strip("[]").split(",")],
            embedder_name=MODEL,
            floor=FLOOR,
            offset=offset,
        )


async def nearest(database: Database, role: str, vector: str, land: str | None) -> list[object]:
    """The truth: everybody whom the policies show this person, in exact order."""
    async with database.owner() as session:
        person = await session.scalar(sql_text("select id from shortlist.person where name = :name"), {"name": role})
    async with database.person(person) as session:
        found = await session.scalars(sql_text(NEAREST), {"vector": vector, "land": land, "floor": FLOOR})
        return list(found)


async def some_vectors(database: Database, count: int) -> list[str]:
    async with database.owner() as session:
        chosen = sql_text("select embedding::text from shortlist.candidate order by md5(id::text) limit :count")
        return list(await session.scalars(chosen, {"count": count}))


@pytest.mark.parametrize("role", WHO)
@pytest.mark.parametrize("land", [None, "Germany", "Estonia", "Malta"])
async def test_every_role_gets_the_nearest_it_may_see_at_every_selectivity(
    database: Database, role: str, land: str | None
) -> None:
    shares = []
    for vector in await some_vectors(database, 6):
        truth = await nearest(database, role, vector, land)
        page = await search(database, role, vector, land)
        assert 0.95 * len(truth) <= page.total <= len(truth)
        if truth:
            shares.append(len(set(page.ids) & set(truth[:10])) / len(truth[:10]))
    assert not shares or sum(shares) / len(shares) >= 0.95


async def test_pages_of_a_search_through_the_index_join_without_a_gap(database: Database) -> None:
    (vector,) = await some_vectors(database, 1)
    pages = [await search(database, "admin", vector, "Germany", offset) for offset in range(0, 60, 10)]
    ids = [candidate for page in pages for candidate in page.ids]
    assert len(set(ids)) == len(ids) == min(60, pages[0].total)
    assert {page.total for page in pages} == {pages[0].total}
