"""Sentences of the import screens and of the list to be mended."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "unit.melingkar-berkas": "{unit} berada di bawah dirinya sendiri: induknya di berkas ini ({induk}) ada di bawahnya. "
    "Perbaiki kolom induk pada baris ini, lalu impor lagi.",
    "perbaikan.menulis": "Menulis daftar perbaikan",
    "perbaikan.semua-masuk": "Tidak ada baris yang perlu diperbaiki, jadi tidak ada berkas yang ditulis.",
    "perbaikan.berkas-asal": "{berkas} adalah berkas yang sedang diimpor. Pilih nama lain supaya berkas asli Anda tetap utuh.",
}
