"""Vectors for search by meaning: one protocol, a local model and an OpenAI-compatible one."""

from store.embedding.base import DIMENSIONS, Embedder, similarity_floor
from store.embedding.candidate_text import candidate_text
from store.embedding.errors import (
    EmbeddingError,
    EmbeddingRefusedError,
    EmbeddingUnavailableError,
    WeightsChangedError,
    WeightsMissingError,
)
from store.embedding.local import LocalEmbedder
from store.embedding.openai_embedder import OpenAIEmbedder

__all__ = [
    "DIMENSIONS",
    "Embedder",
    "EmbeddingError",
    "EmbeddingRefusedError",
    "EmbeddingUnavailableError",
    "LocalEmbedder",
    "OpenAIEmbedder",
    "WeightsChangedError",
    "WeightsMissingError",
    "candidate_text",
    "similarity_floor",
]
