"""Words on the lembar isian."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "lembar.judul": "LEMBAR ISIAN PENILAIAN KINERJA: {periode}",
    "lembar.petunjuk": "Isi kolom berwarna: pilih {pilihan}. Kolom lain terkunci. Simpan, lalu impor kembali.",
    "lembar.dibuat": "Dibuat {tanggal}. Nilai yang sudah dikunci tidak ada di lembar ini.",
    "perintah.lembar": "tulis lembar isian nilai: buku kerja untuk diisi di tempat lain, lalu diimpor kembali",
    "perintah.lembar-jadi": "Lembar isian {berkas}: {baris} pegawai. {terkunci} nilai sudah terkunci dan tidak ikut.",
}
