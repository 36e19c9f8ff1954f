"""Vectors from an OpenAI-compatible service, cut by the service to the store's size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.embedding.base import DIMENSIONS, unit_vectors
from store.embedding.errors import EmbeddingRefusedError, EmbeddingUnavailableError

if TYPE_CHECKING:
    import openai

_BATCH = 128
_RETRIES = 3
_SECONDS = 30.0
_MAX_CHARACTERS = 8_000


class OpenAIEmbedder:
    """Embeds through `client.embeddings.create(dimensions=384)`.

    Busy answers (429, 5xx) and broken connections are tried again at most three times, as Retry-After says.
    It never falls back to another model: its vectors could not be compared with those already stored.
    """

    def __init__(self, client: openai.AsyncOpenAI, *, model: str = "text-embedding-3-small") -> None:
        self.name = f"openai/{model}"
        self._model = model
        self._client = client.with_options(max_retries=_RETRIES, timeout=_SECONDS)

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of the texts, 128 a request; each text is read up to 8,000 characters."""
        vectors: list[list[float]] = []
        for start in range(0, len(texts), _BATCH):
            # The service refuses an empty string, so it is sent a blank.
            batch = [text[:_MAX_CHARACTERS] or " " for text in texts[start : start + _BATCH]]
            vectors += await self._embed_batch(batch)
        return vectors

    async def _embed_batch(self, texts: list[str]) -> list[list[float]]:
        # Imported here: together they take most of a second, which a command that embeds nothing need not pay.
        import numpy as np  # noqa: PLC0415 - see above
        import openai  # noqa: PLC0415 - see above

        try:
            answer = await self._client.embeddings.create(
                model=self._model, input=texts, dimensions=DIMENSIONS, encoding_format="float"
            )
        except (openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError) as error:
            raise EmbeddingUnavailableError(self.name, type(error).__name__) from error
        except openai.APIError as error:
            raise EmbeddingRefusedError(self.name, type(error).__name__) from error
        rows = [row.embedding for row in sorted(answer.data, key=lambda row: row.index)]
        if len(rows) != len(texts) or any(len(row) != DIMENSIONS for row in rows):
            raise EmbeddingRefusedError(self.name, f"not {len(texts)} vectors of {DIMENSIONS} numbers came back")
        return unit_vectors(np.asarray(rows, np.float32))
