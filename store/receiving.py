"""The way in: an event of Slack is kept, and a job for it queued, in one statement that is durable before the ack."""

import re
from dataclasses import dataclass
from typing import Any

import orjson
from psycopg import AsyncConnection, OperationalError
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from store.errors import ConnectionLostError

QUEUE, TASK = "slack", "handle"
"""The queue and the task of a kept event."""

_PATIENCE_S = 2.0
"""Seconds to wait for a connection: Slack gives an acknowledgement three, and asks again when it is refused."""

_ZERO = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""A zero byte, which no text of the database can hold; what somebody typed to look like one is left alone."""
_KEEP = """
with kept as (
  insert into shortlist.slack_inbox (event_id, dedupe_key, lane, body)
  select %(event_id)s, %(dedupe_key)s, %(lane)s, %(body)s::jsonb
  where %(place)s::text[] is null or exists (
    select from shortlist.conversation
    where channel = (%(place)s::text[])[1] and root_ts = (%(place)s::text[])[2])
  on conflict do nothing
  returning id, lane
)
select kept.id, queue.procrastinate_defer_jobs_v1(array[row(
  %(queue)s, %(task)s, %(priority)s, case when %(is_ordered)s then kept.lane end, null,
  jsonb_build_object('inbox_id', kept.id), null)::queue.procrastinate_job_to_defer_v1])
from kept
"""


@dataclass(frozen=True)
class Received:
    """An event as it came in.

    `event_id` is Slack's own; `dedupe_key` names what happened, so that two events about one message count once.
    `lane` is what it is about, `is_ordered` whether it waits for what came before in its lane. `place` (channel and
    root of a thread), where given, is kept only if somebody talks with the assistant there.
    """

    event_id: str
    lane: str
    body: dict[str, Any]
    dedupe_key: str | None = None
    is_ordered: bool = True
    place: tuple[str, str] | None = None
    priority: int = 0


class Receiver:
    """Keeps events, each in one round trip to the database as the worker role."""

    def __init__(self, url: str, *, size: int = 8) -> None:
        """Prepare a pool of at most `size` connections on the worker role's address; nothing is opened yet."""
        self._pool = AsyncConnectionPool[AsyncConnection[Any]](
            url,
            min_size=1,
            max_size=size,
            timeout=_PATIENCE_S,
            open=False,
            kwargs={"autocommit": True, "prepare_threshold": 1},
        )

    async def open(self) -> None:
        """Open the pool."""
        await self._pool.open()

    async def close(self) -> None:
        """Give the connections back to the server."""
        await self._pool.close()

    async def keep(self, received: Received) -> str | None:
        """Keep an event and queue its job; gives the id of its row, or None when it was kept before or is no concern.

        Raises `ConnectionLostError` when the database cannot be had: the event is not kept and must not be acked.
        """
        values = {
            "event_id": received.event_id,
            "dedupe_key": received.dedupe_key,
            "lane": received.lane,
            "body": _ZERO.sub(r"\1", orjson.dumps(received.body).decode()),
            "place": list(received.place) if received.place else None,
            "queue": QUEUE,
            "task": TASK,
            "priority": received.priority,
            "is_ordered": received.is_ordered,
        }
        try:
            try:
                row = await self._run(values)
            except PoolTimeout:
                raise
            except OperationalError:  # that connection died while it lay idle, and so may its neighbours have
                await self._pool.check()
                row = await self._run(values)
        except OperationalError as error:
            raise ConnectionLostError from error
        return str(row[0]) if row else None

    async def _run(self, values: dict[str, Any]) -> Any:
        """Keep an event; what was kept a moment before a connection died is not kept twice."""
        async with self._pool.connection() as connection:
            return await (await connection.execute(_KEEP, values)).fetchone()
