"""The worker: takes jobs from the queue, sends what is due, and picks up what a crash left behind."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from procrastinate import App, JobContext, RetryStrategy
from procrastinate.exceptions import ConnectorException

from bot.invitations.sending import InvitationSender
from bot.outreach.inbound import Inbound
from bot.outreach.mailbox import Account, Mailbox, MailboxError
from bot.outreach.mailing import MailSender, Server
from bot.outreach.sequencing import Sequencer
from bot.outreach.starting import Starter
from bot.outreach.tracking import Tracking
from bot.settings import Settings
from bot.slack.desk import Desk
from bot.slack.feedback.timer import ask_and_remind
from bot.slack.handling import MOST_ATTEMPTS, handle
from bot.slack.subscriptions import post_due
from bot.wiring import System, clock_of
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
SEQUENCES = "send on sequences"
REMIND = "remind of feedback"
MAILBOX = "read the mailbox"
QUESTIONS = "ask questions on a schedule"
"""Names of the tasks that run every minute; several workers at one do nothing twice."""
SWEEP_S = 5.0
GRACE_S = 10.0
"""Seconds a worker that is told to stop may take to end its turns; what is left is taken up by others.

It has no heartbeat while it does, so with the last one's age this stays below what counts as dead."""
_LEAVE_S = GRACE_S + 5.0
"""Seconds the queue may take to leave; a database that is away must not keep a worker from ending."""
_TIDY_EVERY = 720
_KEEP_FAILED_H = 24 * 7


@dataclass
class AtWork:
    """Which jobs this process is at, and the ids it has worked under."""

    jobs: set[int] = field(default_factory=set)
    workers: set[int] = field(default_factory=set)
    _missing: set[int] = field(default_factory=set)

    @contextmanager
    def at(self, context: JobContext) -> Iterator[None]:
        """Note that this process is at a job, while it is."""
        job, worker = context.job.id or 0, context.job.worker_id or 0
        self.workers.add(worker)
        self.jobs.add(job)
        try:
            yield
        finally:
            self.jobs.discard(job)

    def lost(self, held: list[int]) -> list[int]:
        """Of the jobs the queue says we hold, give those we have not been at for two looks in a row.

        A database that went away when a job ended was never told of the end, and nobody else would take it up.
        """
        missing = set(held) - self.jobs
        twice = missing & self._missing
        self._missing = missing
        return list(twice)


def make_queue(worker_url: str) -> App:
    """Make the queue's application on the worker role's address; `connect` gives it a desk to work at."""
    return App(connector=queue.connector(worker_url, size=CONCURRENCY + 4))


