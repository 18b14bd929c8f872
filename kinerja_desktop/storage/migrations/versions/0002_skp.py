"""Plans: SKP, their RHK and indicators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kinerja_desktop.storage import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step."""
    op.create_table(
        "skp",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("penugasan_id", sa.Integer(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("menggantikan_id", sa.Integer(), nullable=True),
        sa.Column("kelompok", sa.String(length=8), nullable=False),
        sa.Column("pendekatan", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("diajukan", sa.Date(), nullable=True),
        sa.Column("ditetapkan", sa.Date(), nullable=True),
        sa.Column("ditutup", sa.Date(), nullable=True),
        sa.Column("perilaku", sa.Text(), nullable=False),
        sa.Column("lampiran", sa.Text(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("beku", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["kantor_asal_id"], ["kantor.id"], name=op.f("fk_skp_kantor_asal_id_kantor")),
        sa.ForeignKeyConstraint(["menggantikan_id"], ["skp.id"], name=op.f("fk_skp_menggantikan_id_skp")),
        sa.ForeignKeyConstraint(
            ["penugasan_id"], ["penugasan.id"], name=op.f("fk_skp_penugasan_id_penugasan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skp")),
        sa.UniqueConstraint("uid", name=op.f("uq_skp_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_skp_menggantikan_id", "skp", ["menggantikan_id"], unique=False)
    op.create_index("uq_skp_penugasan_id_tahun_versi", "skp", ["penugasan_id", "tahun", "versi"], unique=True)
    op.create_index("ix_skp_tahun_status", "skp", ["tahun", "status"], unique=False)
    op.create_table(
        "rhk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("skp_id", sa.Integer(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=16), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.Column("pimpinan_rhk_id", sa.Integer(), nullable=True),
        sa.Column("pimpinan_teks", sa.Text(), nullable=False),
        sa.Column("penugasan_dari", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["kantor_asal_id"], ["kantor.id"], name=op.f("fk_rhk_kantor_asal_id_kantor")),
        sa.ForeignKeyConstraint(["pimpinan_rhk_id"], ["rhk.id"], name=op.f("fk_rhk_pimpinan_rhk_id_rhk")),
        sa.ForeignKeyConstraint(["skp_id"], ["skp.id"], name=op.f("fk_rhk_skp_id_skp")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rhk")),
        sa.UniqueConstraint("uid", name=op.f("uq_rhk_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rhk_pimpinan_rhk_id", "rhk", ["pimpinan_rhk_id"], unique=False)
    op.create_index("ix_rhk_skp_id", "rhk", ["skp_id"], unique=False)
    op.create_table(
        "indikator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("rhk_id", sa.Integer(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("aspek", sa.String(length=16), nullable=False),
        sa.Column("perspektif", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_indikator_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(["rhk_id"], ["rhk.id"], name=op.f("fk_indikator_rhk_id_rhk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indikator")),
        sa.UniqueConstraint("uid", name=op.f("uq_indikator_uid")),
    )
    op.create_index("ix_indikator_rhk_id", "indikator", ["rhk_id"], unique=False)
