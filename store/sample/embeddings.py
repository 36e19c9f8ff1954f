"""Vectors for the generated candidates, computed before anything is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.embedding import Embedder, candidate_text
from store.sample.rows import Row, Rows
from store.sample.vectors import KnownVectors

_CHUNK = 128


async def add_embeddings(
    rows: Rows, skills: dict[str, str], embedder: Embedder, progress: Callable[[str], None]
) -> None:
    """Set `embedding` and `embedding_model` of every candidate; `progress` hears how far it is.

    Vectors on file are used where they fit; the others are computed, short texts first.
    """
    known = KnownVectors(embedder.name)
    texts = dict(candidate_texts(rows, skills))
    missing = []
    for row in sorted(rows["candidate"], key=lambda row: len(texts[row["id"]])):
        vector = known.get(texts[row["id"]])
        if vector is None:
            missing.append(row)
        else:
            _set(row, vector, embedder.name)
    for start in range(0, len(missing), _CHUNK):
        chunk = missing[start : start + _CHUNK]
        progress(f"Reading candidates for search by meaning: {start:,} of {len(missing):,}.")
        vectors = await embedder.embed([texts[row["id"]] for row in chunk])
        for row, vector in zip(chunk, vectors, strict=True):
            _set(row, vector, embedder.name)


def _set(row: Row, vector: list[float], model: str) -> None:
    row["embedding"] = "[" + ",".join(f"{value:.6g}" for value in vector) + "]"
    row["embedding_model"] = model


def candidate_texts(rows: Rows, skills: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give each candidate's identifier and the text that stands for them in searches by meaning."""
    name_of = {identifier: name for name, identifier in skills.items()}
    skills_of: dict[str, list[str]] = {}
    for row in rows["candidate_skill"]:
        skills_of.setdefault(row["candidate_id"], []).append(name_of[row["skill_id"]])
    careers: dict[str, list[Row]] = {}
    for row in rows["experience"]:
        careers.setdefault(row["candidate_id"], []).append(row)
    for row in rows["candidate"]:
        past = [each["title"] for each in careers.get(row["id"], []) if each["ended_on"] is not None]
        yield (
            row["id"],
            candidate_text(
                headline=row["headline"],
                current_title=row["current_title"],
                current_company=row["current_company"],
                location=row["location"],
                skills=sorted(skills_of.get(row["id"], [])),
                past_titles=past,
                summary=row["summary"],
            ),
        )
