"""Telling somebody in Slack what became of their mail."""

import logging

from bot.slack import outgoing
from bot.slack.blocks.text import shown
from store.database import Database
from store.queries import outbox, people
from store.queries.mail import Mail

log = logging.getLogger(__name__)


async def tell_sender(database: Database, mail: Mail, what: str) -> None:
    """Tell the sender of a mail what became of it, once; in the log too, for those who are not in Slack."""
    log.warning("mail %s %s", mail.message_id, what)
    async with database.worker() as session:
        user = await people.slack_user_of(session, mail.sender_id)
        if user is not None:
            sentence = f"Your mail to {shown(mail.candidate)} {shown(what, 400)}."
            rows = outgoing.told(f"mail:{mail.message_id}:told", user, [outgoing.sentence(sentence)])
            await outbox.add(session, rows)
