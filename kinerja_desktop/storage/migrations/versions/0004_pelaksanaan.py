"""Execution of plans: rencana aksi, realisasi, bukti dukung, umpan balik."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kinerja_desktop.storage import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step."""
    _rhk_asal()
    _rencana_aksi()
    _realisasi()
    _bukti()
    _umpan_balik()


def _rhk_asal() -> None:
    op.create_table(
        "rhk_asal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("rhk_id", sa.Integer(), nullable=False),
        sa.Column("asal_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_rhk_asal_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(["rhk_id"], ["rhk.id"], name=op.f("fk_rhk_asal_rhk_id_rhk")),
        sa.ForeignKeyConstraint(["asal_id"], ["rhk.id"], name=op.f("fk_rhk_asal_asal_id_rhk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rhk_asal")),
        sa.UniqueConstraint("uid", name=op.f("uq_rhk_asal_uid")),
    )
    op.create_index("ix_rhk_asal_asal_id", "rhk_asal", ["asal_id"], unique=False)
    op.create_index("uq_rhk_asal_rhk_id", "rhk_asal", ["rhk_id"], unique=True)


def _rencana_aksi() -> None:
    op.create_table(
        "rencana_aksi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("rhk_id", sa.Integer(), nullable=False),
        sa.Column("periode_kode", sa.String(length=16), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.Column("indikator", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_rencana_aksi_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(["rhk_id"], ["rhk.id"], name=op.f("fk_rencana_aksi_rhk_id_rhk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rencana_aksi")),
        sa.UniqueConstraint("uid", name=op.f("uq_rencana_aksi_uid")),
    )
    op.create_index(
        "ix_rencana_aksi_rhk_id_periode_kode", "rencana_aksi", ["rhk_id", "periode_kode"], unique=False
    )


def _realisasi() -> None:
    op.create_table(
        "realisasi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("rhk_id", sa.Integer(), nullable=False),
        sa.Column("indikator_id", sa.Integer(), nullable=True),
        sa.Column("periode_kode", sa.String(length=16), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.Column("sumber", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_realisasi_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(["rhk_id"], ["rhk.id"], name=op.f("fk_realisasi_rhk_id_rhk")),
        sa.ForeignKeyConstraint(
            ["indikator_id"], ["indikator.id"], name=op.f("fk_realisasi_indikator_id_indikator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_realisasi")),
        sa.UniqueConstraint("uid", name=op.f("uq_realisasi_uid")),
    )
    op.create_index("ix_realisasi_rhk_id_periode_kode", "realisasi", ["rhk_id", "periode_kode"], unique=False)


def _bukti() -> None:
    op.create_table(
        "bukti",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("rhk_id", sa.Integer(), nullable=False),
        sa.Column("periode_kode", sa.String(length=16), nullable=False),
        sa.Column("jenis", sa.String(length=16), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("alamat", sa.Text(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_bukti_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(["rhk_id"], ["rhk.id"], name=op.f("fk_bukti_rhk_id_rhk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bukti")),
        sa.UniqueConstraint("uid", name=op.f("uq_bukti_uid")),
    )
    op.create_index("ix_bukti_rhk_id_periode_kode", "bukti", ["rhk_id", "periode_kode"], unique=False)


def _umpan_balik() -> None:
    op.create_table(
        "umpan_balik",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("penugasan_id", sa.Integer(), nullable=False),
        sa.Column("rhk_id", sa.Integer(), nullable=True),
        sa.Column("perilaku", sa.String(length=32), nullable=False),
        sa.Column("periode_kode", sa.String(length=16), nullable=False),
        sa.Column("pemberi", sa.String(length=16), nullable=False),
        sa.Column("pemberi_pegawai_id", sa.Integer(), nullable=True),
        sa.Column("pemberi_nama", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_umpan_balik_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["penugasan_id"], ["penugasan.id"], name=op.f("fk_umpan_balik_penugasan_id_penugasan")
        ),
        sa.ForeignKeyConstraint(["rhk_id"], ["rhk.id"], name=op.f("fk_umpan_balik_rhk_id_rhk")),
        sa.ForeignKeyConstraint(
            ["pemberi_pegawai_id"], ["pegawai.id"], name=op.f("fk_umpan_balik_pemberi_pegawai_id_pegawai")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_umpan_balik")),
        sa.UniqueConstraint("uid", name=op.f("uq_umpan_balik_uid")),
    )
    op.create_index(
        "ix_umpan_balik_penugasan_id_periode_kode",
        "umpan_balik",
        ["penugasan_id", "periode_kode"],
        unique=False,
    )
    op.create_index("ix_umpan_balik_rhk_id", "umpan_balik", ["rhk_id"], unique=False)
