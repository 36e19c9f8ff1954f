"""How changes are taken back: one handler an action, registered beside the tool whose action it reverses."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from tools.context import ToolContext
from tools.errors import Stale


@dataclass(frozen=True)
class Event:
    """One recorded change, as the audit chain holds it."""

    change_id: UUID
    actor_id: UUID
    action: str
    subject_kind: str
    subject_id: UUID
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    at: datetime


Handler = Callable[[ToolContext, Event], Awaitable[str]]
"""Takes one change back, records it with `undoes=event.change_id`, and says what it did in a few words.

Raises `Stale` when the present state is not what `event.after` says.
"""
H = TypeVar("H", bound=Handler)

_HANDLERS: dict[str, Handler] = {}


def undoes(*actions: str) -> Callable[[H], H]:
    """Register the handler of some actions."""

    def register(handler: H) -> H:
        for action in actions:
            if action in _HANDLERS:
                raise RuntimeError(f"two handlers undo {action}")
            _HANDLERS[action] = handler
        return handler

    return register


def handlers() -> Mapping[str, Handler]:
    """Give the handlers by action."""
    return MappingProxyType(_HANDLERS)


def still(event: Event, present: Mapping[str, Any], name: str) -> None:
    """Check that what the change set is still so; raises `Stale` otherwise.

    Only the fields of `event.after` are compared, in the form the audit chain keeps them (ids and times as
    text).
    """
    for field, value in event.after.items():
        if field in present and present[field] != value:
            raise Stale(f"{name} has been changed again since, so this was not undone.")
