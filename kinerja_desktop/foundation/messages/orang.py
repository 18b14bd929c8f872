"""Words of the screen with everything about one person."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "orang.judul-rencana": "Penugasan dan SKP {tahun}",
    "orang.judul-nilai": "Penilaian semua periode",
    "orang.judul-umpan-balik": "Umpan balik perilaku",
    "orang.judul-keputusan": "Keberatan dan kalibrasi",
    "orang.judul-dialog": "Dialog kinerja {tahun}",
    "orang.tanpa-dialog": "Belum ada dialog kinerja yang dicatat tahun ini.",
    "orang.dialog-tanpa-tanggal": "tanggal belum dicatat",
    "orang.dialog-tanya": "Pertanyaan: {teks}",
    "orang.masa": "{unit}, {dari} sampai {sampai}",
    "orang.sekarang": "sekarang",
    "orang.penilai": "Penilai: {nama}",
    "orang.tanpa-penilai": "Belum ada atasan (pejabat penilai).",
    "orang.skp": "SKP {status}, versi {versi}",
    "orang.skp-lanjut": "SKP {status}, versi {versi}, sama dengan masa yang lain: hanya atasannya berganti.",
    "orang.tanpa-skp": "Belum ada SKP.",
    "orang.tanpa-penugasan": "Tidak ada penugasan pada tahun ini.",
    "orang.tanpa-nilai": "Belum ada penilaian.",
    "orang.tanpa-umpan-balik": "Belum ada umpan balik tertulis.",
    "orang.tanpa-keputusan": "Tidak ada keberatan maupun kalibrasi.",
    "orang.diputuskan": "Diputuskan {nama}, {hari}",
    "orang.catatan": "Catatan: {catatan}",
    "orang.belum": "{periode}: belum ada predikat",
    "orang.keberatan": "Keberatan {periode}: {status}",
    "orang.kalibrasi": "Kalibrasi {periode}: {sebelum} → {sesudah}",
}
