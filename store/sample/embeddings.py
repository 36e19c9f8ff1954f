"""Vectors for the generated candidates, computed before anything is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.embedding import Embedder, candidate_text
from store.sample.rows import Row, Rows

_CHUNK = 128


async def add_embeddings(
    rows: Rows, skills: dict[str, str], embedder: Embedder, progress: Callable[[str], None]
) -> None:
    """Set `embedding` and `embedding_model` of every candidate; `progress` hears how far it is."""
    candidates = sorted(rows["candidate"], key=lambda row: len(row["summary"]))
    texts = dict(_texts(rows, skills))
    total = len(candidates)
    for start in range(0, total, _CHUNK):
        chunk = candidates[start : start + _CHUNK]
        vectors = await embedder.embed([texts[row["id"]] for row in chunk])
        for row, vector in zip(chunk, vectors, strict=True):
            row["embedding"] = "[" + ",".join(f"{value:.6g}" for value in vector) + "]"
            row["embedding_model"] = embedder.name
        done = start + len(chunk)
        progress(f"Reading candidates for search by meaning: {done:,} of {total:,}.")


def _texts(rows: Rows, skills: dict[str, str]) -> Iterator[tuple[str, str]]:
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
