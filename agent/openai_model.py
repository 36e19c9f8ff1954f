"""Any OpenAI-compatible endpoint (OpenAI, Azure, vLLM, Ollama, llama.cpp) as the model of the agent."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2
import openai
import orjson
from openai import AsyncOpenAI
from openai.types.chat import ChatCompletionChunk

from agent.model import Message, ModelReply, ModelRequest, ModelUnavailable, ToolCall
from agent.offering import offered
from prompts import version
from tools.base import Tool

log = logging.getLogger(__name__)

ATTEMPTS = 3
LONGEST_WAIT = 20.0
"""Seconds a `Retry-After` is honoured; a longer one means the endpoint cannot be had for this turn."""


@dataclass
class _Draft:
    """A reply while it streams in."""

    text: list[str] = field(default_factory=list)
    calls: dict[int, dict[str, str]] = field(default_factory=dict)
    finish: str | None = None
    tokens_in: int = 0
    tokens_out: int = 0

    def add(self, chunk: ChatCompletionChunk) -> str:
        """Take one chunk in; gives the words in it."""
        if chunk.usage is not None:
            self.tokens_in = chunk.usage.prompt_tokens
            self.tokens_out = chunk.usage.completion_tokens
        if not chunk.choices:
            return ""
        choice = chunk.choices[0]
        self.finish = choice.finish_reason or self.finish
        for part in choice.delta.tool_calls or ():
            call = self.calls.setdefault(part.index, {"id": "", "name": "", "arguments": ""})
            call["id"] = part.id or call["id"]
            if part.function is not None:
                call["name"] += part.function.name or ""
                call["arguments"] += part.function.arguments or ""
        words = choice.delta.content or ""
        self.text.append(words)
        return words


class _CutStreamError(Exception):
    """The stream ended before the model said it was finished."""


class OpenAIModel:
    """Speaks chat completions with tools, streamed, with time limits and bounded retries.

    `timeout` is in seconds and covers connecting and every silence in the stream; a whole call with its retries takes
    at most three times that. A reply that was cut off is thrown away and asked for again, so no partial arguments are
    ever run.
    """

    reads_results = True

    def __init__(
        self,
        client: AsyncOpenAI,
        name: str,
        *,
        timeout: float = 30.0,
        sleep: Callable[[float], Any] = asyncio.sleep,
    ) -> None:
        self._client = client
        self.name = name
        self._timeout = timeout
        self._sleep = sleep

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Ask the endpoint for the next step; raises `ModelUnavailable` when it cannot be had within the limits."""
        log.info("model %s, prompt %s, turn %s", self.name, version(request.prompt), request.turn_id)
        try:
            async with asyncio.timeout(self._timeout * ATTEMPTS):
                return await self._attempts(request)
        except TimeoutError as error:
            raise ModelUnavailable(_sentence(error, self.name)) from error

    async def _attempts(self, request: ModelRequest) -> ModelReply:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._reply(await self._stream(request))
            except _RETRIED as error:
                wait = _wait_before(attempt, error)
                if attempt == ATTEMPTS or wait > LONGEST_WAIT:
                    raise ModelUnavailable(_sentence(error, self.name)) from error
                await self._sleep(wait)
            except (openai.OpenAIError, httpx2.HTTPError) as error:
                raise ModelUnavailable(_sentence(error, self.name)) from error
        raise AssertionError("the last attempt returns or raises")

    async def _stream(self, request: ModelRequest) -> _Draft:
        draft = _Draft()
        options: dict[str, Any] = {}
        if request.tools:
            options["tools"] = [_tool(tool) for tool in offered(request.tools, request.messages)]
            options["tool_choice"] = "auto"
        if request.schema is not None:
            options["response_format"] = _response_format(request.schema)
        stream = await self._client.chat.completions.create(
            model=self.name,
            messages=_messages(request),
            stream=True,
            stream_options={"include_usage": True},
            timeout=self._timeout,
            **options,
        )
        async with stream:
            async for chunk in _not_silent(stream, self._timeout):
                words = draft.add(chunk)
                if words and request.on_text is not None and not draft.calls:
                    request.on_text(words)
        if draft.finish is None:
            raise _CutStreamError
        return draft

    def _reply(self, draft: _Draft) -> ModelReply:
        whole = draft.finish != "length"
        calls = tuple(_call(n, part, whole=whole) for n, part in sorted(draft.calls.items()))
        return ModelReply(
            text="".join(draft.text).strip(),
            calls=calls,
            tokens_in=draft.tokens_in,
            tokens_out=draft.tokens_out,
            model=self.name,
        )


