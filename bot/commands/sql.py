"""`shortlist sql`: one SELECT over the report views, through the guard and the rights of generated SQL."""

import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from rich.console import Console

from agent.assistant import UnknownPersonError
from bot.commands.batch import Read, SqlLine, fault, lines_of
from bot.problems import PROBLEMS, sentence_of
from bot.settings import Settings, read_settings
from bot.terminal.tables import clean, table
from bot.wiring import Say, migrated_url, secret_of
from store.database import Database
from store.queries import people
from store.report.errors import ReportRefusedError


@dataclass(frozen=True)
class _Desk:
    """What a statement needs: the database, and the settings for whom and when it is asked."""

    database: Database
    settings: Settings

    async def person(self, email: str | None) -> UUID:
        """Give the active person with that address, else SHORTLIST_AS, else the first recruiter.

        Raises `UnknownPersonError` for an address that is nobody's, also an empty one.
        """
        chosen = self.settings.person if email is None else email
        async with self.database.worker() as session:
            if chosen is None:
                chosen = await people.default_email(session) or ""
            found = await people.active_by_email(session, chosen.strip().lower()) if chosen.isprintable() else None
        if found is None:
            raise UnknownPersonError("There is nobody active here with that address.")
        return found.id

    async def answer(self, line_id: object, statement: str, email: str | None) -> dict[str, Any]:
        """Run one statement and give what `--json` prints; raises what is not the statement's fault."""
        started = time.perf_counter()
        person_id = await self.person(email)
        try:
            async with self.database.report(person_id, now=self.settings.now) as report:
                found = await report.run(statement)
        except ReportRefusedError as refusal:
            return _refused(line_id, refusal.refused_by, refusal.reason, started)
        return {
            "id": line_id,
            "ok": True,
            "columns": [column.name for column in found.columns],
            "rows": found.rows,
            "refused_by": None,
            "reason": None,
            "sql": found.sql,
            "is_cut": found.is_cut,
            "ms": _since(started),
        }


async def sql(statement: str, email: str | None, as_json: bool, say: Say) -> int:
    """Answer one statement; 0 when it was answered, 1 when it was refused."""
    async with _desk(say) as desk:
        answer = await desk.answer(None, statement, email)
    if as_json:
        _print_json(answer)
    elif answer["ok"]:
        _show(answer, say)
    else:
        say(clean(answer["reason"]))
    return 0 if answer["ok"] else 1


async def sql_batch(file: Path, email: str | None, say: Say) -> int:
    """Answer JSON lines of {"id", "as", "sql"} in order, one line of JSON each, as soon as it is known."""
    async with _desk(say) as desk:
        for read in lines_of(file, SqlLine):
            _print_json(await _answered(desk, read, email))
    return 0


async def _answered(desk: _Desk, read: Read[SqlLine], email: str | None) -> dict[str, Any]:
    started = time.perf_counter()
    if read.line is None:
        return _refused(read.given.get("id"), "line", read.problem, started)
    try:
        given = (read.line.person or "") if "as" in read.given else email
        return await desk.answer(read.line.id, read.line.sql, given)
    except UnknownPersonError as problem:
        return _refused(read.line.id, "person", sentence_of(problem), started)
    except PROBLEMS as problem:
        return _refused(read.line.id, "database", sentence_of(problem), started)
    except Exception as error:  # noqa: BLE001 - every line gets its answer, also one that met a fault of ours
        return _refused(read.line.id, "fault", fault(read.number, error), started)


@asynccontextmanager
async def _desk(say: Say) -> AsyncIterator[_Desk]:
    settings = read_settings()
    async with migrated_url(settings, say) as url:
        database = await Database.open(url, secret=secret_of(settings))
        try:
            yield _Desk(database, settings)
        finally:
            await database.close()


def _refused(line_id: object, refused_by: str, reason: str, started: float) -> dict[str, Any]:
    refusal = {"ok": False, "columns": [], "rows": [], "refused_by": refused_by, "reason": reason}
    return {"id": line_id} | refusal | {"ms": _since(started)}


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)


def _show(answer: dict[str, Any], say: Say) -> None:
    if answer["rows"]:
        Console().print(table(answer["columns"], answer["rows"]))
    count = len(answer["rows"])
    say(f"{count:,} row{'' if count == 1 else 's'}" + (", and there are more." if answer["is_cut"] else "."))


def _print_json(answer: dict[str, Any]) -> None:
    sys.stdout.write(orjson.dumps(answer).decode() + "\n")
    sys.stdout.flush()
