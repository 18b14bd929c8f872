"""Sentences about the record of a dialog kinerja."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "dialog.kesepakatan-kosong": "Kesepakatan {nomor} belum berisi apa yang disepakati. Tulis isinya, atau kosongkan juga nama dan "
    "batas waktunya.",
    "dialog.batas-dini": "Batas waktu kesepakatan {nomor} mendahului tanggal dialog. Periksa kedua tanggalnya.",
    "dialog.tanpa-tanggal": "Tanggal dialog belum diisi. Boleh disusulkan.",
    "dialog.belum": "Dialog kinerja periode ini belum dicatat",
    "dialog.tercatat": "Dialog kinerja {tanggal}: {jumlah} kesepakatan",
    "dialog.tercatat-kosong": "Dialog kinerja {tanggal}: belum ada yang disepakati",
    "dialog.tercatat-tanpa-tanggal": "tanpa tanggal",
    "dialog.sebelumnya": "Kesepakatan {periode}: {isi}",
    "dialog.belum-dibicarakan": "{jumlah} belum dibicarakan",
    "dialog.belum-tersimpan": "Catatan dialog kinerja {nama} belum tersimpan, isinya masih ada. {sebab}",
    "dialog.masih-menunggu": "Catatan dialog kinerja {nama} belum tersimpan, isinya masih ada.",
    "dialog.menunggu": "Dialog kinerja {nama}, {periode}: {isi}",
    "dialog.terlepas": "Isian Anda di dialog kinerja {nama} belum disimpan: {isi}",
    "dialog.konflik": "Catatan dialog kinerja {nama} baru saja diubah dari tempat lain, jadi yang Anda isi belum disimpan. Buka "
    "dialognya lagi: isi terbarunya sudah ditampilkan.",
}
