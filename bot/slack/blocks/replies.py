"""The assistant's own words: first, short, and with no link that leads elsewhere."""

import re
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from bot.slack.blocks.elements import SECTION, section
from bot.slack.blocks.part import Part, part
from bot.slack.blocks.text import clean, escape, split, unformatted

LINES = 6
"""Lines of words that come before anything else; the rest follows what is shown."""
PIECE = 9_000
"""Characters of one markdown block; a message takes 12,000 in all of them."""

_FENCE = re.compile(r"^\s*(```|~~~)", re.MULTILINE)
# Every repetition is bounded, so that no reply makes these slow.
_IMAGE = re.compile(r"!\[([^\]]{0,500})\]\([^)]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{0,500})\]\(\s{0,9}<?([^\s()<>]{0,2000})>?[^()]{0,500}\)")
_ADDRESS = re.compile(
    r"""`{0,3}(?<![\w.+-])
    (?: [a-z][a-z0-9+.-]{0,20}:// | www\. | mailto: | tel: | (?=(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}[/?#]) )
    ([^\s<>`()\[\]]{1,2000})`{0,3}""",
    re.IGNORECASE | re.VERBOSE,
)
_ANGLE = re.compile(r"<(?=[!@#/a-z])", re.IGNORECASE)
_KEPT = "\ue000{}\ue001"
_MARK = re.compile("\ue000(\\d+)\ue001")


def reply_parts(reply: str, *, from_model: bool, hosts: Collection[str] = ()) -> tuple[list[Part], list[Part]]:
    """Give what comes before the views and what comes after them.

    A language model writes markdown, which Slack draws in a block of its own; the built-in interpreter's sentences
    are drawn as they stand. `hosts` are ours: links to them stay links.
    """
    text = clean(reply).strip()
    if from_model:
        text = without_foreign_links(text, hosts)
    first, rest = _cut(text)
    draw = _markdown if from_model else _sentences
    return list(draw(first)), list(draw(rest))


def without_foreign_links(markdown: str, hosts: Collection[str]) -> str:
    """Write links that lead elsewhere, images and mentions as text; links to our own hosts stay."""
    kept: list[str] = []

    def link(found: re.Match[str]) -> str:
        if not _is_ours(found[2], hosts):
            return f"{found[1]} ({found[2]})" if found[2] else found[1]
        kept.append(f"[{_ANGLE.sub('&lt;', found[1])}]({found[2]})")
        return _KEPT.format(len(kept) - 1)

    text = re.sub("[\ue000\ue001]", "", markdown)
    text = _LINK.sub(link, _IMAGE.sub(lambda found: found[1], text))
    # What still looks like a link was written to be overlooked: a space keeps it from being one.
    text = text.replace("](", "] (").replace("]:", "] :")
    text = _ADDRESS.sub(lambda found: f"`{found[1]}`", text).replace("://", ": //")
    text = _ANGLE.sub("&lt;", text)
    return _MARK.sub(lambda found: kept[int(found[1])] if int(found[1]) < len(kept) else "", text)


def _is_ours(address: str, hosts: Collection[str]) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and parts.hostname in hosts and parts.username is None


def _cut(text: str) -> tuple[str, str]:
    """Take the first lines; a block of code is not cut in two."""
    lines = text.split("\n")
    first = "\n".join(lines[:LINES])
    if len(lines) <= LINES or len(_FENCE.findall(first)) % 2:
        return text, ""
    return first, "\n".join(lines[LINES:]).strip()


def _markdown(text: str) -> Iterable[Part]:
    for piece in split(text, PIECE):
        yield part({"type": "markdown", "text": piece}, words=piece)


def _sentences(text: str) -> Iterable[Part]:
    for piece in split(text, SECTION):
        yield part(section(escape(unformatted(piece))), words=piece)
