"""Questions that are asked again on a schedule."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Base, Identified, default, ref
from store.models.enums import SubscriptionStatus


class Subscription(Identified, Base):
    """A question somebody has put to the assistant on a schedule, answered under their rights of that moment."""

    __tablename__ = "subscription"
    __table_args__ = (Index("ix_subscription_next_at", "next_at", postgresql_where=text("status = 'active'")),)

    person_id: Mapped[UUID] = ref("person", ondelete="CASCADE", index=True)
    question: Mapped[str]
    tool: Mapped[str]
    args: Mapped[dict[str, Any]] = mapped_column(comment="Arguments of the tool that answers it")
    schedule: Mapped[dict[str, Any]] = mapped_column(comment="Days and time of day in the time zone beside it")
    timezone: Mapped[str]
    team: Mapped[str | None]
    channel: Mapped[str | None] = mapped_column(
        comment="Slack channel it is posted in; null: the person's own messages"
    )
    status: Mapped[SubscriptionStatus] = default("'active'")
    next_at: Mapped[datetime]
    posted_at: Mapped[datetime | None]
