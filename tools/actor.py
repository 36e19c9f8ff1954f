"""The person a tool acts for."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from store.models.enums import Role

RECRUITING = (Role.RECRUITER, Role.SOURCER, Role.ADMIN)
"""Roles with a recruiter's rights."""
PIPELINE = (*RECRUITING, Role.COORDINATOR)
"""Roles that see the whole candidate pool."""
HIRING = (*PIPELINE, Role.HIRING_MANAGER)
MEETING = (*HIRING, Role.INTERVIEWER)
"""Roles that meet candidates by name: everybody but those who are only executives."""
EVERYONE = tuple(Role)


@dataclass(frozen=True)
class Actor:
    """Somebody inside, as the database knows them; rights are the database's, roles only choose what is offered."""

    id: UUID
    name: str
    email: str
    roles: frozenset[Role]
    timezone: str = "UTC"

    def is_any(self, roles: tuple[Role, ...]) -> bool:
        """Tell whether the person holds one of the roles."""
        return not self.roles.isdisjoint(roles)

    def local(self, moment: datetime) -> datetime:
        """Give a moment in the person's own time zone."""
        return moment.astimezone(ZoneInfo(self.timezone) if self.timezone else UTC)
