"""`shortlist decide`: what a click on a card does."""

import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from rich.console import Console

from bot.commands.batch import DecideLine, Read, fault, lines_of
from bot.commands.people import acting_person
from bot.problems import PROBLEMS, sentence_of
from bot.settings import read_settings
from bot.terminal.show import show_ran
from bot.wiring import Say, System, open_system
from tools.ran import Ran


async def decide(approval: str, yes: bool, email: str | None, as_json: bool, say: Say) -> int:
    """Decide one card; 0 when the decision counted, 1 when it did not."""
    async with open_system(read_settings(), say) as system:
        actor = await acting_person(system, email)
        ran = await _decide(system, approval, yes=yes, email=actor.email)
        if as_json:
            _print_json(_as_json(None, approval, ran, yes=yes))
        else:
            show_ran(Console(), ran, actor)
    return 0 if _counted(ran, yes=yes) else 1


async def decide_batch(file: Path, email: str | None, say: Say) -> int:
    """Decide JSON lines of {"id", "approval", "decision", "as"} in order, one line of JSON each."""
    async with open_system(read_settings(), say) as system:
        for read in lines_of(file, DecideLine):
            _print_json(await _decided(system, read, email))
    return 0


async def _decided(system: System, read: Read[DecideLine], email: str | None) -> dict[str, Any]:
    line = read.line
    if line is None:
        return _problem(read.given.get("id"), read.given.get("approval"), read.problem)
    yes = line.decision == "yes"
    try:
        ran = await _decide(system, line.approval, yes=yes, email=line.person or email)
    except PROBLEMS as problem:
        return _problem(line.id, line.approval, sentence_of(problem))
    except Exception as error:  # noqa: BLE001 - every click gets its line, also one that met a fault of ours
        return _problem(line.id, line.approval, fault(read.number, error))
    return _as_json(line.id, line.approval, ran, yes=yes)


async def _decide(system: System, approval: str, *, yes: bool, email: str | None) -> Ran:
    actor = await acting_person(system, email)
    try:
        approval_id = UUID(approval)
    except ValueError:
        sentence = "That is no card's id, so nothing was changed."
        return Ran(tool="decide", args={}, status="refused", say=sentence, error=sentence)
    return await system.assistant.decide(approval_id, yes=yes, actor=actor)


def _counted(ran: Ran, *, yes: bool) -> bool:
    return ran.status == "done" or (not yes and ran.status == "refused" and ran.error is None)


def _as_json(line_id: object, approval: str, ran: Ran, *, yes: bool) -> dict[str, Any]:
    return {
        "id": line_id,
        "approval": approval,
        "decision": "yes" if yes else "no",
        "status": ran.status if yes or ran.error else "rejected",
        "reply": ran.say,
        "views": [view.model_dump(mode="json", by_alias=True) for view in ran.views],
        "tools": [{"name": ran.tool, "args": ran.args, "status": ran.status, "error": ran.error}],
        "error": ran.error,
    }


def _problem(line_id: object, approval: object, sentence: str) -> dict[str, Any]:
    refused = {"status": "failed", "reply": sentence, "views": [], "tools": [], "error": sentence}
    return {"id": line_id, "approval": approval, "decision": None} | refused


def _print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(orjson.dumps(value).decode() + "\n")
    sys.stdout.flush()
