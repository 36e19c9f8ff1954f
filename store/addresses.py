"""Addresses of the database: the operator's, and those of the roles this program logs in as."""

from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from store.errors import DatabaseUnreachableError

CONNECT_TIMEOUT_S = 10


def parameters(url: str) -> dict[str, Any]:
    """Take an address apart into libpq's parameters; SQLAlchemy's `postgresql+driver://` is understood too.

    Raises `DatabaseUnreachableError` when it is no address of a PostgreSQL server.
    """
    scheme, separator, rest = url.partition("://")
    plain = f"{scheme.partition('+')[0]}://{rest}" if separator else url
    try:
        found = conninfo_to_dict(plain)
    except ProgrammingError as error:
        raise DatabaseUnreachableError("the address given", "it is no PostgreSQL address") from error
    return {"connect_timeout": CONNECT_TIMEOUT_S, "application_name": "shortlist", **found}


def as_role(url: str, role: str, password: str) -> str:
    """Give the address of the same database for another login, as a libpq connection string."""
    return make_conninfo(**parameters(url) | {"user": role, "password": password})


def place(found: dict[str, Any]) -> str:
    """Say where an address leads, without its password."""
    return f"{found.get('host', 'localhost')}:{found.get('port', 5432)}"
