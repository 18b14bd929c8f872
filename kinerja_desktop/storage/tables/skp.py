"""Plans: SKP, their RHK, the indicators below them.

Ids of SKP and RHK are never used again (``sqlite_autoincrement``): a screen or an undo may still name one that is gone.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from kinerja_desktop.storage.revisions import ONCE
from kinerja_desktop.storage.tables.meta import metadata, record_columns

skp = Table(
    "skp",
    metadata,
    *record_columns(),
    Column("penugasan_id", Integer, ForeignKey("penugasan.id"), nullable=False),
    Column("tahun", Integer, nullable=False),
    Column("dari", Date, nullable=False),
    Column("sampai", Date, nullable=False),
    Column("versi", Integer, nullable=False, default=1),
    Column("menggantikan_id", Integer, ForeignKey("skp.id")),
    Column("kelompok", String(8), nullable=False),
    Column("pendekatan", String(16), nullable=False),
    Column("status", String(16), nullable=False, default="draf"),
    Column("alasan", Text, nullable=False, default=""),
    Column("diajukan", Date),
    Column("ditetapkan", Date),
    Column("ditutup", Date),
    Column("perilaku", Text, nullable=False, default=""),
    Column("lampiran", Text, nullable=False, default=""),
    Column("sidik", String(64), nullable=False, default=""),
    Column("beku", Text, nullable=False, default="", info=ONCE),
    Index("uq_skp_penugasan_id_tahun_versi", "penugasan_id", "tahun", "versi", unique=True),
    Index("ix_skp_tahun_status", "tahun", "status"),
    Index("ix_skp_menggantikan_id", "menggantikan_id"),
    sqlite_autoincrement=True,
)
"""One version of the SKP of one penugasan in one year.

``alasan``: why it was returned or changed. ``perilaku``: canonical JSON {value: ekspektasi khusus}; ``lampiran``:
{list: [lines]}. ``sidik``: hash of the whole content with its RHK and indicators, so that a lost update of any part is
seen in one place. ``beku``: canonical JSON of the people, titles and unit of the day on which it was set.
"""

rhk = Table(
    "rhk",
    metadata,
    *record_columns(),
    Column("skp_id", Integer, ForeignKey("skp.id"), nullable=False),
    Column("urutan", Integer, nullable=False),
    Column("jenis", String(16), nullable=False),
    Column("teks", Text, nullable=False, default=""),
    Column("pimpinan_rhk_id", Integer, ForeignKey("rhk.id")),
    Column("pimpinan_teks", Text, nullable=False, default=""),
    Column("penugasan_dari", String, nullable=False, default=""),
    Column("asal_rhk_id", Integer, ForeignKey("rhk.id")),
    Index("ix_rhk_skp_id", "skp_id"),
    Index("ix_rhk_pimpinan_rhk_id", "pimpinan_rhk_id"),
    Index("ix_rhk_asal_rhk_id", "asal_rhk_id"),
    sqlite_autoincrement=True,
)
"""One rencana hasil kerja; ``pimpinan_rhk_id`` is the leader's RHK it serves, ``pimpinan_teks`` its words or typed ones.

``asal_rhk_id``: the same line in the version that this plan replaces.
"""

indikator = Table(
    "indikator",
    metadata,
    *record_columns(),
    Column("rhk_id", Integer, ForeignKey("rhk.id"), nullable=False),
    Column("urutan", Integer, nullable=False),
    Column("teks", Text, nullable=False, default=""),
    Column("target", Text, nullable=False, default=""),
    Column("aspek", String(16), nullable=False, default=""),
    Column("perspektif", String(24), nullable=False, default=""),
    Index("ix_indikator_rhk_id", "rhk_id"),
)
"""One indikator kinerja individu with its target as typed."""
