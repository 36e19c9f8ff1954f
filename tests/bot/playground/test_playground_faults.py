"""What can be made to go wrong goes wrong as it would at Slack."""

import asyncio
import time
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler

from bot.playground.delivery import NotAcknowledged

ADA = "Ada Lovelace"


def counting(seen: list[str]):
    def listen(app):
        @app.event("message")
        async def keep(body):
            seen.append(body["event_id"])

    return listen


async def test_the_next_calls_of_a_method_fail_as_asked_and_then_work(playground, client):
    channel = playground.dm(ADA)
    playground.control(
        fail_next=[
            {"method": "chat.postMessage", "status": 429, "retry_after": 7},
            {"method": "chat.postMessage", "error": "channel_not_found", "times": 2},
        ]
    )
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=channel, text="One")
    assert caught.value.response["error"] == "ratelimited"
    assert caught.value.response.headers["Retry-After"] == "7"
    for _ in range(2):
        with pytest.raises(SlackApiError, match="channel_not_found"):
            await client.chat_postMessage(channel=channel, text="Two")
    await client.chat_postMessage(channel=channel, text="Three")
    assert [message["text"] for message in playground.channel_messages("dm", ADA)] == ["Three"]
    assert [call.answer.get("error", "ok") for call in playground.calls] == [
        "ratelimited",
        "channel_not_found",
        "channel_not_found",
        "ok",
    ]


async def test_an_answer_can_be_lost_after_the_call_was_carried_out(playground, client):
    playground.control(fail_next=[{"method": "chat.postMessage", "status": 500, "after": True}])
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel=playground.dm(ADA), text="One")
    assert [message["text"] for message in playground.channel_messages("dm", ADA)] == ["One"]


async def test_rate_limits_hold_a_second_message_of_the_same_second_back(playground, client):
    playground.control(rate_limits=True)
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    began = time.monotonic()
    await client.chat_postMessage(channel=playground.dm(ADA), text="One")
    await client.chat_postMessage(channel=playground.channel("hiring").id, text="Elsewhere")
    assert time.monotonic() - began < 1
    await client.chat_postMessage(channel=playground.dm(ADA), text="Two")
    assert time.monotonic() - began > 1
    errors = [call.answer.get("error") for call in playground.calls if not call.answer["ok"]]
    assert errors == ["ratelimited"]


async def test_events_come_twice_with_the_same_id_and_late(playground, connect):
    seen: list[str] = []
    async with connect(counting(seen)):
        playground.control(duplicate=1, delay_s=30)
        await playground.post(ADA, "dm", "Hello")
        await asyncio.sleep(0.1)
        assert seen == []
        playground.control(clock_offset_s=31)
        await playground.until(lambda: len(seen) == 2)
    assert seen[0] == seen[1]


async def test_an_app_that_is_told_to_reconnect_misses_nothing(playground, connect):
    seen: list[str] = []
    async with connect(counting(seen)):
        await playground.sockets.disconnect()
        await playground.post(ADA, "dm", "Hello")
        await playground.until(lambda: len(seen) == 1, timeout=10)
        assert playground.sockets.connections == 1


async def test_an_event_that_is_not_acknowledged_on_the_socket_comes_again(playground, connect):
    seen: list[Any] = []

    def listen(app):
        @app.middleware
        async def fail_first(body, next_):
            seen.append(body["event_id"])
            if len(seen) == 1:
                raise RuntimeError("The database is gone.")
            await next_()

        @app.event("message")
        async def take():
            pass

    async with connect(listen):
        await playground.post(ADA, "dm", "Hello")
        await playground.until(lambda: len(seen) == 2, timeout=10)
        await playground.settled()
    assert seen[0] == seen[1]
    assert [attempt for _, attempt, _ in playground.delivery.attempts] == [0, 1]


async def test_a_crafted_click_reaches_the_app_as_it_was_crafted(playground, client):
    ts = (await client.chat_postMessage(channel=playground.dm(ADA), text="No buttons"))["ts"]
    sent: list[Any] = []

    class Wire:
        async def send(self, kind, payload, attempt, reason):
            sent.append((kind, payload["actions"], attempt, reason))
            raise NotAcknowledged("timeout")

    playground.delivery.transport = Wire()
    with pytest.raises(NotAcknowledged):
        await playground.forge(ADA, "dm", ts, {"action_id": "approval.yes", "value": "9.other"})
    assert sent[0][1][0]["value"] == "9.other"
