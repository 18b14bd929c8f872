"""Sentences of Beranda: what to do next."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "beranda.belum-dinilai": "{jumlah} penilaian belum diisi, macet di {atasan} atasan.",
    "beranda.tanpa-atasan": "{jumlah} penilaian belum ada atasannya, jadi belum dapat diisi.",
    "beranda.tanpa-kejelasan": "{jumlah} pegawai berakhir tanpa evaluasi dan tanpa alasan; salah satunya perlu diisi.",
    "beranda.belum-kunci": "{jumlah} nilai sudah lengkap, tetapi belum dikunci.",
    "beranda.lembar-berubah": "{jumlah} lembar berubah sejak dicetak; cetak ulang.",
    "beranda.belum-ekspor": "{jumlah} nilai terkunci belum diekspor.",
    "beranda.keberatan": "{jumlah} keberatan belum selesai; yang terlama diajukan {hari} hari lalu.",
    "beranda.impor-perbaikan": "{jumlah} baris impor terakhir belum masuk karena perlu diperbaiki.",
}
