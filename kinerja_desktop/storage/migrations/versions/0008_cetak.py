"""Signed sheets as files; sheets that came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kinerja_desktop.storage import types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step."""
    op.add_column("cetakan", sa.Column("dikembalikan", sa.Date(), nullable=True))
    op.add_column("cetakan", sa.Column("alasan_kembali", sa.Text(), nullable=True))
    op.create_table(
        "berkas_ttd",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("penilaian_id", sa.Integer(), nullable=True),
        sa.Column("persetujuan_id", sa.Integer(), nullable=True),
        sa.Column("kode", sa.String(length=16), nullable=False),
        sa.Column("berkas", sa.String(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "(penilaian_id IS NULL) <> (persetujuan_id IS NULL)", name=op.f("ck_berkas_ttd_satu_lembar")
        ),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_berkas_ttd_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["penilaian_id"], ["penilaian.id"], name=op.f("fk_berkas_ttd_penilaian_id_penilaian")
        ),
        sa.ForeignKeyConstraint(
            ["persetujuan_id"], ["persetujuan.id"], name=op.f("fk_berkas_ttd_persetujuan_id_persetujuan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_berkas_ttd")),
        sa.UniqueConstraint("uid", name=op.f("uq_berkas_ttd_uid")),
    )
    op.create_index("ix_berkas_ttd_penilaian_id", "berkas_ttd", ["penilaian_id"], unique=False)
    op.create_index("ix_berkas_ttd_persetujuan_id", "berkas_ttd", ["persetujuan_id"], unique=False)
    op.create_index("ix_berkas_ttd_sidik", "berkas_ttd", ["sidik"], unique=False)
