"""The app was taken out of the workspace, or its tokens no longer hold."""

import logging

from bot.slack.desk import Desk
from store.queries.inbox import Event

log = logging.getLogger(__name__)


async def removed(desk: Desk, event: Event) -> None:
    """Say so in the log, loudly: nothing can be said in Slack any more until it is installed again."""
    del desk
    log.error("Slack says %s: install the app again and set its new tokens", event.body["event"]["type"])
