"""What Slack makes of typed text: escaped characters, links around addresses, and the rich text block beside it."""

import re
from collections.abc import Iterator

from bot.playground.state import Json

TOKEN = re.compile(
    r"```.*?```|`[^`\n]+`|<(?:@U\w+|#C\w+(?:\|[^<>]*)?|![\w^|]+|https?://[^<>\s]+|mailto:[^<>\s]+)>", re.DOTALL
)
ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)\]'\"]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def typed(text: str, app_name: str, app_user: str) -> str:
    """The text as Slack stores it: `& < >` escaped, addresses linked, "@Shortlist" a mention of the app.

    Tokens that are already in Slack's form ("<@U1>") stay; in code nothing is linked.
    """
    parts, at = [], 0
    mention = re.compile(rf"(?<![\w@])@{re.escape(app_name)}\b", re.IGNORECASE)
    for token in TOKEN.finditer(text := mention.sub(f"<@{app_user}>", text)):
        kept = token.group()
        parts += [_linked(text[at : token.start()]), escaped(kept) if kept.startswith("`") else kept]
        at = token.end()
    return "".join([*parts, _linked(text[at:])])


def _linked(text: str) -> str:
    parts, at = [], 0
    for found in ADDRESS.finditer(text):
        address = escaped(found.group())
        link = f"<{address}>" if "://" in address else f"<mailto:{address}|{address}>"
        parts += [escaped(text[at : found.start()]), link]
        at = found.end()
    return "".join([*parts, escaped(text[at:])])


def escaped(text: str) -> str:
    """Slack's three escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """The characters behind Slack's three escapes."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def rich_text(text: str, block_id: str) -> Json:
    """The rich text block that Slack puts beside the text of a person's message."""
    section = {"type": "rich_text_section", "elements": list(_pieces(text))}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def _pieces(text: str) -> Iterator[Json]:
    at = 0
    for token in re.finditer(r"<([^<>|]+)(?:\|([^<>]*))?>", text):
        if token.start() > at:
            yield {"type": "text", "text": unescaped(text[at : token.start()])}
        yield _piece(token.group(1), token.group(2))
        at = token.end()
    if text[at:]:
        yield {"type": "text", "text": unescaped(text[at:])}


def _piece(target: str, label: str | None) -> Json:
    if target.startswith("@"):
        return {"type": "user", "user_id": target[1:]}
    if target.startswith("#"):
        return {"type": "channel", "channel_id": target[1:]}
    if target.startswith("!"):
        return {"type": "broadcast", "range": target[1:]}
    return {"type": "link", "url": unescaped(target), **({"text": unescaped(label)} if label else {})}
