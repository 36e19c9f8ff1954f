"""Where an unfinished turn is kept: LangGraph's own tables in a schema only the worker role may touch.

A turn has a checkpoint thread of its own that is deleted when the turn ends, so these tables stay nearly empty.
"""

import select
from collections.abc import Callable, Mapping, Sequence
from typing import Any, LiteralString

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import (
    ChannelVersions,
    Checkpoint,
    CheckpointMetadata,
    CheckpointTuple,
    get_serializable_checkpoint_metadata,
)
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from psycopg import AsyncConnection, sql
from psycopg.rows import DictRow, dict_row
from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool

from store.identity import OWNER_ROLE, WORKER_ROLE

SCHEMA = "checkpoint"
_PLAIN = (str, int, float, bool)


async def prepare(owner_url: str) -> None:
    """Make or upgrade LangGraph's tables; does nothing when they are as the installed version needs them."""
    options = f"-c search_path={SCHEMA}"
    async with await AsyncConnection.connect(
        owner_url, autocommit=True, row_factory=dict_row, options=options
    ) as connection:
        if await _is_prepared(connection):
            return
        names = {
            "schema": sql.Identifier(SCHEMA),
            "owner": sql.Identifier(OWNER_ROLE),
            "worker": sql.Identifier(WORKER_ROLE),
        }
        for statement in (
            "create schema if not exists {schema} authorization {owner}",
            "revoke all on schema {schema} from public",
            "set role {owner}",
        ):
            await connection.execute(sql.SQL(statement).format(**names))
        await AsyncPostgresSaver(connection).setup()
        for statement in (
            "grant usage on schema {schema} to {worker}",
            "grant select, insert, update, delete on all tables in schema {schema} to {worker}",
        ):
            await connection.execute(sql.SQL(statement).format(**names))


async def _is_prepared(connection: AsyncConnection[DictRow]) -> bool:
    """Tell whether the tables are there and as new as the installed LangGraph, and the worker may use them."""
    found = await connection.execute("select to_regclass('checkpoint_migrations') is not null as there")
    row = await found.fetchone()
    if row is None or not row["there"]:
        return False
    newest = await (
        await connection.execute(
            "select max(v) as v, has_table_privilege(%s, 'checkpoint_writes', 'insert') as granted"
            " from checkpoint_migrations",
            [WORKER_ROLE],
        )
    ).fetchone()
    return newest is not None and newest["granted"] and newest["v"] == len(AsyncPostgresSaver.MIGRATIONS) - 1


PATIENCE = 10.0
"""Seconds a turn waits for a connection; a database that is away longer is told to the person."""

# One statement where the library sends a batch of them: a turn waits for every step to be kept.
_PUT = """
with values_of as (
  insert into checkpoint_blobs (thread_id, checkpoint_ns, channel, version, type, blob)
  select %(thread)s, %(namespace)s, v.* from unnest(%(channels)s::text[], %(versions)s::text[], %(types)s::text[],
    %(blobs)s::bytea[]) as v
  on conflict do nothing
)
insert into checkpoints (thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id, checkpoint, metadata)
values (%(thread)s, %(namespace)s, %(id)s, %(parent)s, %(checkpoint)s, %(metadata)s)
on conflict (thread_id, checkpoint_ns, checkpoint_id)
do update set checkpoint = excluded.checkpoint, metadata = excluded.metadata
"""
_FORGET = """
with steps as (delete from checkpoints where thread_id = %(thread)s),
  writes as (delete from checkpoint_writes where thread_id = %(thread)s)
delete from checkpoint_blobs where thread_id = %(thread)s
"""


IsOver = Callable[[Mapping[str, Any]], bool]
"""Tells by the values of a turn's state whether nothing is left to do."""


