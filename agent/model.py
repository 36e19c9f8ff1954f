"""What a model is to the agent: a conversation in, words or tool calls out.

The built-in interpreter and any OpenAI-compatible endpoint implement the same protocol, so the graph, the tools and
the rights are the same with and without a key.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from tools.actor import Actor
from tools.base import Tool
from tools.views import Mention


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class ToolCall(_Frozen):
    """A model's wish to run a tool. `malformed` says why the arguments could not be read; such a call never runs."""

    id: str
    name: str
    args: dict[str, Any] = Field(default_factory=dict)
    malformed: str | None = None


class Choice(_Frozen):
    """What a picker offered: the ids that can stand in `field`, in place of `instead_of`."""

    field: str
    instead_of: str
    options: tuple[str, ...]


class Message(_Frozen):
    """One message of a conversation, as stored in `turn_message`.

    A `tool` message answers the call named by `call_id`: `text` is what the model reads, `status` how the call ended,
    `mentions` the records it showed, in the order a person saw them, and `choice` what it let them choose from.
    """

    role: Literal["user", "assistant", "tool"]
    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    call_id: str | None = None
    status: Literal["done", "refused", "failed", "awaiting_approval"] | None = None
    mentions: tuple[Mention, ...] = ()
    choice: Choice | None = None


@dataclass(frozen=True)
class ModelRequest:
    """Everything a model is given for one step of a turn.

    `messages` ends with what has to be answered: the user's message, or the results of the calls made last.
    `on_text` receives the words of the final answer as they stream in. With a `schema` the answer is JSON of it.
    `prompt` names the prompt that `system` was made from.
    """

    system: str
    messages: tuple[Message, ...]
    tools: tuple[Tool, ...]
    actor: Actor
    now: datetime
    turn_id: UUID
    on_text: Callable[[str], None] | None = None
    token_budget: int | None = None
    schema: Mapping[str, Any] | None = None
    prompt: str = "agent"


@dataclass(frozen=True)
class ModelReply:
    """Words, or tool calls, or both; and what it cost."""

    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    model: str = ""
    notes: tuple[str, ...] = field(default=())


class ModelUnavailable(Exception):
    """The endpoint is down, refuses the key, is over its limits or does not make sense; the sentence says which."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Model(Protocol):
    """Something that reads a conversation and decides the next step."""

    name: str
    reads_results: bool
    """True when what tools return can change what is done next; the built-in interpreter plans from the sentence."""

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Decide the next step; raises `ModelUnavailable` when no answer can be had within the limits."""
        ...
