"""Sentences about the rating of a unit's leader that the unit's achievement proposes."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "pimpinan.usul": "Usul rating hasil kerja pimpinan: capaian {unit} {capaian}, jadi {rating}.",
    "pimpinan.lain": "Rating yang dipakai {rating}, berbeda dari usul itu. Tulis alasannya di Catatan.",
    "pimpinan.lain-beralasan": "Rating yang dipakai {rating}, berbeda dari usul itu. Catatan: {catatan}",
    "pimpinan.tidak-ada": "Tidak ada pimpinan unit yang rating hasil kerjanya masih kosong dan capaian unitnya sudah diisi.",
}
