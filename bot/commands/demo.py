"""`shortlist demo`: the sample company, the bot, a worker and a workspace to meet them in, all on this machine."""

import asyncio
import sys

from pydantic import SecretStr

from bot.commands.database import seed_if_empty
from bot.commands.serve import listening, prepare_queue
from bot.playground.people import people_of
from bot.playground.plan import Person
from bot.playground.server import Playground
from bot.settings import Settings, read_settings
from bot.slack.serving import open_desk
from bot.wiring import Say, open_system
from bot.worker import stop_on_signals, work

PORT = 4747
"""Where the workspace is looked for first; a free port is taken when somebody has this one."""


async def demo(port: int | None, say: Say) -> int:
    """Run everything until the process is told to stop; the address is printed on standard output."""
    settings = read_settings()
    stop = asyncio.Event()
    stop_on_signals(stop)
    async with open_system(settings, say) as system:
        await seed_if_empty(system, say)
        await prepare_queue(system)
        async with await _playground(await people_of(system.database), port) as playground:
            connected = _connected_to(settings, playground)
            async with open_desk(system, connected) as desk, listening(desk, connected, lambda _: None):
                _tell(playground.url)
                await work(desk, stop)
    say("Stopped. The company's data stays; `make demo` goes on with it.")
    return 0


async def _playground(people: list[Person], port: int | None) -> Playground:
    wanted = PORT if port is None else port
    if port is None and not await _is_free(wanted):
        wanted = 0
    return Playground(people, port=wanted)


async def _is_free(port: int) -> bool:
    try:
        server = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", port)
    except OSError:
        return False
    server.close()
    await server.wait_closed()
    return True


def _connected_to(settings: Settings, playground: Playground) -> Settings:
    """Give the settings as if the playground were Slack; whatever workspace is configured is left alone."""
    return settings.model_copy(
        update={
            "slack_bot_token": SecretStr(playground.bot_token),
            "slack_app_token": SecretStr(playground.app_token),
            "slack_signing_secret": None,
            "slack_api_url": playground.api_url,
            "host": "127.0.0.1",
            "port": 0,
        }
    )


def _tell(url: str) -> None:
    sys.stdout.write(f"\nOpen {url} in a browser: a workspace like Slack, with Shortlist in it. Ctrl+C stops.\n")
    sys.stdout.flush()
