"""Letters with places for names: `{first_name}`, `{company}` and `{title}`, and nothing else."""

import re
from collections.abc import Mapping

FIELDS = ("first_name", "company", "title")
_PLACE = re.compile(r"\{(\w+)\}")


def unknown_places(text: str) -> list[str]:
    """Give the places of a letter that nothing is known to fill."""
    return [f"{{{name}}}" for name in _PLACE.findall(text) if name not in FIELDS]


def merged(text: str, values: Mapping[str, str]) -> str:
    """Fill the places of a letter."""
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)
