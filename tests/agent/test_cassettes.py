"""The real client against what a real server said; tests/cassettes/README.md tells how it was recorded."""

import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import vcr
from openai import AsyncOpenAI

from agent.model import Message, ModelRequest, ModelUnavailable
from agent.openai_model import OpenAIModel
from store.models.enums import Role
from tools.actor import Actor

CASSETTES = Path(__file__).parent.parent / "cassettes"
RECORDING = "SHORTLIST_RECORD" in os.environ
SERVER = os.environ.get("RECORD_BASE_URL", "http://127.0.0.1:18231/v1")
MODEL = os.environ.get("RECORD_MODEL", "smollm2")
ACTOR = Actor(UUID(int=1), "Ada Byron", "ada@example.com", frozenset({Role.RECRUITER}), "UTC")


@pytest.fixture
def cassette(request: pytest.FixtureRequest) -> Iterator[vcr.cassette.Cassette]:
    recorder = vcr.VCR(
        cassette_library_dir=str(CASSETTES),
        record_mode="all" if RECORDING else "none",
        match_on=["method", "path"],
        filter_headers=["authorization", "host", "user-agent", "cookie"],
        before_record_request=_anywhere,
        decode_compressed_response=True,
    )
    with recorder.use_cassette(f"{request.node.name}.yaml") as tape:
        yield tape


def _anywhere(request: vcr.request.Request) -> vcr.request.Request:
    """Forget the host, so that a cassette can be recorded anywhere."""
    request.uri = "http://model.example/v1/" + request.uri.partition("/v1/")[2]
    return request


@pytest.fixture
async def client(request: pytest.FixtureRequest) -> AsyncIterator[AsyncOpenAI]:
    request.getfixturevalue("cassette")
    key = os.environ.get("OPENAI_API_KEY", "not-needed")
    async with AsyncOpenAI(api_key=key, base_url=SERVER, max_retries=0) as opened:
        yield opened


def request(words: str, on_text=None) -> ModelRequest:
    return ModelRequest(
        system="Answer in one short sentence.",
        messages=(Message(role="user", text=words),),
        tools=(),
        actor=ACTOR,
        now=datetime(2026, 3, 2, 9, tzinfo=UTC),
        turn_id=UUID(int=2),
        on_text=on_text,
    )


async def test_a_real_server_streams_words_and_counts_tokens(client):
    heard: list[str] = []
    reply = await OpenAIModel(client, MODEL).complete(request("Say hello.", on_text=heard.append))
    assert reply.text
    assert "".join(heard).strip() == reply.text
    assert len(heard) > 1
    assert reply.tokens_in > 0
    assert reply.tokens_out > 0


async def test_a_real_server_that_refuses_a_request_is_told_in_one_sentence(client):
    with pytest.raises(ModelUnavailable, match="refused the request"):
        await OpenAIModel(client, MODEL).complete(request("word " * 6_000))
