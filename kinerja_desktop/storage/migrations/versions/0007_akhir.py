"""Endings, and predikat brought along from elsewhere."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kinerja_desktop.storage import types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step."""
    op.create_table(
        "pengakhiran",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("pegawai_id", sa.Integer(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("sebab", sa.String(length=24), nullable=False),
        sa.Column("keterangan", sa.Text(), nullable=False),
        sa.Column("evaluasi", sa.String(length=8), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_pengakhiran_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["pegawai_id"], ["pegawai.id"], name=op.f("fk_pengakhiran_pegawai_id_pegawai")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengakhiran")),
        sa.UniqueConstraint("uid", name=op.f("uq_pengakhiran_uid")),
    )
    op.create_index("ix_pengakhiran_pegawai_id", "pengakhiran", ["pegawai_id"], unique=False)
    op.create_index("ix_pengakhiran_tanggal", "pengakhiran", ["tanggal"], unique=False)
    op.create_table(
        "predikat_luar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("pegawai_id", sa.Integer(), nullable=False),
        sa.Column("periode_kode", sa.String(length=8), nullable=False),
        sa.Column("dari", sa.Date(), nullable=True),
        sa.Column("sampai", sa.Date(), nullable=True),
        sa.Column("predikat", sa.String(length=24), nullable=False),
        sa.Column("rezim", sa.String(length=32), nullable=False),
        sa.Column("instansi", sa.String(), nullable=False),
        sa.Column("jabatan", sa.String(), nullable=False),
        sa.Column("penilai_nama", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=False),
        sa.Column("nama_berkas", sa.String(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_predikat_luar_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["pegawai_id"], ["pegawai.id"], name=op.f("fk_predikat_luar_pegawai_id_pegawai")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_predikat_luar")),
        sa.UniqueConstraint("uid", name=op.f("uq_predikat_luar_uid")),
    )
    op.create_index(
        "ix_predikat_luar_pegawai_id_periode_kode", "predikat_luar", ["pegawai_id", "periode_kode"]
    )
    op.create_index("ix_predikat_luar_periode_kode", "predikat_luar", ["periode_kode"], unique=False)
