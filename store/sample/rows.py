"""The generated rows by table, each with an identifier that sorts by time and a time of writing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from store.sample.draw import Stream

Row = dict[str, Any]


class Rows:
    """Rows of one block of the company; within a table every row has the same columns in the same order."""

    def __init__(self, seed: int, block: int = 0) -> None:
        self.seed = seed
        self.block = block
        self._tables: dict[str, list[Row]] = {}
        self._streams: dict[str, Stream] = {}

    def add(self, table: str, at: datetime, /, **values: Any) -> str:
        """Add a row written at a moment and return its identifier."""
        identifier = self.new_id(table, at)
        self.put(table, identifier, at, **values)
        return identifier

    def put(self, table: str, identifier: str, at: datetime, /, **values: Any) -> None:
        """Add a row whose identifier was drawn before with `new_id`."""
        self._tables.setdefault(table, []).append({"id": identifier, "created_at": at, **values})

    def new_id(self, table: str, at: datetime) -> str:
        """Draw a UUID version 7 (RFC 9562) for a row of a table written at a moment."""
        stream = self._streams.get(table)
        if stream is None:
            stream = self._streams[table] = Stream(self.seed, "id", table, self.block)
        bits = stream.getrandbits(74)
        text = f"{int(at.timestamp() * 1000):012x}"
        tail = f"{0x8000 | (bits >> 12) & 0x3FFF:04x}-{(bits >> 26):012x}"
        return f"{text[:8]}-{text[8:]}-7{bits & 0xFFF:03x}-{tail}"

    def __getitem__(self, table: str) -> list[Row]:
        return self._tables.get(table, [])

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)
