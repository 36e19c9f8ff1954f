"""Outreach: sequences, the people in them, messages and whom never to write to."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.models.base import Base, Identified, Record, default, owned_by, ref
from store.models.enums import (
    ApplicationStatus,
    Channel,
    Direction,
    EnrollmentStatus,
    FinishReason,
    MessageEventKind,
    MessageStatus,
    ReplyClass,
    RuleEffect,
    SequenceStatus,
    StepCondition,
    SuppressionReason,
)


class Sequence(Record, Base):
    """A planned series of messages."""

    __tablename__ = "sequence"

    name: Mapped[str]
    job_id: Mapped[UUID | None] = ref("job", index=True)
    owner_id: Mapped[UUID | None] = ref("person", index=True)
    status: Mapped[SequenceStatus] = default("'draft'")

    steps: Mapped[list["SequenceStep"]] = relationship(lazy="raise", order_by="SequenceStep.position", viewonly=True)


class SequenceStep(Record, Base):
    """One message of a sequence and when it is due."""

    __tablename__ = "sequence_step"
    __table_args__ = (
        UniqueConstraint("sequence_id", "position", deferrable=True, initially="DEFERRED"),
        CheckConstraint("wait_days >= 0", name="wait_days"),
    )

    sequence_id: Mapped[UUID] = ref("sequence", ondelete="CASCADE")
    position: Mapped[int] = mapped_column(SmallInteger)
    channel: Mapped[Channel] = default("'email'")
    wait_days: Mapped[int] = default("0")
    condition: Mapped[StepCondition] = default("'always'")

    variants: Mapped[list["StepVariant"]] = relationship(lazy="raise", viewonly=True)


class StepVariant(Record, Base):
    """One wording of a step; wordings are drawn by weight."""

    __tablename__ = "step_variant"
    __table_args__ = (CheckConstraint("weight > 0", name="weight"),)

    step_id: Mapped[UUID] = owned_by("sequence_step")
    subject: Mapped[str | None]
    body: Mapped[str]
    weight: Mapped[int] = default("1")


class Enrollment(Record, Base):
    """A candidate's way through a sequence; step number `next_step` is due at `next_at`."""

    __tablename__ = "enrollment"
    __table_args__ = (
        Index(
            "uq_enrollment_live",
            "candidate_id",
            "sequence_id",
            unique=True,
            postgresql_where=text("status <> 'finished'"),
        ),
        Index("ix_enrollment_due", "next_at", postgresql_where=text("status = 'active'")),
        CheckConstraint("(status = 'finished') = (finish_reason is not null)", name="finish_reason"),
    )

    candidate_id: Mapped[UUID] = owned_by("candidate")
    sequence_id: Mapped[UUID] = owned_by("sequence")
    job_id: Mapped[UUID | None] = ref("job", index=True)
    sender_id: Mapped[UUID] = ref("person", index=True)
    status: Mapped[EnrollmentStatus] = default("'active'")
    finish_reason: Mapped[FinishReason | None]
    next_step: Mapped[int | None] = mapped_column(SmallInteger)
    next_at: Mapped[datetime | None]
    application_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("shortlist.application.id", ondelete="SET NULL"),
        index=True,
        comment="The application whose move began it",
    )


class SequenceRule(Identified, Base):
    """A move in a process, to a stage or a status, that starts a sequence for whoever moved, or stops it."""

    __tablename__ = "sequence_rule"
    __table_args__ = (
        UniqueConstraint("sequence_id", "effect", "stage_id", "status", postgresql_nulls_not_distinct=True),
        CheckConstraint("num_nonnulls(stage_id, status) = 1", name="one_cause"),
    )

    sequence_id: Mapped[UUID] = owned_by("sequence")
    effect: Mapped[RuleEffect]
    stage_id: Mapped[UUID | None] = ref("stage", ondelete="CASCADE", index=True)
    status: Mapped[ApplicationStatus | None]
    created_by_id: Mapped[UUID] = ref("person")


