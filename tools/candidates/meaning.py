"""Keeping a candidate's vector in step with the profile, so that a change is found by meaning at once."""

from uuid import UUID

from store.embedding import EmbeddingError
from store.queries import candidate_changes
from tools.context import ToolContext


async def refresh_meaning(ctx: ToolContext, candidate_id: UUID) -> None:
    """Embed a candidate anew; when the embedder cannot be had, the worker does it later."""
    text = await candidate_changes.text_to_embed(ctx.session, candidate_id)
    try:
        vectors = await ctx.embedder.embed([text]) if text else [None]
    except EmbeddingError:
        vectors = [None]
    vector = vectors[0]
    model = ctx.embedder.name if vector is not None else None
    await candidate_changes.set_embedding(ctx.session, candidate_id, vector, model)
