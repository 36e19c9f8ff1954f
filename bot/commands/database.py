"""`shortlist db`: migrations, the sample company, the operator's address and shell."""

import asyncio
import shutil
import sys
from datetime import UTC

from bot.problems import UsageError
from bot.settings import Settings, read_settings
from bot.wiring import Say, System, bring_up_to_date, clock_of, owner_url
from store.embedded import EmbeddedServer, installation
from store.embedding import Embedder, LocalEmbedder
from store.queries import people
from store.queue import prepare as prepare_queue
from store.sample import seed as seed_sample


async def upgrade(say: Say) -> int:
    """Run the migrations that are missing."""
    async with owner_url(read_settings(), say) as url:
        await bring_up_to_date(url, say)
        await prepare_queue(url)
    say("The database is up to date.")
    return 0


async def seed(scale: int, say: Say) -> int:
    """Fill an empty database with the sample company, ending today (or at SHORTLIST_NOW)."""
    settings = read_settings()
    async with owner_url(settings, say) as url:
        await bring_up_to_date(url, say)
        await _seed(settings, url, LocalEmbedder(), scale, say)
    return 0


async def seed_if_empty(system: System, say: Say) -> None:
    """Seed a database in which nobody works yet."""
    async with system.database.worker() as session:
        if await people.default_email(session) is not None:
            return
    await _seed(system.settings, system.database.url, system.embedder, 1, say)


async def _seed(settings: Settings, url: str, embedder: Embedder, scale: int, say: Say) -> None:
    as_of = clock_of(settings)().astimezone(UTC)
    await seed_sample(url, as_of=as_of, embedder=embedder, scale=scale, progress=say)
    say("The sample company is in; `shortlist chat --as EMAIL` talks as one of its people.")


async def url(say: Say) -> int:
    """Print the operator's address on the last line and leave the embedded server running."""
    settings = read_settings()
    if settings.database_url is not None:
        sys.stdout.write(settings.database_url.get_secret_value() + "\n")
        return 0
    server = _embedded(settings)
    address = await asyncio.to_thread(server.start, say)
    try:
        await bring_up_to_date(address, say)
        server.keep()
    finally:
        await asyncio.to_thread(server.close)
    say("This address is the operator's and reads every row; the server is left running.")
    sys.stdout.write(address + "\n")
    return 0


async def shell(say: Say) -> int:
    """Hand the terminal to psql: the system's, else the one that comes with the embedded server."""
    async with owner_url(read_settings(), say) as address:
        program = shutil.which("psql") or str(installation() / "bin" / "psql")
        process = await asyncio.create_subprocess_exec(program, "-v", "ON_ERROR_STOP=0", address)
        return await process.wait()


async def stop(say: Say) -> int:
    """Stop the embedded server that `url` left running."""
    settings = read_settings()
    if settings.database_url is not None:
        raise UsageError("DATABASE_URL names a server of yours: stop it with its own tools.")
    server = _embedded(settings)
    running = await asyncio.to_thread(server.is_running)
    await asyncio.to_thread(server.stop)
    say("The database is stopped; the next command starts it." if running else "The database was not running.")
    return 0


async def reset(yes: bool, say: Say) -> int:
    """Delete the embedded database after asking."""
    settings = read_settings()
    if settings.database_url is not None:
        raise UsageError("DATABASE_URL names a server of yours: drop and create that database with its own tools.")
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("Everything would be deleted: say `shortlist db reset --yes` if that is what you want.")
        reply = await asyncio.to_thread(input, "Delete every candidate, job and conversation? Type yes: ")
        if reply.strip().lower() != "yes":
            say("Nothing was deleted.")
            return 1
    await asyncio.to_thread(_embedded(settings).erase)
    say("The database is gone; the next command makes a new one.")
    return 0


def _embedded(settings: Settings) -> EmbeddedServer:
    return EmbeddedServer(settings.data_directory / "postgres")
