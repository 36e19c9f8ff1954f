"""Locks that the operating system holds, so that they end with the process that took them."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store.embedded.errors import EmbeddedServerError

POLL_SECONDS = 0.02
PATIENCE_SECONDS = 1.0
LOOK_SECONDS = 5.0


class FileLock:
    """An advisory lock on a file (`flock`).

    The kernel frees it when the last process that holds the open file ends, however it ends. Nothing is ever
    read from the file, so a stale one cannot mislead.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    @property
    def descriptor(self) -> int:
        """The open file, to be handed to a child process that shall hold the lock too."""
        if self._descriptor is None:
            raise RuntimeError(f"{self.path} is not open")
        return self._descriptor

    def take(self, *, shared: bool) -> bool:
        """Take the lock if nobody is in the way, and say whether that worked; a held one changes its kind."""
        if self._descriptor is None:
            self._descriptor = open_private(self.path)
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(self._descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def insist(self, *, shared: bool) -> None:
        """Take a lock that others hold for no longer than a look at it takes.

        Raises:
            EmbeddedServerError: somebody holds it all the same.
        """
        until = time.monotonic() + LOOK_SECONDS
        while not self.take(shared=shared):
            if time.monotonic() > until:
                raise EmbeddedServerError(f"{self.path} is locked by another process: end that, then try again.")
            time.sleep(POLL_SECONDS)

    def leave(self) -> None:
        """Close our copy of the file; copies that child processes inherited keep the lock."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_held(path: Path) -> bool:
    """Whether any living process holds the lock at `path`."""
    probe = FileLock(path)
    try:
        return not probe.take(shared=False)
    finally:
        probe.leave()


@contextmanager
def exclusively(path: Path, *, seconds: float, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock at `path` alone, waiting up to `seconds` for others.

    `waiting` is called once when it takes noticeably long.

    Raises:
        EmbeddedServerError: another process kept the lock for longer than that.
    """
    lock = FileLock(path)
    started = time.monotonic()
    told = False
    try:
        while not lock.take(shared=False):
            waited = time.monotonic() - started
            if waited > seconds:
                raise EmbeddedServerError(
                    f"Another process has been starting or stopping the database for {seconds:.0f} seconds "
                    f"(it holds {path}); wait for it or end it, then try again."
                )
            if waited > PATIENCE_SECONDS and not told:
                waiting()
                told = True
            time.sleep(POLL_SECONDS)
        yield
    finally:
        lock.leave()


def open_private(path: Path) -> int:
    """Open or make a file that only its owner may read, and return the descriptor.

    Made by root inside somebody else's directory, the file belongs to that somebody, so that the owner's own
    commands are not locked out afterwards.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(path, flags, 0o600)
    if os.geteuid() == 0:
        owner = path.parent.stat()
        if owner.st_uid != 0:
            os.fchown(descriptor, owner.st_uid, owner.st_gid)
    return descriptor