def connect(app: App, desk: Desk, at_work: AtWork) -> None:
    """Register the tasks: an event of Slack brought to its end, feedback asked for, questions on a schedule asked."""

    @app.periodic(cron="* * * * *")
    @app.task(name=REMIND, queue=QUEUE, queueing_lock=REMIND, pass_context=True)
    async def remind(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - when it was due
        with at_work.at(context):
            await ask_and_remind(desk)

    @app.periodic(cron="* * * * *")
    @app.task(name=QUESTIONS, queue=QUEUE, queueing_lock=QUESTIONS, pass_context=True)
    async def ask_saved(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - when it was due
        with at_work.at(context):
            await post_due(desk)

    sequencer = sequencer_of(desk.system)
    if sequencer is not None:

        @app.periodic(cron="* * * * *")
        @app.task(name=SEQUENCES, queue=QUEUE, queueing_lock=SEQUENCES, pass_context=True)
        async def send_on(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - when it was due
            with at_work.at(context):
                await Starter(sequencer.database, sequencer.clock).run_due()
                await sequencer.run_due()

    mailbox = mailbox_of(desk.system)
    if mailbox is not None:

        @app.periodic(cron="* * * * *")
        @app.task(name=MAILBOX, queue=QUEUE, queueing_lock=MAILBOX, lock=MAILBOX, pass_context=True)
        async def read_mailbox(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - when it was due
            with at_work.at(context):
                await read_calmly(mailbox)

    @app.task(
        name=TASK,
        queue=QUEUE,
        retry=RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=2),
        pass_context=True,
    )
    async def handle_event(context: JobContext, inbox_id: str) -> None:
        with at_work.at(context):
            await handle(desk, UUID(inbox_id))


async def work(desk: Desk, stop: asyncio.Event) -> None:
    """Work until `stop` is set; then what runs may come to its end, within the grace."""
    app = make_queue(desk.system.database.worker_url)
    at_work = AtWork()
    connect(app, desk, at_work)
    async with app.open_async():
        sending = asyncio.create_task(desk.sender.run())
        mailer = mail_sender(desk.system)
        mailing = asyncio.create_task(mailer.run()) if mailer else None
        inviter = invitation_sender(desk.system)
        inviting = asyncio.create_task(inviter.run()) if inviter else None
        sweeping = asyncio.create_task(_sweep(desk, app, at_work))
        worker = asyncio.create_task(_keep_working(app, stop))
        await stop.wait()
        worker.cancel()
        await asyncio.wait([worker], timeout=_LEAVE_S)
        sweeping.cancel()
        desk.sender.end()
        if mailer is not None:
            mailer.end()
        if inviter is not None:
            inviter.end()
        out = [task for task in (sending, mailing, inviting) if task is not None]
        await asyncio.wait(out, timeout=GRACE_S)
        for task in out:
            task.cancel()
        await asyncio.gather(*out, sweeping, return_exceptions=True)


def sequencer_of(system: System) -> Sequencer | None:
    """Make what sends on sequences; None where no mail server is set, and they wait."""
    if system.settings.smtp_url is None:
        return None
    return Sequencer(system.database, clock_of(system.settings), system.settings.public_url)


def mailbox_of(system: System) -> Mailbox | None:
    """Make what reads the mailbox; None where none is set."""
    if system.settings.imap_url is None:
        return None
    account = Account.at(system.settings.imap_url.get_secret_value())
    clock = clock_of(system.settings)
    return Mailbox(system.database, account, Inbound(system.database, clock), clock)


async def read_calmly(mailbox: Mailbox) -> None:
    """Read what is new; a mail server that is away, or does not let us in, is asked again in a minute."""
    try:
        await mailbox.read_new()
    except (MailboxError, StoreError) as error:
        log.warning("the mailbox waits: %s", error)


def invitation_sender(system: System) -> InvitationSender | None:
    """Make the sender of invitations; None where no mail server is set, and none are queued."""
    if system.settings.smtp_url is None:
        return None
    server = Server.at(system.settings.smtp_url.get_secret_value())
    return InvitationSender(system.database, server, clock_of(system.settings))


def mail_sender(system: System) -> MailSender | None:
    """Make the sender of mail; None where no mail server is set, and mail waits."""
    settings = system.settings
    if settings.smtp_url is None:
        return None
    server = Server.at(settings.smtp_url.get_secret_value())
    tracking = tracking_of(settings)
    return MailSender(system.database, server, clock_of(settings), public_url=settings.public_url, tracking=tracking)


def tracking_of(settings: Settings) -> Tracking:
    """Say what letters tell of their fate."""
    return Tracking(settings.public_url, opens=settings.track_opens, clicks=settings.track_clicks)


async def _keep_working(app: App, stop: asyncio.Event) -> None:
    """Run the queue's worker, again and again where the database was away.

    Told to end, it may fail on its way out instead of being cancelled: that is no reason to begin again.
    """
    while not stop.is_set():
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
        except Exception:
            log.exception("the queue meets something nobody thought of, and is read again")
        await asyncio.sleep(1)


async def _sweep(desk: Desk, app: App, at_work: AtWork) -> None:
    """Every few seconds: jobs and events that nobody is at, and now and then what is old."""
    rounds = 0
    while True:
        await _calmly(lambda: _take_over(desk, at_work))
        if rounds % _TIDY_EVERY == 0:
            await _calmly(lambda: _tidy(desk, app))
        rounds += 1
        await asyncio.sleep(SWEEP_S)


async def _take_over(desk: Desk, at_work: AtWork) -> None:
    async with desk.system.database.worker() as session:
        lost = at_work.lost(await inbox.held_by(session, list(at_work.workers)))
        taken = await inbox.take_over(session, silence=timedelta(seconds=DEAD_AFTER_S), lost=lost)
        queued = await inbox.queue_again(session)
    if taken or queued:
        log.warning("left behind by somebody and taken up again: jobs %s, events without a job %s", taken, queued)


async def _tidy(desk: Desk, app: App) -> None:
    async with desk.system.database.worker() as session:
        await approvals.expire(session)
        await inbox.forget(session)
        await outbox.forget(session)
    await app.job_manager.delete_old_jobs(
        _KEEP_FAILED_H, queue=QUEUE, include_failed=True, include_cancelled=True, include_aborted=True
    )


async def _calmly(step: Callable[[], Awaitable[Any]]) -> None:
    """Do a step of upkeep; a database that is away is there again next time, and nothing ends the upkeep."""
    try:
        await step()
    except (StoreError, ConnectorException) as error:
        log.warning("upkeep waits: %s", error)
    except Exception:
        log.exception("upkeep meets something nobody thought of, and goes on")


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set `stop` when the process is told to end."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
