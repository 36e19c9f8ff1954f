"""Stand-ins for a model: one that follows a script, and an HTTP endpoint that speaks like OpenAI's, faults included."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import orjson

from agent.model import ModelReply, ModelRequest, ToolCall

Reply = ModelReply | Exception | Callable[[ModelRequest], ModelReply]


class ScriptedModel:
    """A model whose replies are given beforehand; the last one is repeated. Keeps the requests it was given."""

    name = "scripted"

    def __init__(
        self, *replies: ModelReply | Exception | Callable[[ModelRequest], ModelReply], reads: bool = True
    ) -> None:
        self.reads_results = reads
        self.requests: list[ModelRequest] = []
        self._replies = replies

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Give the next reply of the script, or raise it."""
        await asyncio.sleep(0)
        reply = self._replies[min(len(self.requests), len(self._replies) - 1)]
        self.requests.append(request)
        if isinstance(reply, Exception):
            raise reply
        return reply(request) if callable(reply) else reply


def calling(*calls: tuple[str, dict[str, Any]], text: str = "") -> ModelReply:
    """Make a reply that asks for tools."""
    return ModelReply(
        text=text,
        calls=tuple(ToolCall(id=f"call_{n}", name=name, args=args) for n, (name, args) in enumerate(calls)),
        model="scripted",
    )


@dataclass(frozen=True)
class Served:
    """What the endpoint answers: a status, headers, and the body in pieces; then it hangs up or stays silent."""

    pieces: Sequence[bytes] = ()
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    then_silent: bool = False


def stream(*deltas: dict[str, Any], finish: str | None = "stop", usage: bool = True) -> Served:
    """Serve chat completion chunks as server-sent events, ended as OpenAI ends them."""
    pieces = [_event({"choices": [{"index": 0, "delta": delta, "finish_reason": None}]}) for delta in deltas]
    if finish is not None:
        pieces.append(_event({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]}))
    if usage:
        tokens = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
        pieces.append(_event({"choices": [], "usage": tokens}))
    pieces.append(b"data: [DONE]\n\n")
    return Served(pieces=pieces)


def call_delta(name: str, arguments: str, *, index: int = 0, call_id: str = "call_a") -> list[dict[str, Any]]:
    """Give the deltas of a tool call whose arguments arrive in small pieces."""
    function = {"name": name, "arguments": ""}
    first = {"tool_calls": [{"index": index, "id": call_id, "type": "function", "function": function}]}
    pieces = [arguments[i : i + 5] for i in range(0, len(arguments), 5)]
    return [first, *({"tool_calls": [{"index": index, "function": {"arguments": piece}}]} for piece in pieces)]


def failing(status: int, message: str = "no", **headers: str) -> Served:
    """Serve an error as OpenAI words it; header names are given with underscores."""
    body = orjson.dumps({"error": {"message": message, "type": "error", "code": None}})
    return Served(pieces=(body,), status=status, headers={k.replace("_", "-"): v for k, v in headers.items()})


def _event(fields: dict[str, Any]) -> bytes:
    chunk = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "stand-in", **fields}
    return b"data: " + orjson.dumps(chunk) + b"\n\n"


class StandInEndpoint:
    """An OpenAI-compatible HTTP endpoint on this machine that answers from a script and keeps what it was asked.

    The script is a list of answers, of which the last is repeated, or a function of the request.
    """

    def __init__(self, answers: Iterable[Served] | Callable[[dict[str, Any]], Served]) -> None:
        self._answers = answers if callable(answers) else list(answers)
        self._server: asyncio.Server | None = None
        self.requests: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        """Listen on a free port of the loopback interface."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Hang up."""
        if self._server is not None:
            self._server.close()

    @property
    def url(self) -> str:
        """The base URL for the client."""
        if self._server is None:
            raise RuntimeError("the endpoint is not listening yet")
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"http://{host}:{port}/v1"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                (
                    int(line.split(b":")[1])
                    for line in head.split(b"\r\n")
                    if line.lower().startswith(b"content-length")
                ),
                0,
            )
            body = await reader.readexactly(length)
            await _write(writer, self._answer(orjson.loads(body or b"{}")))
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client gave up, which is what some scripts provoke
        finally:
            writer.close()

    def _answer(self, request: dict[str, Any]) -> Served:
        at = len(self.requests)
        self.requests.append(request)
        return self._answers(request) if callable(self._answers) else self._answers[min(at, len(self._answers) - 1)]


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


async def _write(writer: asyncio.StreamWriter, answer: Served) -> None:
    kind = "text/event-stream" if answer.status == 200 else "application/json"  # noqa: PLR2004 - HTTP's own number
    headers = {"content-type": kind, "connection": "close", **answer.headers}
    lines = [f"HTTP/1.1 {answer.status} X", *(f"{name}: {value}" for name, value in headers.items())]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    for piece in answer.pieces:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(answer.pause)
    if answer.then_silent:
        await asyncio.sleep(60)
