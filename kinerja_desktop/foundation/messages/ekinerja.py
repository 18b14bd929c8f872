"""Words of *Salin ke e-Kinerja*: the names of the fields."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "ekinerja.umum": "Umum",
    "ekinerja.pendekatan": "Pendekatan",
    "ekinerja.rhk": "RHK {nomor} ({jenis})",
    "ekinerja.pimpinan": "RHK pimpinan yang diintervensi",
    "ekinerja.teks": "Rencana hasil kerja",
    "ekinerja.penugasan-dari": "Penugasan dari",
    "ekinerja.aspek": "Aspek indikator {nomor}",
    "ekinerja.perspektif": "Perspektif indikator {nomor}",
    "ekinerja.indikator": "Indikator {nomor}",
    "ekinerja.target": "Target indikator {nomor}",
    "ekinerja.perilaku": "Ekspektasi perilaku",
    "ekinerja.lampiran": "Lampiran",
    "ekinerja.penjelasan": "Buka formulir SKP di e-Kinerja di samping jendela ini. Enter (atau Ctrl+C) menyalin satu isian dan maju ke berikutnya; "
    "tempel di e-Kinerja dengan Ctrl+V. Spasi mengubah tanda. Tidak ada yang dikirim dari sini.",
    "ekinerja.kosong": "SKP ini belum berisi, jadi belum ada yang disalin. Susun dahulu rencana hasil kerjanya.",
}
