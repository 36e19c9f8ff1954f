"""From a person inside to their DM: who they are in Slack, and what they may see."""

from dataclasses import dataclass
from uuid import UUID

from slack_sdk.errors import SlackApiError

from bot.slack.desk import Desk
from bot.slack.identity import RefusedError
from store.queries import people
from tools.actor import Actor


@dataclass(frozen=True)
class Reached:
    """Somebody active inside, and their Slack user."""

    actor: Actor
    user: str


async def reach(desk: Desk, person_id: UUID) -> Reached | None:
    """Give a person with their Slack user; None when they left, or are nobody in the workspace."""
    async with desk.system.database.worker() as session:
        found = await people.active_by_id(session, person_id)
        user = await people.slack_user_of(session, person_id) if found else None
    if found is None:
        return None
    return await _as(desk, person_id, user) or await _by_address(desk, person_id, found.email)


async def _as(desk: Desk, person_id: UUID, user: str | None) -> Reached | None:
    """Make sure that a Slack user still is this person: what was remembered may be of another workspace."""
    if user is None:
        return None
    try:
        actor = await desk.identities.actor(user, None)
    except RefusedError:
        return None
    return Reached(actor, user) if actor.id == person_id else None


async def _by_address(desk: Desk, person_id: UUID, email: str) -> Reached | None:
    try:
        answer = await desk.client.users_lookupByEmail(email=email)
    except SlackApiError as error:
        if error.response.get("error") == "users_not_found":
            return None
        raise
    return await _as(desk, person_id, str(answer["user"]["id"]))
