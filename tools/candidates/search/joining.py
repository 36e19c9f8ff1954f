"""Joining a saved search with the filters of a request, so that both hold in one search."""

from collections.abc import Mapping
from typing import Any

from store.queries.candidate_search import CandidateCriteria

_ALL_OF = ("skills_all", "skills_not", "places_not")
"""Fields whose values add up: each one narrows the search."""
_MOST = {"skills_all": 20}
"""Values a search takes in such a field, where that is limited."""


def joined(where: Mapping[str, Any], saved: CandidateCriteria) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the filters with the saved ones added, and those saved ones that one search cannot hold besides the others.

    "In Berlin" and "in Germany or Austria" are two lists of which any place may fit: a search has room for one.
    """
    both, rest = dict(where), {}
    for field in saved.model_fields_set:
        value = getattr(saved, field)
        if value is None or value == ():
            continue
        if field not in where:
            both[field] = value
        elif field == "years_min":
            both[field] = max(value, where[field])
        elif field == "years_max":
            both[field] = min(value, where[field])
        elif field in _ALL_OF and len(every := tuple(dict.fromkeys((*where[field], *value)))) <= _MOST.get(field, 200):
            both[field] = every
        elif value != where[field]:
            rest[field] = value
    return both, rest
