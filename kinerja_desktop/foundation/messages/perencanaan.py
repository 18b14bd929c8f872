"""Sentences of the screens of Perencanaan."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "perencanaan.tak-ada-yang-dapat": "Tidak ada baris terpilih yang dapat menjadi {tujuan}. Pilih baris lain, atau buka SKP-nya.",
    "perencanaan.belum-tersimpan": "Perubahan terakhir pada SKP {nama} belum tersimpan. {sebab}",
    "perencanaan.konflik": "SKP {nama} baru saja diubah dari tempat lain, jadi perubahan terakhir Anda tidak disimpan. "
    "Isi terbarunya sudah ditampilkan; ketik lagi bila isian Anda yang benar.",
    "perencanaan.kosong-tempel": "Tempelan kosong. Salin dahulu barisnya di Excel atau Word.",
}
