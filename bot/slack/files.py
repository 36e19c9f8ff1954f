"""Files dropped into a message: fetched from Slack with the bot's token, and whose they are read from the words."""

import re
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.slack.desk import Desk
from bot.slack.place import Place
from tools.attachments import LARGEST, MOST, Attachment

_KINDS = (
    (re.compile(r"\b(?:cover|motivation)\s+letter\b", re.IGNORECASE), "cover_letter"),
    (re.compile(r"\btranscripts?\b|\bcertificates?\b", re.IGNORECASE), "transcript"),
    (re.compile(r"\boffer\s+letter\b", re.IGNORECASE), "offer_letter"),
    (re.compile(r"\br[ée]sum[ée]s?\b|\bcvs?\b|\bcurriculum(?:\s+vitae)?\b", re.IGNORECASE), "resume"),
)
_CARRYING = re.compile(
    r"""\b(?:please|pls|thanks|thank\s+you|here(?:\s+is|'s|’s|\s+are)?|this(?:\s+is)?|these(?:\s+are)?|that(?:\s+is|'s|’s)?
    |attach(?:ed|ing)?|add(?:ed|ing)?|save|store|keep|put|file[sd]?|documents?|profile|record|latest|new|updated?|the|a|an
    |on|to|with|for|of|from|by|into|in|it|is|are|and|see|belongs?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_NAME = 6
"""Words that may be left of a message for them to be somebody's name."""


class NotFetchedError(Exception):
    """A file could not be had from Slack; the sentence says which and why."""


async def fetched(desk: Desk, files: list[dict[str, Any]]) -> tuple[Attachment, ...]:
    """Fetch the files of a message; raises `NotFetchedError` where one cannot be had."""
    return tuple([await _fetch(desk, file) for file in files[: MOST + 1]])


async def _fetch(desk: Desk, file: dict[str, Any]) -> Attachment:
    name = str(file.get("name") or file.get("title") or "file")
    address = file.get("url_private_download") or file.get("url_private")
    if not address:
        file = (await desk.client.files_info(file=file["id"]))["file"]  # a shared channel sends only the id
        address = file.get("url_private_download") or file.get("url_private")
    if int(file.get("size") or 0) > LARGEST:
        raise NotFetchedError(f"{name} is larger than {LARGEST // 1_000_000} MB, so it was not taken.")
    if not address or desk.client.session is None:
        raise NotFetchedError(f"{name} is not kept in Slack itself, so it cannot be taken.")
    headers = {"Authorization": f"Bearer {desk.client.token}"}
    async with desk.client.session.get(str(address), headers=headers) as answer:
        content = await answer.content.read(LARGEST + 1)
        is_login = answer.content_type == "text/html" and not name.lower().endswith((".htm", ".html"))
    if answer.status >= 400 or is_login:  # noqa: PLR2004 - without the right Slack answers with its login page
        raise NotFetchedError(f"Slack did not give me {name}: the app may lack the scope files:read.")
    return Attachment(filename=name, content=content)


async def sent_in(desk: Desk, place: Place, user: str, until: str | None = None) -> list[dict[str, Any]]:
    """Give the files a person sent last in a thread, not after `until`."""
    try:
        answer = await desk.client.conversations_replies(channel=place.channel, ts=place.root_ts, limit=200)
    except SlackApiError:
        return []
    with_files = [m for m in answer.get("messages") or [] if m.get("user") == user and m.get("files")]
    earlier = [m for m in with_files if until is None or float(m["ts"]) <= float(until)]
    return list(earlier[-1]["files"]) if earlier else []


def kind_in(text: str) -> str:
    """Tell what kind of document the words speak of; a résumé unless they say otherwise."""
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), "resume")


def owner_in(text: str) -> str | None:
    """Give what the words call the person the files are about; None for words that are more than that."""
    rest = text
    for pattern, _ in _KINDS:
        rest = pattern.sub(" ", rest)
    rest = re.sub(r"['’]s\b", " ", _CARRYING.sub(" ", rest))
    words = re.sub(r"[^\w@.'’-]+", " ", rest).strip(" .-")
    return words if words and len(words.split()) <= LONGEST_NAME else None
