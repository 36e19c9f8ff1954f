"""Slack's identifiers: those of people and channels follow from their names, the others are counted."""

import base64
import hashlib


def derived(prefix: str, name: str) -> str:
    """An identifier that is the same for the same name in every run."""
    digest = hashlib.sha256(name.casefold().encode()).digest()
    return prefix + base64.b32encode(digest).decode()[:10]


class Counter:
    """Identifiers in order. `run` tells one run of the workspace from the next: an app that remembers the events it
    has seen must not mistake the first of a new run for an old one."""

    def __init__(self, run: int) -> None:
        self._run = run
        self._next: dict[str, int] = {}

    def take(self, prefix: str) -> str:
        """The next identifier with a prefix."""
        self._next[prefix] = self._next.get(prefix, 0) + 1
        return f"{prefix}{self._run:X}{self._next[prefix]:05d}"
