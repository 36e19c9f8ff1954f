"""A playground with a few people, and real Bolt apps connected to it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.plan import Person
from bot.playground.server import Playground

ADA = Person("Ada Lovelace", "ada@example.test", "Recruiter", "Europe/London")
BEN = Person("Ben Okri", "ben@example.test", "Engineer")
GIL = Person("Gil Guest", "gil@agency.test", guest=True)
PEOPLE = (
    ADA,
    BEN,
    GIL,
    Person("Dora Gone", "dora@example.test", deactivated=True),
    Person("Olaf Other", "olaf@other.test", other_team=True),
)

Setup = Callable[[AsyncApp], Any]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A running playground with nothing connected to it."""
    async with Playground(PEOPLE) as running:
        yield running


@pytest.fixture
def client(playground: Playground) -> AsyncWebClient:
    """The app's client of the Web API."""
    return AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)


@asynccontextmanager
async def connected(playground: Playground, set_up: Setup) -> AsyncIterator[AsyncApp]:
    """A Bolt app over Socket Mode, with the listeners that `set_up` adds."""
    app = AsyncApp(
        client=AsyncWebClient(token=playground.bot_token, base_url=playground.api_url),
        signing_secret=playground.signing_secret,
    )
    set_up(app)
    handler = AsyncSocketModeHandler(app, playground.app_token)
    await handler.connect_async()
    try:
        yield app
    finally:
        await handler.close_async()


@pytest.fixture
def connect(playground: Playground) -> Callable[[Setup], Any]:
    """Connects a Bolt app to the playground, for `async with`."""
    return lambda set_up: connected(playground, set_up)
