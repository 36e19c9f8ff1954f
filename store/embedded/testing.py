"""Processes that use an embedded server, and looks at one from outside, for tests."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, LiteralString

import psycopg

from store.embedded.server import EmbeddedServer

AS_ROOT = os.geteuid() == 0
NOBODY = 65534
"""The number of the user and the group with no rights, on Linux."""

_SETTING = """
import os, sys, time
from pathlib import Path
import psycopg
from store.embedded import EmbeddedServer, EmbeddedServerError
server = EmbeddedServer(Path(sys.argv[1]), durable=False)
"""
_ROOT = Path(__file__).parents[2]


class Command:
    """A process of its own that runs `code` with `server` at hand, and tells us lines on its standard output."""

    def __init__(self, directory: Path, code: str, *, drop_rights: bool = False, **options: Any) -> None:
        """Start it; with `drop_rights`, root becomes an ordinary user once everything is imported."""
        drop = f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n" if drop_rights and AS_ROOT else ""
        program = _SETTING + drop + textwrap.dedent(code)
        self.process: subprocess.Popen[str] = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", program, str(directory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            **options,
        )

    def hears(self) -> str:
        """The next line it says; empty when it has ended."""
        stdout = self.process.stdout
        return stdout.readline().strip() if stdout else ""

    def go_on(self) -> None:
        """Let it read a line."""
        if self.process.stdin:
            self.process.stdin.write("\n")
            self.process.stdin.flush()

    def kill(self) -> None:
        """End it without notice."""
        self.process.kill()
        self.process.communicate()

    def end(self) -> str:
        """Wait for its end and return what else it says; its failure is ours."""
        said, problem = self.process.communicate(timeout=60)
        if self.process.returncode != 0:
            raise AssertionError(problem)
        return said.strip()


def stay(directory: Path) -> Command:
    """A command that has joined the server and waits for a line."""
    command = Command(directory, "print(server.start(), flush=True); sys.stdin.readline()")
    if not command.hears().startswith("postgresql://"):
        command.end()
    return command


def postmaster(directory: Path) -> int:
    """The process number of the running server."""
    return int((directory / "pg" / "postmaster.pid").read_text().split()[0])


def query(url: str, statement: LiteralString) -> object:
    """The first column of the first row, or None."""
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def crash(directory: Path, how: signal.Signals) -> None:
    """Send a signal to the server's main process and wait until its children have gone too."""
    os.kill(postmaster(directory), how)
    wait_until(lambda: not EmbeddedServer(directory).is_running())


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Look again and again until something is true."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            raise AssertionError(f"it did not come true within {seconds} seconds")
        time.sleep(0.02)


def run(*command: str) -> int:
    """The exit status of a program."""
    return subprocess.run(command, check=False).returncode  # noqa: S603 - constants of the tests
