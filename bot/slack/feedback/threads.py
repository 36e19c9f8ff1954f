"""The thread somebody was asked in: its request, its card, and putting a newer card in the place of the old one."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.slack import outgoing
from bot.slack.blocks.feedback import scorecard
from bot.slack.blocks.fitting import fitted
from bot.slack.blocks.message import Message
from bot.slack.blocks.part import Part
from bot.slack.blocks.part import Place as Reader
from bot.slack.desk import Desk
from bot.slack.place import Place
from bot.slack.threads import NotYetError
from store.queries import feedback_requests, interviews, outbox, scorecards
from store.queries.interviews import Meeting
from tools.actor import Actor
from tools.feedback.cards import scorecard_view
from tools.feedback.drafting import drafted
from tools.views import ScorecardCard


@dataclass(frozen=True)
class Asked:
    """A feedback thread: who was asked about what.

    `meeting` is None when the interview was cancelled, or when they left its panel.
    """

    request_id: UUID
    interview_id: UUID
    place: Place
    meeting: Meeting | None

    @property
    def key(self) -> str:
        """The beginning of the keys of everything said in the thread once."""
        return f"feedback:{self.request_id}:{self.place.root_ts}"


def ask_key(request_id: UUID) -> str:
    """Give the beginning of the keys of the messages that open threads of a request."""
    return f"feedback:{request_id}:ask"


async def asked_in(desk: Desk, actor: Actor, place: Place) -> Asked | None:
    """Give what a DM thread asks the person; None for any other thread."""
    if not place.is_direct:
        return None
    async with desk.system.database.worker() as session:
        key = await outbox.key_of(session, place.channel, place.root_ts)
    kind, _, rest = (key or "").partition(":")
    request, _, what = rest.partition(":")
    if kind != "feedback" or not what.startswith("ask"):
        return None
    async with desk.system.database.person(actor.id) as session:
        found = await feedback_requests.by_id(session, UUID(request))
        if found is None or found.person_id != actor.id:
            return None
        meeting = await interviews.by_id(session, found.interview_id)
    is_theirs = meeting is not None and meeting.has(actor.id)  # also those see it who left its panel and manage the job
    return Asked(found.id, found.interview_id, place, meeting if is_theirs else None)


async def thread_about(desk: Desk, actor: Actor, interview_id: UUID) -> Asked | None:
    """Give the thread the person was asked in about an interview last, if they were."""
    async with desk.system.database.person(actor.id) as session:
        found = await feedback_requests.thread_of(session, interview_id, actor.id)
        meeting = await interviews.by_id(session, interview_id)
    if found is None or found.channel is None or found.thread_ts is None:
        return None
    place = Place(desk.me.team_id, found.channel, found.thread_ts, is_direct=True)
    return Asked(found.id, interview_id, place, meeting)


async def view_of(session: AsyncSession, meeting: Meeting, actor: Actor) -> ScorecardCard | None:
    """Give the person's scorecard as it stands, with what is missing."""
    card = await scorecards.of(session, meeting.id, actor.id)
    if card is None:
        return None
    return scorecard_view(card, meeting, actor_id=actor.id, draft=await drafted(session, meeting, actor.id))


def drawn(view: ScorecardCard, actor: Actor, *before: Part) -> Message:
    """Draw a scorecard as one message."""
    return fitted([*before, *scorecard(view, Reader(actor))])[0]


async def show_card(desk: Desk, key: str, actor: Actor, asked: Asked) -> ScorecardCard | None:
    """Show the scorecard as it is now: in the place of the thread's card, or as its first.

    Raises `NotYetError` while Slack keeps the first card waiting.
    """
    if asked.meeting is None:
        return None
    async with desk.system.database.person(actor.id) as session:
        view = await view_of(session, asked.meeting, actor)
    if view is None:
        return None
    message, first = drawn(view, actor), f"{asked.key}:card"
    async with desk.system.database.worker() as session:
        before = await outbox.results(session, f"{first}:0")
    if not before:
        await desk.say(*outgoing.said(first, asked.place, [message]))
        return view
    sent = before.get(f"{first}:0")
    if not sent or not sent.get("ts"):
        raise NotYetError
    await desk.say(outgoing.replaced(f"{first}:{key}", asked.place.channel, sent["ts"], message))
    return view


async def tell(desk: Desk, key: str, asked: Asked, sentences: Sequence[str]) -> None:
    """Say something in the thread, once for each key."""
    words = " ".join(sentences)
    await desk.say(*outgoing.said(key, asked.place, [outgoing.sentence(words)]))
