"""The Bolt application: checks who sends, keeps what came, opens a modal while its trigger lasts, and acknowledges."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import incoming
from bot.slack.opening import modal_for
from store.errors import StoreError
from store.receiving import Receiver

log = logging.getLogger(__name__)

Next = Callable[[], Awaitable[BoltResponse]]


def make_app(client: AsyncWebClient, receiver: Receiver, *, bot_user_id: str, signing_secret: str | None) -> AsyncApp:
    """Make the application. Nothing but keeping happens before the acknowledgement; workers do the rest.

    Without a `signing_secret` only Socket Mode may feed it: its connection is authenticated by the app token.
    """
    app = AsyncApp(
        client=client,
        signing_secret=signing_secret or "",
        request_verification_enabled=signing_secret is not None,
        attaching_conversation_kwargs_enabled=False,
        ignoring_self_assistant_message_events_enabled=False,
    )
    app.use(_Keeping(client, receiver, bot_user_id))
    return app


class _Keeping:
    """The middleware behind Bolt's own checks: what came is in the database before Slack is told so."""

    def __init__(self, client: AsyncWebClient, receiver: Receiver, bot_user_id: str) -> None:
        self._client = client
        self._receiver = receiver
        self._bot_user_id = bot_user_id
        self._opening: set[asyncio.Task[None]] = set()

    async def __call__(self, req: AsyncBoltRequest, resp: BoltResponse, next: Next) -> BoltResponse:  # noqa: A002, ARG002 - Bolt passes arguments by these names
        try:
            received = incoming.read(req.body, self._bot_user_id)
            kept = await self._receiver.keep(received) if received else None
        except (KeyError, TypeError):
            log.warning("a request of type %r is not as Slack documents it", req.body.get("type"))
            return BoltResponse(status=400, body="not understood")
        except StoreError:
            log.warning("an event could not be kept and is left to Slack's retry")
            return BoltResponse(status=500, body="try again")
        if kept is not None:
            self._open_modal(kept, req.body)
        return BoltResponse(status=200, body="")

    def _open_modal(self, kept: str, body: dict[str, Any]) -> None:
        """Open what the click asks for at once: its trigger lasts three seconds and works once."""
        view = modal_for(kept, body)
        if view is None:
            return
        task = asyncio.create_task(self._opened(body["trigger_id"], view))
        self._opening.add(task)
        task.add_done_callback(self._opening.discard)

    async def _opened(self, trigger_id: str, view: dict[str, Any]) -> None:
        try:
            await self._client.views_open(trigger_id=trigger_id, view=view)
        except SlackApiError as error:
            log.warning("a modal could not be opened: %s", error.response.get("error"))
