"""The life of the embedded server: the first command starts it, others join, the last one to leave stops it.

Three locks, all held by the operating system, carry this (no list of process ids can go stale):

    start.lock   held while somebody starts or stops the server, so that only one does
    users.lock   held, shared, by every process that uses the server; who can take it alone is the last
    server.lock  held by the server's own processes, which inherit it: held means alive, whatever a file says
"""

import atexit
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self
from urllib.parse import quote

import platformdirs
import psutil
import psycopg
from psycopg import sql

from store.embedded.account import open_the_way, server_account, share_binaries
from store.embedded.cluster import SUPERUSER, Cluster, installation, program_trees
from store.embedded.errors import EmbeddedServerError, failure, plain_errors
from store.embedded.locks import FileLock, exclusively, is_held, open_private

DATABASE = "shortlist"
TEMPORARY_PREFIX = "shortlist-test-"
START_SECONDS = 600.0  # a server that was cut off may have to replay its log first
TURN_SECONDS = 660.0  # how long to wait for another command that starts or stops the server
STOP_SECONDS = 60.0
REMNANT_SECONDS = 15.0
POLL_SECONDS = 0.01
PROGRESS_SECONDS = 2.0
SWEEP_AFTER_SECONDS = 60.0

Progress = Callable[[str], None]


def default_directory() -> Path:
    """The directory of the embedded server in the user's data directory, which XDG_DATA_HOME moves."""
    return platformdirs.user_data_path("shortlist", appauthor=False) / "postgres"


def _silent(_: str) -> None:
    """Progress that nobody reads."""


