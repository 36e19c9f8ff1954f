"""The built-in interpreter on the sentences it is developed on: a floor, so that a change cannot lose what worked."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from sqlalchemy import text

from agent.assistant import Asked, Assistant
from agent.builtin import BuiltinModel
from agent.model import Message, ModelRequest
from store.checkpoints import Checkpoints
from store.database import Database
from store.embedding import LocalEmbedder
from tools.actor import Actor
from tools.execution import Toolbox
from tools.lookup import DatabaseLookup
from tools.matching import fold
from tools.registry import tools_for

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
FLOOR = 1.0
SENTENCES = yaml.safe_load((Path(__file__).parent.parent / "eval" / "dev.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
async def database(module_company_url: str) -> AsyncIterator[Database]:
    opened = await Database.open(module_company_url)
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
async def assistant(database: Database) -> AsyncIterator[Assistant]:
    checkpoints = Checkpoints(database.worker_url)
    await checkpoints.open()
    embedder = LocalEmbedder()
    yield Assistant(
        database,
        Toolbox(database, embedder),
        BuiltinModel(DatabaseLookup(database), embedder),
        checkpointer=checkpoints.saver,
        clock=lambda: NOW,
    )
    await checkpoints.close()


@pytest.fixture(scope="module")
async def names(database: Database, assistant: Assistant) -> dict[str, str]:
    admin = await assistant.person("ingrid.solberg@quillhaven.example")
    query = text(
        "select id::text, name from shortlist.candidate union all select id::text, code from shortlist.job "
        "union all select id::text, name from shortlist.talent_pool"
    )
    async with database.person(admin.id) as session:
        return {row[0]: row[1] for row in await session.execute(query)}


Calls = list[tuple[str, dict[str, Any]]]


async def planned(model: BuiltinModel, actor: Actor, said: str) -> Calls:
    request = ModelRequest(
        system="",
        messages=(Message(role="user", text=said),),
        tools=tools_for(actor),
        actor=actor,
        now=NOW,
        turn_id=UUID(int=1),
    )
    reply = await model.complete(request)
    said = [("help", {"note": reply.text})] if reply.text and not reply.calls else []
    return [(call.name, call.args) for call in reply.calls] or said


async def test_the_sentences_it_is_developed_on_are_understood(
    database: Database, assistant: Assistant, names: dict[str, str]
):
    model = BuiltinModel(DatabaseLookup(database))
    alone = [one for one in SENTENCES if "thread" not in one]
    missed = []
    for one in alone:
        calls = await planned(model, await assistant.person(one["as"]), one["say"])
        if not as_expected(one["expect"], calls, names):
            missed.append(f"{one['id']} {one['say']!r}: {calls}")
    assert len(missed) <= (1 - FLOOR) * len(alone), "\n".join(missed)


async def test_what_follows_is_understood_from_the_thread(assistant: Assistant, names: dict[str, str]):
    threads = [one for one in SENTENCES if "thread" in one]
    missed = []
    for one in threads:
        actor = await assistant.person(one["as"])
        for said in (*one["thread"], one["say"]):
            answer = await assistant.ask(Asked(text=said, actor=actor, thread=one["id"], now=NOW))
        calls = [(ran.tool, ran.args) for ran in answer.ran]
        if not as_expected(one["expect"], calls, names):
            missed.append(f"{one['id']} {one['thread']} {one['say']!r}: {calls}")
    assert len(missed) <= (1 - FLOOR) * len(threads), "\n".join(missed)


def as_expected(expected: dict[str, Any], calls: Calls, names: dict[str, str]) -> bool:
    if expected.get("abstain"):
        return bool(calls) and all(name == "help" for name, _ in calls)
    if "any_of" in expected:
        return any(as_expected(option, calls, names) for option in expected["any_of"])
    wanted = expected.get("tools", ())
    if [one["name"] for one in wanted] != [name for name, _ in calls]:
        return False
    pairs = [(want.get("args", {}), got) for want, (_, got) in zip(wanted, calls, strict=True)]
    return all(
        any(normal(one, names) == normal(got.get(slot), names) for one in options(value))
        for want, got in pairs
        for slot, value in want.items()
    )


def options(value: Any) -> list[Any]:
    return value["one_of"] if isinstance(value, dict) else [value]


def normal(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return sorted(json.dumps(normal(one, names)) for one in value)
    return fold(names.get(value, value)) if isinstance(value, str) else value
