"""Loading people: one COPY into a temporary table, then a handful of statements, all in one transaction.

People are the same person when they share an e-mail address, a profile link, or a telephone number together with a
part of their name. What a line adds to somebody known fills empty fields and never overwrites.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any
from uuid import UUID

from store.connections import Driver, driver_of
from store.database import Database
from store.identifiers import new_id
from store.importing.groups import Groups
from store.importing.person import COLUMNS, IncomingPerson

Progress = Callable[[str], None]
CHUNK = 20_000
"""Lines between two words of progress."""


@dataclass(frozen=True)
class RefusedLine:
    """A line that was not brought in, and why."""

    line: int
    reason: str


@dataclass
class ImportResult:
    """What came of a file: counts of people, and the lines refused."""

    added: int = 0
    completed: int = 0
    unchanged: int = 0
    joined_lines: int = 0
    refused: list[RefusedLine] = field(default_factory=list)
    kept: bool = False


async def import_people(
    database: Database,
    people: Iterable[IncomingPerson],
    *,
    actor_id: UUID,
    origin: str,
    keep: Callable[[ImportResult], bool],
    progress: Progress = lambda _: None,
) -> ImportResult:
    """Bring people in, in one transaction that is kept only if `keep` agrees with the result.

    `people` may raise nothing; lines that cannot be used are left out by the caller. `origin` names the file in the
    audit record. Raises `store.errors.StoreError` when the database cannot be had or is not the owner's.
    """
    result = ImportResult()
    async with database.owner() as session:
        work = _Import(await driver_of(session), result, progress)
        await work.copy(people)
        await work.match()
        await work.write(actor_id, origin)
        result.kept = keep(result)
        if not result.kept:
            await session.rollback()
    return result


class _Import:
    """The steps of one import on one connection."""

    def __init__(self, driver: Driver, result: ImportResult, progress: Progress) -> None:
        self._driver = driver
        self._result = result
        self._progress = progress

    async def copy(self, people: Iterable[IncomingPerson]) -> None:
        """Send the lines to a temporary table, each with the group of lines that are the same person."""
        await self._run("incoming")
        groups = Groups()
        lines = 0
        copying = f"copy incoming ({', '.join(COLUMNS)}) from stdin"
        async with self._driver.cursor() as cursor, cursor.copy(copying) as copy:
            for person in people:
                groups.add(person)
                await copy.write_row([getattr(person, column) for column in COLUMNS])
                lines += 1
                if lines % CHUNK == 0:
                    self._progress(f"{lines:,} lines read")
        async with self._driver.cursor() as cursor, cursor.copy("copy same_person (line, head) from stdin") as copy:
            for line, head in groups.joined():
                await copy.write_row((line, head))
        self._result.joined_lines = await self._count("select count(*) from same_person")
        self._progress(f"{lines:,} lines read; looking for people already known")

    async def match(self) -> None:
        """Join lines to each other and to people known; refuse what fits two people or somebody erased."""
        await self._run("match")
        rows = await self._rows("select line, reason from refused order by line")
        self._result.refused = [RefusedLine(line, reason) for line, reason in rows]

    async def write(self, actor_id: UUID, origin: str) -> None:
        """Add the new people and complete the known ones."""
        new = await self._count("select count(*) from person_in where candidate_id is null")
        self._progress(f"Writing {new:,} new people")
        await self._run("add")
        await self._driver.execute("select set_config('shortlist.bulk', 'on', true)")
        await self._run("write", actor=actor_id)
        added, completed, unchanged = (
            await self._rows(
                "select count(*) filter (where is_new), count(*) filter (where not is_new and is_changed),"
                " count(*) filter (where not is_new and not is_changed) from person_in"
            )
        )[0]
        self._result.added, self._result.completed, self._result.unchanged = added, completed, unchanged
        if added or completed:
            self._progress("Preparing names and full text for search")
            await self._run("finish", actor=actor_id, import_id=new_id(), origin=origin)

    async def _run(self, name: str, **values: Any) -> None:
        """Run the statements of one file, in order."""
        script = files("store.importing").joinpath(f"{name}.sql").read_text(encoding="utf-8")
        for statement in script.split(";\n"):
            lines = [line for line in statement.splitlines() if not line.lstrip().startswith("--")]
            text = "\n".join(lines).strip().rstrip(";")
            if text:
                await self._driver.execute(text, values if "%(" in text else None)

    async def _rows(self, query: str) -> list[Any]:
        return await (await self._driver.execute(query)).fetchall()

    async def _count(self, query: str) -> int:
        return int((await self._rows(query))[0][0])
