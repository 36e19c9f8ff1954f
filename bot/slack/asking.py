"""A turn in Slack: asked once, shown while it runs, stopped when somebody says so, its answer written down with it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from agent.answer import Answer
from agent.assistant import Asked
from agent.model import ToolCall
from bot.slack import outgoing
from bot.slack.blocks.drawing import draw
from bot.slack.blocks.message import Message
from bot.slack.blocks.private import split_for_channel
from bot.slack.desk import Desk
from bot.slack.place import Place
from bot.slack.progress import Progress
from bot.slack.streamed import streamed_before
from store.errors import StoreError
from store.queries import conversations, outbox
from store.queries.outbox import Outgoing
from tools.actor import Actor
from tools.attachments import Attachment
from tools.discretion import names_hidden
from tools.views import Help

LOOK_S = 0.4
"""Seconds between looks whether somebody pressed stop; a turn that is quicker is never looked after."""
SURFACE = "slack"


@dataclass(frozen=True)
class Request:
    """What is asked, by whom and where. `turn_id` is the id of the event, so that it is asked once.

    `in_place_of` is the message whose place the answer takes, where it pages through a list. `lead` comes before the
    reply. `is_repeat` says that an earlier attempt may have begun to answer, `is_overheard` that nobody addressed the
    assistant in so many words: what it does not understand then, it leaves to the people.
    """

    turn_id: UUID
    actor: Actor
    user: str
    place: Place
    text: str
    calls: tuple[ToolCall, ...] = ()
    around: str = ""
    attachments: tuple[Attachment, ...] = ()
    in_place_of: str | None = None
    lead: str = ""
    is_repeat: bool = False
    is_overheard: bool = False
    sheet: bool = False
    """Whether the rows of an answer are wanted as a file."""


@dataclass
class _Delivery:
    """Writes the messages of an answer down, in the place of what was `streamed`; `lanes` are where they are bound."""

    desk: Desk
    request: Request
    streamed: str | None = None
    lanes: list[str] = field(default_factory=list)
    settle: Callable[[], Awaitable[None]] | None = None

    async def __call__(self, session: AsyncSession, answer: Answer) -> None:
        if self.settle is not None:
            await self.settle()
        rows = await self._rows(answer)
        await outbox.add(session, rows)
        self.lanes = list(dict.fromkeys(row.lane for row in rows))

    async def _rows(self, answer: Answer) -> list[Outgoing]:
        request = self.request
        key = f"{request.turn_id}"
        if request.is_overheard and all(isinstance(view, Help) for view in answer.views):
            return []
        messages, plain = _drawn(answer, request)
        streamed = self.streamed
        if not request.place.is_direct:
            may_be_posted, why = await self._may_be_posted(answer)
            if not may_be_posted:
                note = f"<@{request.user}> {why} I've sent it to you directly."
                public = outgoing.said(
                    key, request.place, [outgoing.sentence(note)], asker=request.user, streamed=streamed
                )
                return [*public, *outgoing.told(f"{key}:direct", request.user, messages, plain=plain)]
        if request.in_place_of is not None and len(messages) == 1:
            return [outgoing.replaced(f"{key}:0", request.place.channel, request.in_place_of, messages[0])]
        return outgoing.said(key, request.place, messages, plain=plain, asker=request.user, streamed=streamed)

    async def stream_began(self, ts: str) -> None:
        """Remember the message a stream goes to, so that the answer takes its place whoever ends the turn."""
        self.streamed = ts
        key = f"{self.request.turn_id}:stream:{ts}"
        row = Outgoing(key=key, lane="stream", payload={"do": "stream"})
        async with self.desk.system.database.worker() as session:
            await outbox.note_sent(session, row, {"channel": self.request.place.channel, "ts": ts})

    async def _may_be_posted(self, answer: Answer) -> tuple[bool, str]:
        may, why = split_for_channel(answer)
        if may and await names_hidden(self.desk.system.database, self.request.actor.id, answer.views, answer.reply):
            return False, "That names a confidential job or a private candidate."
        return may, why


def _drawn(answer: Answer, request: Request) -> tuple[Sequence[Message], Sequence[Message]]:
    if request.lead:
        answer = answer.model_copy(update={"reply": f"{request.lead} {answer.reply}".strip()})
    native, plain = (draw(answer, request.actor, native=is_native, sheet=request.sheet) for is_native in (True, False))
    return native, plain


async def ask(desk: Desk, request: Request) -> None:
    """Run a turn to its end and send what it says; asked again after a crash, it goes on or only sends."""
    stop = asyncio.Event()
    before = await streamed_before(desk, request.turn_id, request.place) if request.is_repeat else None
    delivery = _Delivery(desk, request, streamed=before)
    has_place = before is not None or request.in_place_of is not None or request.is_overheard
    progress = Progress(
        desk.client, request.place, request.user, delivery.stream_began, streams=not has_place, rates=desk.rates
    )
    delivery.settle = progress.settle
    progress.begin(request.text)
    watcher = asyncio.create_task(_watch(desk, request.turn_id, stop))
    try:
        await desk.system.assistant.ask_once(
            Asked(
                text=request.text,
                actor=request.actor,
                thread=request.place.key,
                surface=SURFACE,
                turn_id=request.turn_id,
                calls=request.calls,
                around=request.around,
                attachments=request.attachments,
                place=request.place.stored,
                deliver=delivery,
                stop=stop,
                on_text=progress.words,
                on_progress=progress.step,
            )
        )
    finally:
        watcher.cancel()
        ending = asyncio.create_task(progress.end())
    for lane in delivery.lanes or [request.place.channel, f"user:{request.user}"]:
        await desk.sender.drain(lane)
    await ending


async def _watch(desk: Desk, turn_id: UUID, stop: asyncio.Event) -> None:
    """Set `stop` when somebody pressed it, wherever their click was handled."""
    while True:
        await asyncio.sleep(LOOK_S)
        with suppress(StoreError):
            async with desk.system.database.worker() as session:
                if await conversations.stop_asked(session, turn_id):
                    stop.set()
