"""A real Bolt app behind a request URL: signatures hold, and what it does not take is tried again."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.delivery import NotAcknowledged
from bot.playground.server import QuietServer

ADA = "Ada Lovelace"


@asynccontextmanager
async def served(endpoint) -> AsyncIterator[str]:
    """The address of an endpoint."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])])
    server = QuietServer(uvicorn.Config(app, log_level="error", lifespan="off", timeout_graceful_shutdown=1))
    running = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/slack/events"
    finally:
        server.should_exit = True
        await running


@asynccontextmanager
async def behind_url(playground, set_up, secret: str | None = None) -> AsyncIterator[list[dict[str, str]]]:
    """A Bolt app behind a request URL that the playground uses; gives the headers of every request."""
    client = AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)
    app = AsyncApp(client=client, signing_secret=secret or playground.signing_secret)
    set_up(app)
    handler, headers = AsyncSlackRequestHandler(app), []

    async def endpoint(request: Request) -> Response:
        headers.append(dict(request.headers))
        return await handler.handle(request)

    async with served(endpoint) as url:
        assert await playground.use_http(url).verify()
        headers.clear()
        yield headers


async def test_events_and_clicks_come_signed_and_menus_ask_for_options(playground):
    def listen(app):
        @app.event("message")
        async def answer(event, say):
            menu = {"type": "external_select", "action_id": "job", "min_query_length": 1}
            section = {"type": "section", "text": {"type": "mrkdwn", "text": "Which job?"}, "accessory": menu}
            await say(text="Which job?", blocks=[section], thread_ts=event["ts"])

        @app.options("job")
        async def offer(ack, payload):
            text = {"type": "plain_text", "text": payload["value"].upper()}
            await ack(options=[{"text": text, "value": "7"}])

        @app.action("job")
        async def chosen(ack, respond, action):
            await ack()
            await respond(text=f"Chosen {action['selected_option']['value']}", replace_original=True)

    async with behind_url(playground, listen) as headers:
        ts = await playground.post(ADA, "dm", "Hello")
        question = (await playground.until(lambda: playground.thread("dm", ts, ADA)[1:]))[0]
        offered = await playground.message_options(ADA, "dm", question["ts"], "job", "eng")
        assert [option["text"]["text"] for option in offered] == ["ENG"]
        await playground.click(ADA, "dm", question["ts"], "job", offered[0])
        await playground.until(lambda: playground.thread("dm", ts, ADA)[1]["text"] == "Chosen 7")

    assert all(one["x-slack-signature"].startswith("v0=") for one in headers)
    assert "x-slack-retry-num" not in headers[0]


async def test_an_event_that_is_not_taken_comes_again_at_once_after_a_minute_and_after_five(playground):
    headers: list[dict[str, str]] = []

    async def endpoint(request: Request) -> Response:
        headers.append(dict(request.headers))
        return Response(status_code=500)

    async with served(endpoint) as url:
        playground.use_http(url)
        await playground.post(ADA, "dm", "Hello")
        await playground.until(lambda: len(headers) == 2)
        await asyncio.sleep(0.1)
        assert len(headers) == 2
        playground.control(clock_offset_s=61)
        await playground.until(lambda: len(headers) == 3)
        playground.control(clock_offset_s=362)
        await playground.until(lambda: playground.delivery.undelivered)

    assert [one.get("x-slack-retry-num") for one in headers] == [None, "1", "2", "3"]
    assert headers[1]["x-slack-retry-reason"] == "http_error"


async def test_an_app_with_another_secret_takes_nothing(playground):
    seen: list[Any] = []

    def listen(app):
        @app.event("message")
        async def keep(event):
            seen.append(event)

    with pytest.raises(NotAcknowledged, match="http_error"):
        async with behind_url(playground, listen, secret="another secret"):
            pass
    assert seen == []


async def test_an_app_that_asks_for_no_retries_gets_none(playground):
    async def endpoint(_request: Request) -> Response:
        return Response(status_code=500, headers={"X-Slack-No-Retry": "1"})

    async with served(endpoint) as url:
        playground.use_http(url)
        await playground.post(ADA, "dm", "Hello")
        await playground.settled()

    assert len(playground.delivery.attempts) == 1
    assert len(playground.delivery.undelivered) == 1


async def test_a_response_url_serves_five_times_in_thirty_minutes(playground):
    received: list[dict[str, str]] = []

    async def endpoint(request: Request) -> Response:
        received.append({name: str(value) for name, value in (await request.form()).items()})
        return Response()

    async with served(endpoint) as url, aiohttp.ClientSession() as session:
        playground.use_http(url)

        async def respond(at: str, **body: Any) -> tuple[int, str]:
            async with session.post(at, data=json.dumps(body)) as answer:
                return answer.status, await answer.text()

        await playground.command(ADA, "#hiring", "first")
        await playground.command(ADA, "#hiring", "second")
        first, second = (one["response_url"] for one in received)
        assert [await respond(first, text="Only you") for _ in range(5)] == [(200, "ok")] * 5
        assert await respond(first, text="Only you") == (404, "used_url")
        assert await respond(second, text="All", response_type="in_channel") == (200, "ok")
        playground.control(clock_offset_s=1801)
        assert await respond(second, text="All") == (404, "expired_url")

    assert [message["text"] for message in playground.ephemerals(ADA)] == ["Only you"] * 5
    assert [message["text"] for message in playground.channel_messages("hiring")] == ["All"]
