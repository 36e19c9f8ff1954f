"""How soon an event that comes over HTTP is acknowledged, beside a server that only checks its signature."""

import asyncio
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

import aiohttp
import orjson

from bench.slack_town import Town
from bot.playground.http_delivery import HttpDelivery
from bot.playground.server import Playground

AT_ONCE = 50
REQUESTS = 1_000
ROUNDS = 3
_numbers = count(1)


async def acknowledgements(town: Town) -> tuple[list[float], list[float]]:
    """Give the seconds each acknowledgement took, ours and the yardstick's, measured in turns."""
    ours: list[float] = []
    bare: list[float] = []
    address = town.bot.said(town.bot.serving).split("requests on ")[1].split()[0].rstrip(".")
    async with _bare(town.pg) as yardstick:
        await _load(town.pg, yardstick, 200)
        await _load(town.pg, address, 200)
        for _ in range(ROUNDS):
            bare += await _load(town.pg, yardstick, REQUESTS)
            ours += await _load(town.pg, address, REQUESTS)
    kept = await town.value("select count(*) from shortlist.slack_inbox")
    if kept != ROUNDS * REQUESTS + 200:
        raise RuntimeError(f"{kept} events were kept")
    await town.clear()
    return ours, bare


@asynccontextmanager
async def _bare(pg: Playground) -> AsyncIterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "bench.slack_bare", str(port), pg.signing_secret]
    process = await asyncio.create_subprocess_exec(*command)
    try:
        for _ in range(500):
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                break
        yield f"http://127.0.0.1:{port}/slack/events"
    finally:
        process.terminate()
        await process.wait()


async def _load(pg: Playground, address: str, requests: int) -> list[float]:
    signer = HttpDelivery(address, pg.signing_secret)
    left = iter(range(requests))
    taken: list[float] = []
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as session:

        async def one_after_the_other() -> None:
            for _ in left:
                body = orjson.dumps(_event(pg)).decode()
                headers = {**signer.signed(body), "Content-Type": "application/json"}
                started = time.perf_counter()
                async with session.post(address, data=body.encode(), headers=headers) as response:
                    if response.status != 200:
                        raise RuntimeError(f"{address} answered {response.status}")
                taken.append(time.perf_counter() - started)

        await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
    return taken


def _event(pg: Playground) -> dict[str, object]:
    number = next(_numbers)
    ts = f"{1_800_000_000 + number}.000100"
    said = {"type": "message", "channel": f"D{number:09d}", "channel_type": "im", "user": "U0BENCH", "ts": ts}
    said |= {"text": "which jobs are open?", "event_ts": ts, "team": pg.workspace.team_id}
    return {
        "type": "event_callback",
        "token": "bench",
        "team_id": pg.workspace.team_id,
        "api_app_id": pg.workspace.app_id,
        "event_id": f"Ev{number:010d}",
        "event_time": 1_800_000_000 + number,
        "event": said,
        "authorizations": [{"team_id": pg.workspace.team_id, "user_id": pg.workspace.bot.id, "is_bot": True}],
    }
