"""The people of the database as people of the workspace."""

from bot.playground.plan import Person
from store.database import Database
from store.queries import people


async def people_of(database: Database) -> list[Person]:
    """Give everybody active inside an account of the workspace."""
    async with database.worker() as session:
        inside = await people.everybody_active(session)
    return [
        Person(
            name=one.name,
            email=one.email,
            title=one.title or "",
            timezone=one.timezone or "UTC",
            roles=tuple(role.value for role in one.roles),
        )
        for one in inside
    ]
