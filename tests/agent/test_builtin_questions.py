"""Hiring questions it is developed on: the built-in interpreter plans the number that is expected, or none."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml

from agent.assistant import Assistant
from agent.builtin import BuiltinModel
from agent.model import Message, ModelReply, ModelRequest
from store.checkpoints import Checkpoints
from store.database import Database
from store.embedding import LocalEmbedder
from tools.execution import Toolbox
from tools.lookup import DatabaseLookup
from tools.registry import tools_for

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
EVERY = 3
"""Each third question keeps the suite quick; `shortlist eval` asks them all, and counts the answers again."""
FILE = Path(__file__).parent.parent / "eval" / "questions_dev.yaml"
CASES = [one for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))["cases"] if "thread" not in one][::EVERY]


@pytest.fixture(scope="module")
async def planner(module_company_url: str) -> AsyncIterator[tuple[Assistant, BuiltinModel]]:
    database = await Database.open(module_company_url)
    checkpoints = Checkpoints(database.worker_url)
    await checkpoints.open()
    model = BuiltinModel(DatabaseLookup(database))
    toolbox = Toolbox(database, LocalEmbedder())
    yield Assistant(database, toolbox, model, checkpointer=checkpoints.saver, clock=lambda: NOW), model
    await checkpoints.close()
    await database.close()


def fits(expected: dict[str, Any], reply: ModelReply) -> bool:
    """Tell whether one of the acceptable outcomes is planned; what a tool refuses is the tool's to test."""
    options = expected.get("any_of", [expected])
    if not any("answer" in one for one in options):
        return True
    if all(call.name != "metric_query" for call in reply.calls):
        return any("answer" not in one for one in options)
    args = reply.calls[0].args
    return any("answer" in one and _same(one["answer"], args) for one in options) or len(options) > 1


def _same(answer: dict[str, Any], args: dict[str, Any]) -> bool:
    metric = answer["metric"]
    wanted = set(answer.get("filters", {}))
    given = {name for name in args if name in {"job", "department", "location", "source", "source_kind", "stage"}}
    shown = answer.get("dimensions", [])
    return (
        args["metric"] in ([metric] if isinstance(metric, str) else metric)
        and given <= wanted
        and (shown == "any" or set(args.get("dimensions", [])) <= set(shown))
        and set(args.get("without", [])) == set(answer.get("without", []))
        and bool(args.get("compare_to")) == ("previous" in answer)
    )


async def test_questions_become_the_number_that_is_meant(planner):
    assistant, model = planner
    missed = []
    for one in CASES:
        actor = await assistant.person(one["as"])
        request = ModelRequest(
            system="",
            messages=(Message(role="user", text=one["say"]),),
            tools=tools_for(actor),
            actor=actor,
            now=NOW,
            turn_id=UUID(int=1),
        )
        reply = await model.complete(request)
        if not fits(one["expect"], reply):
            missed.append(
                f"{one['id']} {one['say']!r}: {[(call.name, call.args) for call in reply.calls]} {reply.text}"
            )
    assert missed == []
