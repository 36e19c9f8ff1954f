"""`shortlist ask`: one turn, or a batch of them."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console

from agent.answer import Answer
from agent.assistant import Asked, UnknownPersonError
from bot.commands.batch import lines_of
from bot.commands.people import acting_person
from bot.problems import PROBLEMS, sentence_of
from bot.settings import read_settings
from bot.terminal.show import show
from bot.wiring import Say, System, open_system


async def ask(text: str, email: str | None, thread: str, limit: int, as_json: bool, say: Say) -> int:
    """Answer one request; 0 when it was answered, 1 when the turn failed."""
    async with open_system(read_settings(), say) as system:
        actor = await acting_person(system, email)
        answer = await system.assistant.ask(Asked(text=text, actor=actor, thread=thread, page_size=limit))
        if as_json:
            _print_json(answer.as_json())
        else:
            show(Console(), answer, actor)
    return 0 if answer.status == "answered" else 1


async def ask_batch(file: Path, email: str | None, limit: int, say: Say) -> int:
    """Answer JSON lines in order, one line of JSON each; a line that cannot be read fails alone."""
    async with open_system(read_settings(), say) as system:
        async for answer in _answers(system, file, email, limit):
            _print_json(answer)
    return 0


async def _answers(system: System, file: Path, email: str | None, limit: int) -> AsyncIterator[dict[str, Any]]:
    for number, line in lines_of(file):
        if isinstance(line, str):
            yield _failure(None, "", f"Line {number}: {line}")
            continue
        request_id, thread = line.get("id"), str(line.get("thread") or f"batch-{number}")
        text = line.get("text")
        if not isinstance(text, str):
            yield _failure(request_id, thread, f"Line {number} has no text.")
            continue
        try:
            actor = await acting_person(system, line.get("as") or email)
            asked = Asked(text=text, actor=actor, thread=thread, page_size=int(line.get("limit") or limit))
            answer: Answer = await system.assistant.ask(asked)
        except (*PROBLEMS, UnknownPersonError, ValueError) as problem:
            yield _failure(request_id, thread, sentence_of(problem))
        else:
            yield answer.as_json() | {"id": request_id if request_id is not None else str(answer.id)}


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
