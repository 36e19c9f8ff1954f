"""Who somebody is: the Slack user that was linked, and no second one with the same address."""

import asyncio
from dataclasses import replace

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.plan import Person
from bot.playground.server import Playground
from bot.slack.identity import Identities, RefusedError, Self
from store.database import Database

JONAS = Person("Jonas Weidner", "jonas.weidner@quillhaven.example", id="U0000FIRST")


async def test_an_address_that_is_linked_already_makes_nobody_else_that_person(company_url):
    database = await Database.open(company_url)
    async with asyncio.timeout(60), Playground([JONAS]) as pg:
        client = AsyncWebClient(pg.bot_token, pg.api_url)
        me = Self(team_id=(await client.auth_test())["team_id"], user_id="UBOT", bot_id="BBOT")

        async def who(user_id: str) -> str:
            return (await Identities(database, client, me).actor(user_id, None)).email

        assert await who("U0000FIRST") == JONAS.email
        users = pg.workspace.users
        users["U000SECOND"] = replace(users["U0000FIRST"], id="U000SECOND")
        with pytest.raises(RefusedError):
            await who("U000SECOND")

        users["U0000FIRST"].deleted = True
        assert await who("U000SECOND") == JONAS.email
    await database.close()
