"""Where in Slack something is said."""

from dataclasses import dataclass
from typing import Any

from bot.slack.incoming import is_direct, root_of
from store.queries.conversations import Place as StoredPlace


@dataclass(frozen=True)
class Place:
    """A thread: its channel and the timestamp of the message that opened it."""

    team: str
    channel: str
    root_ts: str
    is_direct: bool

    @property
    def key(self) -> str:
        """The name of the thread in `conversation`; the same for everybody who talks there."""
        return f"slack:{self.team}:{self.channel}:{self.root_ts}"

    @property
    def stored(self) -> StoredPlace:
        """The thread as the store keeps it."""
        return StoredPlace(team=self.team, channel=self.channel, root_ts=self.root_ts)


def place_of(body: dict[str, Any], message: dict[str, Any], channel: str) -> Place:
    """Give the place of a message in a request of Slack's."""
    team = body.get("team_id") or (body.get("team") or {}).get("id") or ""
    direct = is_direct({"channel": channel, "channel_type": message.get("channel_type")})
    return Place(team=team, channel=channel, root_ts=root_of(message), is_direct=direct)
