"""A call of a tool: what was wished for, by whom, and how it ended."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from store.errors import AccessDenied, StoreError
from store.identifiers import new_id
from tools.actor import Actor
from tools.asking import Answers
from tools.attachments import Attachment
from tools.errors import Declined, NotAllowed, ToolError, Unclear
from tools.mentions import mentions
from tools.views import Mention, View

log = logging.getLogger(__name__)

Status = Literal["done", "refused", "failed", "awaiting_approval"]
_SHOWN_PROBLEMS = 5


@dataclass(frozen=True)
class Call:
    """A wish to run a tool, and its place in the turn."""

    tool: str
    args: dict[str, Any]
    index: int = 0


@dataclass(frozen=True)
class Scene:
    """Who asks, where and when; the same for all calls of a turn, but for what was mentioned meanwhile."""

    actor: Actor
    now: datetime
    conversation_id: UUID | None = None
    turn_id: UUID | None = None
    surface: str = "terminal"
    page_size: int = 10
    tainted: bool = False
    mentions: Sequence[Mention] = ()
    attachments: Sequence[Attachment] = ()
    progress: Callable[[str], None] = field(default=lambda _: None)
    answers: Answers = field(default_factory=Answers)


class Ran(BaseModel):
    """How a call ended. This is what the receipt keeps, so a re-run of the turn gives it back unchanged."""

    model_config = ConfigDict(frozen=True)

    tool: str
    args: dict[str, Any]
    status: Status
    say: str
    views: tuple[View, ...] = ()
    facts: dict[str, Any] = Field(default_factory=dict)
    error: str | None = None
    outside: bool = False

    def mentions(self) -> tuple[Mention, ...]:
        """Name the records shown, in the order shown."""
        return tuple(mention for view in self.views for mention in mentions(view))


def digest_of(tool: str, args: dict[str, Any]) -> str:
    """Give the SHA-256 of a call: the same tool with the same arguments, to the byte."""
    canonical = orjson.dumps({"tool": tool, "args": args}, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(canonical).hexdigest()


def ended_badly(call: Call, error: Exception) -> Ran:
    """Give the end of a call that raised: a sentence to act on, or a reference number for a fault of ours."""
    match error:
        case NotAllowed() | Unclear() | Declined():
            return _without_effect(call, "refused", error.sentence, error.views)
        case AccessDenied():
            return _without_effect(call, "refused", NotAllowed().sentence)
        case ToolError():
            return _without_effect(call, "failed", error.sentence, error.views)
        case ValidationError():
            return _without_effect(call, "failed", _readable(error))
        case StoreError():
            return _without_effect(call, "failed", str(error))
        case _:
            reference = str(new_id())[-12:]
            log.error("tool %s failed, reference %s", call.tool, reference, exc_info=error)
            sentence = f"Something went wrong on our side and this step changed nothing; the reference is {reference}."
            return _without_effect(call, "failed", sentence)


def _without_effect(
    call: Call, status: Literal["refused", "failed"], sentence: str, views: tuple[View, ...] = ()
) -> Ran:
    return Ran(tool=call.tool, args=call.args, status=status, say=sentence, error=sentence, views=views)


def _readable(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_input=False)[:_SHOWN_PROBLEMS]
    parts = [f"{'.'.join(map(str, p['loc'])) or 'arguments'}: {p['msg'].lower()}" for p in problems]
    return "Those arguments don't fit: " + "; ".join(parts) + "."
