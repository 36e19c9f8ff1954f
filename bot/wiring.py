"""The composition root: settings in, a working system out, everything closed again at the end."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from agent.assistant import Assistant
from agent.builtin import BuiltinModel
from agent.fallback import WithFallback
from agent.model import Model
from agent.one_answer import OneAnswer
from bot.settings import Settings
from store.checkpoints import Checkpoints, prepare
from store.database import Database
from store.embedded import EmbeddedServer
from store.embedding import Embedder, LocalEmbedder, OpenAIEmbedder
from store.errors import SchemaBehindError
from store.schema import status, upgrade
from tools.execution import Asking, Toolbox
from tools.lookup import DatabaseLookup

Say = Callable[[str], None]


@dataclass(frozen=True)
class System:
    """Everything a surface needs."""

    settings: Settings
    database: Database
    embedder: Embedder
    toolbox: Toolbox
    lookup: DatabaseLookup
    model: Model
    assistant: Assistant


def clock_of(settings: Settings) -> Callable[[], datetime]:
    """Give the clock: the real one, or one that stands still where SHORTLIST_NOW says."""
    fixed = settings.now
    return (lambda: fixed) if fixed is not None else (lambda: datetime.now(UTC))


@asynccontextmanager
async def owner_url(settings: Settings, say: Say) -> AsyncIterator[str]:
    """Give the address of the database; the embedded server runs while the block does."""
    if settings.database_url is not None:
        yield settings.database_url.get_secret_value()
        return
    server = EmbeddedServer(settings.data_directory / "postgres")
    try:
        yield await asyncio.to_thread(server.start, say)
    finally:
        await asyncio.to_thread(server.close)


@asynccontextmanager
async def migrated_url(settings: Settings, say: Say) -> AsyncIterator[str]:
    """Give the address of a database with the schema this program needs.

    The embedded server is brought up to date by itself; a real one only by `shortlist db upgrade`.
    """
    async with owner_url(settings, say) as url:
        if settings.database_url is None:
            await bring_up_to_date(url, say)
        else:
            found = await status(url)
            if found.pending:
                raise SchemaBehindError(found.current or "nothing", found.head)
        yield url


async def bring_up_to_date(url: str, say: Say) -> None:
    """Run what is missing: our migrations, then LangGraph's own."""
    await upgrade(url, say)
    await prepare(url)


def secret_of(settings: Settings) -> bytes | None:
    """Give the signing key from the settings, if there is one."""
    return settings.secret_key.get_secret_value().encode() if settings.secret_key else None


@asynccontextmanager
async def open_system(settings: Settings, say: Say) -> AsyncIterator[System]:
    """Wire everything; raises `store.errors.StoreError` when the database cannot be had."""
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(migrated_url(settings, say))
        database = await Database.open(url, secret=secret_of(settings))
        stack.push_async_callback(database.close)
        checkpoints = Checkpoints(database.worker_url)
        await checkpoints.open()
        stack.push_async_callback(checkpoints.close)
        embedder = await _embedder(settings, stack)
        lookup = DatabaseLookup(database)
        # It guesses with what was learned from the local model's vectors, whichever model searches use.
        builtin = BuiltinModel(lookup, embedder if isinstance(embedder, LocalEmbedder) else LocalEmbedder())
        model = await _model(settings, builtin, stack)
        toolbox = Toolbox(
            database,
            embedder,
            public_url=settings.public_url,
            asking=_asking(settings, model),
            sends_mail=settings.smtp_url is not None,
        )
        assistant = Assistant(database, toolbox, model, checkpointer=checkpoints.saver, clock=clock_of(settings))
        yield System(settings, database, embedder, toolbox, lookup, model, assistant)


async def _embedder(settings: Settings, stack: AsyncExitStack) -> Embedder:
    if settings.embedding_model is None:
        return LocalEmbedder()
    client = await _client(settings, stack)
    return OpenAIEmbedder(client, model=settings.embedding_model)


async def _model(settings: Settings, builtin: Model, stack: AsyncExitStack) -> Model:
    if not settings.has_model:
        return builtin
    from agent.openai_model import OpenAIModel  # noqa: PLC0415 - imports openai, which a start without a key need not pay

    client = await _client(settings, stack)
    return WithFallback(OpenAIModel(client, settings.model, timeout=settings.model_timeout), builtin)


def _asking(settings: Settings, model: Model) -> Asking | None:
    """Give what puts tools' questions to the model; the built-in interpreter has no words of its own."""
    return (lambda actor, now: OneAnswer(model, actor, now)) if settings.has_model else None


async def _client(settings: Settings, stack: AsyncExitStack):  # type: ignore[no-untyped-def]  # noqa: ANN202 - openai is imported only where it is used
    from openai import AsyncOpenAI  # noqa: PLC0415 - costs 0.4 s, which a start without a key need not pay

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "not-needed"
    client = AsyncOpenAI(api_key=key, base_url=settings.openai_base_url, max_retries=0)
    stack.push_async_callback(client.close)
    return client
