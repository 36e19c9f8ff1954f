"""Reading lines from a person at the terminal, or from a pipe."""

import asyncio
import sys
from contextlib import suppress


async def read_line(prompt: str) -> str | None:
    """Read one line; None at the end of the input or on Ctrl-C. The prompt is shown only to a person."""
    try:
        return await asyncio.to_thread(_read, prompt)
    except (EOFError, KeyboardInterrupt):
        return None


def _read(prompt: str) -> str:
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\n")
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - gives input() history and editing where the system has it
    return input(prompt)