class EmbeddedServer:
    """One process's use of the embedded PostgreSQL server whose files live in `directory`.

    Any number of processes may use the same directory at once. Methods block for up to seconds; from async
    code they are run in a thread. `durable=False` (tests) trades safety at power loss for speed.
    """

    def __init__(self, directory: Path, *, durable: bool = True) -> None:
        self.directory = directory.resolve()
        self._durable = durable
        self._users = FileLock(self.directory / "users.lock")
        self._joined_by: int | None = None
        self._cluster: Cluster | None = None

    @classmethod
    @contextmanager
    def temporary(cls, progress: Progress = _silent) -> Iterator[Self]:
        """A running server in a fresh directory for tests: not safe at power loss, deleted at the end.

        What killed test runs left behind is removed first.
        """
        sweep_temporary()
        directory = Path(tempfile.mkdtemp(prefix=TEMPORARY_PREFIX))
        server = cls(directory, durable=False)
        try:
            server.start(progress)
            yield server
        finally:
            server.close()
            server.erase()
            shutil.rmtree(directory)

    def start(self, progress: Progress = _silent) -> str:
        """Start the server or join the running one, and return the address of the `shortlist` database.

        The address is the superuser's and holds a password. `progress` is told in a sentence what takes time.
        The process leaves by itself at its end; calling this twice is harmless.

        Raises:
            EmbeddedServerError: the server cannot be used; the message says what to do.
        """
        with plain_errors(self.directory):
            self._make_directory()
            with self._turn(progress):
                self._join()
                try:
                    self._ensure_running(progress)
                    self._ensure_database()
                    return self.url()
                except BaseException:
                    self._retire()
                    raise

    def close(self) -> None:
        """Leave the server; it stops when no other process uses it and nobody asked to keep it."""
        if self._joined_by != os.getpid():
            return  # never started, or a forked child of the process that did
        if not self.directory.exists():
            self._leave()  # deleted under the server, which ends by itself when it notices
            return
        with plain_errors(self.directory), self._turn(_silent):
            self._retire()

    def stop(self) -> None:
        """Stop the server whoever uses it; nothing happens when it is not running."""
        if not self.directory.exists():
            return
        with plain_errors(self.directory), self._turn(_silent):
            if is_held(self._server_lock):
                self._shut_down(signal.SIGINT if self._durable else signal.SIGQUIT)
            self._keep_file.unlink(missing_ok=True)
            self._leave()

    def erase(self) -> None:
        """Stop the server and delete all its data; only the lock that others may wait for stays.

        Raises:
            EmbeddedServerError: another process is using the server, which would lose it under its feet.
        """
        if not self.directory.exists():
            return
        with plain_errors(self.directory), self._turn(_silent):
            others = not self._users.take(shared=False)
            self._leave()
            if others:
                raise EmbeddedServerError("Another shortlist command is using the database: end it, then try again.")
            if is_held(self._server_lock):
                self._shut_down(signal.SIGQUIT)
            self._own_cluster().erase()
            for name in ("users.lock", "server.lock", "keep"):
                (self.directory / name).unlink(missing_ok=True)

    def keep(self) -> None:
        """Leave the server running after the last process has left, until `stop` or the machine's end."""
        with plain_errors(self.directory), os.fdopen(open_private(self._keep_file), "w") as file:
            file.truncate()
            file.write(self._generation())

    def is_running(self) -> bool:
        """Whether the server runs, for whomever."""
        return (self.directory / "server.lock").exists() and is_held(self._server_lock)

    def url(self, database: str = DATABASE) -> str:
        """The superuser's address of one database of this server; it does not start anything."""
        cluster = self._own_cluster()
        host = quote(str(cluster.socket_directory()), safe="")
        return f"postgresql://{SUPERUSER}:{quote(cluster.password())}@/{database}?host={host}&port=5432"

    def __enter__(self) -> Self:
        """Start without progress; `close` at the end."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the server."""
        self.close()

    @property
    def _server_lock(self) -> Path:
        return self.directory / "server.lock"

    @property
    def _keep_file(self) -> Path:
        return self.directory / "keep"

    def _own_cluster(self) -> Cluster:
        if self._cluster is None:
            self._cluster = Cluster(self.directory, server_account(self.directory), durable=self._durable)
        return self._cluster

    def _turn(self, progress: Progress) -> AbstractContextManager[None]:
        return exclusively(
            self.directory / "start.lock",
            seconds=TURN_SECONDS,
            waiting=lambda: progress("Waiting for another command that is starting or stopping the database."),
        )

    def _make_directory(self) -> None:
        self.directory.parent.mkdir(parents=True, exist_ok=True)
        # Root lets the user that PostgreSQL runs as pass through, and nobody list what is there.
        self.directory.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)

    def _join(self) -> None:
        if self._joined_by not in (None, os.getpid()):
            self._users.leave()  # a forked child: the open file, and so the lock, is the parent's
        self._users.insist(shared=True)
        if self._joined_by is None:
            atexit.register(self.close)
        self._joined_by = os.getpid()

    def _retire(self) -> None:
        try:
            if self._users.take(shared=False) and is_held(self._server_lock) and not self._kept():
                self._shut_down(signal.SIGINT)
        finally:
            self._leave()

    def _leave(self) -> None:
        self._users.leave()
        self._joined_by = None
        atexit.unregister(self.close)

    def _ensure_running(self, progress: Progress) -> None:
        if is_held(self._server_lock) and self._postmaster() is None:
            self._wait_for_remnants()
        if not is_held(self._server_lock):
            self._launch(progress)
        self._wait_until_ready(progress)

    def _launch(self, progress: Progress) -> None:
        cluster = self._own_cluster()
        for tree in program_trees():
            share_binaries(tree, cluster.account)
        open_the_way(installation() / "bin" / "postgres", cluster.account, progress)
        open_the_way(self.directory / "pg", cluster.account, progress)
        cluster.check_room()
        cluster.make_runtime()
        if not cluster.exists():
            progress("Creating the database server's files (only the first time).")
            cluster.create()
        if self._postmaster() is None:
            cluster.forget_pid_files()
        if not cluster.has_password():
            progress("Setting a new database password, because the file with the old one is gone.")
            cluster.reset_password()
        cluster.prepare()
        self._keep_file.unlink(missing_ok=True)
        alive = FileLock(self._server_lock)
        alive.insist(shared=False)
        try:
            cluster.launch(alive.descriptor)
        finally:
            alive.leave()

    def _wait_until_ready(self, progress: Progress) -> None:
        cluster = self._own_cluster()
        started = time.monotonic()
        next_word = PROGRESS_SECONDS
        while not self._says_ready():
            waited = time.monotonic() - started
            if not is_held(self._server_lock):
                raise failure("server", cluster.log_tail(), self.directory)
            if waited > START_SECONDS:
                raise EmbeddedServerError(
                    f"The database has not come up within {START_SECONDS:.0f} seconds: see {cluster.log}."
                )
            if waited > next_word:
                progress(f"The database is still starting, probably recovering from a crash ({waited:.0f} s).")
                next_word *= 2
            time.sleep(POLL_SECONDS)

    def _says_ready(self) -> bool:
        lines = self._own_cluster().pid_file()
        return len(lines) >= 8 and lines[7].strip() == "ready"  # noqa: PLR2004 - the eighth line is the state

    def _wait_for_remnants(self) -> None:
        """Wait for the children of a server that was killed; they notice within moments and end."""
        until = time.monotonic() + REMNANT_SECONDS
        while is_held(self._server_lock) and self._postmaster() is None:
            if time.monotonic() > until:
                raise EmbeddedServerError(
                    f"Parts of a killed database server are still running on {self.directory}: end the "
                    "processes named postgres that belong to it, then try again."
                )
            time.sleep(POLL_SECONDS)

    def _postmaster(self) -> psutil.Process | None:
        """The server's main process, if the number in its pid file is still a PostgreSQL on our files."""
        lines = self._own_cluster().pid_file()
        if not lines or not lines[0].strip().isdigit():
            return None
        try:
            process = psutil.Process(int(lines[0]))
            ours = process.name().startswith("postgres") and self._works_here(process)
        except psutil.NoSuchProcess:
            return None
        return process if ours and process.status() != psutil.STATUS_ZOMBIE else None

    def _works_here(self, process: psutil.Process) -> bool:
        try:
            return Path(process.cwd()).samefile(self._own_cluster().data)
        except (psutil.AccessDenied, OSError):
            return True  # the lock says a server lives here; a process we may not look into is taken for it

    def _shut_down(self, how: signal.Signals) -> None:
        process = self._postmaster()
        if process is not None:
            process.send_signal(how)
        until = time.monotonic() + STOP_SECONDS
        while is_held(self._server_lock):
            if time.monotonic() > until:
                raise EmbeddedServerError(
                    f"The database in {self.directory} does not stop: see {self._own_cluster().log}, and end "
                    "the processes named postgres that belong to it."
                )
            time.sleep(POLL_SECONDS)

    def _generation(self) -> str:
        """What tells this run of the server from a later one: pid and start time."""
        lines = self._own_cluster().pid_file()
        return f"{lines[0]} {lines[2]}" if len(lines) > 2 else ""  # noqa: PLR2004 - the third line is the time

    def _kept(self) -> bool:
        try:
            return self._keep_file.read_text() == self._generation()
        except FileNotFoundError:
            return False

    def _ensure_database(self) -> None:
        try:
            psycopg.connect(self.url()).close()
        except psycopg.OperationalError as error:
            if "does not exist" not in str(error):
                raise
            with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
                connection.execute(sql.SQL("create database {}").format(sql.Identifier(DATABASE)))


def sweep_temporary() -> None:
    """Stop and delete the temporary servers of our own user whose test run is gone.

    Directories younger than a minute are spared: their server may be about to start.
    """
    for directory in Path(tempfile.gettempdir()).glob(TEMPORARY_PREFIX + "*"):
        try:
            found = directory.lstat()
            young = time.time() - found.st_mtime < SWEEP_AFTER_SECONDS
            if found.st_uid != os.geteuid() or young or is_held(directory / "users.lock"):
                continue
            EmbeddedServer(directory, durable=False).erase()
            shutil.rmtree(directory)
        except (FileNotFoundError, EmbeddedServerError):
            continue  # another test run sweeps too; what stays is swept by a later one
