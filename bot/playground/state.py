"""What a workspace remembers: users, channels, messages, streams, views, files, statuses and sessions."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class User:
    """An account, of a person or of the app."""

    id: str
    name: str
    real_name: str
    email: str
    title: str
    timezone: str
    team: str
    is_bot: bool = False
    is_restricted: bool = False
    deleted: bool = False
    roles: tuple[str, ...] = ()


@dataclass
class Stream:
    """The growing part of a message that the app writes in pieces."""

    recipient: str | None
    started: float
    mode: str
    plan_title: str = ""
    tasks: dict[str, Json] = field(default_factory=dict)
    open: bool = True
    stopped_by_user: bool = False


@dataclass
class Message:
    """A message of a channel. `only_for` is the one person who sees an ephemeral one; a
    `tombstone` stands where a deleted message has replies."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    thread_ts: str | None = None
    by_app: bool = False
    client_msg_id: str | None = None
    metadata: Json | None = None
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    only_for: str | None = None
    stream: Stream | None = None
    tombstone: bool = False

    @property
    def root(self) -> str:
        """The timestamp of the thread this message stands in or would start."""
        return self.thread_ts or self.ts

    @property
    def is_reply(self) -> bool:
        """Whether it answers another message."""
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass
class Status:
    """The line that says what the app is doing in a thread."""

    text: str
    loading: list[str]
    since: float


@dataclass
class Session:
    """The app's piece of work in a thread."""

    status: str
    title: str


@dataclass
class Channel:
    """A conversation; `kind` is "im", "channel" or "private"."""

    id: str
    name: str
    kind: str
    members: list[str]
    topic: str = ""
    created: int = 0
    messages: dict[str, Message] = field(default_factory=dict)
    prompts: list[Json] = field(default_factory=list)
    prompts_title: str = ""
    statuses: dict[str, Status] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """The `channel_type` of Slack's events."""
        return {"im": "im", "channel": "channel", "private": "group"}[self.kind]


@dataclass
class View:
    """A modal or a Home tab. `body` is what the app sent; `values` what has been filled in."""

    id: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)


@dataclass
class File:
    """A file; `content` is None until it has been uploaded, `given` when somebody put it into a form of the app."""

    id: str
    name: str
    title: str
    user: str
    created: int
    size: int
    mimetype: str
    upload_key: str
    content: bytes | None = None
    complete: bool = False
    given: bool = False
    shares: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Trigger:
    """A short permission to open a view for somebody."""

    user: str
    issued: float
    exchanged: bool = False


@dataclass
class ResponseUrl:
    """A permission to answer an interaction where it happened."""

    channel: str
    user: str
    issued: float
    message_ts: str | None = None
    thread_ts: str | None = None
    ephemeral: bool = False
    uses: int = 0
