"""What the command line says about imports."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "perintah:berkas.sandi": "Berkas “{nama}” diberi kata sandi. Simpan salinan tanpa kata sandi di Excel (File > Info > "
    "Lindungi Buku Kerja), lalu impor salinannya; atau impor lewat jendela program, yang dapat menerima kata sandinya.",
    "perintah:lembar.bentrok": "{nama}: {kolom} sudah diubah di program sejak lembar ini dibuat (dari {dasar} menjadi {kini}), "
    "sedangkan lembar berisi {lembar}. Nilai di program dipertahankan; bila lembar yang benar, impor lewat jendela program "
    "dan pilih Pakai isian lembar.",
    "perintah.impor": "impor berkas: pegawai, unit, atasan, nilai, laporan e-Kinerja; riwayat dan pembatalan",
    "perintah.impor-judul": "yang diimpor",
    "perintah.impor-pegawai": "impor daftar pegawai (SIASN, DUK, nominatif, atau daftar lain) dari satu atau beberapa berkas",
    "perintah.impor-unit": "impor unit kerja: HierarkiUnor dari SIASN, atau daftar unit dengan induknya",
    "perintah.impor-atasan": "impor kepala unit (unit atau NPSN dengan NIP) dan pengecualian penilai (NIP dengan NIP penilai)",
    "perintah.impor-nilai": "impor rating dari lembar isian atau daftar Excel apa pun",
    "perintah.lembar": "buat lembar isian (.xlsx) untuk diisi di tempat lain, lalu diimpor kembali",
    "perintah.lembar-jadi": "Lembar isian ada di {berkas}: {baris} baris; {terkunci} nilai yang sudah terkunci tidak ikut.",
    "perintah.arti-arti": "arti angka 1 pada berkas: 1=atas (1 Di Atas, 3 Di Bawah) atau 1=bawah (sebaliknya)",
    "perintah.impor-laporan": "baca Laporan Penilaian SKP dari e-Kinerja untuk monitoring; nilai kita tidak diubah",
    "perintah.arti-periode-laporan": "periode laporan, bila judulnya tidak menyebut (2026, 2026-TW3, atau 2026-09)",
    "perintah.laporan-tanpa-periode": "{berkas} tidak menyebut periodenya. Tambahkan --periode, misalnya --periode 2026-TW3.",
    "perintah.impor-riwayat": "tampilkan semua impor, yang terbaru di atas",
    "perintah.impor-batal": "batalkan satu impor; yang sudah diubah sesudahnya dibiarkan dan disebutkan",
    "perintah.arti-berkas-masuk": "berkas yang dibaca: .xlsx, .xlsm, .xls, .ods, .csv, atau tabel HTML bernama .xls",
    "perintah.arti-per-tanggal": "keadaan per tanggal (bawaan: hari ini)",
    "perintah.arti-uji": "periksa saja; tidak ada yang ditulis",
    "perintah.arti-perbaikan": "tulis daftar perbaikan: baris yang belum masuk, ditandai sebabnya",
    "perintah.arti-pindahan": "yang baru dikenal pindah ke sini: mulai sejak TMT jabatannya tahun itu, selain itu sejak per-tanggal",
    "perintah.arti-koreksi": "timpa keadaan yang ada, jangan buka rentang baru",
    "perintah.arti-batch": "nomor impor dari riwayat",
    "perintah.impor-hitungan": "{dibaca} baris dibaca: {baru} baru, {berubah} berubah, {sama} sama, {perlu_diperbaiki} perlu "
    "diperbaiki, {dilewati} dilewati.",
    "perintah.impor-uji": "Hanya diperiksa; tidak ada yang ditulis.",
    "perintah.impor-masuk": "Tersimpan sebagai impor nomor {batch}. Batalkan dengan: kinerja impor batal {batch} --data DIR",
    "perintah.impor-kosong": "Tidak ada baris yang dapat masuk; tidak ada yang ditulis.",
    "perintah.impor-perbaikan": "Daftar perbaikan ada di {berkas}. Perbaiki di sana, lalu impor berkas itu.",
    "perintah.impor-hilang": "{jumlah} pegawai pada unit dan jenis yang sama tidak ada di berkas; tidak ada yang dihapus.",
    "perintah.impor-baris": "{batch}  {waktu}  {jenis}  {petugas}  {berkas}  {keadaan}",
    "perintah.impor-belum-ada": "Belum pernah ada impor.",
    "perintah.impor-dibatalkan": "Impor nomor {batch} dibatalkan: {dikembalikan} dikembalikan, {dihapus} dihapus, {tetap} tetap.",
}
