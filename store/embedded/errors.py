"""What can go wrong with the embedded server, each error with a sentence for the person who meets it."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from store.errors import StoreError

DISK_FULL = os.strerror(errno.ENOSPC)
RESTRICTED = {errno.EACCES, errno.EPERM, errno.EROFS}


class EmbeddedServerError(StoreError):
    """The embedded PostgreSQL cannot be used; the message says what happened and what to do."""


def failure(program: str, said: str, directory: Path) -> EmbeddedServerError:
    """The error for a program of PostgreSQL that failed, from what it printed."""
    if DISK_FULL in said or os.strerror(errno.EDQUOT) in said:
        return EmbeddedServerError(
            f"The disk with {directory} is full: free some space, or move the data with XDG_DATA_HOME."
        )
    last = said.splitlines()[-1] if said else "it printed nothing"
    return EmbeddedServerError(
        f"PostgreSQL's {program} failed in {directory} ({last}): mend that, or set DATABASE_URL to another server."
    )


@contextmanager
def plain_errors(directory: Path) -> Iterator[None]:
    """Turn what the operating system and the driver report into a sentence that says what to do."""
    try:
        yield
    except psycopg.OperationalError as error:
        reason = str(error).splitlines()[0]
        raise EmbeddedServerError(
            f"The embedded database in {directory} runs but refuses the connection ({reason}); its log is "
            f"{directory / 'run' / 'server.log'}."
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise failure("server", DISK_FULL, directory) from error
        if error.errno in RESTRICTED:
            raise EmbeddedServerError(
                f"The database's directory cannot be used ({error.filename or directory}: {error.strerror}): "
                "make it yours and writable, or choose another place with XDG_DATA_HOME."
            ) from error
        raise EmbeddedServerError(
            f"The database's directory {directory} cannot be used ({error}): move what is in the way, or "
            "choose another place with XDG_DATA_HOME."
        ) from error
