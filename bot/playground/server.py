"""The playground as a running server on this machine: an app connects to it as it would to Slack."""

import asyncio
import socket
from collections.abc import Sequence
from http import HTTPStatus
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from bot.playground.delivery import Delivery
from bot.playground.driver import Driver
from bot.playground.faults import Faults
from bot.playground.file_server import FileServer
from bot.playground.http_delivery import HttpDelivery
from bot.playground.page_api import PageApi
from bot.playground.page_guard import PageGuard
from bot.playground.plan import CHANNELS, AppPlan, ChannelPlan, Person
from bot.playground.refusal import Refused
from bot.playground.response_urls import respond
from bot.playground.socket_mode import SocketMode
from bot.playground.web_api import Call, Tokens, WebApi
from bot.playground.workspace import Workspace
from bot.web.server import QuietServer


class Playground(Driver):
    """A Slack on this machine, for `async with`.

    `people` and `channels` fill the workspace and `app` is the manifest. Events go over Socket Mode, or to
    `request_url` as signed requests. `port` 0 takes a free one; the server listens on 127.0.0.1 only.
    """

    bot_token = "xoxb-playground"  # noqa: S105 - opens nothing but this stand-in
    app_token = "xapp-playground"  # noqa: S105
    signing_secret = "playground-signing-secret"  # noqa: S105

    def __init__(
        self,
        people: Sequence[Person],
        channels: Sequence[ChannelPlan] = CHANNELS,
        app: AppPlan | None = None,
        *,
        request_url: str | None = None,
        port: int = 0,
    ) -> None:
        self.workspace = Workspace(people, channels, app)
        self.faults = Faults()
        self.sockets = SocketMode(self.workspace.app_id)
        self._request_url = request_url
        self._port = port
        self._running: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        transport = HttpDelivery(self._request_url, self.signing_secret) if self._request_url else self.sockets
        self.delivery = Delivery(self.workspace.clock, self.faults, transport)
        self.workspace.on_event = self.delivery.event
        listening = socket.create_server(("127.0.0.1", self._port))
        self.workspace.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        tokens = Tokens(self.bot_token, self.app_token, self.signing_secret)
        self._web_api = WebApi(self.workspace, self.faults, tokens, self._socket_address)
        config = uvicorn.Config(
            PageGuard(Starlette(routes=self._routes())),
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws="websockets-sansio",
            timeout_graceful_shutdown=1,
        )
        self._server = QuietServer(config)
        self._running = [
            asyncio.create_task(self._server.serve(sockets=[listening])),
            asyncio.create_task(self._keep_time()),
        ]
        await self.until(lambda: self._server.started)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.delivery.close()
        self._server.should_exit = True
        self._running[1].cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    @property
    def url(self) -> str:
        """The address of the page."""
        return self.workspace.url

    @property
    def api_url(self) -> str:
        """The address of the Web API, for `SLACK_API_URL`."""
        return f"{self.workspace.url}/api/"

    @property
    def calls(self) -> list[Call]:
        """Every call of the Web API so far."""
        return self._web_api.calls if hasattr(self, "_web_api") else []

    def use_http(self, request_url: str) -> HttpDelivery:
        """Send everything from now on as signed requests to an address."""
        transport = HttpDelivery(request_url, self.signing_secret)
        self.delivery.transport = transport
        return transport

    def _socket_address(self) -> str:
        return f"{self.workspace.url.replace('http', 'ws', 1)}/link/?ticket={self.sockets.ticket()}"

    def _routes(self) -> list[BaseRoute]:
        files = FileServer(self.workspace, self.bot_token)
        return [
            Route("/api/{method}", self._web_api.handle, methods=["GET", "POST"]),
            WebSocketRoute("/link/", self.sockets.serve),
            Route("/upload/v1/{key}", files.upload, methods=["POST"]),
            Route("/files-pri/{name}/{path:path}", files.download),
            Route("/hooks/{key}", self._respond, methods=["POST"]),
            *PageApi(self.workspace, self.delivery, self.faults).routes(),
        ]

    async def _respond(self, request: Request) -> Response:
        try:
            respond(self.workspace, request.path_params["key"], await request.json())
        except Refused as refused:
            return PlainTextResponse(refused.error, status_code=max(refused.status, HTTPStatus.BAD_REQUEST))
        return PlainTextResponse("ok")

    async def _keep_time(self) -> None:
        while True:
            await asyncio.sleep(0.5)
            self.workspace.tick()
