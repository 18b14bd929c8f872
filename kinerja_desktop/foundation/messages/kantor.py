"""Sentences about the office's profile, its periods and deadlines."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "kantor.tanpa-nama": "Nama kantor kosong, jadi profil tidak disimpan. Isi nama kantor, lalu simpan lagi.",
    "kantor.tanpa-petugas": "Nama petugas kosong, jadi tidak diganti. Tulis nama yang dicatat pada perubahan berikutnya.",
    "kantor.kertas-salah": "Ukuran kertas {kertas} tidak dikenal. Pilih A4 atau F4.",
    "kantor.gambar-salah": "Berkas lambang bukan gambar PNG atau JPEG, jadi tidak disimpan. "
    "Simpan ulang gambarnya sebagai PNG, lalu pilih lagi.",
    "periode.kode-salah": "Periode {kode} tidak dikenal. Tulis tahun (2026), triwulan (2026-TW3), atau bulan (2026-09).",
    "periode.kelompok-salah": "Kelompok {kelompok} dengan penilaian {jenis} tidak dikenal. "
    "Kelompoknya pns, pppk, pppk_paruh_waktu, atau guru; penilaiannya triwulan atau bulanan.",
}
