"""Sentences of the check "is everything whole?"."""

from __future__ import annotations

_PULIHKAN = "Jangan diubah lagi; pulihkan dari backup terakhir."

SENTENCES: dict[str, str] = {
    "periksa.utuh": "Semuanya utuh: {revisi} riwayat perubahan dan {catatan} catatan diperiksa.",
    "periksa.cacat": "Ditemukan {jumlah} hal yang tidak utuh. " + _PULIHKAN,
    "periksa.lampiran": "{jumlah} berkas lampiran tidak ada atau berubah. Lampirkan lagi, atau kembalikan berkasnya dari salinan "
    "folder kantor.",
    "periksa.dan-lagi": "... dan {jumlah} lagi yang sejenis.",
    "periksa.langkah-berkas": "Memeriksa berkas database",
    "periksa.langkah-riwayat": "Memeriksa riwayat perubahan",
    "periksa.langkah-catatan": "Memeriksa catatan",
    "periksa.langkah-isi": "Memeriksa hitungan dan rentang waktu",
    "periksa.langkah-nilai": "Memeriksa penilaian",
    "periksa.langkah-lampiran": "Memeriksa berkas lampiran",
    "periksa.berkas": "Berkas database rusak: {isi}. " + _PULIHKAN,
    "periksa.rujukan": "Baris di tabel {jenis} merujuk ke catatan yang tidak ada ({isi}). " + _PULIHKAN,
    "periksa.skema": "Nomor skema database tidak sama di semua tempat ({isi}). " + _PULIHKAN,
    "periksa.rantai": "Riwayat {jenis} {uid} terputus: pendahulu perubahan {isi} tidak ada. " + _PULIHKAN,
    "periksa.riwayat": "Riwayat {jenis} {uid} tidak cocok dengan sidiknya pada perubahan {isi}: diubah di luar program "
    "atau rusak. " + _PULIHKAN,
    "periksa.periode": "Tanggal periode {isi} tidak sama dengan arti kodenya. " + _PULIHKAN,
    "periksa.tanpa-revisi": "Catatan {jenis} {uid} tidak punya riwayat terakhir yang sah. " + _PULIHKAN,
    "periksa.sidik": "Isi {jenis} {uid} tidak sama dengan riwayat terakhirnya: diubah di luar program atau rusak. "
    + _PULIHKAN,
    "periksa.ringkasan": "Hitungan {isi} tidak sama dengan penilaian yang tersimpan. " + _PULIHKAN,
    "periksa.rentang-tumpuk": "Dua penugasan seorang pegawai bertumpuk waktunya (penugasan {uid}). "
    "Perbaiki tanggalnya di Pemetaan atasan.",
    "periksa.rentang-terbalik": "Penugasan {uid} berakhir sebelum dimulai. Perbaiki tanggalnya di Pemetaan atasan.",
    "periksa.keadaan-awal": "Pegawai {uid} tidak punya keadaan sejak awal. " + _PULIHKAN,
    "periksa.nomor": "Nomor {isi} pegawai {uid} tidak ada di daftar nomor yang dipakai impor untuk mengenalinya. "
    + _PULIHKAN,
    "periksa.predikat": "Predikat {isi} pada penilaian {uid} tidak sesuai dengan kedua ratingnya. "
    + _PULIHKAN,
    "periksa.beku": "Penilaian {uid} terkunci tanpa data beku yang terbaca, atau sebaliknya. " + _PULIHKAN,
    "periksa.tidak-dinilai": "Penilaian {uid} ditandai tidak dinilai tetapi tanpa alasan atau masih bernilai, atau sebaliknya. "
    + _PULIHKAN,
    "periksa.dialog": "Catatan dialog kinerja {uid} menyebut periode atau keadaan yang tidak dikenal ({isi}). "
    + _PULIHKAN,
    "periksa.gambar": "Gambar {isi} rusak. Pasang ulang lambang kantor di Pengaturan.",
    "periksa.kantor-json": "Berkas {isi} di folder kantor tidak terbaca atau tidak dikenal. " + _PULIHKAN,
    "periksa.kantor-lain": "kantor.json menyebut kantor lain ({isi}) daripada database di sampingnya: "
    "berkas dari dua kantor tercampur. Kembalikan pasangan berkasnya.",
    "periksa.salinan": "Backup {isi} bukan database yang sah. Hapus backup itu; program membuat yang baru.",
    "periksa.kegiatan": "Berkas kegiatan harian tidak utuh ({isi}). Jangan diubah lagi; pulihkan dari backup-nya.",
    "periksa.program-utuh": "Program utuh: {langkah} pemeriksaan berhasil.",
    "periksa.program": "Pemeriksaan program gagal pada langkah {langkah}: {isi}. Pasang ulang program.",
    "periksa.program-database": "database sementara",
    "periksa.program-peraturan": "peraturan dan tabel rujukan",
    "periksa.program-kalimat": "kalimat",
    "periksa.program-lembar": "lembar PDF",
    "periksa.program-buku-kerja": "buku kerja",
    "periksa.program-jendela": "jendela utama",
}
