"""Record ids: UUID version 7, so that they sort by time and indexes grow at one end."""

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """Make a UUID version 7 (RFC 9562, sections 5.7 and 6.2 method 3), as the database does with `uuidv7()`.

    48 bits of Unix milliseconds, 12 bits of their fraction, 62 random bits.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    return UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | secrets.randbits(62))
