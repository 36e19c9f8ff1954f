"""The arguments of one Web API call, and what kind of method takes them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.refusal import Refused
from bot.playground.state import Channel, Json
from bot.playground.workspace import Workspace


class Arguments:
    """What a call was made with; forms and JSON bodies read the same."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = dict(values)

    def has(self, name: str) -> bool:
        """Whether an argument was given."""
        return self.values.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        """A string, or the default."""
        value = self.values.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        """A string. Raises Refused `invalid_arguments` when it is missing or empty."""
        value = self.text(name)
        if not value:
            raise Refused("invalid_arguments", messages=[f"[ERROR] missing required field: {name}"])
        return value

    def integer(self, name: str, default: int) -> int:
        """A whole number, or the default. Raises Refused `invalid_arguments`."""
        value = self.text(name)
        if not value:
            return default
        if not value.lstrip("-").isdigit():
            raise Refused("invalid_arguments", messages=[f"[ERROR] must provide an integer [json-pointer:/{name}]"])
        return int(value)

    def flag(self, name: str) -> bool:
        """True or false, false when missing."""
        return self.text(name).casefold() in {"true", "1"}

    def json(self, name: str, error: str = "invalid_arguments") -> Any:
        """A structure, given as such or as JSON; None when missing. Raises Refused `error`."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise Refused(error) from None

    def words(self, name: str) -> list[str]:
        """A list of strings, given as a list, as JSON or with commas."""
        value = self.values.get(name)
        if isinstance(value, str) and not value.startswith("["):
            return [part.strip() for part in value.split(",") if part.strip()]
        return [str(part) for part in self.json(name) or []]


def channel_of(workspace: Workspace, arguments: Arguments, name: str = "channel") -> Channel:
    """The conversation a call is about: its id, a public channel's name, or a person's id for their DM.

    Raises Refused `channel_not_found`, also for private channels without the app.
    """
    given = arguments.required(name)
    if given in workspace.users and not workspace.users[given].is_bot:
        return workspace.im(given)
    plain = given.removeprefix("#")
    found = [c for c in workspace.channels.values() if c.id == given or (c.name == plain and c.kind != "im")]
    if not found or (found[0].kind == "private" and workspace.bot.id not in found[0].members):
        raise Refused("channel_not_found")
    return found[0]


def joined(workspace: Workspace, channel: Channel) -> Channel:
    """The channel, when the app is in it. Raises Refused `not_in_channel`."""
    if workspace.bot.id not in channel.members:
        raise Refused("not_in_channel")
    return channel


@dataclass(frozen=True)
class Method:
    """A method: what it does, the scopes of which it needs one, and its tier of calls a minute (0: special)."""

    run: Callable[[Workspace, Arguments], Json]
    scopes: tuple[str, ...] = ()
    tier: int = 3
    app_token: bool = False
