"""Keeping within what Slack allows: calls of a method in a minute, messages to a channel in a second."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

BURST = 4
"""Messages a channel takes at once before its one a second holds."""
PER_MINUTE = {
    "chat.postMessage": None,
    "chat.postEphemeral": 100,
    "chat.update": 50,
    "chat.startStream": 20,
    "chat.appendStream": 100,
    "chat.stopStream": 20,
    "views.update": 100,
    "views.publish": 100,
    "assistant.threads.setStatus": 100,
}
"""Calls a minute by method, from Slack's tiers; None where the limit is the channel's."""
LONGEST_WAIT_S = 5.0
"""Seconds somebody may be kept waiting; who would wait longer is sent away, and keeps nobody else waiting."""
_LANES = 10_000


class PacedError(Exception):
    """It is not its turn for so many seconds; nothing was called."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"not its turn for {wait_s:.1f} s")
        self.wait_s = wait_s


@dataclass
class _Bucket:
    rate: float
    size: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Take one and give the seconds until it may be used; none is taken when that is too long."""
        self._fill(now)
        wait = max(0.0, (1 - self.level) / self.rate)
        if wait <= LONGEST_WAIT_S:
            self.level -= 1
        return wait

    def take_spare(self, now: float) -> bool:
        """Take one if it may be used at once, and tell whether."""
        self._fill(now)
        if self.level < 1:
            return False
        self.level -= 1
        return True

    def _fill(self, now: float) -> None:
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now


class Rates:
    """Paces the calls of this process; between processes Slack's own 429 does, which is obeyed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[tuple[str, str], _Bucket] = OrderedDict()

    async def turn(self, method: str, lane: str) -> None:
        """Wait until the method may be called for that channel; raises `PacedError` when that is long."""
        wait = self._take(method, lane)
        if wait > LONGEST_WAIT_S:
            raise PacedError(wait)
        if wait > 0:
            await asyncio.sleep(wait)

    def spare(self, method: str) -> bool:
        """Take one call of a method that nobody need wait for; tells whether there was one left."""
        return self._shared(method, PER_MINUTE[method] or 1).take_spare(self._clock())

    def _take(self, method: str, lane: str) -> float:
        per_minute = PER_MINUTE.get(method)
        if method == "chat.postMessage":
            return self._bucket(method, lane, rate=1.0, size=BURST).wait(self._clock())
        if per_minute is None:
            return 0.0
        return self._shared(method, per_minute).wait(self._clock())

    def _shared(self, method: str, per_minute: int) -> _Bucket:
        return self._bucket(method, "", rate=per_minute / 60, size=per_minute)

    def _bucket(self, method: str, lane: str, *, rate: float, size: float) -> _Bucket:
        key = (method, lane)
        if key not in self._buckets:
            self._buckets[key] = _Bucket(rate=rate, size=size, level=size, at=self._clock())
        self._buckets.move_to_end(key)
        while len(self._buckets) > _LANES:
            self._buckets.popitem(last=False)
        return self._buckets[key]
