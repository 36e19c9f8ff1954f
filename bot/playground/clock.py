"""The workspace's time: the machine's, moved by an offset, and the message timestamps made of it."""

import asyncio
import time


class Clock:
    """Seconds since 1970, which a test or the page may move forward to see what time does."""

    def __init__(self) -> None:
        self._offset = 0.0
        self._last = 0
        self._moved = asyncio.Event()

    @property
    def offset(self) -> float:
        """How many seconds this clock is ahead of the machine's."""
        return self._offset

    @offset.setter
    def offset(self, seconds: float) -> None:
        self._offset = seconds
        self._moved.set()
        self._moved = asyncio.Event()

    def now(self) -> float:
        """The time in seconds since 1970."""
        return time.time() + self._offset

    def stamp(self) -> str:
        """A timestamp as Slack writes them, later than every one before."""
        self._last = max(self._last + 1, int(self.now() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    async def sleep_until(self, moment: float) -> None:
        """Wait until this clock shows `moment`, however it gets there."""
        while (left := moment - self.now()) > 0:
            try:
                async with asyncio.timeout(left):
                    await self._moved.wait()
            except TimeoutError:
                continue
