"""A reply as it is shown in Slack to whoever wrote first: its own words, which call nobody and link nowhere."""

from uuid import UUID

from bot.slack import outgoing
from bot.slack.blocks.elements import actions, button, context, quoted, section
from bot.slack.blocks.message import Block, Message
from bot.slack.blocks.text import escape, one_line, shown
from bot.slack.place import Place
from store.models.enums import ReplyClass
from store.queries.outbox import Outgoing
from store.queries.replies import Answered
from tools.outreach.reading_mail import Reply
from tools.wording import day

SHOWN = 2_500
"""Characters of a reply that are shown; `show replies` has it in the profile."""
_MEANS = {
    ReplyClass.INTERESTED: "reads as interested",
    ReplyClass.NOT_INTERESTED: "reads as not interested",
    ReplyClass.LATER: "reads as “not now”",
    ReplyClass.OUT_OF_OFFICE: "says they are away; nothing was stopped",
    ReplyClass.UNSUBSCRIBE: "asks for no more mail; the address is suppressed",
    ReplyClass.OTHER: "could not be read as a yes or a no",
}


def reply_card(kept: UUID, to: Answered, reply: Reply) -> list[Outgoing]:
    """Make what tells of a reply, with the buttons to say what it means."""
    buttons = [
        button("Interested", "reply.interested", str(kept), style="primary"),
        button("Not now", "reply.later", str(kept)),
        button("Not interested", "reply.not_interested", str(kept)),
    ]
    notes = [f"It {_means(reply)}."]
    if reply.sender != (to.to_address or "").lower():
        notes.append(f"It came from another address: {shown(reply.sender, 200)}.")
    is_answered = reply.is_automatic or reply.meant in {ReplyClass.OUT_OF_OFFICE, ReplyClass.UNSUBSCRIBE}
    return _told(f"reply:{kept}", to, reply, notes, [] if is_answered else [actions(buttons, f"reply:{kept}")])


def foreign_card(to: Answered, reply: Reply) -> list[Outgoing]:
    """Make what tells of a mail in somebody's thread that comes from the known address of another."""
    notes = [
        f"It came from {shown(reply.sender, 200)}, who is somebody else: it was not kept, and nothing was stopped."
    ]
    return _told(f"foreign:{to.message_id}:{reply.header[:200]}", to, reply, notes, [])


def _told(key: str, to: Answered, reply: Reply, notes: list[str], buttons: list[Block]) -> list[Outgoing]:
    title = f"In the thread with {to.candidate}" if key.startswith("foreign") else f"{to.candidate} replied"
    blocks = [
        section(f"*{shown(title, 300)}*  {shown(reply.subject, 300)}"),
        quoted(reply.words[:SHOWN]),
        context(*notes),
        *buttons,
    ]
    told = f"{one_line(title, 300)}: {one_line(reply.words, 500)} {notes[0]}"
    return told_in_thread(key, to, Message(text=escape(told), blocks=tuple(blocks)))


def _means(reply: Reply) -> str:
    if reply.meant is ReplyClass.OUT_OF_OFFICE and reply.back_on is not None:
        return f"says they are away; letters wait until {day(reply.back_on)}"
    if reply.is_automatic and reply.meant is ReplyClass.OTHER:
        return "is an automatic reply; nothing was stopped"
    return _MEANS[reply.meant]


def told_in_thread(key: str, to: Answered, message: Message) -> list[Outgoing]:
    """Say it in the thread the letter was asked for in, where that is a direct one, else in the sender's own."""
    if to.channel and to.root_ts and to.channel.startswith("D"):
        return outgoing.said(key, Place(to.team or "", to.channel, to.root_ts, is_direct=True), [message])
    return outgoing.told(key, to.sender_slack_id, [message]) if to.sender_slack_id else []