class SequenceStart(Identified, Base):
    """Somebody a rule starts a sequence for, until a worker has looked whether they may be written to."""

    __tablename__ = "sequence_start"
    __table_args__ = (UniqueConstraint("rule_id", "application_id"),)

    rule_id: Mapped[UUID] = ref("sequence_rule", ondelete="CASCADE")
    application_id: Mapped[UUID] = owned_by("application")


class Message(Record, Base):
    """A message to a candidate or from one."""

    __tablename__ = "message"
    __table_args__ = (
        Index("ix_message_candidate_id_created_at", "candidate_id", "created_at"),
        Index(
            "ix_message_unsent",
            "status",
            "created_at",
            postgresql_where=text(
                "status in ('draft', 'awaiting_approval', 'approved', 'queued', 'sending', 'unknown')"
            ),
        ),
        Index("ix_message_sent_at", "sent_at"),
        Index(
            "ix_message_lately_by_sender",
            "sender_id",
            text("coalesce(sent_at, updated_at)"),
            postgresql_where=text("direction = 'outbound'"),
        ),
        Index(
            "ix_message_lately_by_domain",
            text("split_part(to_address, '@', 2)"),
            text("coalesce(sent_at, updated_at)"),
            postgresql_where=text("direction = 'outbound'"),
        ),
    )

    candidate_id: Mapped[UUID] = ref("candidate", ondelete="CASCADE")
    application_id: Mapped[UUID | None] = ref("application", index=True)
    enrollment_id: Mapped[UUID | None] = ref("enrollment", index=True)
    step_id: Mapped[UUID | None] = ref("sequence_step", index=True)
    variant_id: Mapped[UUID | None] = ref("step_variant", index=True)
    job_id: Mapped[UUID | None] = ref("job", index=True)
    channel: Mapped[Channel] = default("'email'")
    direction: Mapped[Direction] = default("'outbound'")
    sender_id: Mapped[UUID | None] = ref("person", index=True)
    to_address: Mapped[str | None]
    subject: Mapped[str | None]
    body_text: Mapped[str | None]
    body_html: Mapped[str | None]
    status: Mapped[MessageStatus] = default("'draft'")
    digest: Mapped[str | None]
    approval_id: Mapped[UUID | None] = ref("approval", index=True)
    message_id_header: Mapped[str | None] = mapped_column(unique=True)
    in_reply_to: Mapped[str | None] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
    reply_class: Mapped[ReplyClass | None]
    facts: Mapped[list[Any] | None] = mapped_column(comment="What a draft was written from: kind, record id, words")
    written: Mapped[dict[str, Any] | None] = mapped_column(
        comment="How a draft was written: settings, parts with their author, model and prompt"
    )
    not_before: Mapped[datetime | None] = mapped_column(comment="Quiet hours at the recipient's end here")
    conversation_id: Mapped[UUID | None] = ref("conversation", index=True)
    is_automatic: Mapped[bool] = mapped_column(
        server_default=text("false"), comment="Written by a program (RFC 3834), not by the candidate"
    )
    away_until: Mapped[date | None] = mapped_column(comment="The day the candidate is back, as an automatic reply says")


class MessageEvent(Identified, Base):
    """Something that happened to a message after it was handed over."""

    __tablename__ = "message_event"

    message_id: Mapped[UUID] = owned_by("message")
    kind: Mapped[MessageEventKind]
    at: Mapped[datetime] = default("now()")
    detail: Mapped[dict[str, Any] | None]


class Suppression(Identified, Base):
    """An address never to write to again, known only by its keyed hash so that it outlives an erasure."""

    __tablename__ = "suppression"

    email_hmac: Mapped[str] = mapped_column(unique=True)
    reason: Mapped[SuppressionReason]
    at: Mapped[datetime] = default("now()")


class Mailbox(Identified, Base):
    """How far a mailbox has been read; UIDs mean something only together with UIDVALIDITY (RFC 9051, 2.3.1.1)."""

    __tablename__ = "mailbox"

    name: Mapped[str] = mapped_column(unique=True, comment="Account, server and folder, without the password")
    uid_validity: Mapped[int] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger)
    read_at: Mapped[datetime | None]
