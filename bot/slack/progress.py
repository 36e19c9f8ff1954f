"""What a person sees while their turn runs: a status line at once, then task cards and the words as they come.

Nothing here is needed for the answer: what fails is logged and left.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.blocks.text import clean
from bot.slack.place import Place
from bot.slack.rates import Rates

log = logging.getLogger(__name__)

PATIENCE_S = 1.2
"""Seconds a turn may take before its steps and words are shown; most are answered sooner."""
PACE_S = 0.8
"""Seconds between two additions to a stream, which gathers what came meanwhile."""
LONGEST_STREAM_S = 200.0
LONGEST_STREAM = 8_000
MOST_CARDS = 40
"""Where a stream gives way to the next: Slack ends one at about five minutes and 10,700 bytes."""
_TITLE = 150

Began = Callable[[str], Awaitable[None]]
"""Told the timestamp of the stream, so that whoever ends the turn can put the answer in its place."""


@dataclass
class _Stream:
    ts: str
    began: float
    size: int = 0
    cards: int = 0


@dataclass
class Progress:
    """Shows how one turn gets on. Make it, `begin`, hand `words` and `step` to the turn, `settle`, and `end`.

    Without `streams` there is a status line only, for answers that have a place already. The same where `rates` have no
    stream to spare: the answers of those that began one must still be let in.
    """

    client: AsyncWebClient
    place: Place
    user: str
    began: Began
    rates: Rates
    streams: bool = True
    patience_s: float = PATIENCE_S
    clock: Callable[[], float] = time.monotonic
    _words: list[str] = field(default_factory=list)
    _steps: list[str] = field(default_factory=list)
    _open_card: tuple[str, str] | None = None
    _cards: int = 0
    _stream: _Stream | None = None
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _adding: asyncio.Lock = field(default_factory=asyncio.Lock)
    _is_over: bool = False

    def begin(self, title: str) -> None:
        """Show at once that the message was read; the calls run beside the turn."""
        where = self._where()
        self._start(self.client.assistant_threads_setStatus(**where, status="is on it…"))
        session: dict[str, Any] = {
            "status": "processing",
            "title": clean(title)[:_TITLE] or "Shortlist",
            "initiator_user_id": self.user,
        }
        self._start(self.client.agents_sessions_setStatus(**where, **session))
        if self.streams:
            self._start(self._show_when_it_takes_long(), name="stream")

    def words(self, text: str) -> None:
        """Take words of the answer as they come."""
        self._words.append(text)

    def step(self, sentence: str) -> None:
        """Take a step of the work in a recruiter's words; the status line says it too."""
        self._steps.append(sentence)
        where = self._where()
        self._start(self.client.assistant_threads_setStatus(**where, status=clean(sentence)[:100]))

    async def settle(self) -> None:
        """Begin no more, and wait for what is being added: from now on the stream is where it is, or there is none."""
        self._is_over = True
        async with self._adding:
            pass

    async def end(self) -> None:
        """Stop showing; cards that are open are closed, and the session is active again."""
        self._is_over = True
        if self._stream is not None:
            await _quietly(self._close_card())
        for task in self._tasks:
            if task.get_name() == "stream":
                task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        where = self._where()
        if self._stream is not None or not self.streams:
            # Slack takes the line away when a message comes, and here one was changed instead
            await _quietly(self.client.assistant_threads_setStatus(**where, status=""))
        await _quietly(self.client.agents_sessions_setStatus(**where, status="active"))

    def _where(self) -> dict[str, Any]:
        return {"channel_id": self.place.channel, "thread_ts": self.place.root_ts}

    def _start(self, work: Awaitable[Any], *, name: str = "status") -> None:
        task = asyncio.create_task(_quietly(work), name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _show_when_it_takes_long(self) -> None:
        await asyncio.sleep(self.patience_s)
        while not self._is_over:
            async with self._adding:
                chunks = self._gathered()
                if chunks:
                    await self._add(chunks)
            await asyncio.sleep(PACE_S)

    def _gathered(self) -> list[dict[str, Any]]:
        """Give what came since the last look: finished and new cards, then words."""
        chunks: list[dict[str, Any]] = []
        for sentence in self._steps:
            if self._open_card is not None:
                chunks.append(_card(*self._open_card, "complete"))
            self._cards += 1
            self._open_card = (f"step-{self._cards}", clean(sentence)[:_TITLE])
            chunks.append(_card(*self._open_card, "in_progress"))
        self._steps.clear()
        if self._words:
            chunks.append({"type": "markdown_text", "text": _cut("".join(self._words))})
            self._words.clear()
        return chunks

    async def _add(self, chunks: list[dict[str, Any]]) -> None:
        stream = self._stream
        if stream is not None and self._is_full(stream):
            await self._rotate(stream)
            stream = None
        if stream is None:
            if self.rates.spare("chat.startStream"):
                await self._open(chunks)
            else:
                self._is_over = True
            return
        try:
            await self.client.chat_appendStream(channel=self.place.channel, ts=stream.ts, chunks=chunks)
        except SlackApiError as error:
            if error.response.get("error") not in {"message_not_in_streaming_state", "msg_too_long"}:
                raise  # stopped_by_user among others: nothing more is to be shown
            self._stream = None
            await self._open(chunks)
            return
        stream.size += sum(_size(c) for c in chunks)
        stream.cards += sum(c["type"] == "task_update" for c in chunks)

    def _is_full(self, stream: _Stream) -> bool:
        is_old = self.clock() - stream.began > LONGEST_STREAM_S
        return is_old or stream.size > LONGEST_STREAM or stream.cards > MOST_CARDS

    async def _rotate(self, stream: _Stream) -> None:
        await self._close_card()
        await self.client.chat_stopStream(channel=self.place.channel, ts=stream.ts)
        self._stream = None

    async def _open(self, chunks: list[dict[str, Any]]) -> None:
        answer = await self.client.chat_startStream(
            channel=self.place.channel,
            thread_ts=self.place.root_ts,
            recipient_user_id=self.user,
            recipient_team_id=self.place.team,
            task_display_mode="timeline",
            chunks=chunks,
        )
        self._stream = _Stream(ts=str(answer["ts"]), began=self.clock(), size=sum(_size(c) for c in chunks))
        await self.began(self._stream.ts)

    async def _close_card(self) -> None:
        if self._open_card is not None and self._stream is not None:
            closed = [_card(*self._open_card, "complete")]
            self._open_card = None
            await self.client.chat_appendStream(channel=self.place.channel, ts=self._stream.ts, chunks=closed)


def _size(chunk: dict[str, Any]) -> int:
    """Give the bytes a chunk takes of a stream."""
    return len(f"{chunk.get('text', '')}{chunk.get('title', '')}".encode())


def _cut(words: str) -> str:
    """Give as much as one stream takes; the answer itself comes whole at the end."""
    return words.encode()[:LONGEST_STREAM].decode(errors="ignore")


def _card(card_id: str, title: str, status: str) -> dict[str, Any]:
    return {"type": "task_update", "id": card_id, "title": title, "status": status}


async def _quietly(work: Awaitable[Any]) -> None:
    """Do something nobody waits for; what Slack refuses is logged and not missed."""
    try:
        await work
    except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
        log.info("progress could not be shown: %s", error)
