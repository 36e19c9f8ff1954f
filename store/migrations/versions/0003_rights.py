"""Roles, the signing key, and row-level security on every table."""

from typing import Any

from alembic import context, op
from psycopg import Connection

from store.migrations.scripts import IrreversibleMigrationError
from store.policies import install, set_key

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the key's table, then what `store/policies` says."""
    op.execute(
        """
        create table shortlist.signing_key (
          key bytea not null check (octet_length(key) = 32),
          inner_pad bytea not null check (octet_length(inner_pad) = 64),
          outer_pad bytea not null check (octet_length(outer_pad) = 64),
          created_at timestamptz not null default now()
        );
        create unique index uq_signing_key_one_row on shortlist.signing_key ((true));
        comment on table shortlist.signing_key is
          'The key that signs identities and makes the passwords of roles, and the key padded as HMAC needs it';
        create index ix_candidate_private on shortlist.candidate (id) where is_private;
        create index ix_job_confidential on shortlist.job (id) where is_confidential;
        create index ix_application_job_id_candidate_id on shortlist.application (job_id, candidate_id);
        """
    )
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)
    set_key(driver, context.config.attributes.get("secret"))


def downgrade() -> None:
    """Refuse: without rights everybody would see everything."""
    raise IrreversibleMigrationError
