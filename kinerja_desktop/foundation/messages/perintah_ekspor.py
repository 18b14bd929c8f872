"""What the command line says about exports."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "perintah.ekspor": "susun bahan ekspor BKN: buku kerja, JSON, dan lembar entri per atasan",
    "perintah.ekspor-jadi": "{siap} penilaian keluar ({json} juga dalam JSON), {tertahan} belum siap. Berkas ada di {folder}.",
}
