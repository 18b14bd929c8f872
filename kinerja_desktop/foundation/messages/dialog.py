"""Sentences about the record of a dialog kinerja."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "dialog.kesepakatan-kosong": "Kesepakatan {nomor} belum berisi apa yang disepakati. Tulis isinya, atau kosongkan juga nama dan "
    "batas waktunya.",
    "dialog.batas-dini": "Batas waktu kesepakatan {nomor} mendahului tanggal dialog. Periksa kedua tanggalnya.",
    "dialog.tanpa-tanggal": "Tanggal dialog belum diisi. Boleh disusulkan.",
    "dialog.konflik": "Catatan dialog kinerja {nama} baru saja diubah dari tempat lain, jadi yang Anda isi belum disimpan. Buka "
    "dialognya lagi: isi terbarunya sudah ditampilkan.",
}
