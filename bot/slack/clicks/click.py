"""A click as its handler sees it."""

from dataclasses import dataclass
from typing import Any

from bot.slack.incoming import is_direct
from bot.slack.opening import where
from bot.slack.place import Place
from store.queries.inbox import Event
from tools.actor import Actor


@dataclass(frozen=True)
class Click:
    """Who pressed what, and where: `place` is None in App Home, `message` is the message as Slack has it."""

    event: Event
    actor: Actor
    user: str
    name: str
    value: str
    place: Place | None
    message: dict[str, Any]

    @property
    def parts(self) -> list[str]:
        """Give the ids of the value."""
        return self.value.split(".")


def place_of_click(body: dict[str, Any]) -> Place | None:
    """Give the thread a click was made in; None in App Home and in modals."""
    at = where(body)
    if not at["channel"] or not at["root"]:
        return None
    team = (body.get("team") or {}).get("id") or ""
    return Place(team, at["channel"], at["root"], is_direct=is_direct({"channel": at["channel"]}))


def value_of(action: dict[str, Any]) -> str:
    """Give what a button or a menu says was chosen."""
    return str(action.get("value") or (action.get("selected_option") or {}).get("value") or "")
