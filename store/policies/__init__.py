"""Rights in the database: roles, policies and the functions they call, as SQL files by subject."""

import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from store.identity import LOGIN_ROLES, key_from_secret, role_password

SUBJECTS = (
    "roles",
    "ownership",
    "identity",
    "actor",
    "company",
    "jobs",
    "candidates",
    "notes",
    "pools",
    "applications",
    "interviews",
    "feedback",
    "feedback_readings",
    "offers",
    "outreach",
    "sending",
    "receiving",
    "conversation",
    "subscriptions",
    "merging",
    "trust",
    "worker",
    "eeo",
    "seal",
    "report",
)
"""The SQL files in the order they run in; the first five make what the others use, the last
hands out what `seal` takes away."""

_BLOCK = 64  # bytes of a block of SHA-256: the length keys are padded to (RFC 2104)


_NEEDS = re.compile(rb"-- needs (\S+)")


def install(connection: psycopg.Connection[Any]) -> None:
    """Make roles and rights what the SQL files say, replacing what was there, in the caller's transaction.

    A file that opens with `-- needs <table>` waits for that table: a migration that adds tables calls this again.
    """
    for subject in SUBJECTS:
        statements = (Path(__file__).parent / f"{subject}.sql").read_bytes()
        if _is_due(connection, statements):
            connection.execute(statements)


def _is_due(connection: psycopg.Connection[Any], statements: bytes) -> bool:
    needs = _NEEDS.match(statements)
    if needs is None:
        return True
    row = connection.execute("select to_regclass(%s) is not null", (needs[1].decode(),)).fetchone()
    return row is not None and bool(row[0])


def set_key(connection: psycopg.Connection[Any], secret: bytes | None) -> None:
    """Make the signing key from the operator's secret, or keep the one there is, or draw one; then set the passwords.

    A server has one set of roles for all its databases: give the databases of one server the same secret, and they
    agree about the passwords of those roles.
    """
    found = connection.execute("select key from shortlist.signing_key").fetchone()
    kept = bytes(found[0]) if found else None
    key = key_from_secret(secret) if secret else kept or secrets.token_bytes(32)
    if key == kept:
        return
    connection.execute("delete from shortlist.signing_key")
    connection.execute(
        "insert into shortlist.signing_key (key, inner_pad, outer_pad) values (%s, %s, %s)",
        (key, _padded(key, 0x36), _padded(key, 0x5C)),
    )
    for role in LOGIN_ROLES:
        _set_password(connection, role, role_password(key, role))


def password_statement(encrypt: Callable[[bytes, bytes, bytes], bytes], role: str, password: str) -> sql.Composed:
    """Write the statement that sets a role's password as a verifier, so that the password reaches neither wire nor log.

    `encrypt` is the connection's own `pgconn.encrypt_password`.
    """
    verifier = encrypt(password.encode(), role.encode(), b"scram-sha-256").decode()
    return sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(verifier))


def _set_password(connection: psycopg.Connection[Any], role: str, password: str) -> None:
    statement = password_statement(connection.pgconn.encrypt_password, role, password)
    try:
        with connection.transaction():
            connection.execute(statement)
    except psycopg.errors.InternalError_:
        # "tuple concurrently updated": another database of this server sets the same role up at this moment.
        # Whoever opens this database as its owner mends the password if it does not fit.
        return


def _padded(key: bytes, mask: int) -> bytes:
    return bytes(byte ^ mask for byte in key.ljust(_BLOCK, b"\0"))
