"""Vectors of the sample candidates that were computed beforehand, so that seeding takes seconds.

They were made by the local embedder; `python -m store.sample` makes them again after a change of the texts.
A text that is not among them is embedded when it is needed, so a stale file costs time and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from store.embedding import Embedder

FILE = Path(__file__).parent / "data" / "vectors.npz"
_STEPS = 127
"""A vector is kept as whole numbers up to this, which moves its direction by less than half a degree."""


class KnownVectors:
    """The vectors on file for one embedder; none for any other than the one that made them."""

    def __init__(self, embedder_name: str, path: Path = FILE) -> None:
        self._vectors: dict[int, list[float]] = {}
        if not path.exists():
            return
        with np.load(path) as stored:
            if str(stored["model"]) != embedder_name:
                return
            vectors = stored["vectors"].astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            self._vectors = dict(zip(stored["digests"].tolist(), vectors.tolist(), strict=True))

    def get(self, text: str) -> list[float] | None:
        """Return the vector of a text, or null if it is not on file."""
        return self._vectors.get(digest(text))


def digest(text: str) -> int:
    """Return the first 63 bits of a text's SHA-256."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


async def store_vectors(texts: Sequence[str], embedder: Embedder, path: Path = FILE) -> int:
    """Keep the vectors of these texts on file, embedding those that are not there yet; return how many were new."""
    known = KnownVectors(embedder.name, path)
    new = [text for text in texts if known.get(text) is None]
    made = dict(zip(new, await embedder.embed(new), strict=True))
    vectors = np.asarray([known.get(text) or made[text] for text in texts], dtype=np.float32)
    scaled = np.rint(vectors / np.abs(vectors).max(axis=1, keepdims=True) * _STEPS).astype(np.int8)
    digests = np.asarray([digest(text) for text in texts], dtype=np.int64)
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(path, model=np.asarray(embedder.name), digests=digests, vectors=scaled)
    return len(new)
