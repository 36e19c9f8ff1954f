"""Whom a command acts for."""

from agent.assistant import UnknownPersonError
from bot.wiring import System
from store.queries import people
from tools.actor import Actor


async def acting_person(system: System, email: str | None) -> Actor:
    """Give the person named by `--as` or SHORTLIST_AS, else the first recruiter.

    Raises `UnknownPersonError` when there is no such active person, or nobody at all.
    """
    chosen = email or system.settings.person
    if chosen is None:
        async with system.database.worker() as session:
            chosen = await people.default_email(session)
    if chosen is None:
        raise UnknownPersonError("Nobody works here yet: run `shortlist db seed` for a sample company.")
    return await system.assistant.person(chosen)
