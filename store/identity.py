"""The signed identity under which a person's transaction runs, and the keys and passwords made from one secret.

The database checks the same signature in `shortlist.actor_id()` (policies/identity.sql). A signature holds for one
person, one purpose, one backend and one transaction, so a copy of it is worthless anywhere else.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

APP_ROLE = "shortlist_app"
WORKER_ROLE = "shortlist_worker"
REPORT_ROLE = "shortlist_report"
OWNER_ROLE = "shortlist_owner"
LOGIN_ROLES = (APP_ROLE, WORKER_ROLE, REPORT_ROLE)

_PURPOSE = re.compile(r"[a-z][a-z_]{0,39}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Moment:
    """What a signature is bound to: the backend's process id and the transaction's start in microseconds since 1970."""

    backend_pid: int
    started_us: int


def key_from_secret(secret: bytes) -> bytes:
    """Make the 32-byte signing key from the operator's secret, which may have any length."""
    return hmac.digest(secret, b"shortlist signing key", hashlib.sha256)


def role_password(key: bytes, role: str) -> str:
    """Make the password of a database role; whoever holds the key can log in as any of `LOGIN_ROLES`."""
    return hmac.new(key, b"password|" + role.encode(), hashlib.sha256).hexdigest()


def sign(key: bytes, person_id: UUID, purpose: str, moment: Moment, *, clock: datetime | None = None) -> str:
    """Write the identity of a person for one transaction, as the setting `shortlist.identity` holds it.

    A `clock` is the moment reports take for now in place of the real one (`shortlist.report_now()`); it is signed with
    the purpose, so no SQL can change it. Raises `ValueError` when the purpose is not a lower-case word.
    """
    if not _PURPOSE.fullmatch(purpose):
        raise ValueError(f"a purpose is a lower-case word, not {purpose!r}")
    if clock is not None:
        purpose = f"{purpose}:{(clock - _EPOCH) // timedelta(microseconds=1)}"
    claim = f"{person_id}|{purpose}"
    signed = f"{claim}|{moment.backend_pid}|{moment.started_us}"
    return f"{claim}|{hmac.new(key, signed.encode(), hashlib.sha256).hexdigest()}"
