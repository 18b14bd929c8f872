"""Words of Beranda on the screen: a task in two lines, and the first steps of an empty office."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "beranda.judul-belum-dinilai": "{jumlah} pegawai belum dinilai",
    "beranda.rinci-belum-dinilai-tanpa-atasan": "atasannya belum ada; lengkapi di Pemetaan atasan",
    "beranda.rinci-belum-dinilai": "macet di {atasan} atasan; buka daftarnya dan isi",
    "beranda.judul-tanpa-atasan": "{jumlah} pegawai belum ada atasan",
    "beranda.rinci-tanpa-atasan": "belum dapat dinilai sebelum pejabat penilainya diketahui",
    "beranda.judul-belum-kunci": "{jumlah} nilai belum dikunci",
    "beranda.rinci-belum-kunci": "sudah lengkap; kunci sebelum dicetak dan diekspor",
    "beranda.judul-lembar-berubah": "{jumlah} lembar berubah sejak dicetak",
    "beranda.rinci-lembar-berubah": "cetak ulang hanya yang berubah",
    "beranda.judul-belum-ekspor": "{jumlah} nilai terkunci belum diekspor",
    "beranda.rinci-belum-ekspor": "siapkan bahan ekspor dan kirim ke BKPSDM",
    "beranda.judul-impor-perbaikan": "{jumlah} baris impor belum masuk",
    "beranda.rinci-impor-perbaikan": "perlu diperbaiki; daftar perbaikannya ada di Riwayat impor",
    "beranda.judul-backup-lama": "Backup terakhir {kapan}",
    "beranda.rinci-backup-lama": "salin data ke diska lain agar tidak hilang bila komputer rusak",
    "beranda.backup-belum-ada": "belum pernah dibuat",
    "beranda.backup-hari": "{jumlah} hari yang lalu",
    "beranda.langkah-impor": "Impor pegawai",
    "beranda.langkah-impor-rinci": "Data PNS dan PPPK dari SIASN, DUK, atau daftar Excel kantor",
    "beranda.langkah-atasan": "Pemetaan atasan",
    "beranda.langkah-atasan-rinci": "Tetapkan kepala tiap unit; penilai semua pegawai mengikuti",
    "beranda.langkah-penilaian": "Entri Penilaian",
    "beranda.langkah-penilaian-rinci": "Isi Rating Hasil Kerja dan Rating Perilaku Kerja dengan tombol A, S, B",
    "beranda.langkah-cetak": "Cetak",
    "beranda.langkah-cetak-rinci": "Dokumen evaluasi, rekap, dan lembar persetujuan siap ditandatangani",
    "beranda.langkah-ekspor": "Ekspor BKN",
    "beranda.langkah-ekspor-rinci": "Cek kelengkapan, lalu bahan entri e-Kinerja untuk BKPSDM",
}
