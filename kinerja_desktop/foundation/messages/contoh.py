"""Sentences about the sample office."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "contoh.terlalu-sedikit": "Kantor contoh butuh paling sedikit {minimal} pegawai, agar ada kepala, staf, dan sekolah. "
    "Tulis jumlah yang lebih besar.",
    "contoh.langkah-pegawai": "Membuat pegawai contoh",
    "contoh.langkah-nilai": "Mengisi penilaian contoh",
    "contoh.langkah-rencana": "Menyusun SKP contoh",
}
