"""Codes as offices have stored them: another spelling would leave every older database, file and rule unread."""

from __future__ import annotations

import importlib
import pkgutil
from enum import StrEnum

import pytest

from kinerja_desktop import domain

STORED = {
    "AlasanPenilai": "kepala_unit kepala_di_atas pengecualian tidak_ada",
    "Aspek": "kuantitas kualitas waktu biaya",
    "Capaian": "istimewa baik butuh_perbaikan kurang sangat_kurang",
    "DinilaiDi": "ekinerja ruang_gtk luar",
    "Evaluasi": "dinilai tidak",
    "Fase": "perencanaan penilaian tahunan",
    "JenisBeda": "baru hilang berubah",
    "JenisBukti": "berkas tautan",
    "JenisJabatan": "struktural fungsional pelaksana rangkap",
    "JenisLampiran": "dukungan pertanggungjawaban konsekuensi",
    "JenisNomor": "pns_id nip ni_pppk nip_lama unor_id npsn nrp",
    "JenisPanduan": "terbesar paling_banyak paling_sedikit harus_ada tidak_ada",
    "JenisPegawai": "pns cpns pppk pppk_paruh_waktu",
    "JenisPenugasan": "definitif plt plh pj tugas_tambahan delegasi",
    "JenisPeriode": "tahunan triwulan bulanan",
    "JenisPihak": "pegawai luar",
    "JenisRhk": "utama tambahan",
    "JenisTarget": "kosong angka rentang tanggal kata",
    "JenisUnit": "instansi perangkat_daerah kecamatan kelurahan sekretariat bidang seksi subbagian uptd puskesmas sekolah lainnya",
    "Jenjang": "jpt_utama jpt_madya jpt_pratama administrator pengawas ahli_utama ahli_madya ahli_muda ahli_pertama penyelia mahir terampil "
    "pemula pelaksana",
    "KeadaanKesepakatan": "tercapai berjalan belum",
    "Kedudukan": "aktif cltn tugas_belajar pemberhentian_sementara mpp tidak_aktif pensiun meninggal diberhentikan pindah kontrak_berakhir lain",
    "Kelompok": "pns pppk pppk_paruh_waktu guru",
    "KelompokSkp": "jpt ja_jf",
    "Keputusan": "tetap diubah",
    "Mutu": "teks resmi sekunder praktik ingatan rancangan",
    "Pembenah": "operator_unit kepegawaian pimpinan_unit",
    "Pemberi": "pimpinan ketua_tim rekan bawahan pengawas lainnya",
    "Pendekatan": "kuantitatif kualitatif",
    "Perspektif": "penerima_layanan proses_bisnis penguatan_internal anggaran",
    "Predikat": "sangat_baik baik butuh_perbaikan kurang sangat_kurang",
    "Rating": "di_atas sesuai di_bawah",
    "Severity": "blokir peringatan info",
    "StatusAturan": "berlaku direncanakan",
    "StatusEkinerja": "belum draft pengajuan persetujuan",
    "StatusKeberatan": "diajukan dijelaskan diputuskan dicabut",
    "StatusNilai": "belum sebagian tersimpan terkunci tidak_dinilai",
    "StatusSkp": "draf diajukan dikembalikan ditetapkan diubah ditutup",
    "Tujuan": "buku json",
}
MODULES = [
    importlib.import_module(one.name) for one in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}.")
]
ENUMS = {
    kind.__name__: kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__module__ == module.__name__
}  # fmt: skip


def test_no_kind_of_code_is_left_out() -> None:
    assert sorted(ENUMS) == sorted(STORED)


@pytest.mark.parametrize("name", sorted(STORED))
def test_codes_and_their_order_stay(name: str) -> None:
    assert [one.value for one in ENUMS[name]] == STORED[name].split()


def test_the_regime_of_the_ratings_stays() -> None:
    assert importlib.import_module("kinerja_desktop.domain.codes").REZIM_6_2022 == "permenpanrb-6-2022"
