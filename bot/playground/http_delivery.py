"""Signed HTTP requests to the app's request URL, as Slack sends them when Socket Mode is off."""

import hashlib
import hmac
import json
import time
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.playground import limits
from bot.playground.delivery import NotAcknowledged
from bot.playground.state import Json


class HttpDelivery:
    """Posts to a request URL. The signature carries the machine's time: the app's check knows no other."""

    def __init__(self, request_url: str, signing_secret: str) -> None:
        self._url = request_url
        self._secret = signing_secret

    def signed(self, body: str, at: int | None = None) -> dict[str, str]:
        """The headers that sign a body, at a time in seconds since 1970 (default: now)."""
        stamp = str(int(time.time()) if at is None else at)
        digest = hmac.new(self._secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def send(self, kind: str, payload: Json, attempt: int, reason: str) -> Any:
        """Post something and return the JSON or text of the answer, None when it is empty.

        Raises NotAcknowledged when the answer is not 2xx, or takes more than three seconds.
        """
        body, content_type = encoded(kind, payload)
        headers = {**self.signed(body), "Content-Type": content_type}
        headers["User-Agent"] = "Slackbot 1.0 (+https://api.slack.com/robots)"
        if attempt:
            headers |= {"x-slack-retry-num": str(attempt), "x-slack-retry-reason": reason}
        timeout = aiohttp.ClientTimeout(total=limits.ACK_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(self._url, data=body.encode(), headers=headers) as response,
            ):
                return await _answer(response)
        except TimeoutError:
            raise NotAcknowledged("http_timeout") from None
        except aiohttp.ClientError as error:
            raise NotAcknowledged("connection_failed") from error

    async def verify(self) -> bool:
        """Whether the URL answers Slack's challenge, which it must before Slack sends events there."""
        challenge = "playground-challenge"
        request = {"type": "url_verification", "token": "playground", "challenge": challenge}
        answer = await self.send("events_api", request, 0, "")
        return answer == challenge or (isinstance(answer, dict) and answer.get("challenge") == challenge)


def encoded(kind: str, payload: Json) -> tuple[str, str]:
    """The body of a request and its content type: events are JSON, the others forms."""
    if kind == "events_api":
        return json.dumps(payload), "application/json"
    fields = {"payload": json.dumps(payload)} if kind == "interactive" else payload
    return urlencode(fields), "application/x-www-form-urlencoded"


async def _answer(response: aiohttp.ClientResponse) -> Any:
    if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
        no_retry = response.headers.get("X-Slack-No-Retry") == "1"
        raise NotAcknowledged("http_error", final=no_retry)
    text = await response.text()
    if not text:
        return None
    return json.loads(text) if response.content_type == "application/json" else text
