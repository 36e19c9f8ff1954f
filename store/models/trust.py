"""What keeps the assistant accountable: approvals, the audit trail, the log of searches."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Base, Identified, Record, default, ref
from store.models.enums import ApprovalStatus


class Approval(Record, Base):
    """A tool call that waits for a person's click.

    `args` are exactly what will run and `digest` binds the click to them. `note` is the decider's comment,
    `result` what the tool returned.
    """

    __tablename__ = "approval"
    __table_args__ = (
        Index("ix_approval_pending", "expires_at", postgresql_where=text("status = 'pending'")),
        CheckConstraint("executed_at is null or status = 'approved'", name="only_approved_runs"),
    )

    conversation_id: Mapped[UUID | None] = ref("conversation", index=True)
    turn_id: Mapped[UUID | None] = ref("turn", index=True)
    call_index: Mapped[int | None]
    tool: Mapped[str]
    args: Mapped[dict[str, Any]]
    digest: Mapped[str]
    summary: Mapped[str]
    requested_by_id: Mapped[UUID] = ref("person", index=True)
    may_decide: Mapped[dict[str, Any]] = mapped_column(
        server_default=text("'{}'"), comment="The rule that says who may decide"
    )
    status: Mapped[ApprovalStatus] = default("'pending'")
    decided_by_id: Mapped[UUID | None] = ref("person", index=True)
    decided_at: Mapped[datetime | None]
    note: Mapped[str | None]
    expires_at: Mapped[datetime | None]
    executed_at: Mapped[datetime | None]
    result: Mapped[dict[str, Any] | None]


class AuditEvent(Identified, Base):
    """Something that was changed, by whom; append-only and chained by hashes.

    `change_id` is shared by all events of one tool call. An undo writes new events whose `undoes` is the
    `change_id` they reverse. `seq`, `at`, `prev_hash` and `hash` are set by the database at commit.
    """

    __tablename__ = "audit_event"
    __table_args__ = (
        Index("ix_audit_event_subject", "subject_kind", "subject_id", "at"),
        Index("ix_audit_event_actor_id_at", "actor_id", "at"),
    )

    seq: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    change_id: Mapped[UUID | None] = mapped_column(index=True)
    undoes: Mapped[UUID | None] = mapped_column(index=True)
    actor_id: Mapped[UUID | None] = ref("person")
    on_behalf_of: Mapped[UUID | None] = ref("person")
    surface: Mapped[str | None]
    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID | None]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    conversation_id: Mapped[UUID | None] = mapped_column(index=True)
    message_ref: Mapped[str | None]
    at: Mapped[datetime] = default("clock_timestamp()")
    prev_hash: Mapped[str | None]
    hash: Mapped[str | None]


class SearchLog(Identified, Base):
    """A search somebody made, and what it showed; append-only (41 CFR 60-1.12)."""

    __tablename__ = "search_log"
    __table_args__ = (Index("ix_search_log_actor_id_at", "actor_id", "at"),)

    actor_id: Mapped[UUID | None] = ref("person")
    conversation_id: Mapped[UUID | None] = mapped_column(index=True)
    job_id: Mapped[UUID | None] = ref("job", index=True)
    criteria: Mapped[dict[str, Any]]
    result_ids: Mapped[list[UUID]] = default("'{}'")
    total: Mapped[int] = default("0")
    at: Mapped[datetime] = default("now()")
