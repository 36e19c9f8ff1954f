"""Questions that are asked again on a schedule."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from store.models.base import Base, Identified, default, ref
from store.models.enums import SubscriptionStatus


class Subscription(Identified, Base):
    """A question somebody has put on a schedule; `args` are the tool's, `channel` null means their own messages."""

    __tablename__ = "subscription"
    __table_args__ = (Index("ix_subscription_next_at", "next_at", postgresql_where=text("status = 'active'")),)

    person_id: Mapped[UUID] = ref("person", ondelete="CASCADE", index=True)
    question: Mapped[str]
    tool: Mapped[str]
    args: Mapped[dict[str, Any]]
    schedule: Mapped[dict[str, Any]]
    timezone: Mapped[str]
    team: Mapped[str | None]
    channel: Mapped[str | None]
    status: Mapped[SubscriptionStatus] = default("'active'")
    next_at: Mapped[datetime]
    posted_at: Mapped[datetime | None]
