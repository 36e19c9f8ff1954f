"""Reading a file of JSON lines."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from bot.problems import UsageError


def lines_of(file: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Give each line's number with its object, or with a sentence that says why it is none; blank lines are skipped.

    Raises `UsageError` when the file cannot be opened. `-` is standard input.
    """
    try:
        stream = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    except OSError as error:
        raise UsageError(f"The file {file} cannot be read: {error.strerror}.") from error
    with stream:
        for number, raw in enumerate(stream, 1):
            if raw.strip():
                yield number, _object(raw)


def _object(raw: bytes) -> dict[str, Any] | str:
    try:
        value = orjson.loads(raw.lstrip(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        return f"this is not JSON ({error})."
    return value if isinstance(value, dict) else "this is not a JSON object."
