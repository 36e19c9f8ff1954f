"""Turning the driver's errors into ours at the edge of the store; the cause is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import exc

from store.addresses import place
from store.errors import (
    AccessDenied,
    BusyError,
    ConnectionLostError,
    DatabaseMissingError,
    DatabaseUnreachableError,
    OverloadedError,
    StoreError,
    TooSlowError,
    WrongPasswordError,
)

_BY_SQLSTATE: dict[str, type[AccessDenied | BusyError | TooSlowError | ConnectionLostError]] = {
    "42501": AccessDenied,  # insufficient_privilege: a missing grant, or a row a policy refuses
    "40001": BusyError,  # serialization_failure
    "40P01": BusyError,  # deadlock_detected
    "55P03": BusyError,  # lock_not_available
    "SL001": BusyError,  # the application moved meanwhile (0002_guards.sql lists our own codes)
    "57014": TooSlowError,  # query_canceled: the statement's time limit
    "57P01": ConnectionLostError,  # admin_shutdown
    "57P02": ConnectionLostError,  # crash_shutdown
    "25P03": ConnectionLostError,  # idle_in_transaction_session_timeout
}


@contextmanager
def wrapped_errors() -> Iterator[None]:
    """Raise ours in place of those of the driver that a person may meet; others pass unchanged."""
    try:
        yield
    except exc.DBAPIError as error:
        ours = _translated(error.orig, lost=error.connection_invalidated)
        if ours is None:
            raise
        raise ours from error
    except exc.TimeoutError as error:  # SQLAlchemy's pool
        raise OverloadedError from error
    except psycopg.Error as error:
        ours = _translated(error, lost=False)
        if ours is None:
            raise
        raise ours from error


def _translated(error: object, *, lost: bool) -> StoreError | None:
    state = getattr(error, "sqlstate", None) or ""
    kind = _BY_SQLSTATE.get(state)
    if kind is not None:
        return kind()
    if lost or (isinstance(error, psycopg.OperationalError) and state in {"", "08006", "08003"}):
        return ConnectionLostError()
    return None


def connect_failure(error: psycopg.Error, found: dict[str, Any]) -> StoreError:
    """Say why a login failed. libpq gives no code for this, so the server's English words decide the finer points."""
    where, words = place(found), str(error)
    user = str(found.get("user", "the current user"))
    if f'database "{found.get("dbname")}" does not exist' in words:
        return DatabaseMissingError(str(found.get("dbname")), where)
    if "authentication failed" in words or "no password supplied" in words or "pg_hba.conf" in words:
        return WrongPasswordError(user, where)
    return DatabaseUnreachableError(where, _last_words(words))


def _last_words(message: str) -> str:
    first = message.strip().splitlines()[0] if message.strip() else "no reason given"
    return first.rpartition("failed: ")[2].removeprefix("FATAL:  ").rstrip(".")
