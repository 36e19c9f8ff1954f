"""A sample company on a server of its own, wired as the program wires it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot.settings import Settings
from bot.wiring import System, bring_up_to_date, open_system
from store.embedded import EmbeddedServer
from store.embedding import LocalEmbedder
from store.sample import seed

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)


def quiet(_: str) -> None:
    """Say nothing."""


@asynccontextmanager
async def sample_company() -> AsyncIterator[System]:
    """Start, fill and wire; everything is deleted at the end. The server writes as safely as in production."""
    with TemporaryDirectory(prefix="shortlist-bench-") as directory:
        server = EmbeddedServer(Path(directory) / "postgres")
        url = server.start()
        try:
            await bring_up_to_date(url, quiet)
            await seed(url, as_of=NOW, embedder=LocalEmbedder())
            settings = Settings.model_construct(
                database_url=SecretStr(url), now=NOW, secret_key=None, openai_api_key=None, openai_base_url=None,
                embedding_model=None, model="builtin", model_timeout=30.0, person=None,
            )  # fmt: skip
            async with open_system(settings, quiet) as system:
                yield system
        finally:
            server.stop()
