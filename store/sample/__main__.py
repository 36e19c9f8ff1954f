"""Computes the vectors of the sample candidates anew: `python -m store.sample`, after a change of their texts."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime

from store.embedding import LocalEmbedder
from store.sample.company import build
from store.sample.embeddings import candidate_texts
from store.sample.vectors import FILE, store_vectors


def main() -> None:
    """Embed every candidate's text and keep the vectors on file."""
    base, rows = build(datetime.now(UTC))
    texts = list(dict(candidate_texts(rows, base.skills)).values())
    new = asyncio.run(store_vectors(texts, LocalEmbedder()))
    sys.stdout.write(f"{FILE}: {len(texts)} vectors, {new} of them new\n")


if __name__ == "__main__":
    main()
