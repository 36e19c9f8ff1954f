"""How events and interactions reach the app: with repetitions, delays and duplicates, over either transport."""

import asyncio
from typing import Any, Protocol

from bot.playground import limits
from bot.playground.clock import Clock
from bot.playground.faults import Faults
from bot.playground.state import Json


class NotAcknowledged(Exception):
    """The app did not take what was sent to it. `final` when Slack is not to try again."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(f"The app did not acknowledge: {reason}.")
        self.reason = reason
        self.final = final


class Transport(Protocol):
    """A way to the app."""

    async def send(self, kind: str, payload: Json, attempt: int, reason: str) -> Any:
        """Send something ("events_api", "interactive" or "slash_commands") and return what the app answers.

        Raises NotAcknowledged when there is no good answer within three seconds.
        """


class Delivery:
    """Sends what happens in the workspace to the app.

    `undelivered` keeps the events that were given up, `attempts` counts every sending of an event.
    """

    def __init__(self, clock: Clock, faults: Faults, transport: Transport) -> None:
        self.transport = transport
        self.undelivered: list[Json] = []
        self.attempts: list[tuple[str, int, str]] = []
        self._clock = clock
        self._faults = faults
        self._tasks: set[asyncio.Task[None]] = set()

    def event(self, envelope: Json) -> None:
        """Begin to deliver an event."""
        for _ in range(1 + self._faults.duplicate):
            task = asyncio.create_task(self._deliver(envelope))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _deliver(self, envelope: Json) -> None:
        if self._faults.delay_s:
            await self._clock.sleep_until(self._clock.now() + self._faults.delay_s)
        reason = ""
        for attempt in range(1 + len(limits.RETRY_SECONDS)):
            if attempt:
                await self._clock.sleep_until(self._clock.now() + limits.RETRY_SECONDS[attempt - 1])
            self.attempts.append((envelope["event_id"], attempt, reason))
            try:
                await self.transport.send("events_api", envelope, attempt, reason)
            except NotAcknowledged as refused:
                reason = refused.reason
                if refused.final:
                    break
            else:
                return
        self.undelivered.append(envelope)

    async def ask(self, kind: str, payload: Json) -> Any:
        """Send an interaction, once, and return the answer. Raises NotAcknowledged."""
        return await self.transport.send(kind, payload, 0, "")

    @property
    def under_way(self) -> int:
        """How many events are not yet acknowledged or given up."""
        return len(self._tasks)

    async def close(self) -> None:
        """Give up what is under way."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
