"""Finding out who speaks, and a polite refusal for those who may not."""

from bot.slack import outgoing
from bot.slack.desk import Desk
from bot.slack.identity import RefusedError
from bot.slack.place import Place
from store.queries.inbox import Event
from tools.actor import Actor


async def known(desk: Desk, event: Event, user: str, place: Place | None, *, aloud: bool = True) -> Actor | None:
    """Give the person behind a Slack user; None when they are refused, which they are told unless not `aloud`."""
    try:
        return await desk.identities.actor(user, _team_of(event))
    except RefusedError as refusal:
        if aloud and place is not None:
            await desk.say(outgoing.whispered(f"{event.id}:refused", place, user, refusal.sentence))
        elif aloud:
            await desk.say(*outgoing.told(f"{event.id}:refused", user, [outgoing.sentence(refusal.sentence)]))
        return None


def _team_of(event: Event) -> str | None:
    """Give the workspace of whoever acts, which in a shared channel may be another than the channel's."""
    body = event.body
    inner = body.get("event") or {}
    acting = body.get("user") if isinstance(body.get("user"), dict) else {}
    named = inner.get("user_team") or inner.get("source_team") or (acting or {}).get("team_id")
    return named or inner.get("team") or body.get("team_id") or (body.get("team") or {}).get("id")
