"""The page behind the link in every mail: looking at it does nothing, pressing the button opts out at once."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from store.database import Database
from store.errors import StoreError
from store.queries import opting_out
from tools.references import as_id

PATH = "/unsubscribe/{link}"
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>{title}</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}}
button{{font:inherit;padding:.6rem 1.2rem}}</style></head>
<body><main><h1>{title}</h1>{body}</main></body></html>
"""
_ASK = '<p>You will get no more mail from us.</p><form method="post"><button>Unsubscribe</button></form>'
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
}


def unsubscribe_routes(database: Database, clock: Callable[[], datetime]) -> list[Route]:
    """Make the routes of the page. A mail program's one click (RFC 8058) is the same POST as the button's."""

    async def show(request: Request) -> Response:
        found = _link(request)
        async with database.worker() as session:
            is_ours = found is not None and await opting_out.address_of(session, *found) is not None
        return _page("Unsubscribe?", _ASK) if is_ours else _unknown()

    async def do(request: Request) -> Response:
        found = _link(request)
        async with database.worker() as session:
            is_done = found is not None and await opting_out.opt_out(session, *found, clock())
        return _page("You are unsubscribed", "<p>We will not write to you again.</p>") if is_done else _unknown()

    return [
        Route(PATH, _calm(show), methods=["GET"]),
        Route(PATH, _calm(do), methods=["POST"]),
    ]


def _calm(page: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        try:
            return await page(request)
        except StoreError:
            return _page("Please try again", "<p>That did not work just now. Please try again in a minute.</p>", 503)

    return answered


def _link(request: Request) -> tuple[UUID, str] | None:
    message, _, token = str(request.path_params["link"]).partition(".")
    found = as_id(message)
    return (found, token) if found is not None else None


def _page(title: str, body: str, status: int = 200) -> Response:
    return HTMLResponse(_PAGE.format(title=title, body=body), status_code=status, headers=_HEADERS)


def _unknown() -> Response:
    return _page(
        "This link does not work", "<p>It may be cut off. Reply “unsubscribe” to the mail and we stop.</p>", 404
    )
