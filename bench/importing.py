"""Bringing 100,000 people into a company of 100,000, against SQLAlchemy's executemany into the same tables."""

import random
import time
from collections.abc import Iterator
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from bench.company import quiet
from bench.table import Row
from bot.wiring import bring_up_to_date
from store.database import Database
from store.embedded import EmbeddedServer
from store.identifiers import new_id
from store.importing import IncomingPerson, import_people
from store.models import Candidate, CandidateEmail, CandidateLink, CandidatePhone

PEOPLE = 100_000
COMPARED = 10_000
FIRST = ("Ana", "Li", "Omar", "Łukasz", "Grace", "Nneka", "Jörg", "Mei", "Tadhg", "Ines")
LAST = ("Kowalska", "Wei", "Haddad", "Øster", "Jacobs", "Okafor", "Weiß", "Lin", "Tierney", "Prado")


def _people(first: int, count: int) -> Iterator[IncomingPerson]:
    draw = random.Random(first)
    for number in range(first, first + count):
        yield IncomingPerson(
            line=number + 2,
            first_name=draw.choice(FIRST),
            last_name=f"{draw.choice(LAST)} {number % 5000}",
            current_title="Backend Engineer",
            current_company=f"Company {number % 3000}",
            location="Berlin, Germany",
            country="Germany",
            emails=[f"person{number}@example.com"],
            phones=[f"+4930{number:07d}"],
            links=[f"https://www.linkedin.com/in/person{number}"],
        )


async def measure(people: int = PEOPLE) -> list[Row]:
    """Fill, then import as many again (a tenth of them known already), then the yardstick on a part."""
    with EmbeddedServer.temporary() as server:
        url = server.url()
        await bring_up_to_date(url, quiet)
        database = await Database.open(url)
        actor = await _recruiter(database)
        await _import(database, actor, 0, people)
        rate = await _import(database, actor, people * 9 // 10, people)
        plain = await _executemany(database, 3 * people)
        await database.close()
    return [
        Row(f"import of {people:,} people into {people:,}, rows/s", f"{rate:,.0f}", f"executemany {plain:,.0f}",
            f"{rate / plain:.1f}", "≥ 50,000 rows/s or ≥ 2 ×", rate >= 50_000 or rate >= 2 * plain),
    ]  # fmt: skip


async def _recruiter(database: Database) -> UUID:
    key = uuid4()
    async with database.owner() as session:
        await session.execute(
            text(
                "insert into shortlist.person (id, name, email, roles)"
                " values (:id, 'Rae', 'r@x.example', '{recruiter}')"
            ),
            {"id": key},
        )
    return key


async def _import(database: Database, actor: UUID, first: int, count: int) -> float:
    started = time.perf_counter()
    await import_people(database, _people(first, count), actor_id=actor, origin="bench", keep=lambda _: True)
    return count / (time.perf_counter() - started)


async def _executemany(database: Database, first: int) -> float:
    """Insert the same people without looking for duplicates, the triggers keeping names and search as ever."""
    people = [(new_id(), person) for person in _people(first, COMPARED)]
    started = time.perf_counter()
    async with database.owner() as session:
        await session.execute(
            insert(Candidate),
            [
                {
                    "id": key,
                    "first_name": p.first_name,
                    "last_name": p.last_name,
                    "current_title": p.current_title,
                    "current_company": p.current_company,
                    "location": p.location,
                    "country": p.country,
                }
                for key, p in people
            ],
        )
        await session.execute(
            insert(CandidateEmail), [{"candidate_id": key, "value": (p.emails or [""])[0]} for key, p in people]
        )
        await session.execute(
            insert(CandidatePhone), [{"candidate_id": key, "value": (p.phones or [""])[0]} for key, p in people]
        )
        await session.execute(
            insert(CandidateLink), [{"candidate_id": key, "url": (p.links or [""])[0]} for key, p in people]
        )
    return COMPARED / (time.perf_counter() - started)
