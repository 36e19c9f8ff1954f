"""`shortlist ask`: one turn, or a batch of them."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console

from agent.answer import Answer
from agent.assistant import Asked
from bot.commands.answer_files import written
from bot.commands.batch import AskLine, fault, lines_of
from bot.commands.people import acting_person
from bot.problems import PROBLEMS, sentence_of
from bot.settings import read_settings
from bot.terminal.show import show
from bot.wiring import Say, System, open_system
from store.identifiers import new_id


async def ask(
    text: str, email: str | None, thread: str, limit: int, as_json: bool, say: Say, out: Path | None = None
) -> int:
    """Answer one request; 0 when it was answered, 1 when the turn failed. Numbers are also written into `out`."""
    async with open_system(read_settings(), say) as system:
        actor = await acting_person(system, email)
        answer = await system.assistant.ask(Asked(text=text, actor=actor, thread=thread, page_size=limit))
        if as_json:
            _print_json(answer.as_json())
        else:
            show(Console(), answer, actor)
    if out is not None:
        for file in await written(answer, out):
            say(f"Wrote {file}.")
    return 0 if answer.status == "answered" else 1


async def ask_batch(file: Path, email: str | None, limit: int, say: Say) -> int:
    """Answer JSON lines in order, one line of JSON each; a line that cannot be read fails alone."""
    async with open_system(read_settings(), say) as system:
        async for answer in _answers(system, file, email, limit):
            _print_json(answer)
    return 0


async def _answers(system: System, file: Path, email: str | None, limit: int) -> AsyncIterator[dict[str, Any]]:
    run = new_id().hex[-8:]  # a line without a thread must not go on with what another batch said
    for read in lines_of(file, AskLine):
        thread = (read.line and read.line.thread) or f"batch-{run}-{read.number}"
        if read.line is None:
            yield _failure(read.given.get("id"), thread, read.problem)
            continue
        try:
            answer = await _answer(system, read.line, thread, email, limit)
        except PROBLEMS as problem:
            yield _failure(read.line.id, thread, sentence_of(problem))
        except Exception as error:  # noqa: BLE001 - every request gets its line, also one that met a fault of ours
            yield _failure(read.line.id, thread, fault(read.number, error))
        else:
            yield answer.as_json() | ({} if read.line.id is None else {"id": read.line.id})


async def _answer(system: System, line: AskLine, thread: str, email: str | None, limit: int) -> Answer:
    actor = await acting_person(system, line.person or email)
    asked = Asked(text=line.text, actor=actor, thread=thread, page_size=line.limit or limit)
    return await system.assistant.ask(asked)


def _failure(request_id: object, thread: str, sentence: str) -> dict[str, Any]:
    return {
        "id": request_id,
        "thread": thread,
        "reply": sentence,
        "views": [],
        "tools": [],
        "approvals": [],
        "model": "none",
        "calls": 0,
        "tokens": {"in": 0, "out": 0},
        "ms": 0,
        "error": sentence,
    }


def _print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(orjson.dumps(value).decode() + "\n")
    sys.stdout.flush()
