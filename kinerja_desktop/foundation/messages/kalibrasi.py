"""Sentences of Penetapan predikat and Kalibrasi: the guide line by line, and why a move was not written."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "kalibrasi.panduan-terbesar": "{predikat} menjadi kelompok terbesar",
    "kalibrasi.panduan-paling-banyak": "{predikat} paling banyak {persen}%",
    "kalibrasi.panduan-paling-sedikit": "{predikat} paling sedikit {persen}%",
    "kalibrasi.panduan-harus-ada": "Ada yang berpredikat {predikat}",
    "kalibrasi.panduan-tidak-ada": "Tidak ada {predikat}",
    "kalibrasi.nyata": "{jumlah} dari {total} orang, {persen}%",
    "kalibrasi.sumber": "{judul}. Sumber: {sumber}. Panduan ini tidak mengunci apa pun.",
    "kalibrasi.tanpa-alasan": "Perpindahan {nama} belum beralasan, jadi tidak ada yang disimpan. Tulis alasannya, lalu terapkan lagi.",
    "kalibrasi.terkunci": "Nilai {nama} sudah dikunci, jadi tidak ada yang disimpan. "
    "Buka kuncinya di Entri Penilaian dengan alasan, lalu terapkan lagi.",
    "kalibrasi.orang-terkunci": "Nilai {nama} terkunci, jadi tidak dapat dipindahkan. Buka kuncinya di Entri Penilaian dengan alasan.",
    "kalibrasi.tekan-enter": "Di sini rating {nama} tidak diketik: Enter memindahkannya dengan alasan. Yang keliru diketik diperbaiki di Entri Penilaian.",
    "kalibrasi.tanpa-orang": "Belum ada yang mempunyai kedua rating pada {periode}, jadi tidak ada yang dicetak. "
    "Isi ratingnya di Entri Penilaian dahulu.",
    "kalibrasi.hilang": "{nama} tidak lagi mempunyai kedua rating pada periode ini, jadi tidak ada yang disimpan. "
    "Muat ulang (F5) dan periksa daftarnya.",
    "kalibrasi.berubah": "Rating {nama} baru saja diubah petugas lain, jadi tidak ada yang disimpan. "
    "Muat ulang (F5), lihat nilainya yang baru, lalu pindahkan lagi bila perlu.",
    "kalibrasi.sudah-lain": "Nilai {nama} sudah diubah atau dikunci sejak kalibrasi itu, jadi tidak ada yang dikembalikan. "
    "Ubahlah nilainya di Entri Penilaian.",
}
