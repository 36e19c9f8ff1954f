"""Where the marked links of letters lead: on to what the letter says, from our own record of it, and nowhere else."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.outreach.tracking import CLICK_PATH, OPEN_PATH, Tracking
from bot.web.visitors import is_a_person
from store.database import Database
from store.errors import StoreError
from store.queries import tracking
from store.queries.tracking import Tracked
from tools.outreach.links import links_in
from tools.references import as_id

SCANNED = timedelta(seconds=30)
"""What happens so soon after a mail has left is a mail server's scanner at work, not somebody reading."""
_DOT = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
_GONE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>This link does not work</title></head>
<body><main><h1>This link does not work</h1>
<p>It may be cut off, or the letter it was in is no longer kept.</p></main></body></html>
"""


@dataclass(frozen=True)
class _Pages:
    """What the routes share."""

    database: Database
    clock: Callable[[], datetime]
    on: Tracking

    async def follow(self, request: Request) -> Response:
        """Lead on to the link of the letter; a link we did not sign leads nowhere."""
        message, _, rest = str(request.path_params["link"]).partition(".")
        number, _, token = rest.partition(".")
        if not (number.isascii() and number.isdecimal() and len(number) <= 3):  # noqa: PLR2004 - a letter has few links
            return _gone()
        letter = await self._visited(request, message, f"click:{int(number)}", token, int(number))
        links = links_in(letter.body) if letter else []
        if int(number) >= len(links):
            return _gone()
        return RedirectResponse(links[int(number)], status_code=302, headers=_HEADERS)

    async def picture(self, request: Request) -> Response:
        """Give a dot, whatever was asked for: a mail program shows nothing else."""
        message, _, token = str(request.path_params["link"]).removesuffix(".gif").partition(".")
        await self._visited(request, message, "open", token, None)
        return Response(_DOT, media_type="image/gif", headers=_HEADERS)

    async def _visited(
        self, request: Request, message: str, purpose: str, token: str, link: int | None
    ) -> Tracked | None:
        """Give the letter a signed link is about, and note the visit where it is a reader's and counting is on."""
        message_id = as_id(message)
        if message_id is None:
            return None
        kind: Literal["opened", "clicked"] = "opened" if link is None else "clicked"
        counts = self.on.opens if link is None else self.on.clicks
        try:
            async with self.database.worker() as session:
                letter = await tracking.about(session, message_id, purpose, token)
                if letter is not None and counts and self._is_reading(request, letter):
                    await tracking.note(session, message_id, kind, self.clock(), link=link)
        except StoreError:
            return None
        return letter

    def _is_reading(self, request: Request, letter: Tracked) -> bool:
        is_sent = letter.sent_at is not None and self.clock() - letter.sent_at >= SCANNED
        return is_sent and is_a_person(request.method, request.headers)


def tracking_routes(database: Database, clock: Callable[[], datetime], on: Tracking) -> list[Route]:
    """Make the routes. Links of letters that have left lead on also when counting is switched off."""
    pages = _Pages(database, clock, on)
    return [
        Route(CLICK_PATH + "/{link}", pages.follow, methods=["GET"]),
        Route(OPEN_PATH + "/{link}", pages.picture, methods=["GET"]),
    ]


def _gone() -> Response:
    return HTMLResponse(_GONE, status_code=404, headers=_HEADERS)
