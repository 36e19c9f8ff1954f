"""The links of a letter, in their order: what leaves and what is looked up later must count them alike."""

import re
from collections.abc import Iterator

_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}'’”]", re.IGNORECASE)


def links_in(text: str) -> list[str]:
    """Give the web addresses a letter names, each once."""
    return list(dict.fromkeys(found[0] for found in _URL.finditer(text)))


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Take a text apart into what is a link and what is not."""
    end = 0
    for found in _URL.finditer(text):
        yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    yield text[end:], False
