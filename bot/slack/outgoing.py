"""What is to be said in Slack, as rows of the outbox: plain data that any process can send."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.slack.blocks.message import Message, TextFile
from bot.slack.place import Place
from store.queries.outbox import Outgoing


def sentence(words: str) -> Message:
    """Make a message of one sentence of ours; `words` are mrkdwn, stored values in them escaped."""
    return Message(text=words, blocks=({"type": "section", "text": {"type": "mrkdwn", "text": words}},))


def said(
    key: str,
    place: Place,
    messages: Sequence[Message],
    *,
    plain: Sequence[Message] = (),
    asker: str | None = None,
    streamed: str | None = None,
) -> list[Outgoing]:
    """Say messages in a thread, in order.

    `plain` are the same without blocks a workspace may lack. `asker` gets them directly where the channel cannot be
    written to. The first takes the place of the message `streamed` so far, if there is one.
    """
    rows: list[Outgoing] = []
    for n, message in enumerate(messages):
        payload = _content(message, plain[n] if len(plain) == len(messages) else None)
        payload |= {"channel": place.channel, "thread_ts": place.root_ts, "asker": asker}
        finish = streamed is not None and n == 0
        payload |= {"do": "finish", "ts": streamed} if finish else {"do": "post"}
        rows.append(Outgoing(key=f"{key}:{n}", lane=place.channel, payload=payload))
        where = {"channel": place.channel, "thread_ts": place.root_ts}
        rows += [_file(f"{key}:{n}:file:{m}", place.channel, file, **where) for m, file in enumerate(message.files)]
    return rows


def whispered(key: str, place: Place, user: str, text: str, *, blocks: Iterable[Any] = ()) -> Outgoing:
    """Say something to one person only: in the channel where only they see it, or in their own DM as it is."""
    payload = {"text": text, "blocks": list(blocks), "channel": place.channel, "thread_ts": place.root_ts}
    if place.is_direct:
        return Outgoing(key=key, lane=place.channel, payload=payload | {"do": "post"})
    return Outgoing(key=key, lane=place.channel, payload=payload | {"do": "whisper", "user": user})


def told(key: str, user: str, messages: Sequence[Message], *, plain: Sequence[Message] = ()) -> list[Outgoing]:
    """Say messages to a person in their DM with the bot."""
    rows = []
    for n, message in enumerate(messages):
        payload = _content(message, plain[n] if len(plain) == len(messages) else None)
        rows.append(Outgoing(key=f"{key}:{n}", lane=f"user:{user}", payload=payload | {"do": "direct", "user": user}))
        rows += [_file(f"{key}:{n}:file:{m}", f"user:{user}", file, user=user) for m, file in enumerate(message.files)]
    return rows


def replaced(key: str, channel: str, ts: str, message: Message) -> Outgoing:
    """Put another message in place of one that was sent."""
    payload = _content(message, None) | {"do": "update", "channel": channel, "ts": ts}
    return Outgoing(key=key, lane=channel, payload=payload)


def home(key: str, user: str, view: dict[str, Any]) -> Outgoing:
    """Show a person's App Home."""
    return Outgoing(key=key, lane=f"user:{user}", payload={"do": "home", "user": user, "view": view})


def filled(key: str, user: str, external_id: str, view: dict[str, Any]) -> Outgoing:
    """Fill the modal that was opened as a skeleton."""
    payload = {"do": "view", "external_id": external_id, "view": view}
    return Outgoing(key=key, lane=f"user:{user}", payload=payload)


def _content(message: Message, plain: Message | None) -> dict[str, Any]:
    content: dict[str, Any] = {"text": message.text, "blocks": list(message.blocks)}
    if plain is not None and plain.blocks != message.blocks:
        content["plain"] = list(plain.blocks)
    return content


def _file(key: str, lane: str, file: TextFile, **where: str) -> Outgoing:
    payload = {"do": "upload", "filename": file.name, "title": file.title, "content": file.content}
    return Outgoing(key=key, lane=lane, payload=payload | where)
