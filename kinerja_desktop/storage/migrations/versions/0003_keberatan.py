"""Objections to results."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kinerja_desktop.storage import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step."""
    op.create_table(
        "keberatan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("penilaian_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("diterima", sa.Date(), nullable=False),
        sa.Column("diajukan", sa.Date(), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("alasan_terlambat", sa.Text(), nullable=False),
        sa.Column("penjelasan", sa.Text(), nullable=False),
        sa.Column("dijelaskan", sa.Date(), nullable=True),
        sa.Column("keputusan", sa.String(length=16), nullable=False),
        sa.Column("pertimbangan", sa.Text(), nullable=False),
        sa.Column("diputuskan", sa.Date(), nullable=True),
        sa.Column("diputuskan_oleh", sa.String(), nullable=False),
        sa.Column("beku_sebelum", sa.Text(), nullable=False),
        sa.Column("beku_sesudah", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_keberatan_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["penilaian_id"], ["penilaian.id"], name=op.f("fk_keberatan_penilaian_id_penilaian")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keberatan")),
        sa.UniqueConstraint("uid", name=op.f("uq_keberatan_uid")),
    )
    op.create_index("ix_keberatan_penilaian_id", "keberatan", ["penilaian_id"], unique=False)
    op.create_index("ix_keberatan_status", "keberatan", ["status"], unique=False)
