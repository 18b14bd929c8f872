"""Sentences about periods."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "periode.tenggat-dini": (
        "Tenggat penilaian {tenggat} untuk {periode} {kelompok} jatuh sebelum periodenya berakhir ({akhir}). "
        "Pilih tanggal pada atau sesudah {akhir}."
    ),
}
