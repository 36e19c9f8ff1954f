"""The worker: takes jobs from the queue, sends what is due, and picks up what a crash left behind."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from procrastinate import App, RetryStrategy
from procrastinate.exceptions import ConnectorException

from bot.slack.desk import Desk
from bot.slack.handling import MOST_ATTEMPTS, handle
from store import queue
from store.errors import StoreError
from store.queries import approvals, inbox, outbox
from store.receiving import QUEUE, TASK

log = logging.getLogger(__name__)

CONCURRENCY = 8
"""Conversations one worker works on at once; most of a turn is waiting for a model, Slack or the database."""
HEARTBEAT_S = 4.0
DEAD_AFTER_S = 15.0
"""Without a heartbeat for so long a worker is taken for dead, and its jobs are given to others."""
SWEEP_S = 5.0
GRACE_S = 20.0
"""Seconds a worker that is told to stop may take to end its turns; what is left is taken up by others."""
_TIDY_EVERY = 720


def make_queue(worker_url: str) -> App:
    """Make the queue's application on the worker role's address; `connect` gives it a desk to work at."""
    return App(connector=queue.connector(worker_url, size=CONCURRENCY + 4))


def connect(app: App, desk: Desk) -> None:
    """Register the tasks: one, which brings an event of Slack to its end."""

    @app.task(
        name=TASK,
        queue=QUEUE,
        retry=RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=2),
    )
    async def handle_event(inbox_id: str) -> None:
        await handle(desk, UUID(inbox_id))


async def work(desk: Desk, stop: asyncio.Event) -> None:
    """Work until `stop` is set; then what runs may come to its end, within the grace."""
    app = make_queue(desk.system.database.worker_url)
    connect(app, desk)
    async with app.open_async():
        helpers = [asyncio.create_task(desk.sender.run()), asyncio.create_task(_sweep(desk, app))]
        worker = asyncio.create_task(_keep_working(app))
        await stop.wait()
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker
        for helper in helpers:
            helper.cancel()
        await asyncio.gather(*helpers, return_exceptions=True)


async def _keep_working(app: App) -> None:
    """Run the queue's worker, again and again where the database was away."""
    while True:
        try:
            await app.run_worker_async(
                queues=[QUEUE],
                concurrency=CONCURRENCY,
                install_signal_handlers=False,
                listen_notify=True,
                fetch_job_polling_interval=2.0,
                shutdown_graceful_timeout=GRACE_S,
                delete_jobs="successful",
                update_heartbeat_interval=HEARTBEAT_S,
                stalled_worker_timeout=DEAD_AFTER_S,
            )
        except (ConnectorException, OSError) as error:
            log.warning("the queue cannot be read: %s", error)
        await asyncio.sleep(1)


async def _sweep(desk: Desk, app: App) -> None:
    """Every few seconds: jobs of dead workers, and now and then what is old."""
    rounds = 0
    while True:
        await _calmly(lambda: _take_over(app))
        if rounds % _TIDY_EVERY == 0:
            await _calmly(lambda: _tidy(desk))
        rounds += 1
        await asyncio.sleep(SWEEP_S)


async def _take_over(app: App) -> None:
    for job in await app.job_manager.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=DEAD_AFTER_S):
        log.warning("job %s was left by a worker that died", job.id)
        await app.job_manager.retry_job(job)


async def _tidy(desk: Desk) -> None:
    async with desk.system.database.worker() as session:
        await approvals.expire(session)
        await inbox.forget(session)
        await outbox.forget(session)


async def _calmly(step: Callable[[], Awaitable[Any]]) -> None:
    """Do a step of upkeep; a database that is away is there again next time."""
    try:
        await step()
    except (StoreError, ConnectorException) as error:
        log.warning("upkeep waits: %s", error)


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set `stop` when the process is told to end."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
