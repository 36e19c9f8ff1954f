"""Who a Slack user is inside: by their Slack id, else by the address Slack has for them. Everybody else is refused."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from store.database import Database
from store.queries import people
from store.queries.people import Insider
from tools.actor import Actor

LIFETIME = 600.0
"""Seconds for which what Slack says of a user is believed."""
MOST = 5_000
"""Users remembered at once; the one longest unused goes first."""


class RefusedError(Exception):
    """Somebody who may not use the assistant; the sentence is for them."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Self:
    """The bot as Slack knows it."""

    team_id: str
    user_id: str
    bot_id: str


class Identities:
    """Finds the person behind a Slack user."""

    def __init__(
        self, database: Database, client: AsyncWebClient, me: Self, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._database = database
        self._client = client
        self._me = me
        self._clock = clock
        self._seen: OrderedDict[str, tuple[float, dict[str, Any]]] = OrderedDict()

    async def actor(self, user_id: str, team_id: str | None) -> Actor:
        """Give the active person a Slack user is.

        Raises `RefusedError` for people of other workspaces, guests, bots, deactivated people and those nobody here
        knows; the sentence tells none of what is in the database.
        """
        user = await self._user(user_id)
        _check(user, team_id, self._me.team_id)
        found = await self._person(user_id, user)
        if found is None:
            raise RefusedError(
                "I don't know you yet: I work with the people of this company's recruiting. "
                "Ask whoever runs Shortlist to add you with the e-mail address of your Slack profile."
            )
        return Actor(
            id=found.id,
            name=found.name,
            email=found.email,
            roles=frozenset(found.roles),
            timezone=found.timezone or user.get("tz") or "UTC",
        )

    async def name(self, user_id: str) -> str:
        """Give what people call a Slack user, to be read where they are mentioned; nothing for one nobody knows."""
        try:
            user = await self._user(user_id)
        except (RefusedError, SlackApiError):
            return ""
        return str((user.get("profile") or {}).get("real_name") or user.get("real_name") or user.get("name") or "")

    async def _person(self, user_id: str, user: dict[str, Any]) -> Insider | None:
        async with self._database.worker() as session:
            found = await people.active_by_slack(session, user_id)
            email = (user.get("profile") or {}).get("email") or ""
            if found is not None or not email:
                return found
            found = await people.active_by_email(session, email.strip().lower())
            before = await people.slack_user_of(session, found.id) if found is not None else None
        # Somebody else may have linked the two just now: then they are the same person, not another.
        if found is not None and (before in {None, user_id} or not await self._is_somebody(str(before))):
            async with self._database.worker() as session:
                await people.link_to_slack(session, found.id, user_id)
            return found
        return None

    async def _is_somebody(self, user_id: str) -> bool:
        """Tell whether a Slack user is still there: then the address they were known by is no proof of anybody else."""
        try:
            return not (await self._user(user_id)).get("deleted")
        except RefusedError:
            return False

    async def _user(self, user_id: str) -> dict[str, Any]:
        kept = self._seen.get(user_id)
        if kept is not None and self._clock() - kept[0] < LIFETIME:
            self._seen.move_to_end(user_id)
            return kept[1]
        try:
            answer = await self._client.users_info(user=user_id)
        except SlackApiError as error:
            if error.response.get("error") in {"user_not_found", "user_not_visible"}:
                raise RefusedError("I only work with people of this workspace.") from error
            raise
        user: dict[str, Any] = answer["user"]
        self._seen[user_id] = (self._clock(), user)
        while len(self._seen) > MOST:
            self._seen.popitem(last=False)
        return user


def _check(user: dict[str, Any], team_id: str | None, own_team: str) -> None:
    teams = {team_id or own_team, user.get("team_id") or own_team}
    if teams != {own_team} or user.get("is_stranger"):
        raise RefusedError("I only work with people of this workspace.")
    if user.get("deleted"):
        raise RefusedError("This account is deactivated, so I can't help here.")
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        raise RefusedError("Guests of this workspace can't use me: recruiting data stays with full members.")
    if user.get("is_bot") or user.get("is_workflow_bot"):
        raise RefusedError("I only answer people.")
