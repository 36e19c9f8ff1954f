"""What somebody typed, as plain words: Slack's own notation for people, channels and links is taken out."""

import html
import re
from collections.abc import Awaitable, Callable

NameOf = Callable[[str], Awaitable[str]]

_PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|([^>]*))?>")
_CHANNEL = re.compile(r"<#([A-Z0-9]+)(?:\|([^>]*))?>")
_SCHEDULE = re.compile(r"\b(?:every|each|daily|weekly|monthly|weekdays?)\b", re.IGNORECASE)
_SPECIAL = re.compile(r"<!([a-z]+)[^>]*>")
_LINK = re.compile(r"<((?:https?|mailto|tel):[^|>]+)(?:\|([^>]*))?>")


async def plain(text: str, own_user_id: str, name_of: NameOf) -> str:
    """Give the words of a message: mentions of us left out, of others by name, links by what they show or lead to."""
    names = {user: await name_of(user) for user in {m[1] for m in _PERSON.finditer(text)} - {own_user_id}}
    words = _PERSON.sub(lambda m: names.get(m[1], ""), text)
    # What is to be posted again and again goes to a channel by its id; a name may change, and somebody else take it.
    by_id = _SCHEDULE.search(text) is not None
    words = _CHANNEL.sub(lambda m: f"#{m[1]}" if by_id or not m[2] else f"#{m[2]}", words)
    words = _LINK.sub(_linked, words)
    words = _SPECIAL.sub(lambda m: f"@{m[1]}", words)
    return re.sub(r"[ \t]{2,}", " ", html.unescape(words)).strip(" \t,:")


def _linked(found: re.Match[str]) -> str:
    """Give a mail address or number by itself, and the address of a page; what it is called may be anything."""
    scheme, _, rest = found[1].partition(":")
    return rest if scheme in {"mailto", "tel"} else found[1]
