"""Sentences of the screens of Perencanaan."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "perencanaan.tak-ada-yang-dapat": "Tidak ada baris terpilih yang dapat menjadi {tujuan}. Pilih baris lain, atau buka SKP-nya.",
    "perencanaan.belum-tersimpan": "Perubahan terakhir pada SKP {nama} belum tersimpan. {sebab}",
    "perencanaan.belum-tersimpan-kembali": "Perubahan terakhir pada SKP {nama} belum tersimpan. {sebab} Buka SKP itu lagi: isian Anda "
    "masih ada di sana dan disimpan ulang.",
    "perencanaan.belum-tersimpan-lihat": "Perubahan terakhir pada SKP {nama} belum tersimpan. {sebab} Buka SKP itu lagi untuk melihat "
    "isian Anda.",
    "perencanaan.terlepas": "Isian Anda di SKP {nama} belum disimpan karena SKP itu sudah diubah dari tempat lain: {isi}",
    "perencanaan.menunggu": "SKP {nama} tahun {tahun}: {isi}",
    "perencanaan.tanpa-kata": "baris yang dihapus, dipindah, atau diganti pilihannya",
    "perencanaan.konflik": "SKP {nama} baru saja diubah dari tempat lain, jadi perubahan terakhir Anda tidak disimpan. "
    "Isi terbarunya sudah ditampilkan; ketik lagi bila isian Anda yang benar.",
    "perencanaan.kosong-tempel": "Tempelan kosong. Salin dahulu barisnya di Excel atau Word.",
    "perencanaan.bukan-pilihan": "“{teks}” bukan pilihan di kolom ini, jadi isinya dibiarkan. Pilihannya: {pilihan} (F4).",
    "perencanaan.jenis-kosong": "Jenis RHK selalu Utama atau Tambahan, jadi tidak dapat dikosongkan. Tekan U atau T untuk mengganti.",
    "perencanaan.hanya-baca": "SKP ini sedang tidak dapat diubah; sebabnya tertulis di atas.",
    "perencanaan.pimpinan-belum": "Atasan belum menyusun SKP-nya, jadi belum ada yang dapat dipilih. Tulis dulu RHK pimpinan dengan kata "
    "sendiri; nanti dihubungkan.",
    "perencanaan.pustaka-kosong": "Belum ada RHK lain yang pernah ditulis untuk jabatan {jabatan} di kantor ini, jadi pustakanya kosong.",
    "perencanaan.pilih-rhk": "Letakkan kursor pada rencana hasil kerja yang akan dibagikan.",
    "perencanaan.matriks-terkunci": "SKP {nama} berstatus {status}, jadi tidak diubah lewat matriks.",
    "perencanaan.pimpinan-tanpa-rhk": "{nama} belum punya RHK pada tahun ini. Isian di Belum terhubung tetap tersimpan di SKP pegawai, dan "
    "dihubungkan setelah RHK pimpinan ada.",
    "perencanaan.pimpinan-luar": "Pimpinan ini tidak ada dalam daftar pegawai atau tidak punya penugasan pada tahun ini, jadi SKP-nya tidak "
    "disusun di sini.",
    "perencanaan.dilepas": "{jumlah} RHK yang sudah berindikator tetap ada di SKP pegawai, di kolom Belum terhubung.",
}
