"""Who is not rated and why; what a calibration changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kinerja_desktop.storage import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step."""
    op.add_column(
        "penilaian", sa.Column("tidak_dinilai", sa.String(length=32), server_default="", nullable=False)
    )
    op.add_column(
        "penilaian", sa.Column("tidak_dinilai_teks", sa.String(), server_default="", nullable=False)
    )
    op.create_table(
        "kalibrasi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("penilaian_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("periode_kode", sa.String(length=8), nullable=False),
        sa.Column("hasil_sebelum", sa.String(length=16), nullable=False),
        sa.Column("perilaku_sebelum", sa.String(length=16), nullable=False),
        sa.Column("predikat_sebelum", sa.String(length=24), nullable=False),
        sa.Column("hasil_sesudah", sa.String(length=16), nullable=False),
        sa.Column("perilaku_sesudah", sa.String(length=16), nullable=False),
        sa.Column("predikat_sesudah", sa.String(length=24), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("dimasukkan_oleh_id", sa.Integer(), nullable=True),
        sa.Column("dimasukkan_pada", types.Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dimasukkan_oleh_id"], ["pelaku.id"], name=op.f("fk_kalibrasi_dimasukkan_oleh_id_pelaku")
        ),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_kalibrasi_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["penilaian_id"], ["penilaian.id"], name=op.f("fk_kalibrasi_penilaian_id_penilaian")
        ),
        sa.ForeignKeyConstraint(
            ["periode_kode"], ["periode.kode"], name=op.f("fk_kalibrasi_periode_kode_periode")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_kalibrasi_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kalibrasi")),
        sa.UniqueConstraint("uid", name=op.f("uq_kalibrasi_uid")),
    )
    op.create_index("ix_kalibrasi_penilaian_id", "kalibrasi", ["penilaian_id"], unique=False)
    op.create_index("ix_kalibrasi_periode_kode", "kalibrasi", ["periode_kode"], unique=False)
