"""How the Web API says no: an error code in a body that says `ok: false`."""

from collections.abc import Sequence
from typing import Any


class Refused(Exception):
    """Slack's answer to a call it does not carry out.

    `error` is Slack's code; `messages` are its reasons, `extra` further members of the answer; `status` and
    `retry_after` (seconds) are of the HTTP response.
    """

    def __init__(
        self,
        error: str,
        *,
        messages: Sequence[str] = (),
        status: int = 200,
        retry_after: int | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(error)
        self.error = error
        self.status = status
        self.retry_after = retry_after
        self.answer: dict[str, Any] = {"ok": False, "error": error, **extra}
        if messages:
            self.answer["response_metadata"] = {"messages": list(messages)}
