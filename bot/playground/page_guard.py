"""Only this machine's own page may use the page's part of the server: other sites in a browser are turned away."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

NAMES = {"127.0.0.1", "localhost"}


class PageGuard:
    """Checks the `Host` (against names that resolve here on purpose) and the `Origin` of what browsers send."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from here."""
        if scope["type"] in {"http", "websocket"} and not _from_here(Headers(scope=scope)):
            if scope["type"] == "http":
                await PlainTextResponse("The playground answers its own page only.", 403)(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 4003})
            return
        await self._app(scope, receive, send)


def _from_here(headers: Headers) -> bool:
    host, origin = headers.get("host", ""), headers.get("origin")
    return host.partition(":")[0] in NAMES and origin in {None, f"http://{host}"}
