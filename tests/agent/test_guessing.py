"""What no phrase explains is guessed from what it is like, and only when nothing that is named is passed over."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from agent.builtin import BuiltinModel
from agent.builtin.interpreter import all_frames
from agent.builtin.likeness import likeness
from agent.builtin.likeness.model import NOTHING
from agent.model import Message, ModelRequest
from store.embedding import LocalEmbedder
from tests.agent.test_builtin_reading import ACTOR, Known
from tests.agent.test_builtin_reading import calls as without
from tools.registry import all_tools

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
MODEL = BuiltinModel(Known(), LocalEmbedder())


async def guessed(said):
    request = ModelRequest(
        system="",
        messages=(Message(role="user", text=said),),
        tools=tuple(all_tools().values()),
        actor=ACTOR,
        now=NOW,
        turn_id=UUID(int=2),
    )
    return [(call.name, call.args) for call in (await MODEL.complete(request)).calls]


@pytest.mark.parametrize(
    ("said", "tool", "args"),
    [
        ("so let's get Ana Silva over into the offer stage already", "move_candidates", {"candidates": ["Ana Silva"]}),
        ("ENG-014 has to be reopened I'm afraid", "reopen_job", {"job": "ENG-014"}),
    ],
)
async def test_a_way_of_asking_that_no_phrase_knows_is_understood(said, tool, args):
    [(name, given)] = await guessed(said)
    assert name == tool
    assert args.items() <= given.items()


@pytest.mark.parametrize(
    "said",
    [
        "let's not get Ana Silva over into the offer stage already",
        "Ana Silva and the offer stage are quite a story",
        "if Ben Okafor agrees let's get Ana Silva over into the offer stage already",
        "write me a poem about Berlin",
        "what is 17 % of 4300",
    ],
)
async def test_what_is_doubtful_is_left_alone(said):
    assert [name for name, _ in await guessed(said)] == ["help"]


async def test_without_the_model_nothing_is_guessed():
    assert [name for name, _ in await without("ENG-014 has to be reopened I'm afraid")] != ["reopen_job"]


def test_the_weights_know_the_tools_there_are():
    """After a tool is added or renamed, `python -m scripts.learn_likeness` learns the weights anew."""
    known = set(likeness().tools) - {NOTHING}
    assert known <= all_tools().keys()
    assert {frame.tool for frame in all_frames()} <= known
