"""How many messages the outbox sends in a second, beside the same calls made with nothing written down."""

import asyncio
import sys
from collections.abc import Coroutine
from itertools import count

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bench.slack_town import Town
from bot.slack.outgoing import sentence, told
from bot.slack.rates import BURST
from store.queries import outbox

AT_ONCE = 20
"""Messages the outbox sends at once, and so the yardstick."""
_numbers = count(1)


async def messages_a_second(town: Town) -> tuple[float, float]:
    """Send everybody as many messages as Slack takes at once: ours with one worker, and the yardstick."""
    await town.crew(1)
    ours = await _from_first_to_last(town, _through_the_outbox(town))
    return ours, await _from_first_to_last(town, _straight(town))


async def _from_first_to_last(town: Town, sending: Coroutine[None, None, None]) -> float:
    before = len(town.pg.calls)
    wanted = BURST * len(town.people)
    await sending
    await town.pg.until(lambda: len(_posted(town, before)) >= wanted, timeout=60)
    at = _posted(town, before)
    return (len(at) - 1) / (at[-1] - at[0])


def _posted(town: Town, since: int) -> list[float]:
    return [call.at for call in town.pg.calls[since:] if call.method == "chat.postMessage"]


async def _through_the_outbox(town: Town) -> None:
    said = [
        row
        for _ in range(BURST)
        for who in town.people
        for row in told(f"bench:{next(_numbers)}", who.user_id, [sentence("Twelve jobs are open today.")])
    ]
    async with town.system.database.worker() as session:
        await outbox.add(session, said)


async def _straight(town: Town) -> None:
    channels = [town.pg.dm(who) for who in town.people] * BURST
    command = [sys.executable, "-m", "bench.slack_outbox", town.pg.api_url, town.pg.bot_token, *channels]
    process = await asyncio.create_subprocess_exec(*command)
    await process.wait()


async def _post(api_url: str, token: str, channels: list[str]) -> None:
    left = iter(channels)
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=token, base_url=api_url, session=session)

        async def one_after_the_other() -> None:
            for channel in left:
                await client.chat_postMessage(channel=channel, text="Twelve jobs are open today.")

        await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))


if __name__ == "__main__":
    asyncio.run(_post(sys.argv[1], sys.argv[2], sys.argv[3:]))
