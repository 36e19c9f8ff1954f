"""`shortlist serve` and `shortlist worker`: Slack in, answers out, until the process is told to stop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import uvicorn
from slack_bolt.async_app import AsyncApp
from starlette.routing import Route

from bot.outreach.inbound import Inbound
from bot.settings import Settings, read_settings
from bot.slack.app import make_app
from bot.slack.desk import Desk
from bot.slack.serving import open_desk, socket_mode
from bot.slack.unavailable import SlackUnavailableError
from bot.web.app import make_web
from bot.web.inbound import inbound_route
from bot.web.server import QuietServer
from bot.web.tracking import tracking_routes
from bot.web.unsubscribe import unsubscribe_routes
from bot.wiring import Say, System, clock_of, open_system
from bot.worker import stop_on_signals, tracking_of, work
from store.errors import StoreError
from store.queue import prepare
from store.receiving import Receiver

ACK_S = 3
"""Seconds Slack waits for an answer: a request that takes longer need not keep the process from ending."""


async def serve(with_worker: bool, say: Say) -> int:
    """Be there for Slack: by Socket Mode with an app token, else over HTTP."""
    settings = read_settings()
    stop = asyncio.Event()
    stop_on_signals(stop)
    async with open_system(settings, say) as system, open_desk(system, settings) as desk:
        await prepare_queue(system)
        async with listening(desk, settings, say):
            if with_worker:
                await work(desk, stop)
            else:
                await stop.wait()
    say("Stopped; what was not finished is picked up at the next start.")
    return 0


async def worker(say: Say) -> int:
    """Work on what others receive."""
    settings = read_settings()
    stop = asyncio.Event()
    stop_on_signals(stop)
    async with open_system(settings, say) as system, open_desk(system, settings) as desk:
        await prepare_queue(system)
        say("Working. Ctrl+C stops.")
        await work(desk, stop)
    say("Stopped; what was not finished is picked up by others or at the next start.")
    return 0


@asynccontextmanager
async def listening(desk: Desk, settings: Settings, say: Say) -> AsyncIterator[str]:
    """Take events in while the block runs, and give the address of the web endpoints.

    Raises `SlackUnavailableError` when there is no way for events to come.
    """
    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else None
    if settings.slack_app_token is None and secret is None:
        raise SlackUnavailableError(
            "Neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP) is set, so no event could come in."
        )
    receiver = Receiver(desk.system.database.worker_url)
    async with AsyncExitStack() as stack:
        await receiver.open()
        stack.push_async_callback(receiver.close)

        def make(signing_secret: str | None) -> AsyncApp:
            return make_app(desk.client, receiver, bot_user_id=desk.me.user_id, signing_secret=signing_secret)

        over_http = make(secret) if secret else None
        address = await stack.enter_async_context(_web(desk.system, over_http, settings))
        if settings.slack_app_token is not None:
            await stack.enter_async_context(socket_mode(make(None), settings.slack_app_token.get_secret_value()))
            say("Connected to Slack by Socket Mode.")
        if secret is not None:
            say(f"Listening for Slack's requests on {address}/slack/events.")
        say(f"Health is told on {address}/health. Ctrl+C stops.")
        yield address


async def prepare_queue(system: System) -> None:
    """Make or upgrade the job queue's tables, where the given address may; `shortlist db upgrade` does else."""
    await prepare(system.database.url)


def _pages(system: System, settings: Settings) -> list[Route]:
    """Give the pages for people and programs outside: opting out, marked links, mail that comes in."""
    clock = clock_of(settings)
    pages = unsubscribe_routes(system.database, clock)
    pages += tracking_routes(system.database, clock, tracking_of(settings))
    if settings.inbound_secret is not None:
        pages.append(inbound_route(Inbound(system.database, clock), settings.inbound_secret.get_secret_value()))
    return pages


@asynccontextmanager
async def _web(system: System, bolt: AsyncApp | None, settings: Settings) -> AsyncIterator[str]:
    async def is_well() -> bool:
        try:
            async with system.database.worker():
                return True
        except StoreError:
            return False

    config = uvicorn.Config(
        make_web(bolt, is_well, _pages(system, settings)),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        lifespan="off",
        timeout_graceful_shutdown=ACK_S,
    )
    server = QuietServer(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        if running.done():
            raise SlackUnavailableError(
                f"Port {settings.port} of {settings.host} cannot be listened on: set SHORTLIST_PORT to a free one."
            )
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://{settings.host}:{port}"
    finally:
        server.should_exit = True
        await running
