"""Where an RHK of a changed plan comes from; the limit of an objection as it was told; one running objection."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_RUNNING = sa.text("status IN ('diajukan', 'dijelaskan') AND batas IS NOT NULL")


def upgrade() -> None:
    """Make the step."""
    # plain SQL: rebuilding the table for the foreign key would lose that its ids are never used again
    op.execute(
        "ALTER TABLE rhk ADD COLUMN asal_rhk_id INTEGER CONSTRAINT fk_rhk_asal_rhk_id_rhk REFERENCES rhk (id)"
    )
    op.create_index("ix_rhk_asal_rhk_id", "rhk", ["asal_rhk_id"], unique=False)
    op.add_column("keberatan", sa.Column("batas", sa.Date(), nullable=True))
    op.add_column("keberatan", sa.Column("batas_lain", sa.Date(), nullable=True))
    op.add_column(
        "keberatan", sa.Column("batas_jenis", sa.String(length=16), nullable=False, server_default="")
    )
    op.create_index(
        "uq_keberatan_berjalan", "keberatan", ["penilaian_id"], unique=True,
        sqlite_where=_RUNNING, postgresql_where=_RUNNING,
    )  # fmt: skip