_RETRIED = (
    openai.RateLimitError,
    openai.InternalServerError,
    openai.APIConnectionError,
    httpx2.TransportError,
    TimeoutError,
    _CutStreamError,
    orjson.JSONDecodeError,
    ValueError,
)
"""Faults that a second attempt may mend; ValueError is a chunk that is not JSON."""


async def _not_silent(stream: AsyncIterator[ChatCompletionChunk], limit: float) -> AsyncIterator[ChatCompletionChunk]:
    chunks = aiter(stream)
    while True:
        try:
            async with asyncio.timeout(limit):
                chunk = await anext(chunks)
        except StopAsyncIteration:
            return
        yield chunk


def _response_format(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}


def _tool(tool: Tool) -> dict[str, Any]:
    function = {"name": tool.name, "description": tool.description, "parameters": tool.schema()}
    return {"type": "function", "function": function}


def _messages(request: ModelRequest) -> list[Any]:
    """Lay out the conversation: what never changes first, so that the provider's cache serves it."""
    last_user = max((n for n, m in enumerate(request.messages) if m.role == "user"), default=0)
    roles = ", ".join(sorted(role.replace("_", " ") for role in request.actor.roles))
    local = request.actor.local(request.now)
    about = f"You act for {request.actor.name} ({roles}). It is {local:%A, %Y-%m-%d %H:%M} ({request.actor.timezone})."
    messages: list[Any] = [{"role": "system", "content": request.system}]
    for n, message in enumerate(request.messages):
        if n == last_user:
            messages.append({"role": "system", "content": about})
        messages.append(_message(message))
    return messages


def _message(message: Message) -> dict[str, Any]:
    if message.role == "tool":
        return {"role": "tool", "tool_call_id": message.call_id, "content": message.text}
    if not message.calls:
        return {"role": message.role, "content": message.text}
    calls = [
        {
            "id": call.id,
            "type": "function",
            "function": {"name": call.name, "arguments": orjson.dumps(call.args).decode()},
        }
        for call in message.calls
    ]
    return {"role": "assistant", "content": message.text or None, "tool_calls": calls}


def _call(index: int, part: dict[str, str], *, whole: bool) -> ToolCall:
    call_id = part["id"] or f"call_{index}"
    problem = None if whole else "The call was cut off before its arguments were complete, so it was not run."
    args: Any = {}
    if problem is None:
        try:
            args = orjson.loads(part["arguments"] or "{}")
        except orjson.JSONDecodeError:
            problem = "The arguments were not valid JSON, so the call was not run."
        else:
            if not isinstance(args, dict):
                args, problem = {}, "The arguments were not a JSON object, so the call was not run."
    return ToolCall(id=call_id, name=part["name"], args=args if problem is None else {}, malformed=problem)


def _wait_before(attempt: int, error: Exception) -> float:
    """Give the seconds to wait: what the endpoint asks for, else 0.5 s doubled each time, with jitter."""
    if isinstance(error, openai.APIStatusError):
        asked = error.response.headers.get("retry-after")
        if asked is not None:
            try:
                return max(0.0, float(asked))
            except ValueError:
                return LONGEST_WAIT + 1
    return float(0.5 * 2 ** (attempt - 1) * random.uniform(0.8, 1.2))  # noqa: S311 - jitter, not a secret


_SENTENCES: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    (
        (openai.AuthenticationError, openai.PermissionDeniedError),
        "The model endpoint refuses the key (OPENAI_API_KEY).",
    ),
    ((openai.NotFoundError,), "The model endpoint does not know the model {name!r} (SHORTLIST_MODEL)."),
    ((openai.RateLimitError,), "The model endpoint is over its limits."),
    ((openai.BadRequestError,), "The model endpoint refused the request."),
    ((openai.APITimeoutError, TimeoutError), "The model endpoint did not answer in time."),
    ((openai.APIConnectionError,), "The model endpoint cannot be reached (OPENAI_BASE_URL)."),
    ((openai.APIStatusError,), "The model endpoint answered with an error."),
)
"""The sentence of each kind of failure; the first that fits is told."""


def _sentence(error: Exception, name: str) -> str:
    fitting = (sentence for kinds, sentence in _SENTENCES if isinstance(error, kinds))
    return next(fitting, "The model endpoint's answer made no sense.").format(name=name)
