"""Stored text made safe for Slack: nothing in it becomes a mention, a link, formatting or a second line.

Slack gives meaning to `<...>` in every text that is `mrkdwn` and in a message's own `text`, so `&`, `<` and `>` are
written as entities there; `plain_text` and table cells are taken as they are (see `inert`). Sizes are counted in UTF-16
units after escaping, the larger of the ways in which Slack may count.
"""

import re
from collections.abc import Iterator

LINE = 150
"""Characters of a name or another value that stands on one line; what is longer is cut."""
NOTHING = "–"
"""Stands where Slack wants a text and there is none."""

_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction
    "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # unseen
    "\ud800-\udfff]"  # half of a pair
)
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SEQUENCE = re.compile(r"<(?=[!@#]|\w{1,20}:)")
_FORMATTING = re.compile(r"`|(?<!\w)[*_~]|[*_~](?!\w)")
_LOOKALIKES = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}
"""Slack has no way to escape these; where they could begin or end formatting, a sign that looks the same stands."""
_BREAKABLE = ("\n\n", "\n", ". ", " ")


def clean(value: object) -> str:
    """Leave out control characters, characters that change the direction or cannot be seen, and broken pairs."""
    return _INVISIBLE.sub("", _BREAKS.sub("\n", "" if value is None else str(value)))


def one_line(value: object, most: int = LINE) -> str:
    """Write a value on one line of at most `most` characters, for a `plain_text` or a cell."""
    text = " ".join(clean(value).split())
    return text if size(text) <= most else _beginning(text, most - 1).rstrip() + "…"


def inert(text: str) -> str:
    """Write text for where Slack takes it as it is; should some client not, it still calls nobody."""
    return _SEQUENCE.sub("‹", text)


def shown(value: object, most: int = LINE) -> str:
    """Write a value on one line of `mrkdwn`: what stands in it is text and nothing else."""
    text = " ".join(clean(value).split())
    literal = unformatted(text[: most + 1])
    whole = escape(literal)
    return whole if len(text) <= most and size(whole) <= most else _escaped_beginning(literal, most - 1).rstrip() + "…"


def escape(text: str) -> str:
    """Write the three characters that Slack gives a meaning to as entities."""
    return text.translate(_ENTITIES)


def size(text: str) -> int:
    """Count a text's UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def split(text: str, most: int) -> Iterator[str]:
    """Cut a text into pieces of at most `most`, escaped, where a paragraph, line, sentence or word ends if it can."""
    rest = text.strip()
    while rest:
        piece = _up_to_break(rest, most)
        yield piece.strip()
        rest = rest[len(piece) :].strip()


def unformatted(text: str) -> str:
    """Replace the signs that would make part of a text bold, struck or code by signs that look the same."""
    return _FORMATTING.sub(lambda found: _LOOKALIKES[found[0]], text)


def _escaped_beginning(text: str, most: int) -> str:
    """Escape as much of a text as fits; no entity is cut in two."""
    return escape(_beginning(text, most, escaped=True))


def _beginning(text: str, most: int, *, escaped: bool = False) -> str:
    room = most
    for at, character in enumerate(text):
        room -= size(escape(character) if escaped else character)
        if room < 0:
            return text[:at]
    return text


def _up_to_break(text: str, most: int) -> str:
    piece = _beginning(text, most, escaped=True)
    if len(piece) == len(text):
        return piece
    for sign in _BREAKABLE:
        at = piece.rfind(sign)
        if at > len(piece) // 2:
            return piece[: at + len(sign)]
    return piece or text[0]
