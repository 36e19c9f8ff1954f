"""The ASGI application: Slack's requests, where they come over HTTP, opting out of mail, and whether we are well."""

from collections.abc import Awaitable, Callable, Sequence

import orjson
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

LARGEST = 2_000_000
"""Bytes of a request that is read; Slack's largest are modals of 250 kB."""
SLACK_PATH = "/slack/events"


def make_web(bolt: AsyncApp | None, is_well: Callable[[], Awaitable[bool]], pages: Sequence[Route] = ()) -> Starlette:
    """Make the application. `bolt` is None where Slack is listened to by Socket Mode alone."""

    async def health(_: Request) -> Response:
        well = await is_well()
        return JSONResponse({"ok": well}, status_code=200 if well else 503)

    routes = [Route("/health", health), *pages]
    if bolt is not None:
        routes.append(Route(SLACK_PATH, _slack(AsyncSlackRequestHandler(bolt)), methods=["POST"]))
    return Starlette(routes=routes)


def _slack(handler: AsyncSlackRequestHandler) -> Callable[[Request], Awaitable[Response]]:
    async def receive(request: Request) -> Response:
        if int(request.headers.get("content-length") or 0) > LARGEST:
            return Response("too large", status_code=413)
        if not _is_readable(request.headers.get("content-type", ""), await request.body()):
            return Response("not understood", status_code=400)
        return await handler.handle(request)

    return receive


def _is_readable(content_type: str, body: bytes) -> bool:
    """Tell whether a body is what its header says; Bolt takes a broken one for a fault of its own."""
    if len(body) > LARGEST:
        return False
    if not content_type.startswith("application/json"):
        return True
    try:
        return isinstance(orjson.loads(body), dict)
    except orjson.JSONDecodeError:
        return False
