"""The first migration: every table of the main job."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kinerja_desktop.storage import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step."""
    op.create_table(
        "bentuk_berkas",
        sa.Column("jenis", sa.String(length=24), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("pilihan", sa.Text(), nullable=False),
        sa.Column("waktu", types.Utc(), nullable=False),
        sa.PrimaryKeyConstraint("jenis", "sidik", name=op.f("pk_bentuk_berkas")),
    )
    op.create_table(
        "gambar",
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("jenis", sa.String(length=8), nullable=False),
        sa.Column("isi", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sidik", name=op.f("pk_gambar")),
    )
    op.create_table(
        "kantor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("instansi", sa.String(), nullable=False),
        sa.Column("instansi_id", sa.String(), nullable=False),
        sa.Column("tempat", sa.String(), nullable=False),
        sa.Column("milik_sendiri", sa.Boolean(), nullable=False),
        sa.Column("contoh", sa.Boolean(), nullable=False),
        sa.Column("garis", types.Uid(), nullable=False),
        sa.Column("dibuat", types.Utc(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kantor")),
        sa.UniqueConstraint("uid", name=op.f("uq_kantor_uid")),
    )
    op.create_table(
        "kelompok_periode",
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("kelompok", sa.String(length=24), nullable=False),
        sa.Column("jenis", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("tahun", "kelompok", name=op.f("pk_kelompok_periode")),
    )
    op.create_table(
        "pelaku",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("dibuat", types.Utc(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pelaku")),
        sa.UniqueConstraint("nama", name=op.f("uq_pelaku_nama")),
        sa.UniqueConstraint("uid", name=op.f("uq_pelaku_uid")),
    )
    op.create_table(
        "periode",
        sa.Column("kode", sa.String(length=8), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=8), nullable=False),
        sa.Column("awal", sa.Date(), nullable=False),
        sa.Column("akhir", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_periode")),
    )
    op.create_index("ix_periode_tahun", "periode", ["tahun"], unique=False)
    op.create_table(
        "printer",
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("geser_x", types.ScaledDecimal(1), nullable=False),
        sa.Column("geser_y", types.ScaledDecimal(1), nullable=False),
        sa.PrimaryKeyConstraint("nama", name=op.f("pk_printer")),
    )
    op.create_table(
        "setelan",
        sa.Column("kunci", sa.String(), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kunci", name=op.f("pk_setelan")),
    )
    op.create_table(
        "uid_alias",
        sa.Column("uid_lama", types.Uid(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.PrimaryKeyConstraint("uid_lama", name=op.f("pk_uid_alias")),
    )
    op.create_table(
        "impor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("jenis", sa.String(length=24), nullable=False),
        sa.Column("waktu", types.Utc(), nullable=False),
        sa.Column("pelaku_id", sa.Integer(), nullable=False),
        sa.Column("per_tanggal", sa.Date(), nullable=True),
        sa.Column("periode_kode", sa.String(length=8), nullable=True),
        sa.Column("berkas", sa.Text(), nullable=False),
        sa.Column("hitungan", sa.Text(), nullable=False),
        sa.Column("cakupan", sa.Text(), nullable=False),
        sa.Column("dibatalkan", types.Utc(), nullable=True),
        sa.Column("dibatalkan_oleh_id", sa.Integer(), nullable=True),
        sa.Column("pembatal_dari_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dibatalkan_oleh_id"], ["pelaku.id"], name=op.f("fk_impor_dibatalkan_oleh_id_pelaku")
        ),
        sa.ForeignKeyConstraint(["pelaku_id"], ["pelaku.id"], name=op.f("fk_impor_pelaku_id_pelaku")),
        sa.ForeignKeyConstraint(
            ["pembatal_dari_id"], ["impor.id"], name=op.f("fk_impor_pembatal_dari_id_impor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impor")),
        sa.UniqueConstraint("uid", name=op.f("uq_impor_uid")),
    )
    op.create_table(
        "penilai_luar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column(
            "nama_urut", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("jenis_nomor", sa.String(length=16), nullable=False),
        sa.Column("nomor", types.Nip(), nullable=False),
        sa.Column("pangkat", sa.String(), nullable=False),
        sa.Column("golongan", sa.String(length=8), nullable=False),
        sa.Column("jabatan", sa.String(), nullable=False),
        sa.Column("unit_kerja", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_penilai_luar_kantor_asal_id_kantor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penilai_luar")),
        sa.UniqueConstraint("uid", name=op.f("uq_penilai_luar_uid")),
    )
    op.create_table(
        "ringkasan",
        sa.Column("periode_kode", sa.String(length=8), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("predikat", sa.String(length=24), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["periode_kode"], ["periode.kode"], name=op.f("fk_ringkasan_periode_kode_periode")
        ),
        sa.PrimaryKeyConstraint("periode_kode", "unit_id", "status", "predikat", name=op.f("pk_ringkasan")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("induk_id", sa.Integer(), nullable=True),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column(
            "nama_urut", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("jenis", sa.String(length=24), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=True),
        sa.Column("gabung_ke_id", sa.Integer(), nullable=True),
        sa.Column("kop_baris", sa.Text(), nullable=False),
        sa.Column("kop_alamat", sa.Text(), nullable=False),
        sa.Column("kop_gambar", sa.String(length=64), nullable=True),
        sa.Column("tempat", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["gabung_ke_id"], ["unit.id"], name=op.f("fk_unit_gabung_ke_id_unit")),
        sa.ForeignKeyConstraint(["induk_id"], ["unit.id"], name=op.f("fk_unit_induk_id_unit")),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_unit_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(["kop_gambar"], ["gambar.sidik"], name=op.f("fk_unit_kop_gambar_gambar")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("uid", name=op.f("uq_unit_uid")),
    )
    op.create_index("ix_unit_induk_id", "unit", ["induk_id"], unique=False)
    op.create_index("ix_unit_nama_urut", "unit", ["nama_urut"], unique=False)
    op.create_table(
        "capaian_organisasi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("periode_kode", sa.String(length=8), nullable=False),
        sa.Column("capaian", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_capaian_organisasi_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["periode_kode"], ["periode.kode"], name=op.f("fk_capaian_organisasi_periode_kode_periode")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_capaian_organisasi_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capaian_organisasi")),
        sa.UniqueConstraint("uid", name=op.f("uq_capaian_organisasi_uid")),
    )
    op.create_index(
        "uq_capaian_organisasi_unit_id_periode_kode",
        "capaian_organisasi",
        ["unit_id", "periode_kode"],
        unique=True,
    )
    op.create_table(
        "ekspor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("periode_kode", sa.String(length=8), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("waktu", types.Utc(), nullable=False),
        sa.Column("pelaku_id", sa.Integer(), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("manifes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["pelaku_id"], ["pelaku.id"], name=op.f("fk_ekspor_pelaku_id_pelaku")),
        sa.ForeignKeyConstraint(
            ["periode_kode"], ["periode.kode"], name=op.f("fk_ekspor_periode_kode_periode")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_ekspor_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ekspor")),
        sa.UniqueConstraint("uid", name=op.f("uq_ekspor_uid")),
    )
    op.create_index("ix_ekspor_periode_kode", "ekspor", ["periode_kode"], unique=False)
    op.create_table(
        "pegawai",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("gelar_depan", sa.String(), nullable=False),
        sa.Column("gelar_belakang", sa.String(), nullable=False),
        sa.Column(
            "nama_urut", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "nama_cari", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("nip", types.Nip(), nullable=False),
        sa.Column("pns_id", sa.String(length=64), nullable=False),
        sa.Column("tanggal_lahir", sa.Date(), nullable=True),
        sa.Column("jenis_kelamin", sa.String(length=1), nullable=False),
        sa.Column("terlihat_impor_id", sa.Integer(), nullable=True),
        sa.Column("terlihat_per", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_pegawai_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["terlihat_impor_id"], ["impor.id"], name=op.f("fk_pegawai_terlihat_impor_id_impor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pegawai")),
        sa.UniqueConstraint("uid", name=op.f("uq_pegawai_uid")),
    )
    op.create_index("ix_pegawai_nama_cari", "pegawai", ["nama_cari"], unique=False)
    op.create_index("ix_pegawai_nama_urut", "pegawai", ["nama_urut"], unique=False)
    op.create_index("ix_pegawai_nip", "pegawai", ["nip"], unique=False)
    op.create_table(
        "revisi",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("kantor_id", sa.Integer(), nullable=False),
        sa.Column("record_jenis", sa.String(length=32), nullable=False),
        sa.Column("record_uid", types.Uid(), nullable=False),
        sa.Column("induk", types.Uid(), nullable=True),
        sa.Column("induk_lain", types.Uid(), nullable=True),
        sa.Column("garis", types.Uid(), nullable=False),
        sa.Column("aksi", sa.String(length=8), nullable=False),
        sa.Column("delta", sa.Text(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("pelaku_id", sa.Integer(), nullable=False),
        sa.Column("alasan", sa.String(), nullable=False),
        sa.Column("waktu", types.Utc(), nullable=False),
        sa.Column("impor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_revisi_impor_id_impor")),
        sa.ForeignKeyConstraint(["kantor_id"], ["kantor.id"], name=op.f("fk_revisi_kantor_id_kantor")),
        sa.ForeignKeyConstraint(["pelaku_id"], ["pelaku.id"], name=op.f("fk_revisi_pelaku_id_pelaku")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_revisi")),
        sa.UniqueConstraint("uid", name=op.f("uq_revisi_uid")),
    )
    op.create_index("ix_revisi_impor_id", "revisi", ["impor_id"], unique=False)
    op.create_index("ix_revisi_record_uid_seq", "revisi", ["record_uid", "seq"], unique=False)
    op.create_table(
        "tenggat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("periode_kode", sa.String(length=8), nullable=False),
        sa.Column("kelompok", sa.String(length=24), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["periode_kode"], ["periode.kode"], name=op.f("fk_tenggat_periode_kode_periode")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_tenggat_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenggat")),
    )
    op.create_index("ix_tenggat_periode_kode", "tenggat", ["periode_kode"], unique=False)
    op.create_table(
        "ekspor_baris",
        sa.Column("ekspor_id", sa.Integer(), nullable=False),
        sa.Column("penilaian_uid", types.Uid(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("siap", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["ekspor_id"], ["ekspor.id"], name=op.f("fk_ekspor_baris_ekspor_id_ekspor")),
        sa.PrimaryKeyConstraint("ekspor_id", "penilaian_uid", name=op.f("pk_ekspor_baris")),
    )
    op.create_table(
        "identitas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pegawai_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("jenis", sa.String(length=16), nullable=False),
        sa.Column("nilai", sa.String(length=64), nullable=False),
        sa.Column("sejak", sa.Date(), nullable=True),
        sa.Column("impor_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(pegawai_id IS NULL) <> (unit_id IS NULL)", name=op.f("ck_identitas_satu_pemilik")
        ),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_identitas_impor_id_impor")),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name=op.f("fk_identitas_pegawai_id_pegawai")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_identitas_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identitas")),
    )
    op.create_index("ix_identitas_jenis_nilai", "identitas", ["jenis", "nilai"], unique=False)
    op.create_index("ix_identitas_pegawai_id", "identitas", ["pegawai_id"], unique=False)
    op.create_index("ix_identitas_unit_id", "identitas", ["unit_id"], unique=False)
    op.create_table(
        "laporan_ekinerja",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("periode_kode", sa.String(length=8), nullable=True),
        sa.Column("nip", sa.String(length=32), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("pegawai_id", sa.Integer(), nullable=True),
        sa.Column("awal", sa.Date(), nullable=True),
        sa.Column("akhir", sa.Date(), nullable=True),
        sa.Column("unor", sa.String(), nullable=False),
        sa.Column("unor_induk", sa.String(), nullable=False),
        sa.Column("jabatan", sa.String(), nullable=False),
        sa.Column("plt", sa.Boolean(), nullable=False),
        sa.Column("hasil_kerja", sa.String(length=16), nullable=False),
        sa.Column("perilaku", sa.String(length=16), nullable=False),
        sa.Column("predikat", sa.String(length=24), nullable=False),
        sa.Column("atasan_nip", sa.String(length=32), nullable=False),
        sa.Column("atasan_nama", sa.String(), nullable=False),
        sa.Column("skp_id", sa.String(length=64), nullable=False),
        sa.Column("penilaian_id_bkn", sa.String(length=64), nullable=False),
        sa.Column("periode_id_bkn", sa.String(length=64), nullable=False),
        sa.Column("ditarik", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_laporan_ekinerja_impor_id_impor")),
        sa.ForeignKeyConstraint(
            ["pegawai_id"], ["pegawai.id"], name=op.f("fk_laporan_ekinerja_pegawai_id_pegawai")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_laporan_ekinerja")),
    )
    op.create_index("ix_laporan_ekinerja_impor_id", "laporan_ekinerja", ["impor_id"], unique=False)
    op.create_index("ix_laporan_ekinerja_nip", "laporan_ekinerja", ["nip"], unique=False)
    op.create_table(
        "nilai_tangan",
        sa.Column("pegawai_id", sa.Integer(), nullable=False),
        sa.Column("kolom", sa.String(length=32), nullable=False),
        sa.Column("sejak", types.Utc(), nullable=False),
        sa.Column("nilai_siasn", sa.String(), nullable=True),
        sa.Column("impor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_nilai_tangan_impor_id_impor")),
        sa.ForeignKeyConstraint(
            ["pegawai_id"], ["pegawai.id"], name=op.f("fk_nilai_tangan_pegawai_id_pegawai")
        ),
        sa.PrimaryKeyConstraint("pegawai_id", "kolom", name=op.f("pk_nilai_tangan")),
    )
    op.create_table(
        "pegawai_keadaan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("pegawai_id", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("jenis_pegawai", sa.String(length=24), nullable=False),
        sa.Column("kedudukan", sa.String(length=24), nullable=False),
        sa.Column("kedudukan_teks", sa.String(), nullable=False),
        sa.Column("golongan", sa.String(length=8), nullable=False),
        sa.Column("tmt_golongan", sa.Date(), nullable=True),
        sa.Column("jabatan", sa.String(), nullable=False),
        sa.Column("jabatan_id", sa.String(length=64), nullable=False),
        sa.Column("jenis_jabatan", sa.String(length=16), nullable=False),
        sa.Column("jenjang", sa.String(length=24), nullable=False),
        sa.Column("eselon", sa.String(length=8), nullable=False),
        sa.Column("tmt_jabatan", sa.Date(), nullable=True),
        sa.Column("tugas_tambahan", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("unor_id", sa.String(length=64), nullable=False),
        sa.Column("unor_nama", sa.String(), nullable=False),
        sa.Column("kontrak_mulai", sa.Date(), nullable=True),
        sa.Column("kontrak_selesai", sa.Date(), nullable=True),
        sa.Column("dinilai_di", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_pegawai_keadaan_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["pegawai_id"], ["pegawai.id"], name=op.f("fk_pegawai_keadaan_pegawai_id_pegawai")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_pegawai_keadaan_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pegawai_keadaan")),
        sa.UniqueConstraint("uid", name=op.f("uq_pegawai_keadaan_uid")),
    )
    op.create_index("ix_pegawai_keadaan_unit_id", "pegawai_keadaan", ["unit_id"], unique=False)
    op.create_index(
        "uq_pegawai_keadaan_pegawai_id_dari", "pegawai_keadaan", ["pegawai_id", "dari"], unique=True
    )
    op.create_table(
        "penugasan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("pegawai_id", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=16), nullable=False),
        sa.Column("jabatan", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=True),
        sa.Column("penilai_pegawai_id", sa.Integer(), nullable=True),
        sa.Column("penilai_luar_id", sa.Integer(), nullable=True),
        sa.Column("penilai_jenis", sa.String(length=16), nullable=False),
        sa.Column("penilai_sk_nomor", sa.String(), nullable=False),
        sa.Column("penilai_sk_tanggal", sa.Date(), nullable=True),
        sa.Column("penilai_asal", sa.String(length=16), nullable=False),
        sa.Column("atasan_pegawai_id", sa.Integer(), nullable=True),
        sa.Column("atasan_luar_id", sa.Integer(), nullable=True),
        sa.Column("atasan_asal", sa.String(length=16), nullable=False),
        sa.CheckConstraint(
            "atasan_pegawai_id IS NULL OR atasan_luar_id IS NULL", name=op.f("ck_penugasan_satu_atasan")
        ),
        sa.CheckConstraint(
            "penilai_pegawai_id IS NULL OR penilai_luar_id IS NULL", name=op.f("ck_penugasan_satu_penilai")
        ),
        sa.ForeignKeyConstraint(
            ["atasan_luar_id"], ["penilai_luar.id"], name=op.f("fk_penugasan_atasan_luar_id_penilai_luar")
        ),
        sa.ForeignKeyConstraint(
            ["atasan_pegawai_id"], ["pegawai.id"], name=op.f("fk_penugasan_atasan_pegawai_id_pegawai")
        ),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_penugasan_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name=op.f("fk_penugasan_pegawai_id_pegawai")),
        sa.ForeignKeyConstraint(
            ["penilai_luar_id"], ["penilai_luar.id"], name=op.f("fk_penugasan_penilai_luar_id_penilai_luar")
        ),
        sa.ForeignKeyConstraint(
            ["penilai_pegawai_id"], ["pegawai.id"], name=op.f("fk_penugasan_penilai_pegawai_id_pegawai")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_penugasan_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penugasan")),
        sa.UniqueConstraint("uid", name=op.f("uq_penugasan_uid")),
    )
    op.create_index("ix_penugasan_pegawai_id_dari", "penugasan", ["pegawai_id", "dari"], unique=False)
    op.create_index("ix_penugasan_penilai_luar_id", "penugasan", ["penilai_luar_id"], unique=False)
    op.create_index("ix_penugasan_penilai_pegawai_id", "penugasan", ["penilai_pegawai_id"], unique=False)
    op.create_index("ix_penugasan_unit_id", "penugasan", ["unit_id"], unique=False)
    op.create_table(
        "persetujuan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("periode_kode", sa.String(length=8), nullable=False),
        sa.Column("penilai_pegawai_id", sa.Integer(), nullable=True),
        sa.Column("penilai_luar_id", sa.Integer(), nullable=True),
        sa.Column("kode", sa.String(length=16), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("ditandatangani", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_persetujuan_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["penilai_luar_id"], ["penilai_luar.id"], name=op.f("fk_persetujuan_penilai_luar_id_penilai_luar")
        ),
        sa.ForeignKeyConstraint(
            ["penilai_pegawai_id"], ["pegawai.id"], name=op.f("fk_persetujuan_penilai_pegawai_id_pegawai")
        ),
        sa.ForeignKeyConstraint(
            ["periode_kode"], ["periode.kode"], name=op.f("fk_persetujuan_periode_kode_periode")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persetujuan")),
        sa.UniqueConstraint("uid", name=op.f("uq_persetujuan_uid")),
    )
    op.create_index("ix_persetujuan_periode_kode", "persetujuan", ["periode_kode"], unique=False)
    op.create_table(
        "predikat_lama",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("pegawai_id", sa.Integer(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("predikat", sa.String(length=24), nullable=False),
        sa.Column("rezim", sa.String(length=32), nullable=False),
        sa.Column("sumber", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_predikat_lama_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["pegawai_id"], ["pegawai.id"], name=op.f("fk_predikat_lama_pegawai_id_pegawai")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_predikat_lama")),
        sa.UniqueConstraint("uid", name=op.f("uq_predikat_lama_uid")),
    )
    op.create_index(
        "uq_predikat_lama_pegawai_id_tahun", "predikat_lama", ["pegawai_id", "tahun"], unique=True
    )
    op.create_table(
        "unit_kepala",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("pegawai_id", sa.Integer(), nullable=True),
        sa.Column("penilai_luar_id", sa.Integer(), nullable=True),
        sa.Column("jenis", sa.String(length=16), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=True),
        sa.Column("sk_nomor", sa.String(), nullable=False),
        sa.Column("sk_tanggal", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(pegawai_id IS NULL) <> (penilai_luar_id IS NULL)", name=op.f("ck_unit_kepala_satu_orang")
        ),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_unit_kepala_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["pegawai_id"], ["pegawai.id"], name=op.f("fk_unit_kepala_pegawai_id_pegawai")
        ),
        sa.ForeignKeyConstraint(
            ["penilai_luar_id"], ["penilai_luar.id"], name=op.f("fk_unit_kepala_penilai_luar_id_penilai_luar")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_kepala_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_kepala")),
        sa.UniqueConstraint("uid", name=op.f("uq_unit_kepala_uid")),
    )
    op.create_index("ix_unit_kepala_pegawai_id", "unit_kepala", ["pegawai_id"], unique=False)
    op.create_index("ix_unit_kepala_unit_id_dari", "unit_kepala", ["unit_id", "dari"], unique=False)
    op.create_table(
        "penilaian",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("penugasan_id", sa.Integer(), nullable=False),
        sa.Column("periode_kode", sa.String(length=8), nullable=False),
        sa.Column("rezim", sa.String(length=32), nullable=False),
        sa.Column("hasil_kerja", sa.String(length=16), nullable=False),
        sa.Column("hasil_kerja_teks", sa.String(), nullable=False),
        sa.Column("perilaku", sa.String(length=16), nullable=False),
        sa.Column("perilaku_teks", sa.String(), nullable=False),
        sa.Column("predikat", sa.String(length=24), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("umpan_balik", sa.Text(), nullable=False),
        sa.Column("usulan_dari", types.Uid(), nullable=True),
        sa.Column("dimasukkan_oleh_id", sa.Integer(), nullable=True),
        sa.Column("dimasukkan_pada", types.Utc(), nullable=True),
        sa.Column("diputuskan_oleh", sa.String(), nullable=False),
        sa.Column("diputuskan_pada", sa.Date(), nullable=True),
        sa.Column("terkunci_oleh_id", sa.Integer(), nullable=True),
        sa.Column("terkunci_pada", types.Utc(), nullable=True),
        sa.Column("beku", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dimasukkan_oleh_id"], ["pelaku.id"], name=op.f("fk_penilaian_dimasukkan_oleh_id_pelaku")
        ),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_penilaian_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["penugasan_id"], ["penugasan.id"], name=op.f("fk_penilaian_penugasan_id_penugasan")
        ),
        sa.ForeignKeyConstraint(
            ["periode_kode"], ["periode.kode"], name=op.f("fk_penilaian_periode_kode_periode")
        ),
        sa.ForeignKeyConstraint(
            ["terkunci_oleh_id"], ["pelaku.id"], name=op.f("fk_penilaian_terkunci_oleh_id_pelaku")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penilaian")),
        sa.UniqueConstraint("uid", name=op.f("uq_penilaian_uid")),
    )
    op.create_index("ix_penilaian_periode_kode_status", "penilaian", ["periode_kode", "status"], unique=False)
    op.create_index(
        "uq_penilaian_penugasan_id_periode_kode", "penilaian", ["penugasan_id", "periode_kode"], unique=True
    )
    op.create_table(
        "cetakan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", types.Uid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kantor_asal_id", sa.Integer(), nullable=False),
        sa.Column("revisi_akhir", types.Uid(), nullable=False),
        sa.Column("penilaian_id", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=24), nullable=False),
        sa.Column("kode", sa.String(length=16), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("revisi", types.Uid(), nullable=False),
        sa.Column("tempat", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("dicetak", types.Utc(), nullable=True),
        sa.Column("ditandatangani", sa.Date(), nullable=True),
        sa.Column("diserahkan", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kantor_asal_id"], ["kantor.id"], name=op.f("fk_cetakan_kantor_asal_id_kantor")
        ),
        sa.ForeignKeyConstraint(
            ["penilaian_id"], ["penilaian.id"], name=op.f("fk_cetakan_penilaian_id_penilaian")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cetakan")),
        sa.UniqueConstraint("uid", name=op.f("uq_cetakan_uid")),
    )
    op.create_index("ix_cetakan_kode", "cetakan", ["kode"], unique=False)
    op.create_index("ix_cetakan_penilaian_id", "cetakan", ["penilaian_id"], unique=False)