class Checkpoints:
    """A small pool of connections as the worker role, and savers on it."""

    def __init__(self, url: str, *, size: int = 4) -> None:
        """Prepare a pool on `url`, the worker role's address; nothing is opened yet."""
        self._pool: AsyncConnectionPool[AsyncConnection[DictRow]] = AsyncConnectionPool(
            url,
            min_size=1,
            max_size=size,
            timeout=PATIENCE,
            open=False,
            check=_still_there,
            kwargs={
                "autocommit": True,
                "prepare_threshold": 3,
                "row_factory": dict_row,
                # A checkpoint lost with the server's power is one step repeated, and what a step did is in its
                # receipt, which is never committed this way.
                "options": f"-c search_path={SCHEMA} -c synchronous_commit=off",
            },
        )

    async def open(self) -> None:
        """Open the pool."""
        await self._pool.open()

    async def close(self) -> None:
        """Give the connections back to the server."""
        await self._pool.close()

    def saver(self, *, fresh: bool = False, is_over: IsOver = lambda _: False) -> AsyncPostgresSaver:
        """Make a saver for one turn; a shared one would serialise all turns of the process behind its lock.

        `fresh` says that the turn begins now, so there is nothing to look up. A state that `is_over` is not kept: its
        answer is written down next.
        """
        return _TurnSaver(self._pool, fresh=fresh, is_over=is_over)


async def _still_there(connection: AsyncConnection[DictRow]) -> None:
    """Raise when the server has hung up; only then is there something to read on an idle connection."""
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    if waiting.poll(0):
        await AsyncConnectionPool.check_connection(connection)


class _TurnSaver(AsyncPostgresSaver):
    """LangGraph's saver for turns whose steps may all be repeated; it writes and waits a third as often.

    The library also keeps the state before the first step, which is the request and stands in the turn itself; the
    last one, which is the answer; and what each node wrote before the step it belongs to is complete, so that the
    others of that step need not run again: our steps have one node, and a node that runs again gives back its receipts.
    """

    def __init__(self, pool: AsyncConnectionPool[AsyncConnection[DictRow]], *, fresh: bool, is_over: IsOver) -> None:
        super().__init__(pool, serde=JsonPlusSerializer())
        self._pool = pool
        self._fresh = fresh
        self._is_over = is_over
        self._unwritten: ChannelVersions = {}

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        """Give the latest checkpoint."""
        return None if self._fresh else await super().aget_tuple(config)

    async def aput(
        self,
        config: RunnableConfig,
        checkpoint: Checkpoint,
        metadata: CheckpointMetadata,
        new_versions: ChannelVersions,
    ) -> RunnableConfig:
        """Keep the state after a step; from then on there is one to look up."""
        where = config["configurable"]
        kept: RunnableConfig = {
            "configurable": {
                "thread_id": where["thread_id"],
                "checkpoint_ns": where["checkpoint_ns"],
                "checkpoint_id": checkpoint["id"],
            }
        }
        self._unwritten |= new_versions
        if metadata["step"] > 0 and not self._is_over(checkpoint["channel_values"]):
            self._fresh = False
            await self._execute(_PUT, self._row(config, checkpoint, metadata))
            self._unwritten = {}
        return kept

    def _row(self, config: RunnableConfig, checkpoint: Checkpoint, metadata: CheckpointMetadata) -> dict[str, Any]:
        """Lay out a checkpoint as the library's tables hold it: plain values inline, the rest as bytes."""
        where = config["configurable"]
        values = checkpoint["channel_values"]
        plain = {name: value for name, value in values.items() if value is None or isinstance(value, _PLAIN)}
        changed = {name: str(version) for name, version in self._unwritten.items() if name in values.keys() - plain}
        dumped = [self.serde.dumps_typed(values[name]) for name in changed]
        return {
            "thread": where["thread_id"],
            "namespace": where["checkpoint_ns"],
            "id": checkpoint["id"],
            "parent": where.get("checkpoint_id"),
            "checkpoint": Jsonb({**checkpoint, "channel_values": plain}),
            "metadata": Jsonb(get_serializable_checkpoint_metadata(config, metadata)),
            "channels": list(changed),
            "versions": list(changed.values()),
            "types": [kind for kind, _ in dumped],
            "blobs": [blob for _, blob in dumped],
        }

    async def aput_writes(
        self, config: RunnableConfig, writes: Sequence[tuple[str, Any]], task_id: str, task_path: str = ""
    ) -> None:
        """Keep nothing: see the class."""

    async def adelete_thread(self, thread_id: str) -> None:
        """Forget a turn that has come to its end."""
        if not self._fresh:
            await self._execute(_FORGET, {"thread": thread_id})

    async def _execute(self, statement: LiteralString, values: dict[str, Any]) -> None:
        async with self._pool.connection() as connection:
            await connection.execute(statement, values, binary=True)
