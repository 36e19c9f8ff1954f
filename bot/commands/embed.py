"""`shortlist db embed`: vectors for those who have none, or one of another model."""

from bot.settings import read_settings
from bot.wiring import Say, System, open_system
from store.queries import embeddings

BATCH = 256


async def embed(say: Say) -> int:
    """Compute what is missing; stopping half way loses nothing."""
    async with open_system(read_settings(), say) as system:
        done = await embed_missing(system, say)
    say(f"{done:,} people embedded; nobody is missing." if done else "Everybody has a vector of this model.")
    return 0


async def count_missing(system: System) -> int:
    """Count who has no vector of the configured model."""
    async with system.database.worker() as session:
        return await embeddings.count_missing(session, system.embedder.name)


async def embed_missing(system: System, say: Say) -> int:
    """Embed in batches, each in its own transaction, and give how many it were."""
    model, done = system.embedder.name, 0
    total = await count_missing(system)
    while done < total:
        async with system.database.worker() as session:
            batch = await embeddings.missing(session, model, limit=BATCH)
            if not batch:
                break
            vectors = await system.embedder.embed([text for _, text in batch])
            await embeddings.store(session, model, [(key, v) for (key, _), v in zip(batch, vectors, strict=True)])
        done += len(batch)
        if total > BATCH:
            say(f"{done:,} of {total:,} embedded")
    return done
