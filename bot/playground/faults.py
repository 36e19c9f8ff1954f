"""What can be made to go wrong: refused calls, lost answers, repeated and late events, dying streams, rate limits."""

from collections import defaultdict, deque
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from typing import Any

from bot.playground import limits
from bot.playground.refusal import Refused
from bot.playground.state import Json


@dataclass
class Failure:
    """The next `times` calls of a method ("*": any) fail with an error code or an HTTP status.

    `after` means that the call is carried out and only its answer is lost. `retry_after` is in seconds.
    """

    method: str = "*"
    error: str = ""
    status: int = 200
    retry_after: int | None = None
    times: int = 1
    after: bool = False

    def refusal(self) -> Refused:
        """The answer the app gets instead."""
        limited = self.error == "ratelimited" or self.status == HTTPStatus.TOO_MANY_REQUESTS
        status = HTTPStatus.TOO_MANY_REQUESTS if limited else self.status
        retry_after = self.retry_after if self.retry_after is not None else (1 if limited else None)
        return Refused(
            self.error or ("ratelimited" if limited else "internal_error"), status=status, retry_after=retry_after
        )


@dataclass
class Faults:
    """What goes wrong now. `duplicate` is how many more times each event is delivered; `delay_s` is how many seconds
    late events come; `kill_streams` ends every stream at its next call."""

    rate_limits: bool = False
    fail_next: list[Failure] = field(default_factory=list)
    duplicate: int = 0
    delay_s: float = 0.0
    kill_streams: bool = False

    def set(self, changes: Json) -> None:
        """Change some of the faults, as the page or a test asks. Raises TypeError or ValueError for what is none."""
        known = {"rate_limits": bool, "duplicate": int, "delay_s": float, "kill_streams": bool}
        for name, value in changes.items():
            if name == "fail_next":
                self.fail_next = [Failure(**one) for one in value]
            elif name in known:
                setattr(self, name, known[name](value))
            else:
                raise ValueError(f"There is no fault called {name}.")

    def json(self) -> Json:
        """The faults as the page shows them."""
        return asdict(self)

    def take(self, method: str, *, after: bool) -> Refused | None:
        """The failure that a call of this method meets before or after it is carried out, used up by asking."""
        for failure in self.fail_next:
            if failure.method in {method, "*"} and failure.after == after:
                failure.times -= 1
                if failure.times <= 0:
                    self.fail_next.remove(failure)
                return failure.refusal()
        return None


class Rates:
    """How often each method was called in the last minute."""

    def __init__(self) -> None:
        self._calls: dict[tuple[str, str], deque[float]] = defaultdict(deque)

    def check(self, method: str, tier: int, arguments: dict[str, Any], now: float) -> None:
        """Count a call. Raises Refused `ratelimited` with the seconds to wait."""
        if method == "chat.postMessage":
            self._count((method, str(arguments.get("channel"))), limits.POSTS_A_SECOND, 1.0, now)
        elif tier:
            self._count((method, ""), limits.TIERS[tier], 60.0, now)

    def _count(self, key: tuple[str, str], most: int, window: float, now: float) -> None:
        calls = self._calls[key]
        while calls and now - calls[0] >= window:
            calls.popleft()
        if len(calls) >= most:
            wait = max(1, round(window - (now - calls[0])))
            raise Refused("ratelimited", status=429, retry_after=wait)
        calls.append(now)
