"""The yardstick of the acknowledgement: the same server stack, which checks the signature and does nothing else."""

import asyncio
import sys

import uvicorn
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def bare(secret: str) -> Starlette:
    """Make the application."""
    verifier = SignatureVerifier(secret)

    async def receive(request: Request) -> Response:
        body = await request.body()
        return Response("", status_code=200 if verifier.is_valid_request(body, dict(request.headers)) else 401)

    return Starlette(routes=[Route("/slack/events", receive, methods=["POST"])])


def main() -> None:
    """Serve on the port given, for the signing secret given, until told to stop."""
    port, secret = int(sys.argv[1]), sys.argv[2]
    config = uvicorn.Config(bare(secret), host="127.0.0.1", port=port, log_level="warning", lifespan="off")
    asyncio.run(uvicorn.Server(config).serve())


if __name__ == "__main__":
    main()
