"""What every handler works with, put together once."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.identity import Identities, Self
from bot.slack.rates import Rates
from bot.slack.sending import Sender
from bot.wiring import System
from store.queries import outbox
from store.queries.outbox import Outgoing


@dataclass(frozen=True)
class Desk:
    """The system behind, the client to Slack, who we are there, who others are, and the sender of what is said.

    `rates` are what the client may still call.
    """

    system: System
    client: AsyncWebClient
    me: Self
    identities: Identities
    sender: Sender
    rates: Rates

    async def say(self, *outgoing: Outgoing) -> None:
        """Write down what is to be said and send it; what was written down before is not said twice."""
        async with self.system.database.worker() as session:
            await outbox.add(session, outgoing)
        for lane in dict.fromkeys(o.lane for o in outgoing):
            await self.sender.drain(lane)
