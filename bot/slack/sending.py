"""The sender of the outbox: marks, sends, remembers; puts off what Slack asks to wait with, and gives up aloud."""

import asyncio
import logging
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack.deliveries import Deliveries, UnknownError
from store.database import Database
from store.errors import StoreError
from store.queries import outbox
from store.queries.outbox import Claimed

log = logging.getLogger(__name__)

TRANSIENT = {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
SOON = {"view_not_found", "not_found"}
"""A modal that is being opened this moment is not there yet."""
MOST_ATTEMPTS = 12
LONGEST_WAIT_S = 600.0
IDLE_S = 1.0
"""Seconds between looks for what another process left behind."""


class Sender:
    """Sends what is due. Any number of them may run on one database."""

    def __init__(self, database: Database, deliveries: Deliveries) -> None:
        self._database = database
        self._deliveries = deliveries

    async def drain(self, lane: str) -> None:
        """Send everything that is due in a lane, in order."""
        while True:
            claimed = await self._claim(lane)
            if not claimed or not await self._send(claimed[0]):
                return

    async def run(self) -> None:
        """Look for what is due, forever: what a crash, a limit or a database that was away left behind."""
        while True:
            try:
                claimed = await self._claim(None)
                await asyncio.gather(*(self._send(one) for one in claimed))
            except StoreError as error:
                log.warning("the outbox cannot be read: %s", error)
                claimed = []
            if not claimed:
                await asyncio.sleep(IDLE_S)

    async def _claim(self, lane: str | None) -> list[Claimed]:
        async with self._database.worker() as session:
            return await outbox.claim(session, lane=lane)

    async def _send(self, claimed: Claimed) -> bool:
        """Send one row; tells whether the next of its lane may follow."""
        try:
            result = await self._deliveries.carry_out(claimed)
        except SlackApiError as error:
            return await self._refused(claimed, error)
        except UnknownError:
            await self._give_up(claimed, "it may have been sent before, and Slack cannot tell", known=False)
            return True
        except (TimeoutError, aiohttp.ClientError) as error:
            log.warning("%s may or may not have reached Slack: %s", claimed.key, error)
            return False  # it stays marked, so that whoever takes it up next looks first
        async with self._database.worker() as session:
            await outbox.sent(session, claimed.id, result)
        return True

    async def _refused(self, claimed: Claimed, error: SlackApiError) -> bool:
        code = str(error.response.get("error") or error.response.status_code)
        if code == "ratelimited" or error.response.status_code == 429:  # noqa: PLR2004 - too many requests
            wait = float(error.response.headers.get("Retry-After") or 1)
            await self._put_off(claimed, wait, code, whole_lane=True)
            return False
        is_passing = code in TRANSIENT or error.response.status_code >= 500  # noqa: PLR2004 - a fault of theirs
        if code in SOON and claimed.payload["do"] == "view" and claimed.attempts < 5:  # noqa: PLR2004
            await self._put_off(claimed, 0.3 * claimed.attempts, code)
            return False
        if is_passing and claimed.attempts < MOST_ATTEMPTS:
            await self._put_off(claimed, min(2.0**claimed.attempts, LONGEST_WAIT_S), code)
            return False
        await self._give_up(claimed, code)
        return True

    async def _put_off(self, claimed: Claimed, wait_s: float, why: str, *, whole_lane: bool = False) -> None:
        async with self._database.worker() as session:
            await outbox.put_off(session, claimed, timedelta(seconds=wait_s), why, whole_lane=whole_lane)

    async def _give_up(self, claimed: Claimed, why: str, *, known: bool = True) -> None:
        log.error("message %s was not sent: %s", claimed.key, why)
        async with self._database.worker() as session:
            await outbox.fail(session, claimed.id, why, known=known)
