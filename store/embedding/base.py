"""What every embedder promises: 384 numbers a text, of length one, from one named model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 384
"""Size of every vector in the store; `candidate.embedding` is `halfvec(384)`."""

_FLOORS = {"minilm-l6-v2-int8": 0.35}
_DEFAULT_FLOOR = 0.35


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their likeness in meaning.

    `name` says which model made a vector. It is stored beside each vector, and a search compares only
    vectors of one name: vectors of two models have nothing to say to each other.
    """

    name: str

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector of DIMENSIONS floats and length 1 for each text, in the order given.

        Raises:
            EmbeddingError: the model could not be loaded, or the service could not be used.
        """
        ...


def similarity_floor(embedder_name: str) -> float:
    """The cosine similarity under which two texts count as unlike, measured per model.

    Source: docs/decisions/embedding.md; models that were not measured get the local model's value.
    """
    return _FLOORS.get(embedder_name, _DEFAULT_FLOOR)


def unit_vectors(vectors: NDArray[np.float32]) -> list[list[float]]:
    """The rows scaled to length 1; a row of zeros stays zeros."""
    # Whoever has vectors has imported it; the rest are spared a tenth of a second at every start.
    import numpy as np  # noqa: PLC0415 - see above

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: list[list[float]] = (vectors / np.maximum(lengths, 1e-12)).tolist()
    return unit
