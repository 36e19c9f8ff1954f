"""The declarative base, the column types every model shares, and the columns every table has."""

import re
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Enum, ForeignKey, MetaData, Numeric, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID as PgUUID  # noqa: N811 - the name UUID is the Python type
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from store.identifiers import new_id
from store.models import enums

SCHEMA = "shortlist"
"""The schema of every table but the self-identifications, which live apart in `EEO_SCHEMA`."""
EEO_SCHEMA = "eeo"

metadata = MetaData(
    schema=SCHEMA,
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    },
)


def _enum(vocabulary: type[StrEnum]) -> Enum:
    """The PostgreSQL enum of a vocabulary: its name in snake case, its labels the values."""
    return Enum(
        vocabulary,
        name=re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower(),
        schema=EEO_SCHEMA if vocabulary in enums.EEO else SCHEMA,
        metadata=metadata,
        values_callable=lambda members: [str(member.value) for member in members],
    )


def enum_types() -> dict[type[StrEnum], Enum]:
    """Each vocabulary of `store.models.enums` and its PostgreSQL enum."""
    found = vars(enums).values()
    return {
        each: _enum(each)
        for each in found
        if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
    }


ENUM_TYPES = enum_types()


class Base(DeclarativeBase):
    """The base of every model."""

    metadata = metadata
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        UUID: PgUUID(as_uuid=True),
        datetime: TIMESTAMP(timezone=True),
        Decimal: Numeric(14, 2),
        dict[str, Any]: JSONB(),
        list[Any]: JSONB(),
        list[str]: ARRAY(Text()),
        list[UUID]: ARRAY(PgUUID(as_uuid=True)),
        **ENUM_TYPES,
    }


class Identified:
    """A row with an identifier of its own and the time it was written."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id, server_default=text("uuidv7()"), sort_order=-2)
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"), sort_order=-1)


class Record(Identified):
    """An identified row that changes; a trigger keeps `updated_at`."""

    updated_at: Mapped[datetime] = mapped_column(server_default=text("now()"), sort_order=-1)


def ref(
    target: str,
    *,
    ondelete: str | None = None,
    index: bool = False,
    unique: bool = False,
    key: bool = False,
) -> MappedColumn[Any]:
    """A foreign key to the `id` of a table in the schema `shortlist`.

    `index` is for keys that look-ups use; `key` makes the column part of the primary key.
    """
    target_column = ForeignKey(f"{SCHEMA}.{target}.id", ondelete=ondelete)
    return mapped_column(target_column, index=index or None, unique=unique or None, primary_key=key)


def owned_by(target: str) -> MappedColumn[Any]:
    """An indexed foreign key to the row this one is a part of and is deleted with."""
    return ref(target, ondelete="CASCADE", index=True)


def default(sql: str) -> MappedColumn[Any]:
    """A column whose value the database supplies when the insert gives none."""
    return mapped_column(server_default=text(sql))


def flag(*, value: bool = False) -> MappedColumn[Any]:
    """A boolean column with a default."""
    return mapped_column(server_default=text("true" if value else "false"))
