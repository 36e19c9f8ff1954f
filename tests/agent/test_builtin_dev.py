"""The built-in interpreter on the sentences it is developed on: a floor, so that a change cannot lose what worked."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import text

from agent.assistant import Asked, Assistant
from agent.builtin import BuiltinModel
from store.checkpoints import Checkpoints
from store.database import Database
from store.embedding import LocalEmbedder
from tools.execution import Toolbox
from tools.lookup import DatabaseLookup
from tools.matching import fold
from tools.ran import Ran

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
FLOOR = 0.97
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


async def test_the_sentences_it_is_developed_on_are_understood(assistant: Assistant, names: dict[str, str]):
    missed = []
    for one in SENTENCES:
        actor = await assistant.person(one["as"])
        for said in (*one.get("thread", ()), one["say"]):
            answer = await assistant.ask(Asked(text=said, actor=actor, thread=one["id"], now=NOW))
        if not as_expected(one["expect"], answer.ran, names):
            missed.append(f"{one['id']} {one['say']!r}: {[(ran.tool, ran.args) for ran in answer.ran]}")
    assert len(missed) <= (1 - FLOOR) * len(SENTENCES), "\n".join(missed)


def as_expected(expected: dict[str, Any], ran: tuple[Ran, ...], names: dict[str, str]) -> bool:
    if expected.get("abstain"):
        return bool(ran) and all(one.tool == "help" for one in ran)
    wanted = expected["tools"]
    if [one["name"] for one in wanted] != [one.tool for one in ran]:
        return False
    pairs = [(want["args"], got.args) for want, got in zip(wanted, ran, strict=True)]
    return all(
        normal(value, names) == normal(got.get(slot), names) for want, got in pairs for slot, value in want.items()
    )


def normal(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return sorted(json.dumps(normal(one, names)) for one in value)
    return fold(names.get(value, value)) if isinstance(value, str) else value
