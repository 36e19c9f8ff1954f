"""Being there for Slack: the client, who we are, and the way events come in."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from bot.slack.deliveries import Deliveries
from bot.slack.desk import Desk
from bot.slack.identity import Identities, Self
from bot.slack.rates import Rates
from bot.slack.sending import Sender
from bot.slack.unavailable import SlackUnavailableError
from bot.wiring import System

log = logging.getLogger(__name__)

TIMEOUT_S = 15
CONNECTIONS = 200
"""Connections to Slack at once; the rates of its methods are met long before."""


@asynccontextmanager
async def open_desk(system: System, settings: Settings) -> AsyncIterator[Desk]:
    """Log in to Slack and put together what handlers work with.

    Raises `SlackUnavailableError` when there is no token, it is refused, or Slack does not answer.
    """
    if settings.slack_bot_token is None:
        raise SlackUnavailableError(
            "SLACK_BOT_TOKEN is not set: docs/slack.md says how to make the app and where its tokens are. "
            "`make demo` needs none."
        )
    async with aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=TIMEOUT_S), connector=aiohttp.TCPConnector(limit=CONNECTIONS)
    ) as session:
        client = AsyncWebClient(
            token=settings.slack_bot_token.get_secret_value(),
            base_url=settings.slack_api_url,
            timeout=TIMEOUT_S,
            session=session,
            retry_handlers=[],  # what may have arrived is looked for before it is sent again, not sent blindly
        )
        me = await _who_we_are(client, settings)
        rates = Rates()
        sender = Sender(system.database, Deliveries(client, rates))
        yield Desk(system, client, me, Identities(system.database, client, me), sender, rates)


async def _who_we_are(client: AsyncWebClient, settings: Settings) -> Self:
    try:
        found = await client.auth_test()
    except SlackApiError as error:
        raise SlackUnavailableError(
            f"Slack refuses SLACK_BOT_TOKEN ({error.response.get('error')}): install the app again and set its token."
        ) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SlackUnavailableError(
            f"Slack cannot be reached at {settings.slack_api_url}: check the network, or SLACK_API_URL."
        ) from error
    return Self(team_id=str(found["team_id"]), user_id=str(found["user_id"]), bot_id=str(found.get("bot_id") or ""))


@asynccontextmanager
async def socket_mode(app: AsyncApp, app_token: str) -> AsyncIterator[None]:
    """Hold a connection to Slack over which events come in; it comes back by itself when it is lost.

    Raises `SlackUnavailableError` when the token is refused or Slack does not answer.
    """
    handler = AsyncSocketModeHandler(app, app_token, web_client=_of_app_token(app, app_token))
    try:
        await handler.connect_async()  # type: ignore[no-untyped-call]  # the library's
    except SlackApiError as error:
        raise SlackUnavailableError(
            f"Slack refuses SLACK_APP_TOKEN ({error.response.get('error')}): it needs the scope connections:write."
        ) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SlackUnavailableError("Slack cannot be reached for Socket Mode: check the network.") from error
    try:
        yield
    finally:
        await asyncio.shield(handler.close_async())  # type: ignore[no-untyped-call]  # the library's


def _of_app_token(app: AsyncApp, app_token: str) -> AsyncWebClient:
    return AsyncWebClient(token=app_token, base_url=app.client.base_url, timeout=TIMEOUT_S)
