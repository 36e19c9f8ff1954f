"""Where a mail server hands over mail that came in, signed with the secret both sides know."""

import hashlib
import hmac

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.outreach.inbound import Inbound
from store.errors import StoreError

PATH = "/mail/inbound"
LARGEST = 10_000_000
"""Bytes of a mail that is read, attachments included."""
SIGNATURE = "X-Shortlist-Signature"


def inbound_route(inbound: Inbound, secret: str) -> Route:
    """Make the route. The body is the mail as it came; the header holds `sha256=` and the body's HMAC-SHA256."""

    async def receive(request: Request) -> Response:
        if int(request.headers.get("content-length") or 0) > LARGEST:
            return JSONResponse({"error": "too large"}, status_code=413)
        body = await request.body()
        expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(request.headers.get(SIGNATURE, "").encode(), expected.encode()):
            return JSONResponse({"error": "the signature does not fit"}, status_code=401)
        try:
            is_ours = await inbound.take(body)
        except StoreError:
            return JSONResponse({"error": "try again"}, status_code=503)
        return JSONResponse({"taken": is_ours})

    return Route(PATH, receive, methods=["POST"])
