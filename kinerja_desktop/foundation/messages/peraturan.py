"""Sentences about rules and reference tables."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "peraturan.rusak": (
        "Berkas aturan atau tabel rujukan {berkas} tidak dapat dipakai pada {kunci}: {sebab}. "
        "Kembalikan berkas bawaan program, atau pasang ulang."
    ),
    "peraturan.belum-berlaku": (
        'Aturan "{aturan}" belum atau tidak lagi berlaku pada {tanggal}. '
        "Pilih periode yang berakhir pada masa berlakunya."
    ),
}
