"""Where a mail server hands over mail that came in, signed with the secret both sides know."""

import hashlib
import hmac

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.outreach.inbound import Inbound
from store.errors import StoreError
from tools.outreach.reading_mail import MOST_BYTES

PATH = "/mail/inbound"
LARGEST = 60_000_000
"""Bytes of a mail that is taken, attachments included; what is read of it is kept, the rest only counts for the
signature."""
SIGNATURE = "X-Shortlist-Signature"


def inbound_route(inbound: Inbound, secret: str) -> Route:
    """Make the route. The body is the mail as it came; the header holds `sha256=` and the body's HMAC-SHA256."""

    async def receive(request: Request) -> Response:
        seen, size, kept = hmac.new(secret.encode(), digestmod=hashlib.sha256), 0, b""
        async for piece in request.stream():
            size += len(piece)
            if size > LARGEST:
                return JSONResponse({"error": "too large"}, status_code=413)
            seen.update(piece)
            kept += piece[: max(0, MOST_BYTES - len(kept))]
        signature = request.headers.get(SIGNATURE, "")
        if not hmac.compare_digest(signature.encode(), f"sha256={seen.hexdigest()}".encode()):
            return JSONResponse({"error": "the signature does not fit"}, status_code=401)
        try:
            is_ours = await inbound.take(kept)
        except StoreError:
            return JSONResponse({"error": "try again"}, status_code=503)
        return JSONResponse({"taken": is_ours})

    return Route(PATH, receive, methods=["POST"])
