"""Links that tell whether a letter was opened or followed: signed, naming a message and nobody, off by default."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from store.queries import tracking
from tools.outreach.links import links_in

CLICK_PATH, OPEN_PATH = "/c", "/o"


@dataclass(frozen=True)
class Tracking:
    """What is switched on, and where our pages are reached."""

    public_url: str | None = None
    opens: bool = False
    clicks: bool = False

    @property
    def is_on(self) -> bool:
        """Tell whether letters are marked at all."""
        return bool(self.public_url) and (self.opens or self.clicks)

    async def marks(self, session: AsyncSession, message_id: UUID, body: str) -> "Marks":
        """Make what a letter carries; nothing where nothing is switched on, and never for links of our own."""
        if not self.public_url or not self.is_on:
            return Marks()
        base = self.public_url.rstrip("/")
        links = links_in(body) if self.clicks else []
        signed = await tracking.tokens(session, message_id, links=len(links))
        ways = {
            link: f"{base}{CLICK_PATH}/{message_id}.{number}.{signed.clicks[number]}"
            for number, link in enumerate(links)
            if not link.startswith(f"{base}/")
        }
        return Marks(ways, f"{base}{OPEN_PATH}/{message_id}.{signed.open}.gif" if self.opens else None)


@dataclass(frozen=True)
class Marks:
    """Where the links of a letter lead on their way, and the picture that tells of its opening."""

    ways: dict[str, str] = field(default_factory=dict)
    picture: str | None = None
