"""Dialog kinerja as a record, with its agreements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kinerja_desktop.storage import types

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step."""
    _dialog_kinerja()
    _kesepakatan()


def _dialog_kinerja() -> None:
    op.create_table(
        "dialog_kinerja",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("penugasan_id", sa.Integer(), nullable=False),
        sa.Column("periode_kode", sa.String(length=16), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("pertanyaan", sa.Text(), nullable=False),
        sa.Column("hadir", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_dialog_kinerja_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["penugasan_id"], ["penugasan.id"], name=op.f("fk_dialog_kinerja_penugasan_id_penugasan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialog_kinerja")),
        sa.UniqueConstraint("uid", name=op.f("uq_dialog_kinerja_uid")),
    )
    op.create_index(
        "uq_dialog_kinerja_penugasan_id_periode_kode",
        "dialog_kinerja",
        ["penugasan_id", "periode_kode"],
        unique=True,
    )


def _kesepakatan() -> None:
    op.create_table(
        "kesepakatan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("dialog_id", sa.Integer(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.Column("siapa", sa.String(), nullable=False),
        sa.Column("batas", sa.Date(), nullable=True),
        sa.Column("keadaan", sa.String(length=16), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_kesepakatan_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["dialog_id"], ["dialog_kinerja.id"], name=op.f("fk_kesepakatan_dialog_id_dialog_kinerja")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kesepakatan")),
        sa.UniqueConstraint("uid", name=op.f("uq_kesepakatan_uid")),
    )
    op.create_index("ix_kesepakatan_dialog_id", "kesepakatan", ["dialog_id"], unique=False)
