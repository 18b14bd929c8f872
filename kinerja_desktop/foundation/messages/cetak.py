"""Sentences about printed sheets."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "cetak.gambar-rusak": (
        "Gambar lambang atau logo tidak dapat dibaca. Pilih berkas PNG atau JPEG lain di Pengaturan, lalu cetak lagi."
    ),
    "cetak.tidak-tertulis": (
        "Berkas {berkas} tidak dapat ditulis: {sebab}. Tutup berkas itu bila sedang dibuka, atau pilih folder lain, "
        "lalu cetak lagi. Berkas lama tidak berubah."
    ),
    "cetak.pdf-rusak": "Berkas PDF {berkas} tidak dapat dibuka untuk pratinjau. Cetak ulang lembar itu.",
    "cetak.menyusun": "Menyusun lembar",
}
