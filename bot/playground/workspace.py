"""The workspace: its state, and the rules by which messages and statuses come, change and go. No HTTP in here."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bot.playground import events, limits
from bot.playground.clock import Clock
from bot.playground.ids import Counter, derived
from bot.playground.plan import CHANNELS, AppPlan, ChannelPlan, Person
from bot.playground.refusal import Refused
from bot.playground.shapes import message_json, page_json, with_ids
from bot.playground.state import Channel, File, Json, Message, ResponseUrl, Session, Status, Trigger, User, View

Listener = Callable[[Json, frozenset[str] | None], None]
"""Is told what happened, and who may see it (None: everybody)."""


class Workspace:
    """A team with its people, its channels and one installed app.

    `on_event` receives every event the app subscribed to, in its envelope; `listeners` receive what pages show.
    """

    def __init__(
        self, people: Sequence[Person], channels: Sequence[ChannelPlan] = CHANNELS, app: AppPlan | None = None
    ) -> None:
        self.app = app or AppPlan()
        self.clock = Clock()
        self.ids = Counter(int(self.clock.now()))
        self.team_id = derived("T", "playground")
        self.team_name = "Playground"
        self.app_id = derived("A", self.app.name)
        self.bot_id = derived("B", self.app.name)
        self.bot = User(
            derived("U", self.app.name), self.app.name.casefold(), self.app.name, "", "", "UTC", self.team_id
        )
        self.bot.is_bot = True
        self.url = "http://127.0.0.1"
        self.users: dict[str, User] = {person.user_id: self._user(person) for person in people}
        self.users[self.bot.id] = self.bot
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.views: dict[str, View] = {}
        self.stacks: dict[str, list[str]] = {}
        self.homes: dict[str, View] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.on_event: Callable[[Json], None] = lambda _envelope: None
        self.listeners: list[Listener] = []
        for plan in channels:
            self._open_channel(plan)

    def _user(self, person: Person) -> User:
        team = derived("T", "elsewhere") if person.other_team else self.team_id
        return User(
            id=person.user_id,
            name=person.handle,
            real_name=person.name,
            email=person.email,
            title=person.title,
            timezone=person.timezone,
            team=team,
            is_restricted=person.guest,
            deleted=person.deactivated,
            roles=person.roles,
        )

    def _open_channel(self, plan: ChannelPlan) -> None:
        named = {user.id for user in self.users.values() if {user.id, user.email} & set(plan.members)}
        everybody = {u.id for u in self.users.values() if not (u.deleted or u.is_restricted or u.is_bot)}
        members = sorted(named if plan.members else {u for u in everybody if self.users[u].team == self.team_id})
        kind = "private" if plan.private else "channel"
        channel = Channel(derived("C", plan.name), plan.name, kind, members, plan.topic, int(self.clock.now()))
        if plan.with_app:
            channel.members.append(self.bot.id)
        self.channels[channel.id] = channel

    # Look-ups

    def user(self, user: str) -> User:
        """A user by id. Raises Refused `user_not_found`."""
        if user not in self.users:
            raise Refused("user_not_found")
        return self.users[user]

    def im(self, user: str) -> Channel:
        """The direct conversation between a person and the app, opened when there is none yet."""
        self.user(user)
        channel_id = derived("D", user)
        if channel_id not in self.channels:
            now = int(self.clock.now())
            self.channels[channel_id] = Channel(channel_id, "", "im", [user, self.bot.id], created=now)
        return self.channels[channel_id]

    def message(self, channel: str, ts: str) -> Message:
        """A message. Raises Refused `channel_not_found` or `message_not_found`."""
        if channel not in self.channels:
            raise Refused("channel_not_found")
        found = self.channels[channel].messages.get(ts)
        if found is None:
            raise Refused("message_not_found")
        return found

    def replies(self, message: Message) -> list[Message]:
        """The answers in a message's thread, oldest first, without ephemeral ones."""
        every = self.channels[message.channel].messages.values()
        return [one for one in every if one.thread_ts == message.ts and one.is_reply and not one.only_for]

    def visible(self, message: Message, user: str | None) -> bool:
        """Whether somebody sees a message now: ephemeral ones and open streams are for one person. None sees what
        everybody sees."""
        if message.only_for:
            return message.only_for == user
        streaming = message.stream is not None and message.stream.open
        for_one = streaming and self.channels[message.channel].kind != "im"
        return not for_one or message.stream is None or message.stream.recipient == user

    # Telling the app and the pages

    def emit(self, event: Json) -> None:
        """Tell the app of an event, when it subscribed to it."""
        if events.wanted(event, self):
            self.on_event(events.envelope(event, self))

    def push(self, update: Json, seen_by: Iterable[str] | None = None) -> None:
        """Tell the pages of the people in `seen_by` (None: everybody) what changed."""
        audience = None if seen_by is None else frozenset(seen_by)
        for listener in list(self.listeners):
            listener(update, audience)

    def push_message(self, kind: str, message: Message) -> None:
        """Tell the pages of a message that is new or has changed."""
        members = self.channels[message.channel].members
        audience = {user for user in members if self.visible(message, user)}
        update = {"type": kind, "channel": message.channel, "message": page_json(message, self)}
        self.push(update, audience | ({message.only_for} if message.only_for else set()))

    # Messages

    def add(self, message: Message) -> Message:
        """Put a message into its channel and tell everybody."""
        channel = self.channels[message.channel]
        self._name_blocks(message)
        channel.messages[message.ts] = message
        self.push_message("message", message)
        if message.only_for:
            return message
        parent = channel.messages.get(message.root) if message.is_reply else None
        if parent:
            self.push_message("message_changed", parent)
        if message.by_app:
            self.set_status(channel, message.root, "", [])
        for event in events.posted(message, self):
            self.emit(event)
        return message

    def change(self, message: Message, *, by: str | None = None, **parts: Any) -> None:
        """Change parts of a message and tell everybody. `by` is who edited it; None leaves no trace."""
        before = message_json(message, self)
        for name, value in parts.items():
            setattr(message, name, value)
        self._name_blocks(message)
        if by:
            message.edited = {"user": by, "ts": self.clock.stamp()}
        self.push_message("message_changed", message)
        if not message.only_for:
            self.emit(events.changed(message, before, self))

    def _name_blocks(self, message: Message) -> None:
        """Give ids to the blocks and elements that the app left without."""
        prefix = f"b{message.ts.partition('.')[2]}-"
        message.blocks = with_ids(message.blocks, prefix)
        message.attachments = [
            {**one, "blocks": with_ids(one["blocks"], f"a{index}{prefix}")} if one.get("blocks") else one
            for index, one in enumerate(message.attachments)
        ]

    def remove(self, message: Message) -> None:
        """Delete a message; one with replies leaves a tombstone."""
        channel = self.channels[message.channel]
        if self.replies(message):
            text = "This message was deleted."
            self.change(message, tombstone=True, text=text, blocks=[], attachments=[], files=[])
            return
        before = message_json(message, self)
        del channel.messages[message.ts]
        self.push({"type": "message_deleted", "channel": channel.id, "ts": message.ts}, channel.members)
        if message.is_reply and message.root in channel.messages:
            self.push_message("message_changed", channel.messages[message.root])
        if not message.only_for:
            self.emit(events.deleted(message, before, self))

    # What the app says it is doing

    def set_status(self, channel: Channel, thread_ts: str, text: str, loading: list[str]) -> None:
        """Show what the app is doing in a thread; an empty text takes it away."""
        if not text and thread_ts not in channel.statuses:
            return
        if text:
            channel.statuses[thread_ts] = Status(text, loading, self.clock.now())
        else:
            del channel.statuses[thread_ts]
        update = {"channel": channel.id, "thread_ts": thread_ts, "text": text, "loading": loading}
        self.push({"type": "status", **update}, channel.members)

    def set_session(self, channel: Channel, thread_ts: str, *, status: str = "", title: str = "") -> Session:
        """Change the status or the title of the app's session in a thread, which begins when there is none."""
        session = channel.sessions.setdefault(thread_ts, Session("active", ""))
        session.status = status or session.status
        session.title = title or session.title
        shown = {"channel": channel.id, "thread_ts": thread_ts, "status": session.status, "title": session.title}
        self.push({"type": "session", **shown}, channel.members)
        return session

    def tick(self) -> None:
        """Let pass what time ends: statuses after two minutes, streams after five."""
        now = self.clock.now()
        for channel in self.channels.values():
            for thread_ts, status in list(channel.statuses.items()):
                if now - status.since >= limits.STATUS_SECONDS:
                    self.set_status(channel, thread_ts, "", [])
            for message in channel.messages.values():
                if message.stream and message.stream.open and now - message.stream.started >= limits.STREAM_SECONDS:
                    self.end_stream(message)

    def end_stream(self, message: Message, *, by_user: bool = False) -> None:
        """Close a stream: what was written stays, and nothing more can be appended."""
        if message.stream:
            self.reveal(message)
            message.stream.stopped_by_user = by_user
            self.push_message("message_changed", message)

    def reveal(self, message: Message) -> None:
        """Show a streamed message of a channel, which only its recipient saw growing, to the others."""
        if message.stream is None:
            return
        message.stream.open = False
        channel = self.channels[message.channel]
        if channel.kind != "im":
            others = set(channel.members) - {message.stream.recipient}
            self.push({"type": "message", "channel": channel.id, "message": page_json(message, self)}, others)
