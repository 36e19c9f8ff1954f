"""The sender of the outbox: marks, sends, remembers; puts off what Slack asks to wait with, and gives up aloud."""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack.deliveries import PASSING, Deliveries, UnknownError
from bot.slack.rates import PacedError
from store.database import Database
from store.errors import StoreError
from store.queries import outbox
from store.queries.outbox import Claimed

log = logging.getLogger(__name__)

SOON = {"view_not_found", "not_found"}
"""A modal that is being opened this moment is not there yet."""
SEND_S = 20.0
"""Seconds one message may take; well within the lease, so that nobody else sends it meanwhile."""
MOST_ATTEMPTS = 30
LONGEST_WAIT_S = 600.0
"""Together four hours: as long as Slack may be away before a message is given up."""
IDLE_S = 1.0
"""Seconds between looks for what another process left behind."""


class Sender:
    """Sends what is due. Any number of them may run on one database."""

    def __init__(self, database: Database, deliveries: Deliveries) -> None:
        self._database = database
        self._deliveries = deliveries
        self._ending = asyncio.Event()

    def end(self) -> None:
        """Let `run` come to its end once what is being sent is out."""
        self._ending.set()

    async def drain(self, lane: str) -> None:
        """Send everything that is due in a lane, in order."""
        while True:
            claimed = await self._claim(lane)
            if not claimed or not await self._send(claimed[0]):
                return

    async def run(self) -> None:
        """Look for what is due, until the end: what a crash, a limit or a database that was away left behind."""
        while not self._ending.is_set():
            try:
                claimed = await self._claim(None)
                await asyncio.gather(*(self._send(one) for one in claimed))
            except StoreError as error:
                log.warning("the outbox cannot be read or written: %s", error)
                claimed = []
            except Exception:
                log.exception("the outbox meets something nobody thought of, and goes on")
                claimed = []
            if not claimed:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._ending.wait(), IDLE_S)

    async def _claim(self, lane: str | None) -> list[Claimed]:
        async with self._database.worker() as session:
            return await outbox.claim(session, lane=lane)

    async def _send(self, claimed: Claimed) -> bool:
        """Send one row; tells whether the next of its lane may follow."""
        try:
            async with asyncio.timeout(SEND_S):
                result = await self._deliveries.carry_out(claimed)
        except PacedError as paced:
            return await self._put_off(claimed, paced.wait_s, "too many at once")
        except SlackApiError as error:
            return await self._refused(claimed, error)
        except UnknownError:
            return await self._give_up(claimed, "it may have been sent before, and Slack cannot tell", known=False)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not end the sending of other messages
            was_out = not isinstance(error, aiohttp.ClientConnectorError)
            return await self._try_later(claimed, f"{type(error).__name__}: {error}", may_be_out=was_out)
        async with self._database.worker() as session:
            await outbox.sent(session, claimed.id, result)
        return True

    async def _refused(self, claimed: Claimed, error: SlackApiError) -> bool:
        code = str(error.response.get("error") or error.response.status_code)
        if code == "ratelimited" or error.response.status_code == 429:  # noqa: PLR2004 - too many requests
            wait = float(error.response.headers.get("Retry-After") or 1)
            return await self._put_off(claimed, wait, code, whole_lane=True)
        if code in SOON and claimed.payload["do"] == "view" and claimed.attempts < 5:  # noqa: PLR2004
            return await self._put_off(claimed, 0.3 * claimed.attempts, code)
        if code in PASSING or error.response.status_code >= 500:  # noqa: PLR2004 - a fault of theirs
            return await self._try_later(claimed, code, may_be_out=True)  # Slack says: parts of it may have been done
        return await self._give_up(claimed, code)

    async def _try_later(self, claimed: Claimed, why: str, *, may_be_out: bool) -> bool:
        """Put off what failed, longer each time; after the last time it is given up."""
        log.warning("message %s was not sent at attempt %d: %s", claimed.key, claimed.attempts, why)
        if claimed.attempts >= MOST_ATTEMPTS:
            return await self._give_up(claimed, why, known=not may_be_out)
        wait = min(2.0 ** (claimed.attempts - 1), LONGEST_WAIT_S)
        return await self._put_off(claimed, wait, why, may_be_out=may_be_out)

    async def _put_off(
        self, claimed: Claimed, wait_s: float, why: str, *, whole_lane: bool = False, may_be_out: bool = False
    ) -> bool:
        async with self._database.worker() as session:
            wait = timedelta(seconds=wait_s)
            await outbox.put_off(session, claimed, wait, why[:500], whole_lane=whole_lane, may_be_out=may_be_out)
        return False

    async def _give_up(self, claimed: Claimed, why: str, *, known: bool = True) -> bool:
        log.error("message %s was not sent: %s", claimed.key, why)
        async with self._database.worker() as session:
            await outbox.fail(session, claimed.id, why, known=known)
        return True
