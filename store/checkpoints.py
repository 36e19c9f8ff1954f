"""Where an unfinished turn is kept: LangGraph's own tables in a schema only the worker role may touch.

A turn has a checkpoint thread of its own that is deleted when the turn ends, so these tables stay nearly empty.
"""

from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool

SCHEMA = "checkpoint"


class Checkpoints:
    """A small pool of connections as the worker role, and savers on it."""

    def __init__(self, url: str, *, size: int = 4) -> None:
        """Prepare a pool on `url`, the worker role's address; nothing is opened yet."""
        self._pool: AsyncConnectionPool[AsyncConnection[DictRow]] = AsyncConnectionPool(
            url,
            min_size=1,
            max_size=size,
            open=False,
            check=AsyncConnectionPool.check_connection,
            kwargs={
                "autocommit": True,
                "prepare_threshold": 3,
                "row_factory": dict_row,
                "options": f"-c search_path={SCHEMA}",
            },
        )

    async def open(self) -> None:
        """Open the pool."""
        await self._pool.open()

    async def close(self) -> None:
        """Give the connections back to the server."""
        await self._pool.close()

    def saver(self) -> AsyncPostgresSaver:
        """Make a saver for one turn; a shared one would serialise all turns of the process behind its lock."""
        return AsyncPostgresSaver(self._pool, serde=JsonPlusSerializer())
