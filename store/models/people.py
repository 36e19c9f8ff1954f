"""The company and the people inside it."""

from sqlalchemy import CheckConstraint, Index, SmallInteger, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import ENUM_TYPES, Base, Record, default
from store.models.enums import PersonStatus, Role


class Organisation(Record, Base):
    """The company this installation serves; the table has one row."""

    __tablename__ = "organisation"
    __table_args__ = (
        Index("uq_organisation_one_row", text("(true)"), unique=True),
        CheckConstraint("fiscal_year_start_month between 1 and 12", name="fiscal_year_start_month"),
        CheckConstraint("week_start between 0 and 6", name="week_start"),
    )

    name: Mapped[str]
    reporting_timezone: Mapped[str] = default("'UTC'")
    fiscal_year_start_month: Mapped[int] = mapped_column(SmallInteger, server_default=text("1"))
    week_start: Mapped[int] = mapped_column(SmallInteger, server_default=text("1"), comment="0 is Sunday, 1 is Monday")
    minimum_n: Mapped[int] = mapped_column(
        server_default=text("5"), comment="Smallest denominator for which a rate is shown"
    )
    postal_address: Mapped[str | None]
    retention_days: Mapped[int] = default("730")
    default_currency: Mapped[str] = default("'EUR'")


class Person(Record, Base):
    """Somebody who works for the company and may talk to the assistant."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower_case"),
        Index("ix_person_name_folded", text("(shortlist.fold(name))")),
    )

    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    slack_user_id: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str | None]
    timezone: Mapped[str] = default("'UTC'")
    status: Mapped[PersonStatus] = default("'active'")
    roles: Mapped[list[Role]] = mapped_column(ARRAY(ENUM_TYPES[Role]), server_default=text("'{}'"))
