"""Puts the made-up company of `search_data` into a database: people inside, jobs, candidates, applications."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from pgvector import HalfVector
from pgvector.psycopg import register_vector
from psycopg import sql

from bench.search_data import PLACES, SKILLS, Crowd
from store.embedding import LocalEmbedder
from store.models.base import new_id

JOBS = 200
PRIVATE = 0.01
MANAGED = 6
"""Jobs of the benchmark's hiring manager, who so sees about 3,000 of 100,000 candidates."""
PEOPLE = ("recruiter", "hiring_manager", "coordinator", "admin")

_SEARCHABLE = """
insert into shortlist.candidate (id, first_name, last_name, current_title, location, country, years_experience, summary,
  is_private, embedding, embedding_model, search)
select id, 'Person', last_name, title, location, country, years, summary, is_private, embedding, model,
  shortlist.search_words(title || ' ' || skills, 'A') || shortlist.search_words(location, 'B')
    || shortlist.search_stems(summary, 'C')
from incoming
"""


@dataclass(frozen=True)
class Company:
    """Who the benchmark searches as, by role."""

    people: dict[str, UUID]


def load(url: str, crowd: Crowd) -> Company:
    """Fill the migrated, empty database at `url`, whose address is a superuser's."""
    rng = random.Random(3)
    with psycopg.connect(url) as connection:
        register_vector(connection)
        connection.execute("set local shortlist.bulk = 'on'; set local session_replication_role = replica")
        connection.execute("set local maintenance_work_mem = '512MB'; drop index shortlist.ix_candidate_embedding")
        people, jobs = _inside(connection)
        ids = _candidates(connection, crowd, rng)
        _applications(connection, ids, jobs, rng)
        connection.execute(
            "create index ix_candidate_embedding on shortlist.candidate using hnsw (embedding halfvec_cosine_ops) "
            "with (ef_construction = 200)"
        )
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
    return Company(people)


def _inside(connection: psycopg.Connection[Any]) -> tuple[dict[str, UUID], list[tuple[UUID, UUID]]]:
    """People, jobs with one stage each, and who is on which team."""
    people = {role: new_id() for role in PEOPLE}
    jobs = [(new_id(), new_id()) for _ in range(JOBS)]
    _copy(
        connection,
        "person",
        "id name email roles",
        ((id_, role, f"{role}@example.com", [role]) for role, id_ in people.items()),
    )
    _copy(
        connection,
        "job",
        "id code title status",
        ((job, f"JOB-{number}", "Job", "open") for number, (job, _) in enumerate(jobs)),
    )
    _copy(
        connection,
        "stage",
        "id job_id position name kind",
        ((stage, job, 1, "Screen", "active") for job, stage in jobs),
    )
    teams = [("hiring_manager", jobs[:MANAGED]), ("recruiter", jobs[: 2 * MANAGED]), ("coordinator", jobs[:MANAGED])]
    _copy(
        connection,
        "hiring_team",
        "id job_id person_id role",
        ((new_id(), job, people[role], role) for role, theirs in teams for job, _ in theirs),
    )
    return people, jobs  # fmt: skip


def _candidates(connection: psycopg.Connection[Any], crowd: Crowd, rng: random.Random) -> list[UUID]:
    skills = {name: new_id() for name in SKILLS}
    _copy(connection, "skill", "id name", ((id_, name) for name, id_ in skills.items()))
    connection.execute(
        "create temporary table incoming(id uuid, last_name text, title text, skills text, location text, country text,"
        "years numeric, summary text, is_private boolean, embedding halfvec(384), model text) on commit drop"
    )
    ids = [new_id() for _ in crowd.kind]
    with connection.cursor().copy("copy incoming from stdin (format binary)") as copy:
        copy.set_types(["uuid", "text", "text", "text", "text", "text", "numeric", "text", "bool", "halfvec", "text"])
        for row, (id_, kind) in enumerate(zip(ids, crowd.kind, strict=True)):
            profile, country = crowd.profiles[kind], str(crowd.country[row])
            place = f"{PLACES[country]}, {country}"
            copy.write_row(
                (id_, str(row), profile.title, " ".join(profile.skills), place, country, int(crowd.years[row]),
                 profile.summary, rng.random() < PRIVATE, HalfVector(crowd.vectors[row]), LocalEmbedder.name)
            )  # fmt: skip
    connection.execute(_SEARCHABLE)
    has = ((new_id(), id_, skills[name]) for id_, kind in zip(ids, crowd.kind, strict=True)
           for name in crowd.profiles[kind].skills)  # fmt: skip
    _copy(connection, "candidate_skill", "id candidate_id skill_id", has)
    return ids


def _applications(
    connection: psycopg.Connection[Any], ids: Sequence[UUID], jobs: Sequence[tuple[UUID, UUID]], rng: random.Random
) -> None:
    def rows() -> Iterable[tuple[Any, ...]]:
        for candidate in ids:
            job, stage = rng.choice(jobs)
            yield new_id(), candidate, job, stage, rng.choice(("active", "rejected"))

    _copy(connection, "application", "id candidate_id job_id stage_id status", rows())


def _copy(connection: psycopg.Connection[Any], table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, columns.split()))
    statement = sql.SQL("copy shortlist.{} ({}) from stdin").format(sql.Identifier(table), names)
    with connection.cursor().copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
