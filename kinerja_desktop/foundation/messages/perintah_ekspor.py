"""What the command line says about exports."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "perintah.ekspor": "susun bahan ekspor BKN: buku kerja, JSON, dan lembar entri per atasan",
    "perintah.ekspor-jadi": "{siap} penilaian keluar ({json} juga dalam JSON), {tertahan} belum siap. Berkas: {berkas}.",
    "perintah.ekspor-sama": "{sama} penilaian lain sama dengan ekspor sebelumnya dan tidak ditulis lagi.",
    "perintah.arti-hanya-berubah": "hanya yang baru atau berubah sejak ekspor sebelumnya",
}
