"""Conversations with the assistant, their turns, and the queues at both ends."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Base, Identified, Record, default, owned_by, ref
from store.models.enums import InboxStatus, OutboxKind, OutboxStatus, Surface, TurnStatus


class Conversation(Record, Base):
    """A thread of talk.

    `key` is what `--thread` names, unique for its owner. A Slack thread is one conversation for each person who talks
    there, because an answer to one may hold what another must not see; `team`, `channel` and `root_ts` say where it is.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        UniqueConstraint("owner_id", "key", postgresql_nulls_not_distinct=True),
        Index(
            "uq_conversation_slack_thread",
            "channel",
            "root_ts",
            "team",
            "owner_id",
            unique=True,
            postgresql_where=text("channel is not null"),
        ),
    )

    owner_id: Mapped[UUID | None] = ref("person")
    key: Mapped[str] = default("(uuidv7())::text")
    surface: Mapped[Surface]
    team: Mapped[str | None]
    channel: Mapped[str | None]
    root_ts: Mapped[str | None]
    title: Mapped[str | None]


class Turn(Record, Base):
    """One request and everything done to answer it; its id is also its checkpoint thread."""

    __tablename__ = "turn"
    __table_args__ = (
        Index("ix_turn_conversation_id_created_at", "conversation_id", "created_at"),
        Index("ix_turn_unfinished", "status", postgresql_where=text("status in ('running', 'waiting')")),
    )

    conversation_id: Mapped[UUID] = ref("conversation", ondelete="CASCADE")
    actor_id: Mapped[UUID] = ref("person", index=True)
    surface: Mapped[Surface]
    status: Mapped[TurnStatus] = default("'running'")
    model: Mapped[str | None]
    model_calls: Mapped[int] = default("0")
    tokens_in: Mapped[int] = default("0")
    tokens_out: Mapped[int] = default("0")
    started_at: Mapped[datetime] = default("now()")
    finished_at: Mapped[datetime | None]
    stop_asked_at: Mapped[datetime | None]
    error: Mapped[str | None]


class TurnMessage(Identified, Base):
    """One message of a turn; append-only. `tokens` is an estimate of what it costs in a prompt."""

    __tablename__ = "turn_message"
    __table_args__ = (UniqueConstraint("turn_id", "position"),)

    turn_id: Mapped[UUID] = ref("turn", ondelete="CASCADE")
    position: Mapped[int]
    role: Mapped[str]
    content: Mapped[dict[str, Any]]
    tokens: Mapped[int] = default("0")


class ToolReceipt(Identified, Base):
    """The stored result of a tool call, so that a turn run again has no second effect."""

    __tablename__ = "tool_receipt"
    __table_args__ = (UniqueConstraint("turn_id", "call_index"),)

    turn_id: Mapped[UUID] = ref("turn", ondelete="CASCADE")
    call_index: Mapped[int]
    tool: Mapped[str]
    args_digest: Mapped[str]
    actor_id: Mapped[UUID] = ref("person", index=True)
    result: Mapped[dict[str, Any]]
    at: Mapped[datetime] = default("clock_timestamp()")


class FeedbackOnAnswer(Record, Base):
    """What a person thought of an answer."""

    __tablename__ = "feedback_on_answer"
    __table_args__ = (UniqueConstraint("turn_id", "person_id"),)

    conversation_id: Mapped[UUID] = owned_by("conversation")
    turn_id: Mapped[UUID] = ref("turn", ondelete="CASCADE")
    person_id: Mapped[UUID] = ref("person", index=True)
    verdict: Mapped[str]
    comment: Mapped[str | None]


class SlackInbox(Record, Base):
    """A received Slack event, written before it is acknowledged.

    `lane` is what the event is about (a thread, a person's home): one lane is worked on by one worker at a time. The
    id is also the id of the turn it asks for.
    """

    __tablename__ = "slack_inbox"
    __table_args__ = (Index("ix_slack_inbox_new", "received_at", postgresql_where=text("status <> 'done'")),)

    event_id: Mapped[str] = mapped_column(unique=True)
    dedupe_key: Mapped[str | None] = mapped_column(unique=True)
    received_at: Mapped[datetime] = default("now()")
    lane: Mapped[str | None]
    body: Mapped[dict[str, Any]]
    status: Mapped[InboxStatus] = default("'new'")
    attempts: Mapped[int] = default("0")
    error: Mapped[str | None]


class Outbox(Record, Base):
    """An effect bound for outside, marked before it is attempted.

    Rows of one `lane` (a Slack channel) leave one after the other. While a row is `sending`, `next_at` is when its
    sender is given up for dead. `result` is what came back, for Slack the channel and timestamp of the message.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "next_at", postgresql_where=text("status in ('queued', 'sending')")),
        Index("ix_outbox_lane", "lane", "id", postgresql_where=text("status in ('queued', 'sending')")),
        Index("ix_outbox_key", "idempotency_key", postgresql_ops={"idempotency_key": "text_pattern_ops"}),
        Index(
            "ix_outbox_sent_as",
            text("(result ->> 'ts')"),
            postgresql_where=text("status = 'sent' and result is not null"),
        ),
    )

    kind: Mapped[OutboxKind]
    lane: Mapped[str] = default("''")
    payload: Mapped[dict[str, Any]]
    idempotency_key: Mapped[str] = mapped_column(unique=True)
    status: Mapped[OutboxStatus] = default("'queued'")
    attempts: Mapped[int] = default("0")
    next_at: Mapped[datetime] = default("now()")
    sent_at: Mapped[datetime | None]
    result: Mapped[dict[str, Any] | None]
    error: Mapped[str | None]
