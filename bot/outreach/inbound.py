"""Mail that comes in: matched to what it answers, kept once, read by rules, and told to whoever wrote first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.slack import outgoing
from bot.slack.blocks.elements import actions, button, context, quoted, section
from bot.slack.blocks.message import Message
from bot.slack.blocks.text import escape, one_line, shown
from bot.slack.place import Place
from store.database import Database
from store.models.enums import ReplyClass
from store.queries import outbox, people, replies
from store.queries.outbox import Outgoing
from store.queries.replies import Answered
from tools.outreach.reading_replies import Reply, read_mail

SHOWN = 2_500
"""Characters of a reply that are shown; `show replies` has it in the profile."""
_ENDS = {ReplyClass.UNSUBSCRIBE: "unsubscribed"}
_MEANS = {
    ReplyClass.INTERESTED: "reads as interested",
    ReplyClass.NOT_INTERESTED: "reads as not interested",
    ReplyClass.LATER: "reads as “not now”",
    ReplyClass.OUT_OF_OFFICE: "is an automatic reply; nothing was stopped",
    ReplyClass.UNSUBSCRIBE: "asks for no more mail; the address is suppressed",
    ReplyClass.OTHER: "could not be read as a yes or a no",
}


@dataclass(frozen=True)
class Inbound:
    """Takes mail in. Any number of them may run on one database."""

    database: Database
    clock: Callable[[], datetime]

    async def take(self, raw: bytes) -> bool:
        """Take a mail as it came; false when it answers nothing of ours. Taken twice, it counts once."""
        reply = read_mail(raw)
        if reply is None:
            return False
        at = self.clock()
        async with self.database.worker() as session:
            to = await replies.answered(session, reply.answers, reply.sender)
            if to is None:
                return False
            if reply.is_bounce:
                await replies.bounced(session, to, at)
                return True
            kept = await replies.keep(
                session, to, header=reply.header, subject=reply.subject, words=reply.words, meant=reply.meant, at=at
            )
            if kept is None:
                return True
            if reply.meant is not ReplyClass.OUT_OF_OFFICE:
                await replies.stop_sequences(session, to, reason=_ENDS.get(reply.meant, "replied"), at=at)
            if reply.meant is ReplyClass.UNSUBSCRIBE:
                await replies.opt_out(session, [one for one in {to.to_address, reply.sender} if one])
            user = await people.slack_user_of(session, to.sender_id) if to.sender_id else None
            if user is not None:
                await outbox.add(session, _told(f"reply:{kept}", user, to, _card(kept, to, reply)))
        return True


def _told(key: str, user: str, to: Answered, card: Message) -> list[Outgoing]:
    """Say it in the thread the letter was asked for in, where that is a direct one, else in the sender's own."""
    if to.channel and to.root_ts and to.channel.startswith("D"):
        return outgoing.said(key, Place(to.team or "", to.channel, to.root_ts, is_direct=True), [card])
    return outgoing.told(key, user, [card])


def _card(kept: UUID, to: Answered, reply: Reply) -> Message:
    """Show a reply in its own words, which call nobody and link nowhere, with the buttons to say what it means."""
    title = f"{to.candidate} replied"
    means = _MEANS[reply.meant]
    other = to.to_address and reply.sender != to.to_address
    notes = [f"It {means}."] + ([f"It came from another address: {shown(reply.sender, 200)}."] if other else [])
    buttons = [
        button("Interested", "reply.interested", str(kept), style="primary"),
        button("Not now", "reply.later", str(kept)),
        button("Not interested", "reply.not_interested", str(kept)),
    ]
    blocks = [
        section(f"*{shown(title, 300)}*  {shown(reply.subject, 300)}"),
        quoted(reply.words[:SHOWN]),
        context(*notes),
    ]
    if reply.meant not in {ReplyClass.OUT_OF_OFFICE, ReplyClass.UNSUBSCRIBE}:
        blocks.append(actions(buttons, f"reply:{kept}"))
    told = f"{one_line(title, 300)}: {one_line(reply.words, 500)} It {means}."
    return Message(text=escape(told), blocks=tuple(blocks))
