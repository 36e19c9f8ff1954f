"""The hands of a test: people of the workspace who write, click and submit, and eyes for what they then see."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from bot.playground import commands, doings, interactions, submissions
from bot.playground.choosing import action_of, values_of
from bot.playground.delivery import Delivery
from bot.playground.events import context_changed
from bot.playground.faults import Faults
from bot.playground.interactions import Container
from bot.playground.methods.reactions import react
from bot.playground.modals import stack_of
from bot.playground.plan import Person
from bot.playground.shapes import page_json, view_json
from bot.playground.state import Channel, Json, Message
from bot.playground.web_api import Call
from bot.playground.workspace import Workspace

Who = str | Person
"""A person: the record, a user id, an e-mail address or a name."""

Found = TypeVar("Found")


class Driver:
    """Acts as people do and shows what they see. Channels are named by id or name; "dm" is a person's DM with the app.

    What a person may not do raises Refused; an interaction the app does not answer raises NotAcknowledged.
    """

    workspace: Workspace
    delivery: Delivery
    faults: Faults

    @property
    def calls(self) -> list[Call]:
        """Every call of the Web API so far."""
        raise NotImplementedError

    # Who and where

    def user(self, who: Who) -> str:
        """The id of a person. Raises KeyError."""
        if isinstance(who, Person):
            return who.user_id
        for user in self.workspace.users.values():
            if who in {user.id, user.email, user.real_name, user.name}:
                return user.id
        raise KeyError(f"Nobody here is called {who}.")

    def channel(self, channel: str, user: Who | None = None) -> Channel:
        """A channel by id, by name, or a person's "dm". Raises KeyError."""
        if channel == "dm":
            if user is None:
                raise KeyError("A direct message needs a person.")
            return self.workspace.im(self.user(user))
        for known in self.workspace.channels.values():
            if channel in {known.id, known.name, f"#{known.name}"}:
                return known
        raise KeyError(f"There is no channel {channel}.")

    def dm(self, user: Who) -> str:
        """The id of a person's DM with the app."""
        return self.channel("dm", user).id

    def _message(self, channel: str, ts: str, user: Who) -> Message:
        return self.workspace.message(self.channel(channel, user).id, ts)

    # What people do

    async def post(
        self, user: Who, channel: str, text: str, thread_ts: str | None = None, files: Iterable[tuple[str, bytes]] = ()
    ) -> str:
        """Write a message, with files as (name, content), and return its timestamp. "@Shortlist" mentions the app."""
        who = self.user(user)
        names = [doings.upload(self.workspace, who, name, content) for name, content in files]
        where = self.channel(channel, user)
        return doings.post(self.workspace, who, where, text, thread_ts=thread_ts, files=names)

    async def edit(self, user: Who, channel: str, ts: str, text: str) -> None:
        """Change a message of one's own."""
        doings.edit(self.workspace, self.user(user), self._message(channel, ts, user), text)

    async def delete(self, user: Who, channel: str, ts: str) -> None:
        """Delete a message of one's own."""
        doings.delete(self.workspace, self.user(user), self._message(channel, ts, user))

    async def react(self, user: Who, channel: str, ts: str, name: str, *, remove: bool = False) -> None:
        """Add or take back a reaction."""
        react(self.workspace, self._message(channel, ts, user), self.user(user), name, remove=remove)

    async def click(self, user: Who, channel: str, ts: str, action: str, value: Any = None) -> None:
        """Press a button of a message, or choose in a menu of it.

        `action` is an action_id, "block_id/action_id", or what stands on a button. `value` chooses among several
        buttons of one action_id, and is what is chosen elsewhere: an option's value or text, an id, a date, a list.
        """
        container = Container(message=self._message(channel, ts, user))
        await self._act(user, container, action, value)

    async def press(self, user: Who, view: str, action: str, value: Any = None) -> None:
        """Press or choose in a modal, by its view id, or in the Home tab ("home"); as `click`."""
        who = self.user(user)
        view_id = self.workspace.homes[who].id if view == "home" else view
        await self._act(user, interactions.container_of(self.workspace, who, {"view_id": view_id}), action, value)

    async def _act(self, user: Who, container: Container, action: str, value: Any) -> None:
        chosen = action_of(container, action, value)
        await interactions.act(self.workspace, self.delivery, self.user(user), container, chosen)

    async def forge(self, user: Who, channel: str, ts: str, action: Json) -> None:
        """Send an action that stands nowhere in the message, as somebody with a crafted client might."""
        container = Container(message=self._message(channel, ts, user))
        sent = {"type": "button", "block_id": "forged", "action_ts": self.workspace.clock.stamp(), **action}
        await interactions.send_action(self.workspace, self.delivery, self.user(user), container, sent)

    async def options(self, user: Who, view_id: str, action: str, typed: str) -> list[Json]:
        """What a menu of a modal offers for what is typed into it."""
        return await self._options(user, {"view_id": view_id}, action, typed)

    async def message_options(self, user: Who, channel: str, ts: str, action: str, typed: str) -> list[Json]:
        """What a menu of a message offers for what is typed into it."""
        where = {"type": "message", "channel": self.channel(channel, user).id, "message_ts": ts}
        return await self._options(user, where, action, typed)

    async def _options(self, user: Who, where: Json, action: str, typed: str) -> list[Json]:
        who = self.user(user)
        container = interactions.container_of(self.workspace, who, where)
        asked = {"action_id": action, "value": typed}
        return await interactions.options(self.workspace, self.delivery, who, container, asked)

    async def submit(self, user: Who, view_id: str, values: Json | None = None) -> Json:
        """Submit a modal. `values` has plain values by action_id or block_id: text, an option's value, an id, a list.

        Returns what the app answered, `{}` when it just closes.
        """
        view = submissions.open_view_of(self.workspace, self.user(user), view_id)
        return await submissions.submit(self.workspace, self.delivery, view, values_of(view, values or {}))

    async def close_view(self, user: Who, view_id: str, *, cleared: bool = False) -> None:
        """Close a modal by hand, with `cleared` those under it too."""
        view = submissions.open_view_of(self.workspace, self.user(user), view_id)
        await submissions.close_view(self.workspace, self.delivery, view, cleared=cleared)

    async def shortcut(self, user: Who, callback_id: str, channel: str | None = None, ts: str | None = None) -> None:
        """Use a shortcut, on a message when one is named."""
        message = self._message(channel, ts, user) if channel and ts else None
        await commands.shortcut(self.workspace, self.delivery, self.user(user), callback_id, message)

    async def command(self, user: Who, channel: str, text: str, command: str = "/shortlist") -> None:
        """Use a slash command."""
        where = self.channel(channel, user)
        await commands.command(self.workspace, self.delivery, self.user(user), where, command, text)

    async def open_tab(self, user: Who, tab: str = "home") -> None:
        """Open the app's "home" or "messages" tab."""
        doings.open_tab(self.workspace, self.user(user), tab)

    async def look_at(self, user: Who, channel: str) -> None:
        """Look at another channel while the app is open beside it."""
        self.workspace.emit(context_changed(self.user(user), self.channel(channel, user).id, self.workspace))

    async def stop(self, user: Who, channel: str, thread_ts: str) -> None:
        """Press the stop button in a thread."""
        doings.stop(self.workspace, self.user(user), self.channel(channel, user), thread_ts)

    # What people see

    def channel_messages(self, channel: str, user: Who | None = None) -> list[Json]:
        """The messages of a channel outside its threads, oldest first; with `user` also what only they see."""
        where = self.channel(channel, user)
        return [self._seen(m) for m in where.messages.values() if not m.is_reply and self._visible(m, user)]

    def thread(self, channel: str, ts: str, user: Who | None = None) -> list[Json]:
        """A message and the answers in its thread, oldest first; with `user` also what only they see."""
        where = self.channel(channel, user)
        return [self._seen(m) for m in where.messages.values() if m.root == ts and self._visible(m, user)]

    def ephemerals(self, user: Who) -> list[Json]:
        """What only this person sees, in all channels, oldest first."""
        who = self.user(user)
        every = (m for channel in self.workspace.channels.values() for m in channel.messages.values())
        return sorted((self._seen(m) for m in every if m.only_for == who), key=lambda shown: str(shown["ts"]))

    def _visible(self, message: Message, user: Who | None) -> bool:
        return self.workspace.visible(message, self.user(user) if user else None)

    def _seen(self, message: Message) -> Json:
        return page_json(message, self.workspace)

    def views(self, user: Who) -> list[Json]:
        """The modals a person has open, the lowest first."""
        stack = stack_of(self.workspace, self.user(user))
        return [view_json(self.workspace.views[view_id], self.workspace) for view_id in stack]

    def home(self, user: Who) -> Json | None:
        """A person's Home tab, None before the app published it."""
        view = self.workspace.homes.get(self.user(user))
        return view_json(view, self.workspace) if view else None

    def status(self, channel: str, thread_ts: str, user: Who | None = None) -> str:
        """What the app says it is doing in a thread, empty when nothing."""
        self.workspace.tick()
        status = self.channel(channel, user).statuses.get(thread_ts)
        return status.text if status else ""

    # Time and faults

    def control(self, **changes: Any) -> None:
        """Change what goes wrong: `rate_limits`, `fail_next`, `duplicate`, `delay_s`, `kill_streams`, and
        `clock_offset_s` (seconds). Raises ValueError for others."""
        if (offset := changes.pop("clock_offset_s", None)) is not None:
            self.workspace.clock.offset = float(offset)
            self.workspace.tick()
        self.faults.set(changes)

    async def until(self, predicate: Callable[[], Found], timeout: float = 5.0) -> Found:  # noqa: ASYNC109 - its error tells the last calls
        """Wait until the predicate is true (for at most `timeout` seconds) and return what it returned.

        Raises TimeoutError with the last calls of the app.
        """
        try:
            async with asyncio.timeout(timeout):
                while not (found := predicate()):  # noqa: ASYNC110 - it may look at anything, a database too
                    await asyncio.sleep(0.01)
                return found
        except TimeoutError:
            last = [f"{call.method} {call.answer.get('error', 'ok')}" for call in self.calls[-5:]]
            told = f"Not within {timeout} seconds. The last calls were: {', '.join(last) or 'none'}."
            raise TimeoutError(told) from None

    async def settled(self, timeout: float = 5.0) -> None:  # noqa: ASYNC109 - as `until`
        """Wait until every event so far is acknowledged or given up."""
        await self.until(lambda: self.delivery.under_way == 0, timeout)
