"""The bot in processes of its own, for tests and benchmarks: started, killed, paused and told to end by name."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Self

from bot.playground.server import Playground

_ROOT = Path(__file__).parents[1]
_START_S = 120
_END_S = 60


@dataclass
class Processes:
    """`shortlist` commands that run on the database at `url`, with nothing of this process's environment but `given`.

    What they say is kept in `directory`. The name of each is also the name of its connections to the database.
    """

    url: str
    directory: Path
    given: dict[str, str]
    running: dict[str, asyncio.subprocess.Process] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def __aenter__(self) -> Self:
        """Start nothing yet."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Kill what still runs."""
        for process in self.running.values():
            with suppress(ProcessLookupError):
                process.kill()
        await asyncio.gather(*(process.wait() for process in self.running.values()))

    async def serve(self) -> str:
        """Start a process that receives events and does nothing about them; gives its name."""
        return await self.start("serve", "--no-worker", ready="Health is told")

    async def worker(self) -> str:
        """Start a worker; gives its name."""
        return await self.start("worker", ready="Working")

    async def start(self, *command: str, ready: str) -> str:
        """Start a command and wait until it says that it is ready; gives its name.

        Raises `RuntimeError` with what it said when it ends instead, `TimeoutError` when it takes too long.
        """
        name = f"{command[0]}-{next(self._numbers)}"
        with self._log(name).open("w") as said:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                "from bot.cli import main; main()",
                *command,
                cwd=self.directory,
                env=self._environment(name),
                stdout=said,
                stderr=said,
            )
        self.running[name] = process
        async with asyncio.timeout(_START_S):
            while ready not in self.said(name):
                if process.returncode is not None:
                    raise RuntimeError(f"{name} ended: {self.said(name)}")
                await asyncio.sleep(0.02)
        return name

    @property
    def serving(self) -> str:
        """The process that receives."""
        return next(name for name in self.running if name.startswith("serve"))

    @property
    def workers(self) -> list[str]:
        """The workers that live."""
        return [name for name in self.running if name.startswith("worker")]

    async def kill(self, name: str) -> None:
        """Kill a process as a crash does: at once, with nothing tidied up."""
        self.running[name].kill()
        await self.running.pop(name).wait()

    async def end(self, name: str) -> int:
        """Tell a process to end, and wait until it has; gives its exit status.

        Raises `TimeoutError` with what it said when it does not end; it is killed with the others then.
        """
        self.running[name].terminate()
        try:
            async with asyncio.timeout(_END_S):
                status = await self.running[name].wait()
        except TimeoutError:
            raise TimeoutError(f"{name} does not end: {self.said(name)[-2000:]}") from None
        del self.running[name]
        return status

    def pause(self, name: str) -> None:
        """Let a process stand still, as a machine that sleeps does."""
        self.running[name].send_signal(signal.SIGSTOP)

    def wake(self, name: str) -> None:
        """Let a process that stands still go on."""
        self.running[name].send_signal(signal.SIGCONT)

    def said(self, name: str) -> str:
        """What a process has written so far."""
        return self._log(name).read_text()

    def _log(self, name: str) -> Path:
        return self.directory / f"{name}.log"

    def _environment(self, name: str) -> dict[str, str]:
        kept = {word: os.environ[word] for word in ("PATH", "HOME", "LANG", "TMPDIR") if word in os.environ}
        mark = "&" if "?" in self.url else "?"
        ours = {"PYTHONPATH": str(_ROOT), "DATABASE_URL": f"{self.url}{mark}application_name={name}"}
        return kept | ours | self.given


def settings_of(pg: Playground) -> dict[str, str]:
    """Give the settings that connect the bot to a workspace by Socket Mode."""
    return {
        "SLACK_BOT_TOKEN": pg.bot_token,
        "SLACK_APP_TOKEN": pg.app_token,
        "SLACK_API_URL": pg.api_url,
        "SHORTLIST_PORT": "0",
    }
