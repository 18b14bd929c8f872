"""Sentences that belong to no single subject."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "sisa.belum-tersimpan": "Ada isian yang belum dapat disimpan. Isian itu hilang bila kantor ini ditutup sekarang; kembali dan buka "
    "tempatnya untuk menyimpannya lagi atau menyalinnya.",
    "sisa.lagi": "dan {jumlah} lagi",
    "batal": "Dibatalkan. Tidak ada yang ditulis.",
}
