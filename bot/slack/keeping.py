"""What a modal carries along and gives back unchanged: where its answer belongs and which records it is about."""

from typing import Any

import orjson

from bot.slack.incoming import is_direct
from bot.slack.place import Place

Kept = dict[str, str]


def written(**ids: str | None) -> str:
    """Write ids down for a modal's metadata; what is None is left out."""
    return orjson.dumps({name: value for name, value in ids.items() if value}).decode()


def kept_in(view: dict[str, Any]) -> Kept:
    """Read what a modal of ours carried; nothing of it is believed to be allowed, only to be where it came from."""
    try:
        read = orjson.loads(view.get("private_metadata") or "{}")
    except orjson.JSONDecodeError:
        return {}
    return {str(k): str(v) for k, v in read.items()} if isinstance(read, dict) else {}


def place_in(kept: Kept, team: str) -> Place | None:
    """Give the thread a modal was opened in; None for one opened anywhere else."""
    if "channel" not in kept or "root" not in kept:
        return None
    channel = kept["channel"]
    return Place(team, channel, kept["root"], is_direct=is_direct({"channel": channel}))
