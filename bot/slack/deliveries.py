"""Carrying out one row of the outbox: the calls to Slack, and a look first where they may have been made before."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.rates import Rates
from store.queries.outbox import Claimed

QUIET = {"unfurl_links": False, "unfurl_media": False}
BAD_BLOCKS = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "cannot_parse_blocks"}
PASSING = {
    "ratelimited",
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
    "team_added_to_org",
}
"""Errors that may be gone at the next call."""
NOT_THERE = {"channel_not_found", "not_in_channel", "is_archived", "restricted_action", "user_not_in_channel"}
SECTION = 3_000
"""Characters of a section block."""
_LOOK_BACK = 100
"""Messages of a thread looked through for one that may have been sent before."""

Result = dict[str, Any]
Payload = dict[str, Any]


class UnknownError(Exception):
    """It may have been done before, and Slack gives no way to know."""


class Deliveries:
    """The calls behind each kind of row. Each gives back what is worth remembering."""

    def __init__(self, client: AsyncWebClient, rates: Rates) -> None:
        self._client = client
        self._rates = rates
        self._kinds: dict[str, Callable[[Claimed], Awaitable[Result]]] = {
            "post": self._post,
            "finish": self._finish,
            "update": self._update,
            "whisper": self._whisper,
            "direct": self._direct,
            "home": self._home,
            "view": self._view,
            "upload": self._upload,
        }

    async def carry_out(self, claimed: Claimed) -> Result:
        """Do it; raises `SlackApiError` as Slack answered, `UnknownError` when it must not be risked."""
        return await self._kinds[claimed.payload["do"]](claimed)

    async def _post(self, claimed: Claimed) -> Result:
        before = await self._found(claimed) if claimed.is_repeat else None
        if before is not None:
            return before
        payload = claimed.payload
        where = {"channel": payload["channel"], "thread_ts": payload.get("thread_ts")}
        try:
            return await self._say("chat.postMessage", payload["channel"], where | _marked(claimed), payload)
        except SlackApiError as error:
            if error.response.get("error") not in NOT_THERE or not payload.get("asker"):
                raise
        direct = await self._direct_channel(payload["asker"])
        return await self._say("chat.postMessage", direct, {"channel": direct} | _marked(claimed), payload)

    async def _finish(self, claimed: Claimed) -> Result:
        """End a stream with the whole answer; one that has died is overwritten, one that is gone said anew."""
        payload = claimed.payload
        try:
            await self._client.chat_stopStream(channel=payload["channel"], ts=payload["ts"])
        except SlackApiError as error:
            if error.response.get("error") == "ratelimited":
                raise
        try:
            return await self._update(claimed)
        except SlackApiError as error:
            if error.response.get("error") not in {"message_not_found", "cant_update_message", "edit_window_closed"}:
                raise
        return await self._post(claimed)

    async def _update(self, claimed: Claimed) -> Result:
        payload = claimed.payload
        where = {"channel": payload["channel"], "ts": payload["ts"]}
        return await self._say("chat.update", payload["channel"], where | _marked(claimed), payload)

    async def _whisper(self, claimed: Claimed) -> Result:
        """Say something only one person sees: it cannot be looked for, and is rather shown twice than never."""
        payload = claimed.payload
        where = {"channel": payload["channel"], "user": payload["user"], "thread_ts": payload.get("thread_ts")}
        return await self._say("chat.postEphemeral", payload["channel"], where, payload)

    async def _direct(self, claimed: Claimed) -> Result:
        channel = await self._direct_channel(claimed.payload["user"])
        before = await self._found(claimed, channel) if claimed.is_repeat else None
        if before is not None:
            return before
        return await self._say("chat.postMessage", channel, {"channel": channel} | _marked(claimed), claimed.payload)

    async def _home(self, claimed: Claimed) -> Result:
        await self._rates.turn("views.publish", "")
        await self._client.views_publish(user_id=claimed.payload["user"], view=claimed.payload["view"])
        return {}

    async def _view(self, claimed: Claimed) -> Result:
        await self._rates.turn("views.update", "")
        await self._client.views_update(external_id=claimed.payload["external_id"], view=claimed.payload["view"])
        return {}

    async def _upload(self, claimed: Claimed) -> Result:
        payload = claimed.payload
        channel = payload.get("channel") or await self._direct_channel(payload["user"])
        if claimed.is_repeat and await self._has_file(channel, payload):
            return {}
        await self._client.files_upload_v2(
            channel=channel,
            thread_ts=payload.get("thread_ts"),
            filename=payload["filename"],
            title=payload["title"],
            content=payload["content"],
        )
        return {}

    async def _say(self, method: str, lane: str, where: Payload, payload: Payload) -> Result:
        """Call a method that says something; blocks Slack refuses give way to plainer ones, at last to the text."""
        for blocks in _from_rich_to_plain(payload):
            await self._rates.turn(method, lane)
            call = where | {"text": payload["text"], "blocks": blocks} | ({} if method == "chat.update" else QUIET)
            try:
                answer = await self._client.api_call(method, json={k: v for k, v in call.items() if v is not None})
            except SlackApiError as error:
                if error.response.get("error") not in BAD_BLOCKS or not blocks:
                    raise
            else:
                return {"channel": answer.get("channel"), "ts": answer.get("ts") or answer.get("message_ts")}
        raise AssertionError("a text without blocks is sent or refused")

    async def _direct_channel(self, user: str) -> str:
        answer = await self._client.conversations_open(users=user)
        return str(answer["channel"]["id"])

    async def _found(self, claimed: Claimed, channel: str | None = None) -> Result | None:
        """Look for the message an earlier attempt may have left; raises `UnknownError` where we may not look."""
        try:
            return await self._look_for(claimed, channel)
        except SlackApiError as error:
            if error.response.get("error") in PASSING or error.response.status_code != 200:  # noqa: PLR2004
                raise
            raise UnknownError from error

    async def _look_for(self, claimed: Claimed, channel: str | None) -> Result | None:
        """Find the message that carries the key of its row."""
        where = channel or claimed.payload["channel"]
        oldest = f"{claimed.created_at.timestamp() - 60:.6f}"
        seen: dict[str, Any] = {"limit": _LOOK_BACK, "include_all_metadata": True, "oldest": oldest}
        root = claimed.payload.get("thread_ts")
        if root and channel is None:
            answer = await self._client.conversations_replies(channel=where, ts=root, **seen)
        else:
            answer = await self._client.conversations_history(channel=where, **seen)
        for message in answer.get("messages") or []:
            if ((message.get("metadata") or {}).get("event_payload") or {}).get("key") == claimed.key:
                return {"channel": where, "ts": message["ts"]}
        return None

    async def _has_file(self, channel: str, payload: Payload) -> bool:
        if payload.get("thread_ts"):
            answer = await self._client.conversations_replies(channel=channel, ts=payload["thread_ts"])
        else:
            answer = await self._client.conversations_history(channel=channel, limit=_LOOK_BACK)
        names = [file.get("name") for m in answer.get("messages") or [] for file in m.get("files") or []]
        return payload["filename"] in names


def _marked(claimed: Claimed) -> Payload:
    return {"metadata": {"event_type": "shortlist_message", "event_payload": {"key": claimed.key}}}


def _from_rich_to_plain(payload: Payload) -> list[list[Any]]:
    """Give the blocks to try in turn; the last is none at all, and the text carries the facts."""
    tries = [payload.get("blocks") or [], payload.get("plain") or [], _as_sections(payload["text"]), []]
    return [blocks for n, blocks in enumerate(tries) if blocks or n == len(tries) - 1]


def _as_sections(text: str) -> list[Any]:
    pieces = [text[at : at + SECTION] for at in range(0, min(len(text), 4 * SECTION), SECTION)]
    return [{"type": "section", "text": {"type": "plain_text", "text": piece}} for piece in pieces]
